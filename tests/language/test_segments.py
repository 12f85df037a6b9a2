"""Chinese text is cut into words."""

from hypothesis import given
from hypothesis import strategies as st

from sopai.language.segments import query_words, segments


def test_a_name_and_a_verb_are_told_apart() -> None:
    found = list(segments("店长林晓燕检查冰柜。"))
    assert [(word.text, word.tag[:2]) for word in found][:2] == [("店长", "n"), ("林晓燕", "nr")]


def test_long_words_are_kept_with_their_parts() -> None:
    assert {"仓库", "主管"} <= set(query_words("仓库主管"))


@given(st.text(max_size=60))
def test_no_character_is_lost(text: str) -> None:
    found = list(segments(text))
    assert "".join(word.text for word in found) == text
    assert all(text[word.start :].startswith(word.text) for word in found)
