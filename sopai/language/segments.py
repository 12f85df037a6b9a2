"""Chinese text cut into words."""

from collections.abc import Iterator
from typing import NamedTuple


class Segment(NamedTuple):
    """A word of a text."""

    start: int
    """Its place, in characters."""

    text: str
    tag: str
    """Part of speech; `nr` is a person's name, `x` a sign, `v...` a verb, `n...` a noun.
    Source: the tag set of the dictionary of jieba (ICTCLAS)."""


def segments(text: str) -> Iterator[Segment]:
    """The words of a text, one after the other, signs and blanks among them."""
    import rjieba  # half a second to load: only where Chinese is read

    at = 0
    for word, tag in rjieba.tag(text):
        yield Segment(at, word, tag)
        at += len(word)


def query_words(text: str) -> list[str]:
    """The words of a text, with the shorter words that long ones are made of."""
    import rjieba

    return list(rjieba.cut_for_search(text))
