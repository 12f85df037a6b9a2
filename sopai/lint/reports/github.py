"""Findings as annotations of a GitHub workflow: one command a line on standard output.

Source: GitHub Docs, Workflow commands for GitHub Actions.
"""

from collections.abc import Iterator

from sopai.schema.document import SourceDocument
from sopai.schema.finding import Finding, Severity, quoted_message
from sopai.schema.place import column_of, line_of, place_words

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def annotations(
    path: str, document: SourceDocument, findings: tuple[Finding, ...], language: str
) -> Iterator[str]:
    """The findings of one file, a line each.

    Args:
        path: the file, from the top of the repository.
        document: the file as read.
        findings: what was found.
        language: of the words about places.
    """
    for finding in findings:
        where = {"file": path.replace("\\", "/"), "title": f"{finding.code} {finding.name}"}
        message = quoted_message(finding)
        if finding.place is not None:
            message = f"{place_words(finding.place, language)}: {message}"
        elif finding.start is not None and finding.end is not None:
            where |= _lines(document, finding.start, finding.end)
        yield _command(_COMMANDS[finding.severity], where, message)


def failed_annotation(path: str, error: str) -> str:
    """A file that could not be read."""
    return _command("error", {"file": path.replace("\\", "/"), "title": "sopai"}, error)


def _lines(document: SourceDocument, start: int, end: int) -> dict[str, str]:
    first, last = (line_of(document.newlines, at) for at in (start, end))
    found = {"line": str(first), "endLine": str(last)}
    if first == last:  # GitHub takes columns of one line only
        found["col"] = str(column_of(document.newlines, start))
        found["endColumn"] = str(column_of(document.newlines, end))
    return found


def _command(name: str, where: dict[str, str], message: str) -> str:
    values = ",".join(f"{key}={_property(value)}" for key, value in where.items())
    return f"::{name} {values}::{_data(message)}"


def _data(text: str) -> str:
    """A message: what would end the command is escaped, and so is what moves a cursor."""
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in escaped)


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
