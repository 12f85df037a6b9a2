"""Findings as JSON, schema `sopai.lint/1`."""

from pydantic import JsonValue

from sopai.schema.document import SourceDocument
from sopai.schema.finding import Finding, LeftAlone, Severity, published
from sopai.schema.sop import Sop

SCHEMA = "sopai.lint/1"


def file_record(
    path: str,
    document: SourceDocument,
    sop: Sop,
    findings: tuple[Finding, ...],
    left_alone: tuple[LeftAlone, ...] = (),
) -> dict[str, JsonValue]:
    """What is said of one file.

    Args:
        path: as the caller gave it.
        document: the file as read.
        sop: the first procedure in it.
        findings: what was found.
        left_alone: what looks like a defect and is none; the key is there only when asked for.
    """
    record: dict[str, JsonValue] = {
        "path": path,
        "language": document.language,
        "form": sop.form.value,
        "steps": len(sop.steps),
        "error": None,
        "findings": [published(finding) for finding in findings],
    }
    if left_alone:
        record["left_alone"] = [word.model_dump(mode="json") for word in left_alone]
    return record


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
