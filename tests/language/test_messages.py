"""Messages in Chinese: every one that the source composes, and whatever values stand in it."""

import os
import sys
from collections import Counter
from string import Formatter
from time import process_time
from typing import Literal

import pytest
from pydantic import BaseModel, ConfigDict, ValidationError

from sopai.language.lexicon import pairs
from sopai.language.messages import MAX_CHARACTERS, in_language
from tests.language.composed import HOLE, messages, not_followed, written

OURS = pairs("messages.txt")
OF_OTHERS = pairs("messages_of_others.txt")
SAMPLES = {"!r": "'a b.md'", ":d": "7,000", ":w": "c7", "": "Xyz"}


def bare(english: str) -> str:
    """A template without the names of its holes."""
    return "".join(
        words.replace("{", "{{").replace("}", "}}") + ("" if name is None else "{}")
        for words, name, _, _ in Formatter().parse(english)
    )


def holes(template: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(template) if name is not None)


def filled(english: str) -> tuple[str, dict[str, str]]:
    """A template with a sample of each value, and the samples by name."""
    values, text = {}, ""
    for words, name, form, mark in Formatter().parse(english):
        text += words
        if name is not None:
            values[name] = SAMPLES[f"!{mark}" if mark else f":{form}" if form else ""]
            text += values[name]
    return text, values


def test_every_message_of_the_source_is_known_in_chinese() -> None:
    known = {bare(english) for english, _ in OURS}

    assert sorted({one for one in messages() if one.template not in known}) == []


def test_every_message_is_followed_to_its_words_or_is_bilingual_already() -> None:
    assert not_followed() == {
        # what was said where it was lost
        "ingest/html.py: flow.why",
        "ingest/word_compose.py: block.loss.why",
        "ingest/word_compose.py: loss.why",
        # in the language of the review
        "workflow/reviewing.py: _nothing(pile, wish.options.language)",
        "workflow/reviewing.py: say('other.pile', wish.options.language, out=str(wish.out))",
    }


def test_every_entry_is_written_somewhere_in_the_source() -> None:
    alive = written() | {one.template for one in messages()}

    assert [english for english, _ in OURS if bare(english) not in alive] == []


@pytest.mark.skipif(sys.platform != "linux", reason="each system words its errors itself")
def test_every_entry_of_others_is_what_they_say() -> None:
    with pytest.raises(ValidationError) as caught:
        Asked.model_validate({"words": {}, "count": {}, "rows": {}, "kind": "b", "more": 1})
    said = {os.strerror(number) for number in range(1, 134)} | {"[Errno {}] {}: {}"}
    said |= {one["msg"].replace("'a'", HOLE) for one in caught.value.errors()}

    assert [english for english, _ in OF_OTHERS if bare(english) not in said] == []


class Asked(BaseModel):
    """Something of each type that a file may get wrong."""

    model_config = ConfigDict(extra="forbid")

    words: str
    count: int
    rows: list[str]
    kind: Literal["a"]
    missing: str


def test_no_entry_stands_twice() -> None:
    known = [filled(english)[0] for english, _ in OURS + OF_OTHERS]

    assert [message for message, count in Counter(known).items() if count > 1] == []


@pytest.mark.parametrize(("english", "chinese"), [*OURS, *OF_OTHERS])
def test_both_sides_hold_the_same_values(english: str, chinese: str) -> None:
    assert len(holes(english)) == len(set(holes(english)))
    assert set(holes(english)) == set(holes(chinese))
    assert "您" not in chinese


@pytest.mark.parametrize(("english", "chinese"), [*OURS, *OF_OTHERS])
def test_each_message_is_told_from_all_others(english: str, chinese: str) -> None:
    message, values = filled(english)
    has_words = any(character.isalpha() for character in bare(english))

    assert in_language(message, "zh") == (chinese.format(**values) if has_words else message)
    assert in_language(message, "en") == message


def test_values_are_carried_over_as_they_are() -> None:
    message = "'it is empty: {x} \\\\ \"b\".md' does not exist: check the path"

    assert in_language(message, "zh") == "'it is empty: {x} \\\\ \"b\".md' 不存在：请检查路径"


def test_values_with_the_words_of_the_message_do_not_confuse_it() -> None:
    message = "'a' does not exist: check the path' is a folder: name the files in it"

    assert in_language(message, "zh") == message
    assert in_language(f'"{message[:35]}"{message[35:]}', "zh").endswith("请指定里面的文件")


def test_messages_inside_messages_are_chinese_too() -> None:
    message = (
        "'a.docx': it is no Word file but an RTF file: open it in Word and save it in the new "
        "format"
    )
    listed = (
        "nothing was applied: c1 and c2 both change /purpose: accept one of them; "
        "c3: /title should be 'A; b', and is 'B'"
    )

    assert in_language(message, "zh") == (
        "'a.docx'：它不是 Word 文件，而是 RTF 文件：请用 Word 打开，另存为新格式"
    )
    assert in_language(listed, "zh").startswith("没有应用任何修改：c1 和 c2 都修改 /purpose：")


def test_a_list_of_messages_is_chinese_one_by_one() -> None:
    message = (
        "nothing was applied: c1 and c2 both change /purpose: accept one of them; "
        "c2 and c3 both change /title: accept one of them"
    )

    assert in_language(message, "zh") == (
        "没有应用任何修改：c1 和 c2 都修改 /purpose：请只接受其中一项；"
        "c2 和 c3 都修改 /title：请只接受其中一项"
    )


def test_words_of_the_system_are_chinese_too() -> None:
    error = PermissionError(13, "Permission denied", "out.md")

    assert in_language(f"the draft cannot be written to 'out.md': {error}", "zh") == (
        "草稿无法写入 'out.md'：没有权限（错误 13）：'out.md'"
    )


def test_the_name_of_the_file_may_stand_in_another_column() -> None:
    assert in_language("does not exist: check the path", "zh") == "不存在：请检查路径"


@pytest.mark.parametrize(
    "message",
    [
        "",
        "Pack it: soon",
        "'a.md': something else",
        "it is empty or so",
        "没有这个文件",
        "7 apples",
    ],
)
def test_what_is_not_known_stays_as_it_is(message: str) -> None:
    assert in_language(message, "zh") == message


def test_a_number_is_a_number() -> None:
    assert in_language("page 7", "zh") == "第 7 页"
    assert in_language("page of the manual", "zh") == "page of the manual"


HOSTILE = {
    "quotes": "'",
    "quoted": "'a': ",
    "backslashes": "'\\",
    "colons": ": ",
    "semicolons": "; ",
    "nested": "nothing was applied: ",
    "reasons": "'a' cannot be written (",
    "points": "c1: set /a: ",
    "digits": "1,",
    "permits": "line 1: the permit is ignored, ",
    "braces": "{path}{",
    "listed": "c1 and c2 both change /a: accept one of them; ",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_work_grows_with_the_text_and_no_faster(name: str) -> None:
    part = HOSTILE[name]
    short, long = MAX_CHARACTERS // 4 // len(part), MAX_CHARACTERS // len(part)
    in_language(part, "zh")  # reads the lists

    assert seconds(part * long) < 8 * seconds(part * short) + 0.2


def seconds(message: str) -> float:
    begun = process_time()
    in_language(message, "zh")
    return process_time() - begun


def test_a_message_beyond_the_limit_stays_as_it_is() -> None:
    message = f"'{'a' * MAX_CHARACTERS}' does not exist: check the path"

    assert in_language(message, "zh") == message
