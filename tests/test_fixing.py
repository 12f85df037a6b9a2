"""Safe fixes keep every number, name, unit, quote and denial, and doing them twice is once."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopai.workflow import Options, lint_text
from sopai.workflow.fixing import mend_text
from tests.strategies import NASTY, ORDINARY

STRICT = Options(profile="strict")

ACTIONS = (
    "Li Si (Packer) calls the shift lead", "Call the shift lead", "Please call Ann at 08:30",
    "Wait 5 min", "Send the parcel to dock 3 and sign", "Never open the valve", "Close it",
    'Say "Hello, I am Li Si"', "Add 2.5 ml of `NaCl`", "Repeat steps 4 and 5", "Mark calls Wang Wu",
    "Move **box 7** to the shelf", "First, weigh it", "Then pack it", "Finally, send it",
    "Ask [the lead](a.md#2)", "SSH into the node", "Reject all 10 parcels", "Run `a | b`",
)  # fmt: skip
CONDITIONS = (
    "if fewer than 10 boxes are left on the shelf", "if the lamp is red", "if the pump stops",
    "if it is not dry", "if the scale shows more than 20 kg", "if the seal is broken within 2 h",
    "if the order is \"express\"", "if the box is on shelf 3\n   of row B", "if you are alone",
    "if the lamp is red and stop", "if the door does not close", "if", "if 3 of 4 lamps are red",
)  # fmt: skip
ACTIONS_ZH = (
    "打包员李四致电班长赵六", "班长赵六停线", "打包员李四不发货", "等待5分钟", "说“您好，我是李四”",
    "首先称重", "然后贴2张标签", "最后发货", "把它交给3号月台", "致電班長", "打包员李四在ERP登记",
)  # fmt: skip
CONDITIONS_ZH = (
    "如果货架上的纸箱少于10个", "一旦热封机出现报警", "若订单超过20公斤", "如果少于3个",
    "如果该箱破损", "如果外箱有2处破损则停止", "如果《目录》已更新", "如果貨架上的紙箱少於10個",
)  # fmt: skip
TAILS = ("", ".", ". It is heavy.", ". See step 2.", "。", "。他在30分钟内到。", " <!-- s3 -->")
MARKS = ("1. ", "2. ", "2. ", "3. ", "4. ", "- ", "* ", "2) ", "", "   - ", "> ", "| ", "1. [ ] ")
NEWLINES = ("\n", "\r\n", "\n\n")


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """A step: an action, often with a condition behind it, in one of two languages."""
    is_chinese = draw(st.booleans())
    action = draw(st.sampled_from(ACTIONS_ZH if is_chinese else ACTIONS))
    condition = draw(st.sampled_from(CONDITIONS_ZH if is_chinese else CONDITIONS))
    join = draw(st.sampled_from(("，", ",") if is_chinese else (" ", " ", "\n   ", ", ")))
    plain = draw(st.sampled_from(("", f"{join}{condition}", f"{join}{condition}")))
    return action + plain + draw(st.sampled_from(TAILS))


@st.composite
def procedures(draw: st.DrawFn) -> str:
    """Steps under any marks, in any newlines, among texts that readers have stumbled over."""
    head = draw(st.sampled_from(("# Packing\n\n## Steps\n\n", "# 打包\n\n## 操作步骤\n\n", "")))
    odd = st.sampled_from(ORDINARY + NASTY)
    lines = draw(st.lists(st.one_of(sentences(), sentences(), sentences(), odd), max_size=7))
    newline = draw(st.sampled_from(NEWLINES))
    return head + newline.join(draw(st.sampled_from(MARKS)) + line for line in lines) + newline


LEADING = re.compile(r"(?m)^[ \t]*(?:\d{1,3}[.)]|[-*])[ \t]")
SAID = re.compile(r"[^\W_\u3400-\u9fff]+|[\u3400-\u9fff]")
QUOTED = re.compile(r'"[^"\n]*"|“[^”\n]*”|《[^》\n]*》|`[^`\n]*`|\([^()\n]*\)|\[[^\[\]\n]*\]')
NAMES = re.compile(r"(?<=[a-z0-9)] )[A-Z]\w+|Li Si|Wang Wu|Ann\b|李四|赵六|ERP|NaCl")


def said(text: str) -> Counter[str]:
    """The words and numbers of a text, each as often as it stands, without the marks of lists."""
    return Counter(SAID.findall(LEADING.sub("", text).casefold()))


def test_the_samples_hold_what_can_be_fixed_in_both_languages() -> None:
    english = "# A\n\n## Steps\n\n" + f"1. {ACTIONS[0]} {CONDITIONS[0]}.\n2. {ACTIONS[1]}.\n"
    chinese = "# 甲\n\n## 操作步骤\n\n" + f"1. {ACTIONS_ZH[0]}，{CONDITIONS_ZH[0]}。\n2. 停线。\n"
    for text, name in ((english, "a.md"), (chinese, "a.md"), (english, "a.txt")):
        (applied,) = mend_text(text, name).applied
        assert applied.finding.code == "EXC004"


@given(procedures(), st.sampled_from(("a.md", "a.txt")))
def test_fixes_keep_what_a_text_says(text: str, name: str) -> None:
    mended = mend_text(text, name, STRICT)
    assert said(mended.after) == said(text)
    assert Counter(QUOTED.findall(mended.after)) == Counter(QUOTED.findall(text))
    for applied in mended.applied:
        before, after = (Counter(NAMES.findall(words)) for words in applied[1:])
        assert before == after
    was = Counter(one.code for one in lint_text(text, name, STRICT).findings)
    gone = Counter(applied.finding.code for applied in mended.applied)
    assert Counter(one.code for one in mended.left) == was - gone


@given(procedures(), st.sampled_from(("a.md", "a.txt")))
def test_fixing_twice_is_fixing_once(text: str, name: str) -> None:
    once = mend_text(text, name, STRICT)
    twice = mend_text(once.after, name, STRICT)
    assert twice.after == once.after and twice.applied == ()
    assert not [one for one in once.left if one.fix and one.fix.kind == "safe"]


@given(procedures())
def test_a_text_without_fixes_keeps_its_bytes(text: str) -> None:
    mended = mend_text(text, "a.md", STRICT)
    assert mended.applied or mended.after == text


@given(procedures())
def test_a_fix_that_lint_shows_is_one_that_can_be_done(text: str) -> None:
    safe = [f for f in lint_text(text, "a.md", STRICT).findings if f.fix and f.fix.kind == "safe"]
    assert bool(safe) == bool(mend_text(text, "a.md", STRICT).applied)


def test_only_the_rules_that_were_asked_for_are_fixed() -> None:
    text = f"# A\n\n## Steps\n\n1. {ACTIONS[0]} {CONDITIONS[0]}.\n2. Li Si packs.\n2. Li Si ends.\n"
    assert {one.finding.code for one in mend_text(text, "a.md").applied} == {"EXC004", "STP004"}
    only = mend_text(text, "a.md", codes=("STP004",))
    assert [one.finding.code for one in only.applied] == ["STP004"]
    assert CONDITIONS[0] in only.after


def test_what_a_file_allows_is_not_fixed() -> None:
    permit = "<!-- sopai: allow EXC004: as the machine prints it -->"
    text = f"# A\n\n## Steps\n\n1. {ACTIONS[0]} {CONDITIONS[0]}. {permit}\n2. Li Si packs.\n"
    assert mend_text(text, "a.md").after == text


@pytest.mark.parametrize("text", ["", "\x00\x01", "﻿", "1. " * 5000, "if " * 3000, "|" * 4000])
def test_what_is_no_procedure_stays(text: str) -> None:
    assert mend_text(text, "a.md").after == text


def test_a_step_keeps_its_owner_in_what_is_read_of_it() -> None:
    text = f"# A\n\n## Steps\n\n1. {ACTIONS[0]} {CONDITIONS[0]}.\n2. {ACTIONS[0]}.\n"
    after = mend_text(text, "a.md").after
    owners = [[s.owner for s in lint_text(t, "a.md").sop.steps] for t in (text, after)]
    assert after != text and owners[0] == owners[1] and owners[0][0].person == "Li Si"
