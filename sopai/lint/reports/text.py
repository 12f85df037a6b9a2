"""Findings as text for a terminal."""

from collections.abc import Iterator

from sopai.schema.finding import Finding, Severity

_WORDS = {
    "en": {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"},
    "zh": {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"},
}
_WIDTH = 60


def finding_lines(path: str, finding: Finding, language: str) -> Iterator[str]:
    """One finding: place, rule and question, with its reasons indented below.

    Args:
        path: the file.
        finding: what to show.
        language: of the words.
    """
    place = f"{path}:{finding.line}:{finding.column}"
    severity = _WORDS[language][finding.severity]
    quote = " ".join(finding.quote.split())
    shown = quote if len(quote) <= _WIDTH else f"{quote[: _WIDTH - 3]}..."
    marked = f' "{printable(shown)}"' if shown else ""
    yield f"{printable(place)}: {severity} {finding.code} {finding.name}:{marked}"
    yield f"    {printable(finding.message)}"
    for reason in finding.why:
        yield f"      - {printable(reason)}"


def printable(text: str) -> str:
    """A text that cannot move the cursor, change colours or turn lines around."""
    return "".join(c if c.isprintable() or c == " " else f"\\u{ord(c):04x}" for c in text)
