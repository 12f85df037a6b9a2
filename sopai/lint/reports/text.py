"""Findings as text for a terminal."""

from collections.abc import Iterator

from sopai.language.messages import reason_in_language
from sopai.schema.finding import Finding, LeftAlone, Severity
from sopai.schema.place import place_words

_WORDS = {
    "en": {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"},
    "zh": {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"},
}
_MORE = {"en": "and {n} more, in {noun}{lines}", "zh": "另有 {n} 处，{noun}{lines}"}
_NOUNS = {
    (True, True): {"en": "line ", "zh": "行号 "},
    (True, False): {"en": "lines ", "zh": "行号 "},
    (False, True): {"en": "", "zh": ""},
    (False, False): {"en": "", "zh": ""},
}
_LEFT = {"en": "left alone", "zh": "未报告"}
_WIDTH = 60
SHOWN = 3
"""Findings of one rule that are shown in full in a file; the others are listed by line."""


def file_lines(path: str, findings: tuple[Finding, ...], language: str) -> Iterator[str]:
    """The findings of one file: of each rule the first few in full, the others by line.

    Args:
        path: the file.
        findings: what was found, in order of the text.
        language: of the words.
    """
    seen: dict[str, int] = {}
    rest: dict[str, list[Finding]] = {}
    for finding in findings:
        seen[finding.code] = seen.get(finding.code, 0) + 1
        if seen[finding.code] <= SHOWN:
            yield from finding_lines(path, finding, language)
        else:
            rest.setdefault(finding.code, []).append(finding)
    for code, more in sorted(rest.items()):
        lines = ", ".join(_where(finding, language) for finding in more)
        words = _MORE[language].format(
            n=len(more), noun=_NOUNS[more[0].place is None, len(more) == 1][language], lines=lines
        )
        yield f"{printable(path)}: {code} {more[0].name}: {words}"


def finding_lines(path: str, finding: Finding, language: str) -> Iterator[str]:
    """One finding: place, rule and question, with its reasons indented below.

    Args:
        path: the file.
        finding: what to show.
        language: of the words.
    """
    place = f"{path}:{_where(finding, language)}"
    if finding.line is not None:
        place = f"{place}:{finding.column}"
    severity = _WORDS[language][finding.severity]
    quote = " ".join(finding.quote.split())
    shown = quote if len(quote) <= _WIDTH else f"{quote[: _WIDTH - 3]}..."
    marked = f' "{printable(shown)}"' if shown else ""
    yield f"{printable(place)}: {severity} {finding.code} {finding.name}:{marked}"
    yield f"    {printable(finding.message)}"
    for reason in finding.why:
        yield f"      - {printable(reason_in_language(reason, language))}"


def left_alone_lines(path: str, words: tuple[LeftAlone, ...], language: str) -> Iterator[str]:
    """What looks like a defect and is none: two lines a word.

    Args:
        path: the file.
        words: in order of the text.
        language: of the words.
    """
    for word in words:
        place = f"{path}:{_where(word, language)}"
        if word.line is not None:
            place = f"{place}:{word.column}"
        quote = " ".join(word.quote.split())
        said = _LEFT[language]
        yield f'{printable(place)}: {said} {word.code} {word.name}: "{printable(quote)}"'
        yield f"      - {printable(reason_in_language(word.reason, language))}"


def _where(finding: Finding | LeftAlone, language: str) -> str:
    """The line; in a file without lines the place; nothing for a whole document."""
    if finding.line is not None:
        return str(finding.line)
    return place_words(finding.place or {}, language)


def printable(text: str) -> str:
    """A text that cannot move the cursor, change colours or turn lines around."""
    return "".join(c if c.isprintable() or c == " " else f"\\u{ord(c):04x}" for c in text)
