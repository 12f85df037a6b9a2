"""What a PDF page shows beside its letters: lines, pictures, links and comments."""

import ctypes
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

MAX_OBJECTS = 30_000
"""Lines, pictures and words of a page that are looked at; a map has more, a procedure has not."""

MAX_LINKS = 500
"""Links of a page that are looked at."""

MAX_DEPTH = 8
"""Drawings inside drawings."""

_THIN = 2.5
"""Points: a rectangle not thicker than this is a line."""


class Box(NamedTuple):
    """A rectangle in points from the upper left corner of the page as it is shown."""

    left: float
    top: float
    right: float
    bottom: float


Turning = Callable[[float, float, float, float], Box]
"""From the file's coordinates (left, bottom, right, top) to those of the page as it is shown."""


def drawn(page: pdfium.PdfPage, turned: Turning) -> tuple[list[Box], list[Box], int]:
    """Edges and pictures of a page, and how many things were looked at."""
    edges: list[Box] = []
    pictures: list[Box] = []
    count = 0
    kinds = (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE)
    for thing in page.get_objects(filter=kinds, max_depth=MAX_DEPTH):
        count += 1
        if count > MAX_OBJECTS:
            break
        box = turned(*thing.get_bounds())
        if thing.type == raw.FPDF_PAGEOBJ_IMAGE:
            pictures.append(box)
        elif box.right - box.left <= _THIN or box.bottom - box.top <= _THIN:
            edges.append(_line(box))
        elif _is_rectangle(thing):
            edges += _sides(box)
    return edges, pictures, count


def _line(box: Box) -> Box:
    """A thin rectangle as the line in its middle."""
    if box.right - box.left < box.bottom - box.top:
        middle = (box.left + box.right) / 2
        return Box(middle, box.top, middle, box.bottom)
    middle = (box.top + box.bottom) / 2
    return Box(box.left, middle, box.right, middle)


def _sides(box: Box) -> Iterator[Box]:
    yield Box(box.left, box.top, box.right, box.top)
    yield Box(box.left, box.bottom, box.right, box.bottom)
    yield Box(box.left, box.top, box.left, box.bottom)
    yield Box(box.right, box.top, box.right, box.bottom)


def _is_rectangle(path: pdfium.PdfObject) -> bool:
    """Whether a path has four or five corners, and straight sides that are drawn.

    What is only filled is the background of a cell, but also of a word or a whole column.
    """
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    if not stroke.value:
        return False
    segments = raw.FPDFPath_CountSegments(path)
    if not 4 <= segments <= 6:
        return False
    kinds = {
        raw.FPDFPathSegment_GetType(raw.FPDFPath_GetPathSegment(path, at)) for at in range(segments)
    }
    return raw.FPDF_SEGMENT_BEZIERTO not in kinds


def links(page: pdfium.PdfPage, turned: Turning) -> Iterator[tuple[Box, str]]:
    """Places of a page that lead to an address, and the address."""
    position = ctypes.c_int(0)
    link = raw.FPDF_LINK()
    rectangle = raw.FS_RECTF()
    for _ in range(MAX_LINKS):
        if not raw.FPDFLink_Enumerate(page, position, link):
            return
        action = raw.FPDFLink_GetAction(link)
        if not action or raw.FPDFAction_GetType(action) != raw.PDFACTION_URI:
            continue
        length = raw.FPDFAction_GetURIPath(page.pdf, action, None, 0)
        buffer = ctypes.create_string_buffer(max(1, length))
        raw.FPDFAction_GetURIPath(page.pdf, action, buffer, length)
        address = buffer.value.decode("utf-8", "replace")
        if address and raw.FPDFLink_GetAnnotRect(link, rectangle):
            box = turned(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
            yield box, address


_SPEAKING = (raw.FPDF_ANNOT_TEXT, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_HIGHLIGHT)


def notes(page: pdfium.PdfPage) -> Iterator[str]:
    """Comments on a page, and text that was typed over it."""
    for at in range(min(MAX_OBJECTS, raw.FPDFPage_GetAnnotCount(page))):
        annotation = raw.FPDFPage_GetAnnot(page, at)
        if not annotation:
            continue
        if raw.FPDFAnnot_GetSubtype(annotation) in _SPEAKING:
            words = _annotated(annotation)
            if words.strip():
                yield words
        raw.FPDFPage_CloseAnnot(annotation)


def _annotated(annotation: raw.FPDF_ANNOTATION) -> str:
    length = raw.FPDFAnnot_GetStringValue(annotation, b"Contents", None, 0)
    buffer = ctypes.create_string_buffer(max(2, length))
    kind = ctypes.POINTER(ctypes.c_ushort)
    raw.FPDFAnnot_GetStringValue(annotation, b"Contents", ctypes.cast(buffer, kind), length)
    return buffer.raw[: max(0, length - 2)].decode("utf-16-le", "replace")
