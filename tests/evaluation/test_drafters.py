"""The same briefs by rules and by a model, asked in three ways; half an answer is none."""

from pathlib import Path

import pytest
from pydantic import JsonValue

from sopai.draft.values import Draft
from sopai.errors import EvaluationError, SopaiError
from sopai.evaluation.draft_suite import Drafting
from sopai.evaluation.drafters import drafters
from sopai.evaluation.suites import Wanted, run
from tests.llm.conftest import fixed_models, server  # noqa: F401
from tests.llm.server import FakeServer, says

BRIEF = "Procedure for dispatch. Anna packs the box in Odoo by 16:00. The driver loads the van."
ONCE: dict[str, JsonValue] = {
    "title": "Dispatch",
    "steps": [
        {"action": "Pack the box", "owner": "Anna", "tools": ["Odoo"], "time_limit": "16:00"},
        {"action": "Call the office", "owner": "Zoe", "tools": ["SAP"]},
    ],
    "exceptions": [{"situation": "Box broken", "handling": "Tape it", "owner": "null"}],
    "open_points": ["Who stands in for Anna?"],
}


def _by(name: str, base: str, folder: Path, *, may_ask: bool = True) -> Draft:
    drafter = dict(drafters(f"{base}#m", folder, may_ask))[name]
    return drafter(BRIEF)


def test_the_model_asked_once_is_taken_as_it_is(
    server: FakeServer,  # noqa: F811
    tmp_path: Path,
) -> None:
    server.will(says(ONCE))
    made = _by("asked once", server.base, tmp_path)
    assert [step.owner.text for step in made.sop.steps] == ["Anna", "Zoe"]
    assert made.sop.steps[1].tools == ("SAP",)
    assert made.sop.exceptions[0].owner.text is None
    assert [item.text for item in made.open_items] == ["Who stands in for Anna?"]
    again = _by("asked once", server.base, tmp_path, may_ask=False)
    assert again.sop == made.sop
    assert len(server.requests) == 1


def test_half_of_the_answers_make_no_draft(
    server: FakeServer,  # noqa: F811
    tmp_path: Path,
) -> None:
    said: dict[str, JsonValue] = {"action": "Pack the box in Odoo by 16:00", "output": None}
    server.will(says(said), says({"action": "Load the van", "output": None}))
    made = _by("stepwise", server.base, tmp_path)
    assert [step.action for step in made.sop.steps] == [
        "Pack the box in Odoo by 16:00",
        "Load the van",
    ]
    kept = next((tmp_path / "replies").glob("*.jsonl"))
    kept.write_text(kept.read_text("utf-8").splitlines()[0] + "\n", encoding="utf-8")
    with pytest.raises(SopaiError, match="kept"):
        _by("stepwise", server.base, tmp_path, may_ask=False)


def test_no_model_compares_nothing(tmp_path: Path) -> None:
    assert [name for name, _ in drafters("none", tmp_path, may_ask=False)] == ["rules"]


def test_the_answers_that_are_shipped_can_be_scored_again() -> None:
    report = run("draft", Wanted(split="report"))
    assert isinstance(report, Drafting)
    by_model = [group for group in report.groups if group.drafter != "rules"]
    assert {group.drafter for group in by_model} == {"stepwise", "asked once"}
    missing = [name for group in by_model for name in group.failed if "kept" in name]
    assert not missing


def test_a_damaged_file_of_answers_is_said(tmp_path: Path) -> None:
    (tmp_path / "replies").mkdir()
    (tmp_path / "replies" / "embedded.jsonl").write_text("{", encoding="utf-8")
    with pytest.raises(EvaluationError, match="cannot be read as replies"):
        drafters("embedded", tmp_path, may_ask=False)
