"""The text of each paragraph of a Word file, and which element each character comes from.

The reader and the writer of comments share this walk: an offset means the same words in both.
"""

from collections.abc import Callable
from typing import NamedTuple

from lxml import etree

from sopai.ingest.word_fields import Field, box_of
from sopai.ingest.word_names import (
    ALTERNATE,
    MATHS,
    PPR,
    REL_ID,
    RPR,
    SDT,
    TXBX_CONTENT,
    Element,
    P,
    R,
    T,
    branch_of,
    value_of,
    w,
)
from sopai.ingest.word_styles import PLAIN, Letters, Style, Styles
from sopai.ingest.word_symbols import UNKNOWN, symbol, symbol_of_code

_SPACE_ATTRIBUTE = "{http://www.w3.org/XML/1998/namespace}space"
_MATHS_TEXT = f"{{{MATHS}}}t"
_SOFT_HYPHEN = "\u00ad"
_SPACES = str.maketrans("\t\r\n", "   ")


class Span(NamedTuple):
    """Characters of a paragraph that come from one element."""

    start: int
    text: str
    node: Element
    at: int
    """Where they begin in the element's own text."""


class NoteMark(NamedTuple):
    """A reference to a footnote, an endnote or a comment."""

    kind: str
    identity: str


class ParagraphText(NamedTuple):
    """What a paragraph says with every tracked change accepted and nothing hidden shown."""

    text: str
    spans: tuple[Span, ...]
    links: tuple[tuple[int, int, str], ...]
    """Start, end and either an address or, after a `#`, the id of a relation."""

    notes: tuple[NoteMark, ...]
    objects: tuple[Element, ...]
    """Drawings, old pictures and embedded objects, in order."""

    is_bold: bool
    """All of it is."""

    size: int
    """Size of its first letters in half points; 0 if nothing says it."""

    hidden: int
    """Characters that are not shown."""

    unknown: int
    """Signs of fonts that are not known."""

    contents: bool
    """A table of contents stands in it, or begins in it."""


def texts_of(root: Element, styles: Styles) -> dict[Element, ParagraphText]:
    """The text of every paragraph of a part, in document order.

    Args:
        root: the part.
        styles: of the file.
    """
    walks: dict[Element | None, _Walk] = {}
    is_whole = _fields_are_whole(root)
    has_boxes = next(root.iter(TXBX_CONTENT), None) is not None
    found = {}
    for paragraph in root.iter(P):
        story = next(paragraph.iterancestors(TXBX_CONTENT), None) if has_boxes else None
        walk = walks.setdefault(story, _Walk(styles, is_whole=is_whole))
        found[paragraph] = walk.read(paragraph)
    return found


def _fields_are_whole(root: Element) -> bool:
    """Every field that begins also ends; else one would swallow the rest of the text."""
    kinds = [mark.get(w("fldCharType")) for mark in root.iter(w("fldChar"))]
    return kinds.count("begin") == kinds.count("end")


class _Walk:
    """Goes through the paragraphs of a story; fields may run from one to the next."""

    def __init__(self, styles: Styles, *, is_whole: bool) -> None:
        self._styles = styles
        self._is_whole = is_whole
        self._fields: list[Field] = []
        self._begin(Style())

    def read(self, paragraph: Element) -> ParagraphText:
        properties = paragraph.find(PPR)
        self._begin(self._styles.paragraph(value_of(properties, "pStyle")))
        self._within(paragraph)
        if self._is_whole:
            for field in self._fields:
                self._link_to(field)
                field.start = 0
        else:
            self._fields.clear()
        text = "".join(span.text for span in self._spans)
        return ParagraphText(
            text,
            tuple(self._spans),
            tuple(self._links),
            tuple(self._notes),
            tuple(self._objects),
            is_bold=bool(text.strip()) and self._plain_letters == 0,
            size=self._size,
            hidden=self._hidden,
            unknown=text.count(UNKNOWN),
            contents=self._contents,
        )

    def _begin(self, style: Style) -> None:
        self._style = style
        self._length = 0
        self._spans: list[Span] = []
        self._links: list[tuple[int, int, str]] = []
        self._notes: list[NoteMark] = []
        self._objects: list[Element] = []
        self._plain_letters = 0
        self._size = 0
        self._hidden = 0
        self._contents = any(field.kind == "TOC" for field in self._fields)
        self._letters = PLAIN
        self._font = ""

    def _within(self, parent: Element) -> None:
        for child in parent:
            visit = _INLINE.get(child.tag) if isinstance(child.tag, str) else None
            if visit is not None:
                visit(self, child)

    def _content_control(self, control: Element) -> None:
        content = control.find(w("sdtContent"))
        if content is not None:
            self._within(content)

    def _alternate(self, alternate: Element) -> None:
        branch = branch_of(alternate)
        if branch is not None:
            self._within(branch)

    def _ruby(self, ruby: Element) -> None:
        """Base text with its reading above it: the reading is an aid, and not text."""
        base = ruby.find(w("rubyBase"))
        if base is not None:
            self._within(base)

    def _hyperlink(self, link: Element) -> None:
        start = self._length
        self._within(link)
        identity = link.get(REL_ID)
        if identity and self._length > start:
            self._links.append((start, self._length, f"#{identity}"))

    def _simple_field(self, element: Element) -> None:
        field = Field(self._length)
        field.code, field.is_open = element.get(w("instr"), ""), True
        self._contents = self._contents or field.kind == "TOC"
        self._fields.append(field)
        self._within(element)
        self._fields.pop()
        self._link_to(field)

    def _run(self, run: Element) -> None:
        outside = self._letters, self._font
        properties = run.find(RPR)
        self._letters = self._styles.letters(properties) if properties is not None else PLAIN
        fonts = properties.find(w("rFonts")) if properties is not None else None
        self._font = fonts.get(w("ascii"), "") if fonts is not None else ""
        self._within(run)
        self._letters, self._font = outside

    def _maths(self, maths: Element) -> None:
        for node in maths.iter(_MATHS_TEXT, T):
            self._take(node, node.text or "")

    def _words(self, node: Element) -> None:
        raw = (node.text or "").translate(_SPACES)
        at = 0
        if node.get(_SPACE_ATTRIBUTE) != "preserve":
            at = len(raw) - len(raw.lstrip(" "))
            raw = raw.rstrip(" ")
        if any("\uf000" <= sign <= "\uf0ff" for sign in raw):
            raw = symbol(raw, self._font)
        while at < len(raw):
            stop = raw.find(_SOFT_HYPHEN, at)
            stop = len(raw) if stop < 0 else stop
            self._take(node, raw[at:stop], at)
            at = stop + 1

    def _mark(self, mark: Element) -> None:
        kind = mark.get(w("fldCharType"))
        if kind == "begin":
            self._take(mark, box_of(mark))
            self._fields.append(Field(self._length))
        elif kind == "separate" and self._fields:
            self._fields[-1].is_open = True
            self._fields[-1].start = self._length
            self._contents = self._contents or self._fields[-1].kind == "TOC"
        elif kind == "end" and self._fields:
            self._link_to(self._fields.pop())

    def _code(self, node: Element) -> None:
        if self._fields and not self._fields[-1].is_open:
            self._fields[-1].code += (node.text or "")[:2000]

    def _link_to(self, field: Field) -> None:
        if field.is_open and field.address and self._length > field.start:
            self._links.append((field.start, self._length, field.address))

    def _symbol(self, node: Element) -> None:
        self._take(node, symbol_of_code(node.get(w("char"), ""), node.get(w("font"), "")))

    def _object(self, element: Element) -> None:
        if not self._is_hidden(self._letters):
            self._objects.append(element)

    def _note(self, mark: Element) -> None:
        kind = etree.QName(mark).localname.removesuffix("Reference")
        self._notes.append(NoteMark(kind, mark.get(w("id"), "")))

    def _take(self, node: Element, text: str, at: int = 0) -> None:
        """Some characters, if they are shown."""
        if not text or not all(field.is_seen for field in self._fields):
            return
        letters = self._letters
        if self._is_hidden(letters):
            self._hidden += len(text)
            return
        self._spans.append(Span(self._length, text, node, at))
        self._length += len(text)
        if not text.isspace():
            bold = self._style.is_bold if letters.is_bold is None else letters.is_bold
            self._plain_letters += not bold
            self._size = self._size or letters.size or self._style.size or 0

    def _is_hidden(self, letters: Letters) -> bool:
        return bool(self._style.is_hidden if letters.is_hidden is None else letters.is_hidden)


def _says(text: str) -> Callable[[_Walk, Element], None]:
    return lambda walk, node: walk._take(node, text)


_INLINE: dict[str, Callable[[_Walk, Element], None]] = {
    R: _Walk._run,
    T: _Walk._words,
    SDT: _Walk._content_control,
    ALTERNATE: _Walk._alternate,
    w("ruby"): _Walk._ruby,
    w("hyperlink"): _Walk._hyperlink,
    w("fldSimple"): _Walk._simple_field,
    w("fldChar"): _Walk._mark,
    w("instrText"): _Walk._code,
    w("sym"): _Walk._symbol,
    w("tab"): _says("\t"),
    w("ptab"): _says("\t"),
    w("br"): _says("\n"),
    w("cr"): _says("\n"),
    w("noBreakHyphen"): _says("\u2011"),
    w("drawing"): _Walk._object,
    w("pict"): _Walk._object,
    w("object"): _Walk._object,
    w("footnoteReference"): _Walk._note,
    w("endnoteReference"): _Walk._note,
    w("commentReference"): _Walk._note,
    f"{{{MATHS}}}oMath": _Walk._maths,
    f"{{{MATHS}}}oMathPara": _Walk._maths,
    **dict.fromkeys(
        map(w, ("ins", "moveTo", "smartTag", "customXml", "bdo", "dir")), _Walk._within
    ),
}
"""What stands in a paragraph; deleted and moved-away words are not here."""
