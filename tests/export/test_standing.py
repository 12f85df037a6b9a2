"""What a copy is worth, and that every format says the same of it."""

from datetime import date

import pytest

from sopai.export.printed import Printed
from sopai.export.registry import Format, known_formats
from sopai.export.standing import Standing, standing_of
from sopai.export.view import view_of
from sopai.schema.control import DocumentControl, State
from sopai.schema.notices import NOTICES, is_notice, open_count
from tests.export.samples import CONTROL, TODAY, full_sop, sop_with
from tests.export.shown import shown

STAMPS = [
    (State.DRAFT, "DRAFT", "草稿"),
    (State.IN_REVIEW, "IN REVIEW", "审核中"),
    (State.APPROVED, "NOT YET EFFECTIVE", "尚未生效"),
    (State.EXPIRED, "EXPIRED", "已过期"),
    (State.RETIRED, "OBSOLETE", "已作废"),
]
OPEN = ("Who packs on Sunday?", "How long is a tote kept?")
FORMATS = pytest.mark.parametrize("form", known_formats(), ids=lambda form: form.name)
PAGES = pytest.mark.parametrize(
    "form", [one for one in known_formats() if one.name in ("docx", "xlsx", "pdf", "html")]
)


def standing(control: DocumentControl, language: str = "en", *open_items: str) -> Standing:
    return standing_of(view_of(sop_with(language=language), None, TODAY), control, open_items)


def said(form: Format, state: State, language: str) -> str:
    control = CONTROL.model_copy(update={"state": state})
    return shown(form.name, form.write(Printed(full_sop(language), control, None, TODAY, OPEN)))


@pytest.mark.parametrize(("state", "english", "chinese"), STAMPS)
def test_what_is_not_in_effect_is_named(state: State, english: str, chinese: str) -> None:
    control = DocumentControl(state=state)
    assert (standing(control).stamp, standing(control, "zh").stamp) == (english, chinese)


@pytest.mark.parametrize(
    "control",
    [
        DocumentControl(state=State.EFFECTIVE),
        DocumentControl(state=State.EFFECTIVE, effective=TODAY),
        DocumentControl(),
    ],
)
def test_nothing_is_said_of_what_is_in_effect_or_has_no_state(control: DocumentControl) -> None:
    assert (standing(control).stamp, standing(control).warning) == ("", "")


def test_an_effective_version_is_not_in_effect_before_its_day() -> None:
    control = DocumentControl(state=State.EFFECTIVE, effective=date(2026, 4, 1))
    assert standing(control).warning == "NOT YET EFFECTIVE: do not work by this copy"


def test_what_is_open_makes_a_draft_of_an_sop_without_a_state() -> None:
    assert standing(DocumentControl(), "en", "Who?").stamp == "DRAFT"


def test_a_review_that_has_passed_is_said() -> None:
    late = DocumentControl(state=State.EFFECTIVE, next_review=date(2026, 2, 1))
    assert standing(late).warning == "Its review was due on 2026-02-01: ask whether it still holds"
    assert standing(late, "zh").warning == "复审日期 2026-02-01 已过：请确认是否仍然适用"


def test_a_print_is_not_controlled_from_its_day_on() -> None:
    known = standing(DocumentControl())
    undated = standing_of(view_of(sop_with(language="zh"), None, None), None)
    assert known.uncontrolled == "Uncontrolled when printed · printed 2026-03-01"
    assert undated.uncontrolled == "打印件为非受控文件"


@FORMATS
@pytest.mark.parametrize(("state", "english", "chinese"), STAMPS)
def test_every_format_warns_in_the_same_words(
    form: Format, state: State, english: str, chinese: str
) -> None:
    assert f"{english}:donotworkbythiscopy".replace(" ", "") in said(form, state, "en")
    assert f"{chinese}：请勿按此件操作" in said(form, state, "zh")


@FORMATS
def test_no_format_warns_of_an_effective_sop(form: Format) -> None:
    assert "donotwork" not in said(form, State.EFFECTIVE, "en")
    assert "请勿按此件" not in said(form, State.EFFECTIVE, "zh")


@FORMATS
def test_every_format_tells_what_is_open_and_what_approvals_are_worth(form: Format) -> None:
    english, chinese = said(form, State.EFFECTIVE, "en"), said(form, State.EFFECTIVE, "zh")
    assert "Openitems(2):answerthembeforeanybodyworksbythisprocedure" in english
    assert "待定事项（2）：按本规程操作之前须先确定" in chinese
    assert "WhopacksonSunday?" in english and "Howlongisatotekept?" in english
    assert "Approvalsnamedherearerecorded,notauthenticated." in english
    assert "此处的审批仅作记录，未经身份认证。" in chinese


@PAGES
def test_every_page_says_that_a_print_is_not_controlled(form: Format) -> None:
    assert "Uncontrolledwhenprinted·printed2026-03-01" in said(form, State.EFFECTIVE, "en")
    assert "打印件为非受控文件·打印日期2026-03-01" in said(form, State.EFFECTIVE, "zh")


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("state", State)
def test_what_is_said_is_known_again(state: State, language: str) -> None:
    control = CONTROL.model_copy(update={"state": state, "next_review": date(2026, 2, 1)})
    known = standing(control, language, *OPEN)
    assert open_count(known.open_heading) == 2 and not is_notice(known.open_heading)
    assert is_notice(known.warning) and is_notice(known.approvals) and is_notice(known.uncontrolled)


def test_words_of_an_sop_are_no_notice() -> None:
    assert not is_notice("DRAFT") and not is_notice("Do not work by this copy")
    assert open_count("Open items: none") == open_count("Open items (2)") == 0
    assert NOTICES["en"].stamps.keys() == NOTICES["zh"].stamps.keys()
