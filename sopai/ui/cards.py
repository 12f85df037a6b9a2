"""Findings as the page shows them: numbered, with their sentence, kept or set aside."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from sopai.language.sentences import sentence_around
from sopai.schema.document import Block, BlockKind, SourceDocument
from sopai.schema.finding import Finding, Severity, parts_of
from sopai.ui.drafts import Dismissal
from sopai.ui.texts import count, text

_AROUND = 200
"""Characters to each side of a finding that tell its line: a line can be the whole file."""

LONGEST = 600
"""Characters of a sentence on a card."""


class Card(NamedTuple):
    """A finding with its name and number on the page."""

    id: str
    number: int
    """From 1, in the order of the text; those about the whole document come last."""

    finding: Finding
    dismissal: Dismissal | None
    """The reason why it was set aside, if it was."""


def cards_of(
    document: SourceDocument, findings: Sequence[Finding], dismissed: Sequence[Dismissal]
) -> list[Card]:
    """The findings as cards."""
    reasons = {(one.code, one.quote, one.line): one for one in dismissed}
    seen: Counter[str] = Counter()
    cards: list[Card] = []
    for finding in sorted(findings, key=lambda finding: finding.start is None):
        name = f"{finding.code}-{'document' if finding.start is None else finding.start}"
        seen[name] += 1
        unique = name if seen[name] == 1 else f"{name}-{seen[name]}"
        known = (finding.code, finding.quote, line_around(document.text, finding))
        cards.append(Card(unique, len(cards) + 1, finding, reasons.get(known) if reasons else None))
    return cards


def line_around(text: str, finding: Finding) -> str:
    """The line that a finding stands in, as far as it tells one place from another."""
    if finding.start is None or finding.end is None:
        return ""
    low = text.rfind("\n", max(0, finding.start - _AROUND), finding.start) + 1
    high = text.find("\n", finding.end, finding.end + _AROUND)
    low = low or max(0, finding.start - _AROUND)
    return text[low : finding.end + _AROUND if high < 0 else high]


def sentence_ranges(document: SourceDocument, finding: Finding) -> list[tuple[int, int]]:
    """Where the sentence of a finding stands; several ranges are cells of a table row."""
    if finding.start is None or finding.end is None:
        return []
    start, end = finding.start, finding.end
    block = _block_at(document, start)
    if block is None:
        return [(start, min(end, start + LONGEST))]
    low, high = block.start, max(block.end, end)
    if block.kind is BlockKind.TABLE_ROW:
        cells = [(c.start, c.end) for c in block.cells if c.start < end and c.end > start]
        if len(cells) > 1:
            return [trimmed for cell in cells if (trimmed := _trimmed(document.text, *cell))]
        if cells:
            low, high = cells[0]
    first, last = sentence_around(document.plain, start, low, high)
    found = _trimmed(document.text, first, min(max(last, end), first + LONGEST))
    return [found] if found else [(start, end)]


def is_in_table(document: SourceDocument, offset: int) -> bool:
    """Whether an offset lies in a row of a table, where a bar ends a cell."""
    block = _block_at(document, offset)
    return block is not None and block.kind is BlockKind.TABLE_ROW


def _block_at(document: SourceDocument, offset: int) -> Block | None:
    at = bisect_right(document.blocks, offset, key=lambda block: block.start) - 1
    return document.blocks[at] if at >= 0 and offset < document.blocks[at].end else None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The range without the spaces at its ends."""
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    return (start, end) if start < end else None


def tally(findings: Sequence[Finding], language: str) -> str:
    """How many findings there are: "3 errors, 5 warnings"; empty when there are none."""
    counts = Counter(finding.severity for finding in findings)
    words = (count(one.value, counts[one], language) for one in Severity if counts[one])
    return text("comma", language).join(words)


def comment(finding: Finding, reason: str) -> str:
    """The comment that allows a finding in the document itself."""
    words = " ".join(reason.replace("--", "–").replace(">", "›").split())
    scope = "allow-file" if finding.start is None else "allow"
    codes = ", ".join(dict.fromkeys(part.code for part in parts_of(finding)))
    return f"<!-- sopai: {scope} {codes}: {words} -->"


def page_of(parts: Sequence[tuple[int, int]], offset: int) -> int:
    """Index of the part of the text that holds an offset."""
    return max(0, bisect_right(parts, offset, key=lambda part: part[0]) - 1)
