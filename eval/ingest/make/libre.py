"""Sources typed by hand (flat ODT, HTML, flat ODS) that LibreOffice turns into other formats."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from expect import Expect

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

FODT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles>
<style:style style:name="Standard" style:family="paragraph"/>
<style:style style:name="Title" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-size="20pt" fo:font-weight="bold"/></style:style>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:parent-style-name="Standard" style:default-outline-level="1"><style:text-properties fo:font-size="15pt" fo:font-weight="bold"/></style:style>
<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph" style:parent-style-name="Standard" style:default-outline-level="2"><style:text-properties fo:font-size="13pt" fo:font-weight="bold"/></style:style>
<style:style style:name="Header" style:family="paragraph" style:parent-style-name="Standard"/>
<style:style style:name="Footer" style:family="paragraph" style:parent-style-name="Standard"/>
%(styles)s
</office:styles>
<office:automatic-styles>
<style:style style:name="Tbl" style:family="table"><style:table-properties style:width="17cm" table:align="left"/></style:style>
<style:style style:name="Cel" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000" fo:padding="0.05cm"/></style:style>
<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:page-layout style:name="pm1"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2cm"/><style:header-style><style:header-footer-properties fo:min-height="0.6cm" fo:margin-bottom="0.3cm"/></style:header-style><style:footer-style><style:header-footer-properties fo:min-height="0.6cm" fo:margin-top="0.3cm"/></style:footer-style></style:page-layout>
%(automatic)s
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pm1">%(head)s</style:master-page></office:master-styles>
<office:body><office:text>
%(body)s
</office:text></office:body></office:document>
"""


def list_style(name: str, *levels: tuple[str, str, str, int, int]) -> str:
    """Levels: prefix, format, suffix, start, how many levels are shown."""
    xml = f'<text:list-style style:name="{name}">'
    for index, (prefix, form, suffix, start, shown) in enumerate(levels, 1):
        space = f'<style:list-level-properties text:space-before="{0.6 * index}cm" text:min-label-width="0.6cm"/>'
        if form == "bullet":
            xml += f'<text:list-level-style-bullet text:level="{index}" text:bullet-char="•">{space}</text:list-level-style-bullet>'
        else:
            xml += (
                f'<text:list-level-style-number text:level="{index}" style:num-prefix="{prefix}" style:num-suffix="{suffix}" '
                f'style:num-format="{form}" text:start-value="{start}" text:display-levels="{shown}">{space}</text:list-level-style-number>'
            )
    return xml + "</text:list-style>"


OUTLINE = (
    '<text:outline-style style:name="Outline">'
    '<text:outline-level-style text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/>'
    "</text:outline-style>"
)


class Converted(Expect):
    """A typed source, the file that LibreOffice makes of it, and what its page shows."""

    def __init__(self, name: str, why: str, features: str, source: str = "fodt", target: str = "docx", **more: Any) -> None:
        writer = {"fodt": "a flat ODT typed by hand", "html": "HTML typed by hand", "fods": "a flat ODS typed by hand", "docx": "a hand-written docx", "xlsx": "a workbook made with openpyxl"}[source]
        super().__init__(name, why, features, f"LibreOffice 7.4 from {writer}", **more)
        self.kind, self.target = source, target
        self.xml = ""
        self.styles = self.automatic = self.head_xml = ""

    def add(self, kind: str, text: str, number: str | None = None, level: int = 0, **more: Any) -> None:
        step = more.pop("step", None)
        self.block(kind, text, number, level, **more)
        if step:
            self.step(text, number, step if isinstance(step, str) else None)

    def item(self, text: str, number: str | None, level: int = 0, step: str | bool | None = None) -> None:
        self.add("list_item", text, number, level, step=step)

    def table(self, rows: list[list[str]], *, number: int | None = None, action: int | None = None, owner: int | None = None, header: bool = True) -> None:
        """Expectation of a table, as the page shows it."""
        for index, cells in enumerate(rows):
            top = header and index == 0
            printed = (cells[number].rstrip(".、") or None) if number is not None and not top and len(cells) > number else None
            self.row(cells, printed, header=top)
            if action is not None and not top and len(cells) == len(rows[0]):
                self.step(cells[action], printed, (cells[owner] or None) if owner is not None else None)

    def source(self) -> str:
        if self.kind == "fodt":
            return FODT % {"styles": self.styles, "automatic": self.automatic, "head": self.head_xml, "body": self.xml}
        return self.xml

    def build(self, folder: Path) -> None:
        with tempfile.TemporaryDirectory() as temporary:
            path = Path(temporary) / f"{self.name}.{self.kind}"
            path.write_text(self.source(), encoding="utf-8")
            convert(path, self.target, folder)
        if self.target == "docx":
            find_places(folder / f"{self.name}.docx", self.data["blocks"])
        self.save(folder)


def convert(path: Path, target: str, folder: Path) -> Path:
    """One file through LibreOffice."""
    options = []
    if path.suffix == ".html" and target == "docx":
        options = ["--infilter=HTML (StarWriter)"]
    if path.suffix == ".docx" and target == "html":
        target = "html:XHTML Writer File"
    with tempfile.TemporaryDirectory() as out:
        subprocess.run(
            [os.environ.get("SOFFICE", "soffice"), "--headless", *options, "--convert-to", target, "--outdir", out, str(path)],
            check=True,
            capture_output=True,
        )
        made = next(Path(out).iterdir())
        return Path(shutil.copy(made, folder / made.name))


def ods_table(rows: list[list[str]], style: str = "Cel") -> str:
    return "".join("<table:table-row>" + "".join(cell if cell.startswith("<") else td(cell) for cell in row) + "</table:table-row>" for row in rows)


def td(text: str, columns: int = 1, rows: int = 1) -> str:
    """A cell of a flat ODT table; newlines make paragraphs."""
    span = (f' table:number-columns-spanned="{columns}"' if columns > 1 else "") + (
        f' table:number-rows-spanned="{rows}"' if rows > 1 else ""
    )
    inner = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n"))
    return f'<table:table-cell table:style-name="Cel" office:value-type="string"{span}>{inner}</table:table-cell>'


COVERED = "<table:covered-table-cell/>"


def odt_table(name: str, columns: int, rows: list[list[str]], header: int = 1) -> str:
    body = [
        "<table:table-row>" + "".join(cell if cell.startswith("<table:") else td(cell) for cell in row) + "</table:table-row>"
        for row in rows
    ]
    return (
        f'<table:table table:name="{name}" table:style-name="Tbl"><table:table-column table:number-columns-repeated="{columns}"/>'
        + (f"<table:table-header-rows>{''.join(body[:header])}</table:table-header-rows>" if header else "")
        + "".join(body[header:])
        + "</table:table>"
    )


def tp(text: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{text if "<" in text else escape(text)}</text:p>'


def th(text: str, level: int = 1) -> str:
    return f'<text:h text:style-name="Heading_20_{level}" text:outline-level="{level}">{escape(text)}</text:h>'


def ol(style: str, items: list[str], more: str = "") -> str:
    return f'<text:list text:style-name="{style}"{more}>' + "".join(i if i.startswith("<text:list-item") else f"<text:list-item>{i if i.startswith('<') else tp(i)}</text:list-item>" for i in items) + "</text:list>"


def squash(text: str) -> str:
    return re.sub(r"\s+", "", text)


def find_places(path: Path, blocks: list[dict[str, Any]]) -> None:
    """Where the file keeps each block: its place only, by its words; numbers are never taken from the file."""
    root = ElementTree.fromstring(zipfile.ZipFile(path).read("word/document.xml"))
    paragraphs = list(root.iter(f"{W}p"))
    index = {id(p): i for i, p in enumerate(paragraphs, 1)}

    def words(node: Any) -> str:
        return squash("".join(t.text or "" for t in node.iter(f"{W}t")))

    rows = [(index[id(next(row.iter(f"{W}p")))], words(row)) for row in root.iter(f"{W}tr")]
    last = 0
    for block in blocks:
        if block["place"] is not None:
            last = block["place"].get("paragraph", last)
            continue
        if block["kind"] == "table_row":
            cells = [squash(c) for c in block["cells"] if c]
            hits = [at for at, text in rows if at > last and 2 * sum(c in text for c in cells) >= len(cells)]
        else:
            want = squash(block.pop("typed", block["text"]))
            hits = [i for i, p in enumerate(paragraphs, 1) if i > last and words(p) == want]
        if not hits:
            raise SystemExit(f"{path.name}: not found: {block}")
        last = hits[0]
        block["place"] = {"paragraph": last}
