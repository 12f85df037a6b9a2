"""Findings that a file allows: `<!-- sopai: allow VAG003: the bell rings at once -->`."""

from re import compile
from typing import NamedTuple

from sopai.lint.registry import RULES
from sopai.schema.document import Comment, SourceDocument
from sopai.schema.finding import Finding

_ALLOW = compile(
    r"^sopai:\s*(?P<word>allow(?:-file)?)\s+(?P<codes>[\w\s,-]+?)\s*(?::\s*(?P<reason>.*))?$", 16
)


class Suppressed(NamedTuple):
    """What is left, and what was taken out."""

    findings: tuple[Finding, ...]
    allowed: int
    notes: tuple[str, ...]


class _Permit(NamedTuple):
    first: int
    last: int
    codes: frozenset[str]


def suppress(document: SourceDocument, findings: tuple[Finding, ...]) -> Suppressed:
    """The findings that the file does not allow.

    `allow` holds for the block that the comment stands in or right before; `allow-file` for the
    whole file. Codes or names of rules are separated by commas. A permit without a reason, or
    for a rule that does not exist, does not count, and a note says so.
    """
    permits: list[_Permit] = []
    notes: list[str] = []
    for comment in document.comments:
        match = _ALLOW.match(comment.text)
        if match is not None:
            codes, problems = _codes(match["codes"])
            if not (match["reason"] or "").strip():
                problems.append("it gives no reason: write `allow CODE: why`")
            if problems:
                notes += [
                    f"line {comment.line}: the permit is ignored, {problem}" for problem in problems
                ]
            else:
                permits.append(_permit(document, comment, match["word"], codes))
    kept = tuple(finding for finding in findings if not _is_allowed(finding, permits))
    return Suppressed(kept, len(findings) - len(kept), tuple(notes))


def _codes(text: str) -> tuple[frozenset[str], list[str]]:
    names = {rule.name: code for code, rule in RULES.items()}
    codes, problems = set(), []
    for word in text.replace(" ", ",").split(","):
        if word:
            code = names.get(word.lower(), word.upper())
            if code in RULES:
                codes.add(code)
            else:
                problems.append(f"there is no rule {word!r}")
    return frozenset(codes), problems


def _permit(
    document: SourceDocument, comment: Comment, word: str, codes: frozenset[str]
) -> _Permit:
    if word == "allow-file":
        return _Permit(0, len(document.text) + 1, codes)
    for block in document.blocks:
        if block.end > comment.start:
            if block.start <= comment.start or not document.text[comment.end : block.start].strip(
                " \t-*+.0123456789)\r\n#|"
            ):
                return _Permit(min(block.start, comment.start), max(block.end, comment.end), codes)
            break
    same_line = document.text.rfind("\n", 0, comment.start) + 1
    return _Permit(same_line, comment.end, codes)


def _is_allowed(finding: Finding, permits: list[_Permit]) -> bool:
    at = finding.start if finding.start is not None else -1
    return any(
        finding.code in permit.codes and (permit.first <= at <= permit.last or permit.first == 0)
        for permit in permits
    )
