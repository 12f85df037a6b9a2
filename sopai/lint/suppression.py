"""Findings that a file allows: `<!-- sopai: allow VAG003: the bell rings at once -->`."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from functools import cache
from itertools import accumulate
from re import compile
from types import MappingProxyType
from typing import NamedTuple

from sopai.lint.registry import RULES, Rule
from sopai.schema.document import Block, BlockKind, Comment, SourceDocument
from sopai.schema.finding import Finding

_ALLOW = compile(
    r"^sopai[:：]\s*(?P<word>allow(?:-file)?)\s+(?P<codes>[\w,，、-][\w\s,，、-]*)(?:[:：](?P<reason>.*))?$",
    16,
)
_MEANT = compile(r"^sopai\s*[:：]\s*(?!allow(?:-file)?\s+[\w,-])")
"""A comment to the linter that is not understood: "sopai: alow VAG003: bell"."""
_INDENTED = compile(r"(?:\r\n|\r|\n)[ \t]+")
_SIGNS = " \t-*+.0123456789)\r\n#|"
"""What may stand between a comment and the block that it stands before."""


NO_RULES: Mapping[str, Rule] = MappingProxyType({})


class Suppressed(NamedTuple):
    """What is left, and what was taken out."""

    findings: tuple[Finding, ...]
    allowed: int
    notes: tuple[str, ...]


WHOLE = -1
"""Begins the span of a whole file, findings without a place included."""


class _Span(NamedTuple):
    """Where findings are allowed: offsets, both ends included."""

    first: int
    last: int


def suppress(
    document: SourceDocument,
    findings: tuple[Finding, ...],
    own: Mapping[str, Rule] = NO_RULES,
    ran: frozenset[str] = frozenset(),
) -> Suppressed:
    """The findings that the file does not allow.

    `allow` holds for the block that the comment stands in or right before; `allow-file` for the
    whole file. Codes or names of rules are separated by commas. A permit without a reason, or
    for a rule that does not exist, does not count, and a note says so; so does one by which
    nothing is allowed any more.

    Args:
        document: the file.
        findings: all of it.
        own: rules of a team's own by their codes, which may be allowed, too.
        ran: codes of the rules that had all that they need, and would have found something.
    """
    ends = [block.end for block in document.blocks]
    spans: dict[str, list[_Span]] = {}
    notes: list[str] = []
    starts = _starts(findings)
    for comment in document.comments:
        match = _ALLOW.match(comment.text)
        if match is None and _MEANT.match(comment.text):
            notes.append(
                f"line {comment.line}: the comment is not understood: write "
                "`sopai: allow CODE: why`, or `allow-file` for the whole file"
            )
        if match is not None:
            codes, problems = _codes(match["codes"], own)
            if not (match["reason"] or "").strip():
                problems.append("it gives no reason: write `allow CODE: why`")
            notes += [
                f"line {comment.line}: the permit is ignored, {problem}" for problem in problems
            ]
            span = _span(document, ends, comment, match["word"])
            counted = () if problems else sorted(codes)
            for code in counted:
                spans.setdefault(code, []).append(span)
            idle = [one for one in counted if one in ran and not _holds_any(span, starts.get(one))]
            if idle:
                listed = ", ".join(idle)
                is_whole = any(starts.get(one, [])[:1] == [WHOLE] for one in idle)
                notes.append(
                    f"line {comment.line}: nothing is allowed by the permit for {listed}: "
                    "`allow-file` is for the document"
                    if is_whole
                    else f"line {comment.line}: nothing is allowed by the permit for {listed}"
                )
    covers = {code: _Cover(held) for code, held in spans.items()}
    kept = tuple(
        finding
        for finding in findings
        if finding.code not in covers or not covers[finding.code].holds(finding.start)
    )
    return Suppressed(kept, len(findings) - len(kept), tuple(notes))


def _starts(findings: tuple[Finding, ...]) -> dict[str, list[int]]:
    """Where the findings of each rule begin, ascending; those of the whole document at WHOLE."""
    starts: dict[str, list[int]] = {}
    for finding in findings:
        starts.setdefault(finding.code, []).append(
            WHOLE if finding.start is None else finding.start
        )
    return {code: sorted(found) for code, found in starts.items()}


def _holds_any(span: _Span, starts: list[int] | None) -> bool:
    if not starts:
        return False
    at = bisect_left(starts, span.first)
    return at < len(starts) and starts[at] <= span.last


class _Cover:
    """All spans of one code, so that an offset is looked up by bisection."""

    def __init__(self, spans: list[_Span]) -> None:
        ordered = sorted(spans)
        self.firsts = [span.first for span in ordered]
        self.reach = list(accumulate((span.last for span in ordered), max))

    def holds(self, offset: int | None) -> bool:
        """Whether an offset lies in a span; None, the document itself, only in the whole file."""
        at = bisect_right(self.firsts, WHOLE if offset is None else offset) - 1
        return at >= 0 and self.reach[at] >= (offset or 0)


_COMMAS = str.maketrans(",，、", "   ")


def _codes(text: str, own: Mapping[str, Rule]) -> tuple[frozenset[str], list[str]]:
    codes, problems = set(), []
    for word in text.translate(_COMMAS).split():
        code = _names().get(word.lower(), word.upper())
        if code in RULES or code in own:
            codes.add(code)
        else:
            problems.append(f"there is no rule {word!r}")
    return frozenset(codes), problems


@cache
def _names() -> dict[str, str]:
    return {rule.name: code for code, rule in RULES.items()}


def _is_below(document: SourceDocument, block: Block, comment: Comment) -> bool:
    """The comment is the indented line right under a list item: it stands in the item."""
    gap = document.text[block.end : comment.start]
    return block.kind is BlockKind.LIST_ITEM and _INDENTED.fullmatch(gap) is not None


def _span(document: SourceDocument, ends: list[int], comment: Comment, word: str) -> _Span:
    """What a permit covers.

    Args:
        document: the file.
        ends: where its blocks end, ascending.
        comment: the permit.
        word: `allow` or `allow-file`.
    """
    if word == "allow-file":
        return _Span(WHOLE, len(document.text))
    at = bisect_right(ends, comment.start)
    if at > 0 and _is_below(document, document.blocks[at - 1], comment):
        return _Span(document.blocks[at - 1].start, comment.end)
    if at < len(ends):
        block = document.blocks[at]
        between = document.text[comment.end : block.start]
        if block.start <= comment.start or not between.strip(_SIGNS):
            return _Span(min(block.start, comment.start), max(block.end, comment.end))
    line = bisect_right(document.newlines, comment.start)
    return _Span(document.newlines[line - 1] if line else 0, comment.end)
