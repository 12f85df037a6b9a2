"""Where sentences and clauses begin and end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopai.language.sentences import (
    MAX_SENTENCES,
    WINDOW,
    clause_starts_zh,
    sentence_around,
    sentences,
)


def split(text: str) -> list[str]:
    return [text[start:end].strip() for start, end in sentences(text, 0, len(text))]


SENTENCES = {
    "nothing": ("", []),
    "only blanks": ("  \n ", []),
    "one without a full stop": ("Pack the box", ["Pack the box"]),
    "two": ("Pack the box. Print the label.", ["Pack the box.", "Print the label."]),
    "decimal number": ("Wait 2.5 hours. Go.", ["Wait 2.5 hours.", "Go."]),
    "for example": ("Use e.g. tape. Send it.", ["Use e.g. tape.", "Send it."]),
    "title of a person": ("Mr. Brown signs. Done.", ["Mr. Brown signs.", "Done."]),
    "and so on, within": ("Take tape etc. and go.", ["Take tape etc. and go."]),
    "and so on, at the end": ("Take tape etc. Then go.", ["Take tape etc.", "Then go."]),
    "closing quotation mark": ('Say "Stop." Then wait.', ['Say "Stop."', "Then wait."]),
    "several marks": ("Really?! Yes... Go.", ["Really?!", "Yes...", "Go."]),
    "file name": ("Open list.txt now.", ["Open list.txt now."]),
    "semicolon": ("Pack it; send it", ["Pack it;", "send it"]),
    "Chinese": ("核对订单。打包!发货", ["核对订单。", "打包!", "发货"]),
    "Chinese quotation": ("回复「好的。」然后发货。", ["回复「好的。」", "然后发货。"]),
}


@pytest.mark.parametrize("name", SENTENCES)
def test_text_is_cut_into_sentences(name: str) -> None:
    text, expected = SENTENCES[name]
    assert split(text) == expected


def test_bounds_lie_inside_the_item() -> None:
    text = "Before. Pack it. Print it. After."
    assert [text[a:b] for a, b in sentences(text, 8, 26)] == ["Pack it.", " Print it."]


def test_only_the_first_sentences_of_prose_are_looked_at() -> None:
    assert len(split("Go now. " * 50)) == MAX_SENTENCES


AROUND = {
    "first": ("Pack ASAP. Print.", "ASAP", "Pack ASAP."),
    "second": ("Pack it. Print ASAP. Go.", "ASAP", " Print ASAP."),
    "last without an end": ("Pack it. Print ASAP", "ASAP", " Print ASAP"),
    "after an abbreviation": ("Use e.g. tape ASAP. Go.", "ASAP", "Use e.g. tape ASAP."),
    "Chinese": ("核对。尽快打包。发货", "尽快", "尽快打包。"),
}


@pytest.mark.parametrize("name", AROUND)
def test_sentence_around_a_word_is_its_own(name: str) -> None:
    text, word, expected = AROUND[name]
    start, end = sentence_around(text, text.index(word), 0, len(text))
    assert text[start:end] == expected


def test_a_line_without_an_end_is_cut_to_a_window() -> None:
    text = "word " * 1_000
    start, end = sentence_around(text, 2_500, 0, len(text))
    assert (start, end) == (2_500 - WINDOW, 2_500 + WINDOW)


def test_clauses_begin_after_commas_and_colons() -> None:
    text = "如果缺货,客服联系客户:致歉。"
    assert [text[at:] for at in clause_starts_zh(text, 0, len(text))] == [
        text,
        "客服联系客户:致歉。",
        "致歉。",
        "",
    ]


@given(st.text(alphabet=".!?。；;\"'” aA1\n", max_size=200))
def test_sentences_follow_each_other_and_lose_no_word(text: str) -> None:
    found = sentences(text, 0, len(text))
    assert "".join(text[a:b] for a, b in found) == text[: found[-1][1] if found else 0]
