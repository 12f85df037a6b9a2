"""A review as JSON, schema `sopai.review/1`."""

import json
from typing import TextIO

from pydantic import JsonValue

from sopai.lint.reports.json import failed_record
from sopai.lint.unowned import faulty_steps
from sopai.review.files import Pile, Skipped
from sopai.review.naming import output_stem, shown_path
from sopai.review.record import Failed, Reviewed
from sopai.review.rows import Proposals
from sopai.review.summary import Summary
from sopai.review.unsupported import unsupported
from sopai.schema.finding import published

SCHEMA = "sopai.review/1"


def file_record(
    result: Reviewed | Failed, proposals: Proposals, *, has_page: bool
) -> dict[str, JsonValue]:
    """What is said of one file: as in `sopai.lint/1`, and what only a review knows.

    Its page is named only where pages are written.
    """
    if isinstance(result, Failed):
        return failed_record(result.path, result.why)
    findings: list[JsonValue] = []
    for position, finding in enumerate(result.findings):
        record = published(finding)
        findings.append(record | {"proposed": proposals.get(position)})
    return {
        "path": result.path,
        "language": result.language,
        "form": result.form,
        "steps": len(result.steps),
        "error": None,
        "findings": findings,
        "title": result.title,
        "sha256": result.sha256,
        "page": f"files/{output_stem(result.path, result.id)}.html" if has_page else None,
        "steps_with_error": len(faulty_steps(result.findings)),
        "suppressed": result.suppressed,
        "notes": list(result.notes),
        "lost": [lost.model_dump(mode="json") for lost in result.lost],
    }


def summary_record(summary: Summary, pile: Pile) -> dict[str, JsonValue]:
    """The sums, what failed and what was left out: also what `--json` prints."""
    failed: list[JsonValue] = [
        {"path": one.path, "kind": one.kind, "why": one.why} for one in summary.failed
    ]
    skipped: list[JsonValue] = [_skipped(one) for one in pile.skipped]
    totals: dict[str, JsonValue] = {**summary.totals, "skipped": len(pile.skipped)}
    totals["unsupported"] = len(unsupported(pile, "en"))
    lost: list[JsonValue] = [
        {"path": line.path, **part.model_dump(mode="json")}
        for line in summary.files
        for part in line.lost
    ]
    worst: list[JsonValue] = [line.path for line in summary.files if line.errors]
    return {
        "summary": totals,
        "worst": worst,
        "failed": failed,
        "skipped": skipped,
        "lost": lost,
        "rules": [line._asdict() for line in summary.rules],
    }


class JsonReport:
    """`review.json` while it is written; one file's record at a time is in memory."""

    def __init__(self, file: TextIO, *, has_pages: bool) -> None:
        """Begin it."""
        self._file = file
        self._has_pages = has_pages
        self._between = "\n"
        file.write(f'{{"schema": "{SCHEMA}", "files": [')

    def add(self, result: Reviewed | Failed, proposals: Proposals) -> None:
        """Add a file."""
        self._file.write(self._between)
        self._between = ",\n"
        record = file_record(result, proposals, has_page=self._has_pages)
        json.dump(record, self._file, ensure_ascii=False)

    def close(self, summary: Summary, pile: Pile) -> None:
        """Add the sums and what is missing."""
        rest = json.dumps(summary_record(summary, pile), ensure_ascii=False, indent=1)
        self._file.write(f"],\n{rest[1:]}\n")


def _skipped(one: Skipped) -> JsonValue:
    return {"path": shown_path(one.path), "reason": one.reason}
