"""What became of a text, in words: kept, deleted and inserted runs."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from re import DOTALL, compile
from typing import Literal

from sopai.schema.base import Value

Kind = Literal["kept", "deleted", "inserted"]

_WORD = compile(r"[A-Za-zÀ-ÿ0-9]+(?:['’.,:-][A-Za-zÀ-ÿ0-9]+)*|\s+|.", DOTALL)
_SENTENCE = compile(r"[^\n.。!?！？;；]*[\n.。!?！？;；]+|.+", DOTALL)
_LETTER = compile(r"\w")

MAX_PIECES = 1_500
"""Words and Chinese characters of both texts up to which they are compared one by one. Longer
texts go by sentences, and when those are too many too, all of it counts as replaced: the time grows
with the square."""


class Run(Value):
    """A piece of a text."""

    kind: Kind
    """What became of it."""

    text: str
    """Its words."""


def runs(before: str, after: str) -> tuple[Run, ...]:
    """The pieces that make `before` without what is inserted, and `after` without what is deleted.

    English goes by words, Chinese by characters.
    """
    for pattern in (_WORD, _SENTENCE):
        old, new = pattern.findall(before), pattern.findall(after)
        if len(old) + len(new) <= MAX_PIECES:
            return _joined(_compared(old, new))
    return _joined([("deleted", before), ("inserted", after)])


def _compared(old: list[str], new: list[str]) -> Iterator[tuple[Kind, str]]:
    """Pieces in order; what is kept between two changes and has no letter counts as changed."""
    opcodes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    last = len(opcodes) - 1
    for index, (tag, i1, i2, j1, j2) in enumerate(opcodes):
        kept = "".join(old[i1:i2])
        is_crumb = 0 < index < last and _LETTER.search(kept) is None
        if tag == "equal" and not is_crumb:
            yield "kept", kept
        else:
            yield "deleted", kept
            yield "inserted", "".join(new[j1:j2])


def _joined(pieces: "Iterator[tuple[Kind, str]] | list[tuple[Kind, str]]") -> tuple[Run, ...]:
    """One run for neighbours of a kind; between two that are kept, what is deleted goes first."""
    found: list[Run] = []
    deleted = inserted = ""
    for kind, text in (*pieces, ("kept", "")):
        if kind == "deleted":
            deleted += text
        elif kind == "inserted":
            inserted += text
        else:
            if deleted:
                found.append(Run(kind="deleted", text=deleted))
            if inserted:
                found.append(Run(kind="inserted", text=inserted))
            if text:
                found.append(Run(kind="kept", text=text))
            deleted = inserted = ""
    return tuple(found)
