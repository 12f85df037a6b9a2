"""What is taken away of an open document: a page, a table, a Word copy with comments."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from openpyxl import load_workbook

from sopai.errors import IngestError, ReviewError
from sopai.review.copies import takes_comments
from sopai.workflow import LintedFile, Options, lint_data, lint_text
from sopai.workflow.documents import Judged, Unread, commented_copy, report_excel, report_html

TEXT = (
    "# Greet <script>alert(1)</script>\n\n1. Greet the driver in a friendly tone.\n2. =SUM(A1).\n"
)


def _word() -> bytes:
    document = Document()
    document.add_heading("Greet the driver", level=0)
    document.add_paragraph("Greet the driver in a friendly tone.", style="List Number")
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _judged(name: str, linted: LintedFile) -> Judged:
    return Judged(name, linted, linted.findings)


def test_a_word_file_gets_a_comment_for_each_finding() -> None:
    data = _word()
    linted = lint_data(data, "greet.docx", Options(language="zh"))
    copy = commented_copy(_judged("greet.docx", linted), data, "zh")
    with ZipFile(BytesIO(copy)) as archive:
        said = archive.read("word/comments.xml").decode()
    assert said.count("<w:comment ") == len(linted.findings)
    assert "VAG001" in said
    assert "错误" in said


def test_only_word_files_take_comments() -> None:
    assert takes_comments("A.DOCX")
    assert not takes_comments("a.pdf")
    with pytest.raises(ReviewError, match=r"'a\.md': comments go into Word files"):
        commented_copy(_judged("a.md", lint_text(TEXT, "a.md")), TEXT.encode(), "en")


def test_a_copy_of_other_bytes_is_refused() -> None:
    linted = lint_data(_word(), "greet.docx")
    with pytest.raises(IngestError):
        commented_copy(_judged("greet.docx", linted), b"PK\x03\x04", "en")


def test_the_page_of_one_document_stands_alone_and_runs_nothing() -> None:
    html = report_html(_judged("a.md", lint_text(TEXT, "a.md")), "en", date(2026, 1, 5))
    assert "<script>alert" not in html
    assert "index.html" not in html
    assert "friendly tone" in html


def test_the_table_holds_every_document_and_no_formula() -> None:
    judged = [_judged(name, lint_text(TEXT, name)) for name in ("a.md", "b.md")]
    book = load_workbook(BytesIO(report_excel(judged, "en")))
    files, findings = book.worksheets
    assert [row[0].value for row in files.iter_rows(min_row=2)] == ["a.md", "b.md"]
    assert findings.max_row > 2
    assert all(cell.data_type != "f" for row in findings.iter_rows() for cell in row)


def test_table_of_the_page_holds_what_could_not_be_read() -> None:
    unread = [Unread("cut.docx", "the Word file is damaged or cut off")]
    sheet = load_workbook(BytesIO(report_excel([], "en", unread)))["Overview"]
    rows = list(sheet.iter_rows(values_only=True))
    assert (rows[0][10], rows[1][0], rows[1][10]) == (
        "Failed because",
        "cut.docx",
        "the Word file is damaged or cut off",
    )
