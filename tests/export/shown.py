"""What somebody sees who opens an exported file, whatever its format."""

from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from re import sub

from docx import Document as open_document
from icalendar import Calendar
from lxml import etree
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from pypdfium2 import PdfDocument


def shown(name: str, data: bytes) -> str:
    """The words of a file without blanks, since each format breaks its lines elsewhere."""
    return "".join(_WORDS.get(name, bytes.decode)(data).split())


def _docx(data: bytes) -> str:
    document = open_document(BytesIO(data))
    section = document.sections[0]
    header, footer = section.header._element, section.footer._element
    stamps = [element.get("string", "") for element in header.iter()]
    texts = [
        "".join(part.xpath(".//w:t/text()")) for part in (header, document.element.body, footer)
    ]
    return "\n".join((*stamps, *texts))


def _xlsx(data: bytes) -> str:
    return "\n".join(text for sheet in load_workbook(BytesIO(data)) for text in _sheet(sheet))


def _sheet(sheet: Worksheet) -> Iterator[str]:
    around = (sheet.oddHeader, sheet.oddFooter)
    sides = [side for one in around if one is not None for side in (one.left, one.right)]
    yield from (side.text or "" for side in sides)
    yield from (str(cell or "") for row in sheet.iter_rows(values_only=True) for cell in row)


def _pdf(data: bytes) -> str:
    with PdfDocument(data) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def _bpmn(data: bytes) -> str:
    return "\n".join(map(str, etree.fromstring(data).itertext()))


def _ics(data: bytes) -> str:
    return "\n".join(str(one["description"]) for one in Calendar.from_ical(data).walk("VEVENT"))


def _dot(data: bytes) -> str:
    return data.decode().replace("\\n", "")


def _mermaid(data: bytes) -> str:
    return sub("#([0-9]+);", lambda match: chr(int(match[1])), data.decode())


_WORDS: Mapping[str, Callable[[bytes], str]] = {
    "docx": _docx,
    "xlsx": _xlsx,
    "pdf": _pdf,
    "bpmn": _bpmn,
    "ics": _ics,
    "dot": _dot,
    "mermaid": _mermaid,
}
