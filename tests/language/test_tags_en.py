"""English words with their parts of speech."""

import pytest

from sopai.language.tags_en import MAX_TAGGED, tagged


def _tags(text: str) -> str:
    return " ".join(token.tag for token in tagged(text))


def test_each_word_has_its_place() -> None:
    text = "She doesn't sign, it’s Tom's."
    words = [token.text for token in tagged(text)]
    assert words == ["She", "does", "n't", "sign", ",", "it", "’s", "Tom", "'s", "."]
    assert all(text[one.start : one.end] == one.text for one in tagged(text))


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("checker signs the sheet", "signs"),
        ("checker signs, drivers wait", "signs"),
        ("whoever logs the call", "logs"),
        ("the crew walk the pontoons", "walk"),
        ("the night porter rings the owner", "rings"),
    ],
)
def test_a_verb_behind_somebody_is_one(text: str, verb: str) -> None:
    assert next(token for token in tagged(text) if token.text == verb).tag in ("VVZ", "VVB")


@pytest.mark.parametrize("text", ["the signs and sheets", "paper lists"])
def test_a_noun_stays_one(text: str) -> None:
    assert "VV" not in _tags(text)


@pytest.mark.parametrize(
    "text", ["", " \n", "🙂", "—", "x" * 5_000, "a-" * 3_000, "n't 's ’", "\x00"]
)
def test_odd_text_is_tagged_too(text: str) -> None:
    assert all(token.end <= MAX_TAGGED for token in tagged(text))
