"""Placeholders of a Word template: found where Word has split them, and filled in their style."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from re import compile
from typing import NamedTuple

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from sopai.export.office import one_line, xml_text
from sopai.export.template_names import BLOCKS, named, nearest

_PLACEHOLDER = compile(r"[{｛]{2}([^{}｛｝]*)[}｝]{2}")
"""Also with the braces that a Chinese keyboard makes."""

_BREAKS = compile(r"([\n\t])")
_LOOSE = compile(r"[{｛]{2,}[^{}｛｝\0]*|[^{}｛｝\0]{0,40}[}｝]{2,}|\{%[^%]{0,200}%\}")
"""What is left when one has no beginning or no end; also loops of other programs."""

TEXT, NOTE = "the text", "a footnote"
_PLACES = {
    CONTENT_TYPE.WML_HEADER: "a header",
    CONTENT_TYPE.WML_FOOTER: "a footer",
    CONTENT_TYPE.WML_FOOTNOTES: NOTE,
    CONTENT_TYPE.WML_ENDNOTES: NOTE,
}

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
QUOTED = 40
"""Characters of a wrong placeholder, and of the paragraph around it, in a message."""


class Paragraph(NamedTuple):
    """A paragraph, where it stands, and the elements that hold its text."""

    element: BaseOxmlElement
    place: str
    texts: tuple[BaseOxmlElement, ...]

    @property
    def text(self) -> str:
        """What a reader reads, but for tabs and line ends."""
        return "".join(text.text or "" for text in self.texts)

    @property
    def names(self) -> list[str]:
        """The fields of the right placeholders in it."""
        found = (named(one[1]) for one in _PLACEHOLDER.finditer(self.text))
        return [label.field for label in found if label is not None]


def paragraphs_of(document: Document) -> list[Paragraph]:
    """Every paragraph of a document: text, tables, text boxes, headers, footers and notes."""
    return [one for part, place in _parts(document) for one in _within(part, place)]


def problems_of(paragraphs: list[Paragraph]) -> list[str]:
    """What is wrong with placeholders, and what would be right."""
    return [problem for one in paragraphs for problem in _problems(one)]


def block_of(paragraph: Paragraph) -> str | None:
    """The block for which the paragraph stands, if it stands for one."""
    whole = _PLACEHOLDER.fullmatch(paragraph.text.strip())
    label = named(whole[1]) if whole else None
    return label.field if label in BLOCKS else None


def fill(paragraph: Paragraph, texts: Mapping[str, str]) -> None:
    """Put texts in place of placeholders, each in the style of the first of its characters."""
    for found in reversed(list(_PLACEHOLDER.finditer(paragraph.text))):
        label = named(found[1])
        if label is not None and label.field in texts:
            _replace(paragraph.texts, found.start(), found.end(), xml_text(texts[label.field]))
    for text in paragraph.texts:
        _break_lines(text)


def _parts(document: Document) -> Iterator[tuple[BaseOxmlElement, str]]:
    yield document.part.element, TEXT
    for relation in list(document.part.rels.values()):
        if not relation.is_external and relation.target_part.content_type in _PLACES:
            part = relation.target_part
            root = part.element if isinstance(part, XmlPart) else parse_xml(part.blob)
            yield root, _PLACES[part.content_type]


def _within(root: BaseOxmlElement, place: str) -> Iterator[Paragraph]:
    elements: list[BaseOxmlElement] = root.xpath(".//w:p")
    for element in elements:
        # Of a text in a box, the paragraph in the box counts and not the one that holds it.
        texts: list[BaseOxmlElement] = element.xpath(".//w:t")
        own = tuple(text for text in texts if text.xpath("ancestor::w:p[1]")[0] is element)
        in_box = bool(element.xpath("ancestor::w:txbxContent"))
        yield Paragraph(element, "a text box" if in_box else place, own)


def _problems(paragraph: Paragraph) -> Iterator[str]:
    text, place = paragraph.text, paragraph.place
    is_alone = block_of(paragraph) is not None
    for found in _PLACEHOLDER.finditer(text):
        label, token = named(found[1]), one_line(found[0], QUOTED)
        if label is None:
            right = nearest(found[1])
            if right is None:
                yield f"{token!r} in {place} is unknown, no name is like it"
            else:
                yield f"{token!r} in {place} is unknown, the nearest name is {'{{' + right + '}}'}"
        elif label in BLOCKS and not is_alone:
            yield f"{token!r} in {place} must stand in a paragraph of its own"
        elif place == NOTE:
            yield f"{token!r} in {place} cannot be filled: put it into the text"
        elif label in BLOCKS and place != TEXT:
            yield f"{token!r} in {place} can only stand in the text of the document"
    for found in _LOOSE.finditer(_PLACEHOLDER.sub("\0", text)):
        token = one_line(found[0], QUOTED)
        if token.startswith("{%"):
            yield f"{token!r} in {place} is a command of another program: take it out"
        else:
            yield f"{token!r} in {place} has no beginning or no end"


def _replace(texts: tuple[BaseOxmlElement, ...], start: int, end: int, value: str) -> None:
    """Write a value over characters that may be spread over several elements."""
    at, is_written = 0, False
    for element in texts:
        old = element.text or ""
        first, last = max(start - at, 0), min(end - at, len(old))
        at += len(old)
        if first < last:
            element.text = old[:first] + ("" if is_written else value) + old[last:]
            element.set(_SPACE, "preserve")
            is_written = True


def _break_lines(text: BaseOxmlElement) -> None:
    """Make line ends and tabs of a text what Word takes for them."""
    first, *others = _BREAKS.split(text.text or "")
    if not others:
        return
    text.text, last = first, text
    for sign, words in zip(others[::2], others[1::2], strict=True):
        end, more = OxmlElement("w:br" if sign == "\n" else "w:tab"), deepcopy(text)
        more.text = words
        more.set(_SPACE, "preserve")
        last.addnext(end)
        end.addnext(more)
        last = more
