"""PDF files that hold text: a scan is recognised, and refused with advice."""

from threading import Lock

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from sopai.errors import IngestError
from sopai.ingest.composing import Composer
from sopai.ingest.layout import Layout
from sopai.ingest.pdf_drawn import MAX_OBJECTS
from sopai.ingest.pdf_headings import bookmark_key
from sopai.ingest.pdf_pages import body_of, visible
from sopai.ingest.pdf_source import PageContent, page_content
from sopai.ingest.pdf_writer import write_body

MAX_PAGES = 500
"""A manual of procedures has 300; reading takes a second for about 60."""

FEW = 15
"""Letters of a page that has no text but perhaps a stamp or a number."""

MIN_IMAGE = 0.3
"""Share of a page that a picture of it covers."""

MANY_DRAWN = 300
"""Things drawn on a page without text whose letters are perhaps drawings."""

MAX_UNKNOWN = 0.3
"""Share of letters without meaning from which a text cannot be read."""

_OCR = (
    "let a program recognise its text first (OCR: for example 'ocrmypdf in.pdf out.pdf', "
    "Adobe Acrobat 'Scan & OCR', or WPS), or take the file that it was printed from"
)
_PDFIUM = Lock()
"""pdfium works in one thread at a time."""


def read_pdf(data: bytes) -> Layout:
    """The layout of a PDF file.

    Args:
        data: all of it.

    Raises:
        IngestError: it is damaged, protected by a password, too long, or has no text.
    """
    if not data.strip(b"\0 \r\n\t"):
        raise IngestError("it is empty")
    if b"%PDF-" not in data[:1024] and b"%PDF-" not in data:
        raise IngestError(
            "it is no PDF file, whatever its name says: take a copy that opens in a PDF viewer"
        )
    made = Composer()
    with _PDFIUM:
        document = _opened(data)
        try:
            pages = _pages(document, made)
            bookmarks = _bookmarks(document)
            _say_properties(document, made)
        finally:
            document.close()
    _refuse_scans(pages, made)
    body = body_of(pages)
    for margin in body.margins:
        made.margin(margin)
    if body.contents:
        made.lose("table of contents", "the table of contents was not read", {"page": 1})
    write_body(made, body, bookmarks)
    return made.layout()


def _opened(data: bytes) -> pdfium.PdfDocument:
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "assword" in str(error) or "ecurity" in str(error):
            raise IngestError(
                "it is protected by a password: open it with the password and print or save it "
                "as a PDF without one"
            ) from error
        raise IngestError(
            f"the PDF is damaged or cut off ({error}): open it in a viewer and print it to a new "
            "PDF, or take a copy that opens"
        ) from error
    if len(document) > MAX_PAGES:
        count = len(document)
        document.close()
        raise IngestError(
            f"it has {count:,} pages, more than {MAX_PAGES}: nothing of it was read; "
            "split it into one file a procedure"
        )
    return document


def _pages(document: pdfium.PdfDocument, made: Composer) -> list[PageContent]:
    pages = []
    for index in range(len(document)):
        try:
            page = page_content(document, index)
        except pdfium.PdfiumError as error:
            why = f"the page is damaged ({error}) and was not read"
            made.lose(f"page {index + 1}", why, {"page": index + 1})
            continue
        place: dict[str, int | str | list[int]] = {"page": index + 1}
        if page.slanted:
            made.lose(
                page.slanted, "words across the page, as of a watermark, were not read", place
            )
        for note in page.notes:
            made.lose(note, "a comment was not read: it is not part of the text", place)
        if page.objects > MAX_OBJECTS:
            why = f"it has more than {MAX_OBJECTS:,} drawn lines, which were not all looked at"
            made.lose(f"page {index + 1}", why, place)
        pages.append(page)
    if not pages:
        raise IngestError("no page of it can be read: print it to a new PDF from a viewer")
    return pages


def _refuse_scans(pages: list[PageContent], made: Composer) -> None:
    """List pages without text; refuse a file in which no page has any.

    Raises:
        IngestError: all pages are pictures, or the letters have no meaning.
    """
    letters = sum(visible(page.chars) for page in pages)
    unknown = sum(page.unknown for page in pages)
    if letters and unknown > MAX_UNKNOWN * letters:
        raise IngestError(
            "the file does not say which letters its signs stand for, so its text would be "
            f"nonsense: {_OCR}"
        )
    blind = [page for page in pages if visible(page.chars) < FEW]
    scans = [page for page in blind if _is_picture(page)]
    if len(blind) == len(pages):
        if scans:
            raise IngestError(f"it is a scan: pictures of pages, without text; {_OCR}")
        if not letters:
            raise IngestError("its pages are empty: there is no text to read")
    for page in scans:
        made.lose(
            f"page {page.number}",
            f"the page is a picture without text and was not read: {_OCR}",
            {"page": page.number},
        )


def _is_picture(page: PageContent) -> bool:
    covered = sum((box.right - box.left) * (box.bottom - box.top) for box in page.pictures)
    return covered > MIN_IMAGE * page.width * page.height or page.objects > MANY_DRAWN


def _bookmarks(document: pdfium.PdfDocument) -> dict[str, int]:
    """Levels, from 1, of the file's bookmarks by their words."""
    found: dict[str, int] = {}
    try:
        for bookmark in document.get_toc(max_depth=6):
            found.setdefault(bookmark_key(bookmark.get_title()), bookmark.level + 1)
    except (pdfium.PdfiumError, ValueError, UnicodeError):
        return {}
    found.pop("", None)
    return found


def _say_properties(document: pdfium.PdfDocument, made: Composer) -> None:
    """The title that the file states, and what it carries beside its pages."""
    title = (document.get_metadata_value("Title") or "").strip()
    is_name = title.lower().endswith((".doc", ".docx", ".xls", ".xlsx", ".pdf", ".odt", ".wps"))
    if title and not is_name and not title.lower().startswith(("microsoft ", "untitled")):
        made.call(title)
    for at in range(min(100, document.count_attachments())):
        name = document.get_attachment(at).get_name() or f"attachment {at + 1}"
        made.lose(name, "an attached file was not read", {"page": 1})
    if document.get_formtype() != raw.FORMTYPE_NONE:
        why = "what is filled into the fields of the form was not read"
        made.lose("form fields", why, {"page": 1})
