"""Where sentences and clauses begin and end."""

from re import compile

_END = compile(
    r"(?<!\be\.g)(?<!\bi\.e)(?<!\betc)(?<!\bNo)(?<!\bvs)(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)"
    r"(?<!\bapprox)(?<!\bFig)"
    r"[.!?]+[\"'”’)\]`]*(?=\s|$)|[。！？?!;][」』”\"]?|;\s"
)
_CLAUSE_ZH = compile(r"[,:;。!?、]")

MAX_SENTENCES = 12
"""Sentences of one item that are looked at: a longer item is prose."""

WINDOW = 400
"""Characters to each side of a word that can belong to its sentence: bounds the work on a
file that is one line of five million characters."""


def sentences(plain: str, start: int, end: int) -> list[tuple[int, int]]:
    """Bounds of the first sentences between two offsets."""
    found = []
    at = start
    for match in _END.finditer(plain, start, end):
        if match.end() > at + 1:
            found.append((at, match.end()))
            at = match.end()
            if len(found) == MAX_SENTENCES:
                return found
    if plain[at:end].strip():
        found.append((at, end))
    return found


def sentence_around(plain: str, offset: int, start: int, end: int) -> tuple[int, int]:
    """Bounds of the sentence that holds an offset, inside an item's bounds."""
    low = max(start, offset - WINDOW)
    high = min(end, offset + WINDOW)
    first = low
    for match in _END.finditer(plain, low, offset):
        first = match.end()
    after = _END.search(plain, offset, high)
    return first, after.end() if after else high


def clause_starts_zh(plain: str, start: int, end: int) -> list[int]:
    """Offsets at which Chinese clauses begin: after a comma, a colon, a full stop."""
    return [start, *(match.end() for match in _CLAUSE_ZH.finditer(plain, start, end))]
