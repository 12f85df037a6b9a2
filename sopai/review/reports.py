"""Writing what a review found: pages, tables, JSON."""

import secrets
from collections.abc import Callable, Collection, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple

from sopai.errors import ReviewError
from sopai.review.document_page import document_html
from sopai.review.facts import Facts
from sopai.review.files import Pile
from sopai.review.json_report import JsonReport
from sopai.review.naming import copy_name, output_stem
from sopai.review.overview import overview_html
from sopai.review.record import Failed, Reviewed
from sopai.review.rows import Proposals, file_rows, finding_rows, names_in, unread_rows
from sopai.review.summary import Summary
from sopai.review.tables import CsvTable, ExcelTable
from sopai.review.unsupported import unsupported
from sopai.writing import write_at_once

FILES = "files"
"""Folder of the pages, one a document."""

INDEX = "index.html"
JSON, CSV, EXCEL = "review.json", "review.csv", "review.xlsx"

NO_PROPOSALS: Proposals = {}


class Written(NamedTuple):
    """What a review is, when it is written down."""

    results: Callable[[], Iterator[Reviewed | Failed]]
    """The results, one after the other; asked for as often as they are needed."""

    summary: Summary
    pile: Pile
    proposals: dict[str, Proposals]
    """By the id of a file."""

    copies: frozenset[str]
    """Ids of the files of which there is a copy with comments."""

    facts: Facts


def write_reports(folder: Path, formats: Collection[str], review: Written) -> tuple[str, ...]:
    """Write the reports, each at once or not at all; the names of those to look at first.

    Args:
        folder: of the review.
        formats: of `html`, `json`, `csv`.
        review: what was found.

    Raises:
        ReviewError: one cannot be written; what was there stays.
    """
    try:
        json = partial(_json, has_pages="html" in formats)
        with ExitStack() as stack:
            takers = [
                taker
                for name, opened in (("html", _pages), ("csv", _tables), ("json", json))
                if name in formats
                for taker in (stack.enter_context(opened(folder, review)),)
            ]
            for result in review.results() if takers else ():
                for take in takers:
                    take(result, review.proposals.get(result.id, NO_PROPOSALS))
    except OSError as error:
        raise ReviewError(
            f"{str(error.filename or folder)!r} cannot be written ({error.strerror}): close it "
            "where it is open and check the disk, then go on with --resume"
        ) from error
    names = {"html": (INDEX,), "csv": (EXCEL, CSV), "json": (JSON,)}
    return tuple(name for one in ("html", "csv", "json") if one in formats for name in names[one])


Taker = Callable[[Reviewed | Failed, Proposals], None]


@contextmanager
def _pages(folder: Path, review: Written) -> Iterator[Taker]:
    inside = folder / FILES
    inside.mkdir(exist_ok=True)
    known = set()

    def take(result: Reviewed | Failed, proposals: Proposals) -> None:
        if isinstance(result, Reviewed):
            path = inside / f"{output_stem(result.path, result.id)}.html"
            known.add(path.name)
            path.write_bytes(_document(result, proposals, review).encode())

    yield take
    for path in inside.glob("*.html"):
        if path.name not in known:
            path.unlink()  # of a document that is not in the pile any more
    write_at_once(folder / INDEX, overview_html(review.summary, review.pile, review.facts).encode())


def _document(result: Reviewed, proposals: Proposals, review: Written) -> str:
    copy = f"../word/{copy_name(result.path, result.id)}"
    return document_html(
        result, proposals, review.facts, copy if result.id in review.copies else None
    )


@contextmanager
def _tables(folder: Path, review: Written) -> Iterator[Taker]:
    language = review.facts.language
    names = names_in(language, review.facts.rules)
    others = unsupported(review.pile, language)
    excel = ExcelTable(language, file_rows(review.summary, language, others))
    with _replaced(folder / CSV) as part, part.open("w", encoding="utf-8-sig", newline="") as file:
        table = CsvTable(file, language)

        def take(result: Reviewed | Failed, proposals: Proposals) -> None:
            if isinstance(result, Reviewed):
                rows = list(finding_rows(result, proposals, names))
                table.add(rows)
                excel.add(rows)

        yield take
        table.add(unread_rows(review.summary, others, language))
    with _replaced(folder / EXCEL) as part:
        excel.save(part)


@contextmanager
def _json(folder: Path, review: Written, *, has_pages: bool) -> Iterator[Taker]:
    with _replaced(folder / JSON) as part, part.open("w", encoding="utf-8") as file:
        report = JsonReport(file, has_pages=has_pages)
        yield report.add
        report.close(review.summary, review.pile)


@contextmanager
def _replaced(path: Path) -> Iterator[Path]:
    """A file that takes the place of another when it is whole."""
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        yield part
        Path(part).replace(path)
    finally:
        part.unlink(missing_ok=True)
