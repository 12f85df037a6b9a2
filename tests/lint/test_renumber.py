"""Lists are counted anew only as their page shows them already."""

import pytest

from sopai.schema.finding import Fix
from sopai.workflow import lint_text

HEAD = "# Packing\n\n## Steps\n\n"
PACK, PRINT, CALL, WEIGH = (
    f"Li Si (Packer) {does}" for does in
    ("packs the order.", "prints the label.", "calls Ann.", "weighs the parcel.")
)  # fmt: skip


def fix_of(text: str, name: str = "a.md") -> Fix | None:
    """The safe fix of the list's numbers, if there is one."""
    found = [f.fix for f in lint_text(HEAD + text, name).findings if f.code == "STP004"]
    assert found, "the list is flagged"
    return found[0]


def mended(text: str) -> str | None:
    fix = fix_of(text)
    if fix is None:
        return None
    start, end = (at - len(HEAD) for at in fix.replace)
    return text[:start] + fix.text + text[end:]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("1. {a}\n2. {b}\n2. {c}\n3. {d}\n", "1. {a}\n2. {b}\n3. {c}\n4. {d}\n"),
        ("1. {a}\n2. {b}\n2. {c}\n4. {d}\n", "1. {a}\n2. {b}\n3. {c}\n4. {d}\n"),
        ("4) {a}\n5) {b}\n5) {c}\n", "4) {a}\n5) {b}\n6) {c}\n"),
        ("1. [ ] {a}\n2. [ ] {b}\n2. [ ] {c}\n", "1. [ ] {a}\n2. [ ] {b}\n3. [ ] {c}\n"),
        ("1. {a}\n2. **{b}**\n\n2. {c}\n", "1. {a}\n2. **{b}**\n\n3. {c}\n"),
        ("1. {a}\n2. {b}\n   - note 2\n2. {c}\n", "1. {a}\n2. {b}\n   - note 2\n3. {c}\n"),
        ("1. {a}\r\n2. {b}\r\n2. {c}\r\n", "1. {a}\r\n2. {b}\r\n3. {c}\r\n"),
    ],
)
def test_numbers_that_repeat_are_counted_on(before: str, after: str) -> None:
    words = {"a": PACK, "b": PRINT, "c": CALL, "d": WEIGH}
    assert mended(before.format(**words)) == after.format(**words)


LEFT = {
    "a step may be missing": "1. {a}\n2. {b}\n4. {c}\n",
    "two lists, for the page": "1. {a}\n2. {b}\n\n![](a.png)\n\n2. {c}\n3. {d}\n",
    "two kinds of marks": "1. {a}\n2. {b}\n2) {c}\n3) {d}\n",
    "the text refers to a step": "1. {a}\n2. {b}\n2. {c} Then go to step 2.\n",
    "counted backwards": "1. {a}\n3. {b}\n2. {c}\n",
    "a wider number would lose its part": "9. {a}\n9. {b}\n   - note\n10. {c}\n",
}


@pytest.mark.parametrize("name", LEFT)
def test_the_question_stays_with_the_author(name: str) -> None:
    assert mended(LEFT[name].format(a=PACK, b=PRINT, c=CALL, d=WEIGH)) is None


def test_plain_text_shows_its_numbers_as_they_are() -> None:
    assert fix_of(f"1. {PACK}\n2. {PRINT}\n2. {CALL}\n", "a.txt") is None


def test_a_chinese_text_that_refers_to_a_step_stays() -> None:
    steps = "1. 打包员李四打包订单。\n2. 打包员李四打印面单。\n2. 打包员李四称重。{}\n"
    assert mended(steps.format("")) is not None
    assert mended(steps.format("重量不符时返回第2步。")) is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "- First, {a}\n- Then {b}\n- Finally, {c}\n",
            "1. First, {a}\n2. Then {b}\n3. Finally, {c}\n",
        ),
        ("- 首先{z}\n- 然后{z}\n- 最后{z}\n", "1. 首先{z}\n2. 然后{z}\n3. 最后{z}\n"),
    ],
)
def test_bullets_that_all_say_their_place_are_numbered(before: str, after: str) -> None:
    words = {"a": PACK, "b": PRINT, "c": CALL, "z": "打包员李四打包订单。"}
    assert mended(before.format(**words)) == after.format(**words)


@pytest.mark.parametrize(
    "text",
    [
        "- First, {a}\n- Then {b}\n- {d}\n- Finally, {c}\n",
        "- Then {a}\n- Next, {b}\n- Finally, {c}\n",
        "- First aid: {a}\n- Then {b}\n- Then {d}\n- Finally, {c}\n",
        "- First, {a}\n  - a part\n- Then {b}\n- Finally, {c}\n",
    ],
)
def test_bullets_of_which_one_says_nothing_stay(text: str) -> None:
    assert mended(text.format(a=PACK, b=PRINT, c=CALL, d=WEIGH)) is None
