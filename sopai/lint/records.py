"""Single items as JSON lines: only rules that look at one item alone."""

import json
from typing import NamedTuple

from sopai.errors import LintError

KINDS = ("step", "paragraph", "list_item", "table_row")
_HEADER = " · |"
"""A column of which nothing is known; two columns without a header would be a control record."""

_HEADS = {"en": "## Steps\n\n", "zh": "## 操作步骤\n\n"}


class Record(NamedTuple):
    """One item to judge."""

    id: str
    text: str
    kind: str
    language: str | None


class Wrapped(NamedTuple):
    """An item inside a document of its own, and where its text begins there."""

    text: str
    offset: int


def record_id(line: str | bytes) -> str:
    """The id of a line, for a message about it; empty where there is none."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return ""
    return str(value.get("id", "")) if isinstance(value, dict) else ""


def parse_record(line: str | bytes) -> Record:
    """The record of a line.

    Raises:
        LintError: the line is no record; the message says what is wrong.
    """
    try:
        value = json.loads(line if isinstance(line, str) else line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise LintError(f"not UTF-8: byte {error.start} does not fit") from error
    except (ValueError, RecursionError) as error:
        raise LintError(f"not JSON: {str(error)[:80]}") from error
    if not isinstance(value, dict):
        raise LintError("not an object with id, text and kind")
    unknown = set(value) - {"id", "text", "kind", "language"}
    if unknown:
        raise LintError(f"unknown keys: {', '.join(sorted(map(str, unknown)))}")
    text, kind, language = value.get("text"), value.get("kind", "step"), value.get("language")
    if not isinstance(text, str):
        raise LintError("text must be a string")
    if kind not in KINDS:
        raise LintError(f"kind must be one of {', '.join(KINDS)}")
    if language not in (None, "en", "zh"):
        raise LintError("language must be en or zh")
    return Record(str(value.get("id", "")), text, str(kind), language)


def wrap(record: Record, language: str) -> Wrapped:
    """The item in a procedure of its own.

    Args:
        record: the item.
        language: of its heading, so that a short text is read in the right language.
    """
    head = _HEADS[language]
    if record.kind == "paragraph":
        return Wrapped(head + record.text, len(head))
    if record.kind == "table_row":
        columns = max(1, record.text.strip().strip("|").count("|") + 1)
        head += "|" + _HEADER * columns + "\n|" + "---|" * columns + "\n"
        bar = "" if record.text.lstrip().startswith("|") else "| "
        return Wrapped(head + bar + record.text, len(head + bar))
    marker = "1. " if record.kind == "step" else "- "
    body = record.text
    if body.lstrip().startswith(("- ", "* ", "1.", "|")) or body.lstrip()[:2].rstrip(".").isdigit():
        marker = ""
    return Wrapped(head + marker + body, len(head + marker))
