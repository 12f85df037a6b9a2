"""Text of a document inside a prompt: data, between two marks that it cannot write itself."""

from hashlib import sha256
from itertools import count

_MARK_LENGTH = 6


def fenced(text: str) -> str:
    """The text between an opening and a closing mark, neither of which stands in it.

    The marks depend on the text alone: the same text gives the same prompt, and so the same hash.
    """
    mark = next(m for m in _marks(text) if m not in text)
    return f"<data {mark}>\n{text}\n</data {mark}>"


def _marks(text: str) -> "map[str]":
    def mark(turn: int) -> str:
        return sha256(f"{turn}\n{text}".encode("utf-8", "replace")).hexdigest()[:_MARK_LENGTH]

    return map(mark, count())
