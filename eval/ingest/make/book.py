"""Workbooks: made with openpyxl, or typed as XML."""

from __future__ import annotations

import datetime as dt
import io
import tempfile
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from expect import Expect
from libre import convert
from openpyxl import Workbook, load_workbook
from openpyxl.drawing.image import Image
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet
from word import HEAD, png, write_zip

WRAP = Alignment(wrap_text=True, vertical="top")
FIXED = dt.datetime(2024, 1, 1)


class Book(Expect):
    """A workbook made with openpyxl, as it is or saved once more by LibreOffice."""

    def __init__(self, name: str, why: str, features: str, by_libre: bool = False, **more: Any) -> None:
        super().__init__(
            name, why, features, "LibreOffice 7.4 from a workbook made with openpyxl" if by_libre else "openpyxl", **more
        )
        self.by_libre = by_libre
        self.book = Workbook()
        self.book.remove(self.book.active)
        self.sheet: Worksheet

    def page(self, title: str, state: str = "visible") -> Worksheet:
        self.sheet = self.book.create_sheet(title)
        self.sheet.sheet_state = state
        return self.sheet

    def put(self, row: int, values: list[Any], bold: bool = False, first: int = 1) -> None:
        for column, value in enumerate(values, first):
            if value is None:
                continue
            cell = self.sheet.cell(row, column, value)
            cell.alignment = WRAP
            if bold:
                cell.font = Font(bold=True)

    def line(self, row: int, values: list[Any], kind: str, text: str, **more: Any) -> None:
        """A row that is not a table row."""
        self.put(row, values, bold=kind == "heading")
        self.block(kind, text, place={"sheet": self.sheet.title, "row": row}, **more)

    def table_row(
        self,
        row: int,
        values: list[Any],
        see: list[str] | None = None,
        *,
        header: bool = False,
        number: int | None = None,
        action: int | None = None,
        owner: int | None = None,
        shown: bool = True,
        first: int = 1,
    ) -> None:
        self.put(row, values, bold=header, first=first)
        if not shown:
            return
        cells = see if see is not None else ["" if v is None else " ".join(str(v).split()) for v in values]
        printed = (cells[number].rstrip(".、") or None) if number is not None else None
        self.row(cells, printed, {"sheet": self.sheet.title, "row": row}, header)
        if action is not None:
            self.step(cells[action], printed, (cells[owner] or None) if owner is not None else None)

    def image(self, anchor: str, colour: tuple[int, int, int]) -> None:
        picture = Image(io.BytesIO(png(colour=colour)))
        self.sheet.add_image(picture, anchor)

    def build(self, folder: Path) -> None:
        for sheet in self.book.worksheets:
            for letter in "ABCDEFGH":
                sheet.column_dimensions[letter].width = 18
        self.book.properties.created = self.book.properties.modified = FIXED
        self.book.properties.creator = ""
        if self.by_libre:
            with tempfile.TemporaryDirectory() as temporary:
                first = Path(temporary) / f"{self.name}.ods.xlsx"
                self.book.save(first)
                step = convert(first, "ods", Path(temporary))
                final = step.rename(Path(temporary) / f"{self.name}.ods")
                convert(final, "xlsx", folder)
        else:
            self.book.save(folder / f"{self.name}.xlsx")
        self.save(folder)


S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml."


def typed_book(path: Path, sheets: dict[str, str], strings: list[str], formats: dict[int, str], date1904: bool = False) -> None:
    """A workbook from XML. `strings` are <si> contents, `formats` number formats with ids from 164."""
    ids = sorted(formats)
    styles = (
        f'{HEAD}<styleSheet xmlns="{S}"><numFmts count="{len(ids)}">'
        + "".join(f'<numFmt numFmtId="{i}" formatCode="{escape(formats[i], {chr(34): "&quot;"})}"/>' for i in ids)
        + '</numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
        + '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
        + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
        + '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        + f'<cellXfs count="{len(ids) + 2}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        + '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>'
        + "".join(f'<xf numFmtId="{i}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' for i in ids)
        + "</cellXfs></styleSheet>"
    )
    names = list(sheets)
    package = "http://schemas.openxmlformats.org/package/2006/"
    files = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{package}content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{KIND}sheet.main+xml"/>'
        + "".join(f'<Override PartName="/xl/worksheets/sheet{i}.xml" ContentType="{KIND}worksheet+xml"/>' for i in range(1, len(names) + 1))
        + f'<Override PartName="/xl/styles.xml" ContentType="{KIND}styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="{KIND}sharedStrings+xml"/></Types>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{package}relationships"><Relationship Id="rId1" Type="{R}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{S}" xmlns:r="{R}"><workbookPr{" date1904=" + chr(34) + "1" + chr(34) if date1904 else ""}/><sheets>'
        + "".join(f'<sheet name="{escape(n)}" sheetId="{i}" r:id="rId{i}"/>' for i, n in enumerate(names, 1))
        + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'{HEAD}<Relationships xmlns="{package}relationships">'
        + "".join(f'<Relationship Id="rId{i}" Type="{R}/worksheet" Target="worksheets/sheet{i}.xml"/>' for i in range(1, len(names) + 1))
        + f'<Relationship Id="rId90" Type="{R}/styles" Target="styles.xml"/><Relationship Id="rId91" Type="{R}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/styles.xml": styles,
        "xl/sharedStrings.xml": f'{HEAD}<sst xmlns="{S}" count="{len(strings)}" uniqueCount="{len(strings)}">' + "".join(f"<si>{s}</si>" for s in strings) + "</sst>",
    }
    for index, name in enumerate(names, 1):
        files[f"xl/worksheets/sheet{index}.xml"] = f'{HEAD}<worksheet xmlns="{S}" xmlns:r="{R}">{sheets[name]}</worksheet>'
    write_zip(path, {key: value.encode() for key, value in files.items()})
    load_workbook(path)  # it opens


class Grid:
    """Rows of a typed sheet: values become shared or inline strings, numbers, or XML as typed."""

    def __init__(self, strings: list[str]) -> None:
        self.strings = strings
        self.rows = ""

    def row(self, number: int, values: list[Any], attributes: str = "") -> None:
        self.rows += f'<row r="{number}"{attributes}>'
        for column, value in zip("ABCDEFGHIJ", values, strict=False):
            ref = f"{column}{number}"
            if value is None:
                continue
            if isinstance(value, str) and value.startswith("<c "):
                self.rows += value.replace("<c ", f'<c r="{ref}" ', 1)
            elif isinstance(value, str):
                inner = value if value.startswith(("<r>", "<t")) else f'<t xml:space="preserve">{escape(value)}</t>'
                self.strings.append(inner)
                self.rows += f'<c r="{ref}" t="s"><v>{len(self.strings) - 1}</v></c>'
            else:
                self.rows += f'<c r="{ref}"><v>{value}</v></c>'
        self.rows += "</row>"

    def sheet(self, after: str = "") -> str:
        return f"<sheetData>{self.rows}</sheetData>{after}"
