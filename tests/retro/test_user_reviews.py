"""What users found wrong in proposals from reviews of their own."""

import pytest

from sopai.retro.amounts import amounts_in
from sopai.retro.values import Kind
from sopai.retro.wording import reworded
from sopai.schema.changes import Operation
from tests.retro.samples import SOP, SOP_ZH, kinds, proposed


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("每15分钟报一次数据。", "场控管,禁言10分钟,骂第二次拉黑"),
        ("客户2小时内补照片。", "取证时除了3张照片,再请客户拍一段10秒的视频"),
        ("Answer within 2 hours.", "Ask the customer for a 10-second video"),
    ],
)
def test_an_amount_of_another_matter_replaces_nothing(text: str, said: str) -> None:
    assert reworded(text, said).replaced == ()


@pytest.mark.parametrize(
    ("text", "said", "new"),
    [
        (
            "Set up the base 15 minutes before take-off.",
            "We came ten minutes before, fifteen minutes is not enough, make it twenty please",
            "20 minutes",
        ),
        ("Wait 5 minutes.", "5 minutes is too short: 10 minutes", "10 minutes"),
        ("等待5分钟。", "5分钟太短,改为10分钟", "10分钟"),
        ("验货后4小时", "电话由4小时内改成当天18:00前打", "当天18:00"),
    ],
)
def test_what_was_too_little_gives_way_to_what_is_said_after_it(
    text: str, said: str, new: str
) -> None:
    assert [pair[1] for pair in reworded(text, said).replaced] == [new]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("8个工作小时", "duration"),
        ("5个自然日", "duration"),
        ("3个工作组", "count 个"),
        ("当天18:00", "clock"),
    ],
)
def test_working_hours_are_a_time_and_working_groups_are_not(text: str, kind: str) -> None:
    assert [(one.kind, one.text) for one in amounts_in(text)] == [
        (kind, text if kind != "count 个" else "3个")
    ]


LIMITS = (
    "# Refunds\n\n## Steps\n\n1. The clerk compares the names.\n   - Time limit: {limit}\n"
    "2. The clerk pays the refund.\n"
)


def test_a_limit_keeps_what_it_counts_from() -> None:
    sop = LIMITS.format(limit="3 working days after the payment")
    review = "## Decided\n\n- Comparing the names: 2 working days instead of 3.\n"
    (change,) = proposed(review, sop).changes
    assert change.address == "/steps/s1/time_limit"
    assert change.after == "2 working days after the payment"


@pytest.mark.parametrize(
    ("review", "sop", "situation", "handling"),
    [
        (
            "## Decided\n\n- Add an exception: a tyre bursts -> the mechanic changes the bike.\n",
            SOP,
            "A tyre bursts",
            "The mechanic changes the bike.",
        ),
        (
            "## 决定\n\n- 新增异常：冷藏车没有温度计时，仓管员拍照，2小时内通知供应商。\n",
            SOP_ZH,
            "冷藏车没有温度计时",
            "仓管员拍照，2小时内通知供应商。",
        ),
    ],
)
def test_what_calls_itself_an_exception_becomes_one(
    review: str, sop: str, situation: str, handling: str
) -> None:
    (change,) = proposed(review, sop).changes
    assert (change.op, change.address) == (Operation.ADD, "/exceptions")
    assert isinstance(change.after, dict)
    assert change.after["situation"] == situation
    assert change.after["handling"] == handling


def test_who_measures_does_not_become_the_owner_of_the_step() -> None:
    review = "## Decided\n\n- Helmets that are missing: target at most 2, monthly, owner Omar.\n"
    assert not [one for one in proposed(review).changes if one.address.endswith("/owner")]


def test_an_own_proposal_is_taken_back() -> None:
    chat = (
        "[14/12/2026, 17:01] Frank: quick retro, shoot\n"
        "[14/12/2026, 17:03] Daniel: I'd like to check the passport of both riders\n"
        "[14/12/2026, 17:04] Frank: the desk has one form only\n"
        "[14/12/2026, 17:04] Daniel: true. forget it\n"
        "[14/12/2026, 17:05] Lena: the coffee machine is broken again\n"
    )
    said = kinds(chat, "chat.txt")
    assert said["I'd like to check the passport of both riders"] is Kind.REJECTED
    made = proposed(chat, name="chat.txt").changes
    assert not [one for one in made if one.quote and "passport" in one.quote]


@pytest.mark.parametrize("words", ["Keep as is.", "We will NOT shorten the limit of 24 hours."])
def test_what_stays_is_no_change(words: str) -> None:
    assert proposed(f"## Decided\n\n- {words}\n").changes == ()


def test_every_sentence_stands_in_some_list() -> None:
    review = "1. 明年的年会提前两周,由行政小刘负责。"
    made = proposed(review, SOP_ZH, "review.txt")
    listed = [one.quote or "" for one in made.changes]
    listed += [one.quote for one in made.open_items] + [one.quote for one in made.unmatched]
    assert any("年会" in quote for quote in listed)


def test_a_list_of_one_under_its_label_is_a_list() -> None:
    made = proposed("决定：\n1. 投诉的回复时限由24小时改成12小时。\n", SOP_ZH, "review.txt")
    assert all("决定" not in str(one.after) for one in made.changes)
    assert made.changes[0].after == "店长12小时内回复供应商的投诉。"


def test_chinese_words_keep_chinese_marks() -> None:
    change = proposed("决定:测温时打开后门,拍照,存档。\n", SOP_ZH).changes[0]
    assert str(change.after).endswith("测温时打开后门，拍照，存档。")


def test_a_task_behind_a_name_has_an_owner() -> None:
    made = proposed("## 待办\n\n- 徐静：1月20日前和供应商确认送货单\n- 买两个温度计\n", SOP_ZH)
    assert [one.quote for one in made.open_items if one.kind == "no_owner"] == ["买两个温度计"]
