"""What a workbook says for all of its sheets: their names, the texts and styles of their cells."""

from typing import NamedTuple

from lxml import etree
from openpyxl.utils.escape import unescape

from sopai.errors import IngestError
from sopai.ingest.archive import Archive, Relation, parse
from sopai.ingest.excel_formats import format_code

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MAX_SHEETS = 200
"""A workbook of a department has a dozen."""

MAX_STRINGS = 200_000
"""Texts that the cells of a workbook share; as many as the cells that are read."""


class SheetEntry(NamedTuple):
    """A sheet as the workbook lists it."""

    name: str
    part: str
    is_hidden: bool
    kind: str
    """`worksheet`, `chartsheet`, `dialogsheet`, or the type of a macro sheet."""


class Style(NamedTuple):
    """How a cell shows its value."""

    code: str
    bold: bool
    struck: bool


class Workbook(NamedTuple):
    """What the sheets have in common."""

    sheets: tuple[SheetEntry, ...]
    strings: tuple[str, ...]
    styles: tuple[Style, ...]
    since_1904: bool


def workbook_of(archive: Archive) -> Workbook:
    """The workbook in an archive.

    Raises:
        IngestError: the file is no workbook, or has more sheets or texts than the limits allow.
    """
    part = _main_part(archive)
    root = archive.xml(part)
    if root.tag != f"{MAIN}workbook":
        raise IngestError("it is no Excel workbook: check its name, or save it anew from Excel")
    relations = archive.relations(part)
    listed = root.findall(f"{MAIN}sheets/{MAIN}sheet")
    if len(listed) > MAX_SHEETS:
        raise IngestError(
            f"it has {len(listed):,} sheets, more than {MAX_SHEETS}: "
            "move the sheets with procedures to a workbook of their own"
        )
    properties = root.find(f"{MAIN}workbookPr")
    by_kind = {relation.kind: relation for relation in relations.values()}
    return Workbook(
        tuple(_entry(sheet, relations) for sheet in listed),
        _strings(archive, by_kind.get("sharedStrings")),
        _styles(archive, by_kind.get("styles")),
        properties is not None and is_on(properties.get("date1904")),
    )


def is_on(value: str | None) -> bool:
    """Whether an attribute of XML Schema's type boolean is true."""
    return value in ("1", "true", "on")


def text_of(element: etree._Element) -> str:
    """The words of a text with formatted runs, without the pronunciation above them."""
    parts = []
    for child in element:
        if child.tag == f"{MAIN}t":
            parts.append(child.text or "")
        elif child.tag == f"{MAIN}r":
            parts.extend(run.text or "" for run in child.findall(f"{MAIN}t"))
    return clean("".join(parts))


def clean(text: str) -> str:
    """A text of the file with its escapes resolved and its lines ended by one sign."""
    resolved = str(unescape(text)) if "_x" in text else text
    return resolved.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ")


def _main_part(archive: Archive) -> str:
    for relation in archive.relations("").values():
        if relation.kind == "officeDocument":
            return relation.target
    return "xl/workbook.xml"


def _entry(sheet: etree._Element, relations: dict[str, Relation]) -> SheetEntry:
    relation = relations.get(sheet.get(f"{RELATED}id", ""), Relation("", "", False))
    hidden = sheet.get("state", "visible") != "visible"
    return SheetEntry(sheet.get("name", ""), relation.target, hidden, relation.kind)


def _strings(archive: Archive, relation: Relation | None) -> tuple[str, ...]:
    if relation is None or relation.target not in archive:
        return ()
    data = archive.read(relation.target)
    if data.count(b"<si") > MAX_STRINGS or data.count(b":si>") > MAX_STRINGS:
        raise IngestError(
            f"its cells hold more than {MAX_STRINGS:,} different texts: "
            "move the sheets with procedures to a workbook of their own"
        )
    return tuple(text_of(entry) for entry in parse(data, relation.target).iter(f"{MAIN}si"))


def _styles(archive: Archive, relation: Relation | None) -> tuple[Style, ...]:
    if relation is None or relation.target not in archive:
        return ()
    root = archive.xml(relation.target)
    own = {
        number(element.get("numFmtId")): element.get("formatCode", "")
        for element in root.findall(f"{MAIN}numFmts/{MAIN}numFmt")
    }
    fonts = [
        (_has(font, "b"), _has(font, "strike")) for font in root.findall(f"{MAIN}fonts/{MAIN}font")
    ]
    styles = []
    for entry in root.findall(f"{MAIN}cellXfs/{MAIN}xf"):
        at = number(entry.get("fontId"))
        bold, struck = fonts[at] if 0 <= at < len(fonts) else (False, False)
        styles.append(Style(format_code(number(entry.get("numFmtId")), own), bold, struck))
    return tuple(styles)


def _has(font: etree._Element, name: str) -> bool:
    element = font.find(f"{MAIN}{name}")
    return element is not None and is_on(element.get("val", "1"))


def number(value: str | None) -> int:
    """An attribute that is a whole number, 0 when it is none."""
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 10 else 0
