"""Scoring drafts: what is counted right, and what would be counted wrong."""

import json
from pathlib import Path

import pytest

from sopai.draft.drafting import draft
from sopai.draft.values import Draft
from sopai.errors import EvaluationError
from sopai.evaluation.corpus import eval_folder
from sopai.evaluation.draft_cases import DraftCase, Expected, Newcomer, draft_cases
from sopai.evaluation.draft_scoring import likeness, score
from sopai.evaluation.draft_suite import Drafting
from sopai.evaluation.suites import Wanted, run
from sopai.schema.owner import Owner, OwnerKind

BRIEF = "It is a mess. Anna packs the box in Odoo by 16:00. The driver loads the van. Bob signs."
EXPECTED = Expected.model_validate(
    {
        "people": ["Anna", "Bob"],
        "tools": ["Odoo"],
        "numbers": ["16:00"],
        "actions": ["pack the box in Odoo", "load the van", "sign the list"],
        "missing": ["who stands in for Anna", "what happens with broken goods"],
        "detail": [
            {"action": "pack the box in Odoo", "owner": "Anna", "limit": "by 16:00"},
            {"action": "load the van", "owner": "driver", "limit": None},
            {"action": "weigh the parcel", "owner": "Bob", "limit": None},
        ],
        "background": ["It is a mess."],
    }
)
CASE = DraftCase("x/en-01", "en", "dev", BRIEF, EXPECTED)


@pytest.fixture(scope="module")
def made() -> Draft:
    return draft(BRIEF)


def test_what_the_draft_holds_is_counted(made: Draft) -> None:
    scores = score(CASE, made)
    assert scores.covered == (2, 3)
    assert scores.owner_right == (2, 3)
    assert scores.owner_wrong == (0, len(made.sop.steps))
    assert scores.limit == (1, 1)
    assert scores.missing == (1, 2)
    assert scores.background == (0, 1)
    assert scores.invented == 0


def test_a_step_that_nobody_owns_and_nothing_lists_is_counted(made: Draft) -> None:
    unowned = _with_first_step(made, owner=Owner(kind=OwnerKind.NONE))
    assert score(CASE, unowned).unlisted == 1
    assert score(CASE, made).unlisted == 0


def _with_first_step(made: Draft, **fields: object) -> Draft:
    first = made.sop.steps[0].model_copy(update=fields)
    sop = made.sop.model_copy(update={"steps": (first, *made.sop.steps[1:])})
    return made.model_copy(update={"sop": sop})


def test_a_wrong_owner_and_a_stranger_are_counted(made: Draft) -> None:
    stranger = Owner(kind=OwnerKind.PERSON, person="Zoe", text="Zoe")
    scores = score(CASE, _with_first_step(made, owner=stranger))
    assert scores.owner_wrong[0] == 1
    assert scores.invented == 1


def test_an_invented_number_and_tool_are_counted(made: Draft) -> None:
    assert score(CASE, _with_first_step(made, time_limit="within 99 minutes")).invented == 1
    assert score(CASE, _with_first_step(made, tools=("SAP",))).invented == 1


def test_steps_in_the_wrong_order_are_counted(made: Draft) -> None:
    turned = made.model_copy(
        update={"sop": made.sop.model_copy(update={"steps": made.sop.steps[::-1]})}
    )
    assert score(CASE, turned).order[0] < score(CASE, made).order[0]


def test_likeness_is_the_share_of_words() -> None:
    assert likeness("pack the box", "She packs a box") == 1
    assert likeness("pack the box", "load the van") == 0
    assert likeness("核对订单", "客服核对订单号") == 1
    assert likeness("", "anything") == 0


def test_shipped_cases_are_read_and_split() -> None:
    folder = eval_folder() / "draft"
    dev, report = draft_cases(folder, "dev"), draft_cases(folder, "report")
    assert dev and report
    assert not {case.name for case in dev} & {case.name for case in report}


def test_figures_of_the_shipped_cases_are_printed() -> None:
    measured = run("draft", Wanted(split="dev", model="none"))
    assert isinstance(measured, Drafting)
    assert {group.invented for group in measured.groups} == {0}
    assert {group.unlisted for group in measured.groups} == {0}


def test_a_broken_case_is_named(tmp_path: Path) -> None:
    (tmp_path / "en-01.txt").write_text("Anna packs.", encoding="utf-8")
    (tmp_path / "en-01.expected.json").write_text(json.dumps({"people": []}), encoding="utf-8")
    with pytest.raises(EvaluationError, match="en-01.expected.json"):
        draft_cases(tmp_path, "all")


def test_a_folder_without_briefs_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="no briefs"):
        draft_cases(tmp_path, "dev")


QUESTIONS = (
    Newcomer(question="Who packs?", where=("box", "parcel"), answer=("anna",)),
    Newcomer(question="By when?", where=("box",), answer=("4 pm", "16:00")),
    Newcomer(question="Who loads?", where=("van",), answer=("anna",)),
    Newcomer(question="Where is the key?", where=("key",), answer=("odoo",)),
)


def test_a_newcomer_is_answered_where_one_place_holds_question_and_answer(made: Draft) -> None:
    assert score(CASE._replace(newcomer=QUESTIONS), made).newcomer == (2, 4)
    assert score(CASE, made).newcomer == (0, 0)


def test_targets_inspections_reviews_and_scripts_count_in_their_own_place() -> None:
    brief = (
        "Anna opens the parcel. At least 95 % of refunds are paid in time. Tom looks through ten "
        'tickets every Friday. Say "Thank you, we look at it today, Sir". Check this procedure '
        "again every six months."
    )
    stated = {
        "targets": ["At least 95 % of refunds are paid in time", "Anna opens the parcel"],
        "checks": ["Tom looks through ten tickets every Friday"],
        "review": "again every six months",
        "scripts": ["Thank you, we look at it today, Sir"],
    }
    expected = Expected.model_validate({**EXPECTED.model_dump(), **stated})
    case = CASE._replace(brief=brief, expected=expected)
    assert score(case, draft(brief)).care == (4, 5)


def test_broken_questions_are_said(tmp_path: Path) -> None:
    (tmp_path / "en-01.txt").write_text("Anna packs.", encoding="utf-8")
    record = json.dumps(EXPECTED.model_dump(mode="json"))
    (tmp_path / "en-01.expected.json").write_text(record, encoding="utf-8")
    (tmp_path / "en-01.newcomer.json").write_text('[{"question": 1}]', encoding="utf-8")
    with pytest.raises(EvaluationError, match="questions"):
        draft_cases(tmp_path, "all")
