"""Reports of documents that somebody has open: a page, a table, a copy with comments."""

from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory
from typing import NamedTuple

import sopai
from sopai.errors import ReviewError
from sopai.review.copies import COMMENTERS, comments_of
from sopai.review.document_page import document_html
from sopai.review.facts import Facts
from sopai.review.record import Failed, Reviewed
from sopai.review.rows import file_rows, finding_rows, names_in
from sopai.review.summary import summarise
from sopai.review.tables import ExcelTable
from sopai.schema.finding import Finding
from sopai.workflow import LintedFile
from sopai.workflow.judging import Known, reviewed, rule_names


class Judged(NamedTuple):
    """A document with the findings that were not set aside."""

    name: str
    linted: LintedFile
    findings: tuple[Finding, ...]


class Unread(NamedTuple):
    """A document that could not be read, and why."""

    name: str
    why: str


def commented_copy(judged: Judged, data: bytes, language: str) -> bytes:
    """A copy of a Word file with each finding as a comment at its words.

    Args:
        judged: the document.
        data: the bytes of its file, which stay as they are.
        language: of the comments.

    Raises:
        ReviewError: comments cannot go into such a file.
        IngestError: the file cannot be copied with comments.
    """
    suffix = PurePath(judged.name).suffix.lower()
    if suffix not in COMMENTERS:
        raise ReviewError(f"{judged.name!r}: comments go into Word files (.docx) only")
    record = _record(judged, language)
    return COMMENTERS[suffix](
        data, list(comments_of(record, {}, names_in(language, rule_names(language))))
    )


def report_html(judged: Judged, language: str, day: date) -> str:
    """A page that needs nothing beside it: the document with each finding at its words."""
    facts = Facts(
        language=language,
        date=day.isoformat(),
        profile="default",
        version=sopai.__version__,
        rules=rule_names(language),
        links=(),
    )
    return document_html(_record(judged, language), {}, facts, is_alone=True)


def report_excel(
    documents: Sequence[Judged], language: str, unread: Sequence[Unread] = ()
) -> bytes:
    """An Excel file: a sheet of the documents, and one of their findings.

    Args:
        documents: those that could be read.
        language: of the names of the columns.
        unread: the others, which stand below them.
    """
    records = [_record(judged, language) for judged in documents]
    failed = [
        Failed(id=f"unread{at}", path=one.name, key="", kind="unreadable", why=one.why)
        for at, one in enumerate(unread)
    ]
    table = ExcelTable(language, file_rows(summarise([*records, *failed]), language))
    for record in records:
        table.add(finding_rows(record, {}, names_in(language, rule_names(language))))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "review.xlsx"
        table.save(path)
        return path.read_bytes()


def _record(judged: Judged, language: str) -> Reviewed:
    digest = sha256(judged.linted.document.text.encode("utf-8", "replace")).hexdigest()
    known = Known(digest[:16], judged.name, digest, digest)
    return reviewed(judged.linted, judged.findings, known, language)
