"""What a PDF draws on its pages, in points from the upper left: the only door to pdfium."""

import ctypes
from collections import Counter
from math import hypot, pi
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from sopai.errors import IngestError
from sopai.ingest.pdf_drawn import Box, Turning, drawn, links, notes

MAX_CHARACTERS = 60_000
"""Characters of a page: a newspaper's has 30,000."""

_BOLD_WEIGHT = 600
_BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi", "simhei", "黑体")
_FILL_AND_STROKE = 2
_HYPHEN = "\x02"
"""How pdfium gives a hyphen at the end of a line."""

_BULLET = "•"
"""What stands for signs of fonts for bullets, which have no meaning as letters."""


class Char(NamedTuple):
    """One character."""

    text: str
    box: Box
    baseline: float
    size: float
    """Of its font, in points."""

    bold: bool
    is_generated: bool
    """pdfium found a gap where the file has no blank."""

    order: int
    """Its position among the characters of the page as they were written."""


class PageContent(NamedTuple):
    """What is on a page."""

    number: int
    width: float
    height: float
    chars: list[Char]
    edges: list[Box]
    """Straight lines, and the sides of rectangles: without width or without height."""

    pictures: list[Box]
    links: list[tuple[Box, str]]
    slanted: str
    """Words across the page, as of a watermark."""

    notes: list[str]
    """Comments and typed-in text that lie over the page."""

    objects: int
    """How much is drawn on it."""

    unknown: int
    """Characters whose meaning the file does not tell."""


class _Look(NamedTuple):
    size: float
    bold: bool
    angle: int
    """A quarter turn counts 1, as the page is shown; -1 is any other slant."""


def page_content(document: pdfium.PdfDocument, index: int) -> PageContent:
    """What is on a page.

    Args:
        document: an open document.
        index: the page's, from 0.

    Raises:
        IngestError: the page has more characters than `MAX_CHARACTERS`.
        pypdfium2.PdfiumError: the page is damaged.
    """
    page = document[index]
    try:
        return _content(page, index + 1)
    finally:
        page.close()


def _content(page: pdfium.PdfPage, number: int) -> PageContent:
    turn = page.get_rotation() // 90
    turned = _turning(page, turn)
    text = page.get_textpage()
    count = text.count_chars()
    if count > MAX_CHARACTERS:
        raise IngestError(
            f"page {number} has {count:,} characters, more than {MAX_CHARACTERS:,}: "
            "take that page out"
        )
    found, unknown = _chars(text, count, turned, turn)
    upright, extra, slanted = _upright(found)
    width, height = page.get_size()
    if extra:
        whole = turned
        turned = _again(whole, extra, width, height)
        found = [(_moved(char, extra, width, height), angle) for char, angle in found]
        width, height = (height, width) if extra % 2 else (width, height)
        upright = [char for char, angle in found if angle == extra]
    edges, pictures, objects = drawn(page, turned)
    return PageContent(
        number,
        width,
        height,
        upright,
        edges,
        pictures,
        list(links(page, turned)),
        slanted,
        list(notes(page)),
        objects,
        unknown,
    )


def _turning(page: pdfium.PdfPage, turn: int) -> Turning:
    """From the file's coordinates (left, bottom, right, top) to those of the page as shown."""
    shown = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page, shown)  # other calls do not see a size that pages inherit
    x0, y0, x1, y1 = shown.left, shown.bottom, shown.right, shown.top

    def turned(left: float, bottom: float, right: float, top: float) -> Box:
        if turn == 1:
            return Box(bottom - y0, left - x0, top - y0, right - x0)
        if turn == 2:
            return Box(x1 - right, bottom - y0, x1 - left, top - y0)
        if turn == 3:
            return Box(y1 - top, x1 - right, y1 - bottom, x1 - left)
        return Box(left - x0, y1 - top, right - x0, y1 - bottom)

    return turned


def _rotated(box: Box, turns: int, width: float, height: float) -> Box:
    """A box of a page that is turned by quarters until text that runs upwards is upright."""
    if turns == 1:
        return Box(height - box.bottom, box.left, height - box.top, box.right)
    if turns == 2:
        return Box(width - box.right, height - box.bottom, width - box.left, height - box.top)
    return Box(box.top, width - box.right, box.bottom, width - box.left)


def _again(turned: Turning, turns: int, width: float, height: float) -> Turning:
    def both(left: float, bottom: float, right: float, top: float) -> Box:
        return _rotated(turned(left, bottom, right, top), turns, width, height)

    return both


def _moved(char: Char, turns: int, width: float, height: float) -> Char:
    box = _rotated(char.box, turns, width, height)
    return char._replace(box=box, baseline=box.bottom - 0.2 * char.size)


def _chars(
    text: pdfium.PdfTextPage, count: int, turned: Turning, turn: int
) -> tuple[list[tuple[Char, int]], int]:
    """The characters with their quarter turns, and how many the file gives no meaning."""
    found: list[tuple[Char, int]] = []
    unknown = 0
    looks: dict[int, _Look] = {}
    rectangle = raw.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    for at in range(count):
        code = raw.FPDFText_GetUnicode(text, at)
        if code in (0, 10, 13, 0xFFFE, 0xFFFF):
            continue
        letter = chr(code) if code < 0x110000 else "\ufffd"
        if not raw.FPDFText_GetLooseCharBox(text, at, rectangle):
            continue
        unknown += code == 0xFFFD or raw.FPDFText_HasUnicodeMapError(text, at) == 1
        key = ctypes.cast(raw.FPDFText_GetTextObject(text, at), ctypes.c_void_p).value or 0
        look = looks.get(key)
        if look is None or not key:
            look = looks[key] = _look(text, at, turn)
        raw.FPDFText_GetCharOrigin(text, at, x, y)
        box = turned(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
        base = turned(x.value, y.value, x.value, y.value).bottom
        made = raw.FPDFText_IsGenerated(text, at) == 1
        letter = "-" if letter == _HYPHEN else letter
        letter = _BULLET if 0x7F <= code < 0xA0 else letter
        found.append((Char(letter, box, base, look.size, look.bold, made, at), look.angle))
    return found, unknown


def _look(text: pdfium.PdfTextPage, at: int, turn: int) -> _Look:
    matrix = raw.FS_MATRIX()
    scale = 1.0
    if raw.FPDFText_GetMatrix(text, at, matrix):
        scale = hypot(matrix.c, matrix.d) or 1.0
    name = ctypes.create_string_buffer(128)
    raw.FPDFText_GetFontInfo(text, at, name, 128, None)
    called = name.value.decode("utf-8", "replace").lower()
    bold = raw.FPDFText_GetFontWeight(text, at) >= _BOLD_WEIGHT or any(
        word in called for word in _BOLD_NAMES
    )
    thing = raw.FPDFText_GetTextObject(text, at)
    if thing and raw.FPDFTextObj_GetTextRenderMode(thing) == _FILL_AND_STROKE:
        bold = True
    angle = raw.FPDFText_GetCharAngle(text, at) / (pi / 2)
    quarters = round(angle)
    slant = -1 if abs(angle - quarters) > 0.05 else (quarters - turn) % 4
    return _Look(round(raw.FPDFText_GetFontSize(text, at) * scale, 1), bold, slant)


def _upright(found: list[tuple[Char, int]]) -> tuple[list[Char], int, str]:
    """The characters in the direction that most have, that direction, and the slanted words."""
    turns = Counter(angle for char, angle in found if char.text.strip() and angle >= 0)
    most = turns.most_common(1)[0][0] if turns else 0
    upright = [char for char, angle in found if angle == most]
    slanted = "".join(char.text for char, angle in found if angle != most)
    return upright, most, " ".join(slanted.split())
