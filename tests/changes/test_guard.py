"""The meaning guard: what vanishes is said, and what only reads otherwise is not."""

import pytest

from sopai.changes.guard import compare, guard
from sopai.schema.changes import Change
from tests.changes.samples import change, element, packing

VANISHES = [
    ("Reply within 24 h", "Reply", "the number 24 h is gone"),
    ("Reply within 24 h", "Reply within 4 h", "24 h becomes 4 h"),
    ("Heat to 80 °C", "Heat to 80 °F", "80 °C becomes 80 °F"),
    ("Keep at least 3 boxes", "Keep at most 3 boxes", "3: at least becomes at most"),
    ("Ask two people", "Ask people", "the number two is gone"),
    ("Pay by 17:00", "Pay by 16:00", "17:00 becomes 16:00"),
    ("Do not open the box", "Open the box", "not any more: “not open the box”"),
    ("Don't reboot. Don't open it.", "Don't reboot. Open it.", "“n't open"),
    ("Open the box", "Never open the box", "denied that was not: “Never open the box”"),
    ("Ship it unless it is damaged", "Ship it", "a condition is gone: “unless it is damaged”"),
    ("If it rains, call Ann. If not, go.", "If it rains, call Ann. Go.", "a condition is gone"),
    ("Only the lead may refund", "The lead may refund", "not limited any more: “Only the lead"),
    ("Refund the price", "Refund the price before you ask", "a condition is new: “before you ask”"),
    ("Book it in Xero", "Book it", "Xero is not named any more"),
    ("Call the customer", "Call the customer and tell Petra", "Petra is named and was not"),
]
ZH_VANISHES = [
    ("24小时内回复", "尽快回复", "数字24小时没有了"),
    ("24小时内回复", "4小时内回复", "24小时变成了4小时"),
    ("每箱至少3件", "每箱最多3件", "“至少”和“最多”颠倒了"),
    ("不要跟客人争论", "跟客人争论", "现在没有了：“不要跟客人争论"),
    ("开箱检查", "严禁开箱检查", "新增了禁止或否定：“严禁开箱检查”"),
    ("除非客户同意，否则不退款", "不退款", "少了一个条件：“除非客户同意”"),
    ("如果破损，拍照上报", "拍照上报", "少了一个条件：“如果破损”"),
    ("仅主管可以退款", "主管可以退款", "不再有限制：“仅主管可以退款”"),
    ("十分钟内打电话", "打电话", "数字十分钟没有了"),
]
STAYS = [
    ("Reply within 24 h", "Answer within 24 hours"),
    ("Reply within 24 h", "Reply in at most one day"),
    ("Reply within 90 minutes", "Reply within 1.5 h"),
    ("Reply within an hour", "Reply within 60 min"),
    ("Pay 1,000 € by 5 pm", "Pay 1000 € by 17:00"),
    ("Error rate below 0.5 %", "Error rate < 0.5%"),
    ("No later than 17:00", "By 17:00"),
    ("Take no more than 3 boxes", "Take at most 3 boxes"),
    ("Do not open the box", "Never open the box"),
    ("Never open and never shake the box", "Never open or shake the box"),
    ("Don't forget to sign", "Sign"),
    ("If the label is torn, print it again", "When it is torn, print the label again"),
    ("Before you ship, weigh the box", "Weigh the box prior to shipping"),
    ("Opening the box is forbidden", "Do not open the box"),
    ("Check 1 tenant and 2 hens", "Check 1 customer and 2 hens"),
    ("Pack the box", "Put the goods into the box"),
    ("Wait two minutes", "Wait 2 minutes"),
    ("once a week", "weekly"),
    ("Do not start without a permit", "Never start without a permit"),
    ("24小时内回复", "一天之内回复"),
    ("不超过5分钟", "5分钟以内"),
    ("下午5点前付款", "17:00前付款"),
    ("禁止打开包装", "不得打开包装"),
    ("如果破损，拍照", "破损时，拍照"),
    ("三名员工核对", "3名员工核对"),
    ("别忘了签字", "签字"),
    ("收到货之后，核对数量", "收到货后，核对数量"),
    ("使用不锈钢托盘", "用钢制托盘"),
    ("一起核对", "共同核对"),
]


@pytest.mark.parametrize(("before", "after", "said"), VANISHES)
def test_what_vanishes_or_appears_is_said(before: str, after: str, said: str) -> None:
    assert said in "\n".join(compare(before, after))


@pytest.mark.parametrize(("before", "after", "said"), ZH_VANISHES)
def test_what_vanishes_or_appears_is_said_in_chinese(before: str, after: str, said: str) -> None:
    assert said in "\n".join(compare(before, after, "zh"))


@pytest.mark.parametrize(("before", "after"), STAYS)
def test_other_words_of_the_same_meaning_raise_no_alarm(before: str, after: str) -> None:
    assert compare(before, after) == ()
    assert compare(after, before) == ()


@pytest.mark.parametrize(("before", "after", "said"), [*VANISHES, *ZH_VANISHES])
def test_a_text_is_the_same_as_itself(before: str, after: str, said: str) -> None:
    assert compare(before, before) == compare(after, after) == ()


def said(one: Change, language: str = "en") -> tuple[str, ...]:
    return guard(packing(), one, language)


def test_another_owner_is_said() -> None:
    before = {"kind": "role", "role": "Packer", "text": "Packer", "found": "label"}
    other = {"kind": "role", "role": "Lead"}
    assert said(change("set", "/steps/s2/owner", before, other)) == (
        "who does it changes: Packer becomes Lead",
    )
    assert said(change("set", "/steps/s2/owner", before, None), "zh") == (
        "不再写明负责人，原来是Packer",
    )
    assert said(change("set", "/steps/s1/owner", None, other)) == ()


def test_tools_that_come_and_go_are_said() -> None:
    one = change("set", "/steps/s1/tools", ["Odoo", "Printer"], ["Printer", "Scanner"])
    assert said(one) == ("the tool Odoo is gone", "the tool Scanner is new")


def test_a_known_tool_that_leaves_the_words_is_said() -> None:
    one = change("set", "/steps/s1/action", "print it with the printer", "print it")
    assert said(one) == ("the tool list of the step still says “Printer”",)
    other = change("set", "/steps/s2/action", "Pack the box, book it in Odoo", "Pack the box")
    assert said(other) == ("Odoo is not named any more",)


def test_an_owner_who_stays_beside_the_words_may_leave_them() -> None:
    one = change("set", "/steps/s2/action", "The Packer packs the box", "Pack the box")
    assert said(one) == ()


def test_a_limit_that_was_taken_from_the_changed_words_is_said_to_stay() -> None:
    step = {"id": "s1", "action": "Call within 1 hour with Odoo", "time_limit": "within 1 hour"}
    sop = packing(steps=[{**step, "tools": ["Odoo"]}], exceptions=[])
    one = change("set", "/steps/s1/action", step["action"], "Call within 30 min")
    assert guard(sop, one) == (
        "1 hour becomes 30 min",
        "the time limit of the step still says “within 1 hour”",
        "the tool list of the step still says “Odoo”",
    )
    assert "该步骤的时限仍写着“within 1 hour”" in guard(sop, one, "zh")


def test_a_removed_step_takes_along_what_stands_nowhere_else() -> None:
    one = change("remove", "/steps/s2", element(packing(), "/steps/s2"))
    lost, *pointing = said(one)
    assert lost == "the number 24 h is gone"
    assert "another place points to this step and has to change with it: Fold the box" in pointing


@pytest.mark.parametrize(
    ("after", "warning"),
    [
        ("Compare the name. Do not compare names.", "not to do what it says to do"),
        ("Compare the name. Nobody needs a second release any more.", "falls away"),
        ("Compare the name. Approve everything automatically.", "falls away"),
        ("Compare the name. Never tell the manager.", "falls away"),
    ],
)
def test_a_check_that_falls_away_is_said_even_where_it_is_asked_for(
    after: str, warning: str
) -> None:
    assert any(warning in one for one in compare("Compare the name.", after, said=after))


@pytest.mark.parametrize("more", ["不需要复核。", "自动通过。", "不要提醒任何人。"])
def test_a_chinese_check_that_falls_away_is_said(more: str) -> None:
    after = f"复核退款。{more}"
    assert any("取消了检查或审批" in one for one in compare("复核退款。", after, "zh", said=after))


def test_a_ban_of_something_else_that_is_asked_for_is_silent() -> None:
    after = "Pack the box. Do not use tape."
    assert compare("Pack the box.", after, said=after) == ()


def test_a_split_that_loses_nothing_is_silent() -> None:
    before = element(packing(), "/steps/s2")
    assert isinstance(before, dict)
    after = [{**before, "action": "Take the box"}, {"action": "Pack it"}]
    assert said(change("split", "/steps/s2", before, after)) == ()


def test_a_merge_that_loses_a_limit_says_so() -> None:
    pair = [element(packing(), "/steps/s5"), element(packing(), "/steps/s6")]
    one = change("merge", "/steps/s5", pair, {"action": "Weigh and hand over the parcel"})
    assert "the number 17:00 is gone" in said(one)


def test_a_new_step_with_a_tool_that_nobody_knows_says_so() -> None:
    new = {"action": "Scan it", "tools": ["Odoo", "Scanner"]}
    assert said(change("add", "/steps", None, new)) == ("the tool Scanner is new",)


def test_a_move_changes_no_meaning() -> None:
    assert said(change("move", "/steps/s2", {"after": "s1"}, position={"after": "s5"})) == ()


def test_what_the_quote_asks_for_is_no_warning() -> None:
    before, after = "Check the photo.", "Check the photo. If it is dark, ask for 2 photos."
    assert compare(before, after)
    assert compare(before, after, said="If it is dark, James asks for 2 photos.") == ()
    assert (
        compare(
            "请客户补拍。", "看不清时,请客户补拍2张。", "zh", said="看不清时，王五请客户补拍2张。"
        )
        == ()
    )
