"""A Word file opened for editing, as a person would edit it."""

from copy import deepcopy
from io import BytesIO

from docx import Document as open_document
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm
from docx.table import Table
from lxml import etree

from sopai.schema.changes import ChangeSet
from sopai.schema.sop import Sop
from tests.edited.files import exported, read_back


class Edited:
    """The Word file of an SOP."""

    def __init__(self, sop: Sop) -> None:
        self.sop = sop
        self.document: Document = open_document(BytesIO(exported(sop, "docx")))

    def table(self, header: str = "No.") -> Table:
        """The table whose first cell says this."""
        return next(one for one in self.document.tables if one.cell(0, 0).text == header)

    def write(self, row: int, column: int, *paragraphs: str, header: str = "No.") -> None:
        """Put other words into a cell, the first paragraph in place of what is there."""
        cell = self.table(header).cell(row, column)
        for other in cell.paragraphs[1:]:
            _remove(other._p)
        first = cell.paragraphs[0]
        for run in first.runs:
            _remove(run._r)
        first.add_run(paragraphs[0])
        for text in paragraphs[1:]:
            cell.add_paragraph(text)

    def delete(self, row: int, header: str = "No.") -> None:
        """Delete a row."""
        rows = self.table(header)._tbl.findall(qn("w:tr"))
        self.table(header)._tbl.remove(rows[row])

    def move(self, row: int, behind: int) -> None:
        """Drag a row behind another."""
        rows = self.table()._tbl.findall(qn("w:tr"))
        rows[behind].addnext(rows[row])

    def copy(self, row: int) -> None:
        """Paste a copy of a row below it, with all that it carries."""
        rows = self.table()._tbl.findall(qn("w:tr"))
        rows[row].addnext(deepcopy(rows[row]))

    def delete_column(self, column: int, header: str = "No.") -> None:
        """Delete a column."""
        for row in self.table(header)._tbl.findall(qn("w:tr")):
            row.remove(row.findall(qn("w:tc"))[column])

    def insert(self, row: int, header: str = "No.") -> None:
        """Insert an empty row below one, as the menu does."""
        rows = self.table(header)._tbl.findall(qn("w:tr"))
        rows[row].addnext(deepcopy(rows[row]))
        new = self.table(header)._tbl.findall(qn("w:tr"))[row + 1]
        for mark in [*new.iter(qn("w:bookmarkStart")), *new.iter(qn("w:bookmarkEnd"))]:
            _remove(mark)
        for column in range(len(self.table(header).columns)):
            self.write(row + 1, column, "", header=header)

    def widened(self) -> Table:
        """The table of steps with one column more."""
        table = self.table()
        table.add_column(Mm(20))
        return table

    def drop(self, header: str) -> None:
        """Delete a table."""
        body = self.document.element.body
        body.remove(self.table(header)._tbl)

    def split(self, behind: int) -> None:
        """Split the table of steps; the second one repeats the header."""
        first = self.table()._tbl
        second = deepcopy(first)
        for row in first.findall(qn("w:tr"))[behind + 1 :]:
            first.remove(row)
        for row in second.findall(qn("w:tr"))[1 : behind + 1]:
            second.remove(row)
        between = self.document.add_paragraph()
        first.addnext(between._p)
        between._p.addnext(second)

    def forget_marks(self) -> None:
        """Drop all bookmarks, as some programs do."""
        for name in ("w:bookmarkStart", "w:bookmarkEnd"):
            for mark in list(self.document.element.body.iter(qn(name))):
                _remove(mark)

    def track(self, row: int, column: int, deleted: str, inserted: str) -> None:
        """Change the words of a cell with changes tracked."""
        paragraph = self.table().cell(row, column).paragraphs[0]
        for run in paragraph.runs:
            _remove(run._r)
        by = f'{nsdecls("w")} w:author="Ann Reed" w:date="2026-03-01T00:00:00Z"'
        gone = f'<w:del {by} w:id="901"><w:r><w:delText>{deleted}</w:delText></w:r></w:del>'
        new = f'<w:ins {by} w:id="902"><w:r><w:t>{inserted}</w:t></w:r></w:ins>'
        paragraph._p.append(parse_xml(gone))
        paragraph._p.append(parse_xml(new))

    def data(self) -> bytes:
        """The file as it was saved."""
        saved = BytesIO()
        self.document.save(saved)
        return saved.getvalue()

    def changes(self) -> ChangeSet:
        """What is read of it."""
        return read_back(self.sop, self.data(), "docx")


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)
