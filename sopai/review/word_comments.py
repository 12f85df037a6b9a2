"""A copy of the user's Word file with comments at the exact words."""

from collections.abc import Mapping, Sequence
from itertools import count
from typing import NamedTuple

from sopai.ingest.archive import parse
from sopai.ingest.word import open_word
from sopai.ingest.word_names import PPR, TXBX_CONTENT, Element, P, number_of, value_of, w
from sopai.ingest.word_styles import Styles
from sopai.ingest.word_text import ParagraphText, texts_of
from sopai.review.copies import Comment
from sopai.review.word_anchors import ParagraphMarks
from sopai.review.word_parts import CommentsPart, repacked, written
from sopai.schema.document import Place


class Remark(NamedTuple):
    """What is to be said beside some words of a Word file."""

    place: Place | None
    """Where they stand, as the reader says it; nothing for a remark about the whole document."""

    lines: tuple[str, ...]
    """What is said, a paragraph each."""

    quote: str = ""
    """The words, for the case that the comment cannot stand at them."""


class Commented(NamedTuple):
    """A copy of a Word file with comments."""

    data: bytes
    placed: tuple[Remark, ...]
    """Remarks that stand at their words."""

    moved: tuple[Remark, ...]
    """Remarks that stand at the title, or at the paragraph that a note or a text box belongs to:
    Word has no comments in headers, notes and text boxes."""

    unplaced: tuple[Remark, ...]
    """Remarks that the copy does not hold, since the document has no paragraph at all."""


def comment_word(data: bytes, comments: Sequence[Comment]) -> bytes:
    """A copy of a Word file with the findings as comments, as a review makes it.

    Args:
        data: the user's file; it stays as it is.
        comments: the findings, each with its text.

    Raises:
        IngestError: the file cannot be read as a Word file.
    """
    return commented(data, [_remark(comment) for comment in comments]).data


def _remark(comment: Comment) -> Remark:
    finding = comment.finding
    return Remark(finding.place, tuple(comment.text.splitlines()), finding.quote)


def commented(data: bytes, remarks: Sequence[Remark]) -> Commented:
    """A copy of a Word file with comments of `sopai`; those in it already stay as they are.

    Only the document's main part and its comments are written anew; every other part keeps its
    bytes.

    Args:
        data: the file.
        remarks: what to say, in any order.

    Raises:
        IngestError: the file cannot be read as a Word file.
    """
    file = open_word(data)
    original = file.archive.read(file.main)
    root = parse(original, file.main, is_whole=True)
    page = _Page(root, file.styles)
    comments = CommentsPart(file.archive, file.main)
    free = count(1 + max((*comments.identities(), *_identities(root)), default=-1))
    placed: list[Remark] = []
    moved: list[Remark] = []
    if not page.paragraphs or not remarks:
        return Commented(data, (), (), tuple(remarks))
    for remark in remarks:
        identity = next(free)
        is_exact = page.put(remark, identity)
        (placed if is_exact else moved).append(remark)
        says_words = not is_exact and remark.place is not None and remark.quote
        comments.add(identity, [*remark.lines, *([f"“{remark.quote}”"] if says_words else [])])
    parts = {file.main: written(root, like=original), **comments.changed()}
    return Commented(repacked(data, file.archive, parts), tuple(placed), tuple(moved), ())


def _identities(root: Element) -> list[int]:
    marks = root.iter(w("commentRangeStart"), w("commentRangeEnd"), w("commentReference"))
    return [number_of(mark.get(w("id"))) or 0 for mark in marks]


class _Page:
    """The paragraphs of a document, and the marks that are put into them."""

    def __init__(self, root: Element, styles: Styles) -> None:
        self._texts: Mapping[Element, ParagraphText] = texts_of(root, styles)
        self.paragraphs = list(self._texts)
        self._marks: dict[Element, ParagraphMarks] = {}
        self._title = self._titled(styles)

    def _titled(self, styles: Styles) -> Element | None:
        """The title by its style, else the first paragraph with words."""
        said = [
            one for one in self.paragraphs if self._texts[one].text.strip() and _host(one) is one
        ]
        styled = (
            one for one in said if styles.paragraph(value_of(one.find(PPR), "pStyle")).is_title
        )
        first = said[0] if said else next(iter(self.paragraphs), None)
        return next(styled, first)

    def put(self, remark: Remark, identity: int) -> bool:
        """Put the marks of a remark's comment; whether they stand at its words."""
        place = remark.place or {}
        number = place.get("paragraph")
        is_known = isinstance(number, int) and 0 < number <= len(self.paragraphs)
        if "part" in place or not is_known or not isinstance(number, int):
            self._mark(self._title, 0, 0, identity)
            return False
        paragraph = self.paragraphs[number - 1]
        host = _host(paragraph)
        start, end = place.get("start"), place.get("end")
        if host is not paragraph or "note" in place:
            self._mark(host, 0, 0, identity)
            return False
        is_exact = isinstance(start, int) and isinstance(end, int)
        self._mark(
            paragraph,
            start if isinstance(start, int) else 0,
            end if isinstance(end, int) else 0,
            identity,
        )
        return is_exact

    def _mark(self, paragraph: Element | None, start: int, end: int, identity: int) -> None:
        if paragraph is None:
            return
        if paragraph not in self._marks:
            self._marks[paragraph] = ParagraphMarks(paragraph, self._texts[paragraph])
        self._marks[paragraph].mark(start, end, identity)


def _host(paragraph: Element) -> Element:
    """The paragraph that a text box hangs on, for one in it; else the paragraph itself."""
    host = paragraph
    for parent in paragraph.iterancestors(TXBX_CONTENT):
        host = next(parent.iterancestors(P), host)
    return host
