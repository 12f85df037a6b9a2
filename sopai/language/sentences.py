"""Where sentences and clauses begin and end."""

from re import compile

_END = compile(r"[.!?。！？;][.!?]{0,9}[\"'”’)\]`」』]{0,9}(?=\s|$)|[。！？?!;][」』”\"]?")
_ABBREVIATION = compile(r"(?:\be\.g|\bi\.e|\betc|\bNo|\bvs|\bM(?:r|rs|s)|\bDr|\bapprox|\bFig)$")
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
        if match.end() > at + 1 and not _is_abbreviation(plain, match.start()):
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
        if not _is_abbreviation(plain, match.start()):
            first = match.end()
    for match in _END.finditer(plain, offset, high):
        if not _is_abbreviation(plain, match.start()):
            return first, match.end()
    return first, high


def _is_abbreviation(plain: str, stop: int) -> bool:
    """The full stop ends "e.g." and not a sentence; "etc." before a capital ends one."""
    if plain[stop] != ".":
        return False
    head = plain[max(0, stop - 7) : stop]
    if not _ABBREVIATION.search(head):
        return False
    return not (head.endswith("etc") and plain[stop + 1 : stop + 3].strip()[:1].isupper())


def clause_starts_zh(plain: str, start: int, end: int) -> list[int]:
    """Offsets at which Chinese clauses begin: after a comma, a colon, a full stop."""
    return [start, *(match.end() for match in _CLAUSE_ZH.finditer(plain, start, end))]
