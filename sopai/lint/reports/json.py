"""Findings as JSON, schema `sopai.lint/1`."""

from pydantic import JsonValue

from sopai.schema.document import SourceDocument
from sopai.schema.finding import Finding, Severity, published
from sopai.schema.sop import Sop

SCHEMA = "sopai.lint/1"


def file_record(
    path: str, document: SourceDocument, sop: Sop, findings: tuple[Finding, ...]
) -> dict[str, JsonValue]:
    """What is said of one file.

    Args:
        path: as the caller gave it.
        document: the file as read.
        sop: the first procedure in it.
        findings: what was found.
    """
    return {
        "path": path,
        "language": document.language,
        "form": sop.form.value,
        "steps": len(sop.steps),
        "error": None,
        "findings": [published(finding) for finding in findings],
    }


def failed_record(path: str, error: str) -> dict[str, JsonValue]:
    """What is said of a file that could not be read."""
    return {
        "path": path,
        "language": None,
        "form": None,
        "steps": None,
        "error": error,
        "findings": [],
    }


def summary(counts: dict[Severity, int], files: int, suppressed: int) -> dict[str, JsonValue]:
    """The counts over all files."""
    return {
        "files": files,
        "errors": counts[Severity.ERROR],
        "warnings": counts[Severity.WARNING],
        "infos": counts[Severity.INFO],
        "suppressed": suppressed,
    }
