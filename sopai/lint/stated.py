"""What a document states beside its steps: its parts, its opening, words with others near them."""

from collections.abc import Iterator
from functools import cache
from re import Match, Pattern

from ahocorasick_rs import AhoCorasick

from sopai.language.headings import announced_kind, section_kind
from sopai.lint.subject import MIN_STEPS, Subject
from sopai.schema.document import BlockKind, SectionKind
from sopai.schema.sop import Form, Sop

MAX_OPENING = 3_000
"""Characters at the head of a document in which it says what it is."""

MAX_LABEL = 40
"""Characters of a label such as "Scope: ..."."""

MAX_HITS = 400
"""Places of words that are looked at."""


def procedures(subject: Subject) -> Iterator[tuple[str, Sop]]:
    """The procedures of a file that something may be asked of, with their addresses' beginning.

    A file with fewer than `MIN_STEPS` steps is none, nor an article or a report in which a few
    sentences tell to do something.
    """
    if not subject.is_article:
        yield from (pair for pair in subject.sops() if len(pair[1].steps) >= MIN_STEPS)


def whole_procedure(subject: Subject) -> tuple[str, Sop] | None:
    """The first procedure in six parts: of it the parts of a document are asked, once a file."""
    return next((pair for pair in procedures(subject) if pair[1].form is Form.SIX_PART), None)


def stated_parts(subject: Subject) -> frozenset[SectionKind]:
    """The parts that a document has: as a section, a row, a label or a field of its head."""
    document = subject.document
    found = {section.kind for section in document.sections}
    found.update(announced_kind(key) for key, _ in subject.control.other)
    found.update(map(announced_kind, _labels(subject)))
    found.update(section_kind(words) for words in _bold_lines(subject))
    return frozenset(found)


def _labels(subject: Subject) -> Iterator[str]:
    """What stands before a colon, and in the first cell of a row."""
    plain = subject.document.plain
    for block in subject.document.blocks:
        if block.cells:
            first = block.cells[0]
            if first.end - first.start <= MAX_LABEL:
                yield plain[first.start : first.end].strip(" |*\n")
        elif block.kind is not BlockKind.CODE:
            at = plain.find(":", block.start, min(block.end, block.start + MAX_LABEL))
            if at > 0:
                yield plain[block.start : at]


def _bold_lines(subject: Subject) -> Iterator[str]:
    for block in subject.document.blocks:
        if block.bold and block.end - block.start <= MAX_LABEL:
            yield subject.document.plain[block.start : block.end].strip(" *\n:")


def first_step(subject: Subject, prefix: str, sop: Sop) -> int:
    """Offset of the first step in the text."""
    anchor = subject.document.anchors.get(f"{prefix}/steps/{sop.steps[0].id}")
    return anchor.start if anchor is not None else 0


def opening(subject: Subject, prefix: str, sop: Sop) -> str:
    """What stands before the first step, in lower case."""
    end = min(first_step(subject, prefix, sop), MAX_OPENING)
    return subject.low[:end]


@cache
def _automaton(words: tuple[str, ...]) -> AhoCorasick:
    return AhoCorasick(words)


def places(text: str, words: tuple[str, ...]) -> list[int]:
    """Where words begin in a text, ascending: the text is searched once for all of them.

    Args:
        text: in lower case.
        words: none of them the beginning of another.
    """
    found = _automaton(words).find_matches_as_indexes(text, overlapping=True)
    return sorted({start for _, start, _ in found})


def said_near(
    text: str, words: tuple[str, ...], beside: Pattern[str], before: int, after: int
) -> Match[str] | None:
    """The first match of a pattern on the line of one of the words, not far from it.

    Args:
        text: in lower case.
        words: what is looked for first: finding words is quick.
        beside: what has to stand beside it.
        before: characters before the word that are looked at.
        after: characters after its beginning.
    """
    for at in places(text, words)[:MAX_HITS]:
        low = max(text.rfind("\n", 0, at) + 1, at - before)
        line = text.find("\n", at)
        high = min(line if line >= 0 else len(text), at + after)
        match = beside.search(text, low, high)
        if match is not None:
            return match
    return None
