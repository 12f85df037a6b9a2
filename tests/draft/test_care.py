"""Targets, inspections and the next look at a procedure, as a brief says them."""

import pytest

from sopai.draft.care import care_of
from sopai.draft.drafting import REVIEW, draft
from sopai.draft.kinds import Kind
from sopai.draft.scripts import script_in
from sopai.schema.sources import SourceState

CARE = {
    "We want at least 95 % of refunds paid within 3 days.": Kind.TARGET,
    "The error rate should stay under 1 %.": Kind.TARGET,
    "Fewer than 2 complaints a month is the goal.": Kind.TARGET,
    "退款及时率要到95%以上": Kind.TARGET,
    "每个月投诉不超过2起": Kind.TARGET,
    "Tom looks through ten random tickets every Friday.": Kind.CHECK,
    "Ines checks once a month whether it is followed.": Kind.CHECK,
    "店长每周五抽查10单": Kind.CHECK,
    "每月由孙主任检查": Kind.CHECK,
    "Please look at this procedure again every six months.": Kind.REVIEW,
    "这个流程每半年修订一次": Kind.REVIEW,
}
WORK = (
    "Anna checks the fridge every morning.",
    "If the error rate is above 5 % the line stops.",
    "The discount rate is at most 10 %.",
    "She reviews the order within 2 weeks.",
    "Ann checks the parcel and the delivery note.",
    "每天检查冰箱温度",
    "如果不良率超过2%,停机",
    "蔬菜抽查,一筐烂的超过一成就整筐退",
)


@pytest.mark.parametrize("text", CARE)
def test_what_keeps_the_procedure_alive_is_told_from_the_work(text: str) -> None:
    assert care_of(text, "en" if text.isascii() else "zh") is CARE[text]


@pytest.mark.parametrize("text", WORK)
def test_daily_work_is_no_inspection_and_a_threshold_no_target(text: str) -> None:
    assert care_of(text, "en" if text.isascii() else "zh") is None


BRIEF = (
    "Write down how we handle returns. Anna opens the parcel the same day. At least 95 % of "
    "refunds are paid within 3 days. Tom looks through ten random tickets every Friday. Look at "
    "this procedure again every six months, Tom does that."
)
BRIEF_ZH = (
    "帮我写个退货流程。小敏当天拆包裹。退款及时率要到95%以上。店长每周五抽查10单。"
    "这个流程每半年修订一次,店长负责。"
)


@pytest.mark.parametrize(
    ("brief", "title", "target", "rhythm", "again", "who"),
    [
        (BRIEF, "Handle returns", "At least 95 %", "every Friday", "every six months", "Tom"),
        (BRIEF_ZH, "退货流程", "95%以上", "每周五", "每半年", "店长"),
    ],
)
def test_targets_inspections_and_reviews_stand_in_their_own_place(
    brief: str, title: str, target: str, rhythm: str, again: str, who: str
) -> None:
    made = draft(brief)
    assert made.sop.title == title
    assert len(made.sop.steps) == 1
    [metric] = made.sop.metrics
    assert metric.target is not None and metric.target.text == target
    [routine] = made.sop.supervision
    assert routine.cadence == rhythm
    assert {made.sop.supervisor.text, made.sop.improver.text} == {who}
    assert made.control.review_cadence == again
    quotes = {made.sources[f"/metrics/{metric.id}/name"], made.sources[REVIEW]}
    assert all(source.state is SourceState.SAID for source in quotes)
    assert all(source.quote and source.quote in brief for source in quotes)
    assert not {question.id for question in made.questions} & {"standard", "supervisor"}


@pytest.mark.parametrize(
    ("quote", "script"),
    [
        ('She says "Good morning, how can I help?" and waits', "Good morning, how can I help?"),
        ("跟客户说“您的包裹已收到,今天给您处理”", "您的包裹已收到,今天给您处理"),
        ('The form is called "Returns 2026"', None),
        ('Say "no"', None),
    ],
)
def test_the_exact_words_are_kept(quote: str, script: str | None) -> None:
    assert script_in(quote) == script


def test_words_to_be_said_are_never_lost_and_belong_to_who_acted_last() -> None:
    made = draft('Anna calls the customer. Say "Thank you, we look at it today, Sir".')
    assert made.sop.steps[-1].script == "Thank you, we look at it today, Sir"
    assert made.sop.steps[-1].owner.person == "Anna"


def test_who_stands_behind_what_he_does_owns_it() -> None:
    made = draft("Anna opens the parcel. Refunds up to 50 euros Anna does herself.")
    assert made.sop.steps[-1].owner.person == "Anna"
    assert made.sop.steps[-1].action.startswith("Refunds")
