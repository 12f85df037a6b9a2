"""An SOP in a customer's own Word template."""

from collections import Counter
from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import NamedTuple

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Length, Mm

from sopai.errors import ExportError
from sopai.export.office import repacked
from sopai.export.origin import origin_of
from sopai.export.printed import Printed
from sopai.export.standing import Standing, standing_in
from sopai.export.template_names import BLOCKS, BODY, TEXTS, texts_of
from sopai.export.view import View, view_of
from sopai.export.word import PORTRAIT_COLUMNS, WEIGHTS, add_warning, blocks_of
from sopai.export.word_marks import Marker, add_properties
from sopai.export.word_page import TABLE_STYLE, Paper, set_properties, write_text
from sopai.export.word_placeholders import Paragraph, block_of, fill, paragraphs_of, problems_of
from sopai.export.word_status import mark_pages
from sopai.export.word_styles import add_missing_styles
from sopai.export.word_template import open_template
from sopai.export.wording import CONTROL
from sopai.schema.control import DocumentControl

WIDE = Mm(220)
"""Paper between margins that has room for every column of the step table."""

SAID = ("uncontrolled", "非受控")
"""With these words a template says by itself that a print is not controlled."""

UNTITLED = ("open_items", "control")
"""Blocks that begin without a heading."""

RECORDS = ("control", "history", "approval")
"""Blocks that need a control record."""

NOTHING = "—"

FIRST_MARK = 100_000
"""Above the numbers of a template's own bookmarks."""


class _Filling(NamedTuple):
    """A template while it is filled."""

    document: Document
    view: View
    printed: Printed
    standing: Standing
    table_style: str
    marker: Marker

    @property
    def body(self) -> BaseOxmlElement:
        """The element of the text."""
        body: BaseOxmlElement = self.document.element.body
        return body


def fill_word(printed: Printed, template: bytes) -> bytes:
    """The filled template; the same values give the same bytes.

    Styles, pictures, numbering, headers, footers and sections stay as they are. What is open and
    what approvals are worth stand in the file also where the template has no place for them.

    Raises:
        ExportError: the template cannot be used, or has placeholders that cannot be filled: all
            of them are named.
    """
    document = open_template(template)
    paragraphs = paragraphs_of(document)
    problems = problems_of(paragraphs)
    if problems:
        raise ExportError(
            "the template cannot be filled; correct these in Word (docs/word-templates.md has the "
            f"names): {'; '.join(problems)}"
        )
    says_itself = any(word in one.text.casefold() for one in paragraphs for word in SAID)
    view = view_of(printed.sop, printed.roster, printed.today)
    control = printed.control or DocumentControl()
    standing = standing_in(view, printed)
    style = _table_style(document)
    filling = _Filling(document, view, printed, standing, style, Marker(FIRST_MARK))
    add_missing_styles(document)
    texts = texts_of(view, control)
    used = {name for one in paragraphs for name in one.names}
    for one in paragraphs:
        if block_of(one) is None:
            fill(one, texts)
    _put_blocks(filling, [one for one in paragraphs if block_of(one) is not None], used)
    _put_rest(filling, used)
    mark_pages(document, standing, with_footer=not says_itself)
    set_properties(document, view, control)
    add_properties(document, origin_of(view, printed.control, printed.open_items, printed.base))
    written = BytesIO()
    document.save(written)
    return repacked(written.getvalue())


def _put_blocks(filling: _Filling, paragraphs: Sequence[Paragraph], used: set[str]) -> None:
    """Put each block where its paragraph stands.

    A template that names fields of the control record itself needs no table of them.
    """
    placed = used | ({"control"} if used & {label.field for label in CONTROL} else set())
    for one in paragraphs:
        name, width = block_of(one) or "", _width_at(filling.document, one.element)
        if name == BODY:
            elements = _rest(filling, placed, width)
        else:
            elements = _block(filling, name, width)
            elements = elements if name in UNTITLED else elements[1:]
        if not elements:
            fill(one, {name: NOTHING})
            continue
        _insert(one.element, elements)


def _put_rest(filling: _Filling, used: set[str]) -> None:
    """Put into the file what the template has no place for, or say that it is not there."""
    view, document = filling.view, filling.document
    blocks = {label.field for label in BLOCKS}
    width = _text_width(document.sections[-1])
    if not used & blocks:
        write_text(document.add_paragraph(), view.words.below)
        if "title" not in used:
            write_text(document.add_heading("", 1), view.sop.title)
        for element in _rest(filling, {"open_items"}, width):
            filling.body.insert(_end(filling), element)
    elif BODY not in used:
        _say_rest(filling, used)
    before = _end(filling)
    first = _paper(filling, _text_width(document.sections[0]))
    add_warning(first, filling.standing)
    above = _taken(filling, before)
    if not used & {"open_items", BODY}:
        above += _block(filling, "open_items", first.width)
    for at, element in enumerate(above):
        filling.body.insert(at, element)


def _say_rest(filling: _Filling, used: set[str]) -> None:
    """Name what has something to say and no place; what approvals are worth is said in any case."""
    view = filling.view
    labels = {label.field: view.word(label) for label in (*TEXTS, *BLOCKS)}
    optional = [name for name in labels if name in {label.field for label in BLOCKS}]
    missing = [
        labels[name]
        for name in optional
        if name not in {*used, *UNTITLED, "approval", BODY} and _block(filling, name, WIDE)
    ]
    if "title" not in used:
        missing.insert(0, labels["title"])
    if missing:
        sentence = view.words.elsewhere.format(view.words.listed.join(missing))
        write_text(filling.document.add_paragraph(), sentence)
    approvals = filling.standing.approvals
    if approvals and "approval" not in used:
        write_text(filling.document.add_paragraph(), approvals)


def _rest(filling: _Filling, placed: set[str], width: Length) -> list[BaseOxmlElement]:
    """All blocks that have no place of their own."""
    known = blocks_of(_paper(filling, width), DocumentControl(), filling.standing, None)
    has_record = filling.printed.control is not None
    names = [name for name in known if name not in placed]
    return [
        element
        for name in names
        if has_record or name not in RECORDS
        for element in _block(filling, name, width)
    ]


def _block(filling: _Filling, name: str, width: Length) -> list[BaseOxmlElement]:
    """The elements of a block, with its heading, and not yet in the document."""
    printed = filling.printed
    most = len(WEIGHTS) if width >= WIDE else PORTRAIT_COLUMNS
    control = printed.control or DocumentControl()
    paper = _paper(filling, width)
    before = _end(filling)
    blocks_of(paper, control, filling.standing, printed.folder, most)[name]()
    return _taken(filling, before)


def _taken(filling: _Filling, before: int) -> list[BaseOxmlElement]:
    """What was put behind so many elements, taken out again."""
    children: list[BaseOxmlElement] = filling.body.xpath("./*[not(self::w:sectPr)]")
    elements = children[before:]
    for element in elements:
        filling.body.remove(element)
    return elements


def _paper(filling: _Filling, width: Length) -> Paper:
    return Paper(filling.document, filling.view, width, filling.marker, filling.table_style)


def _end(filling: _Filling) -> int:
    """Where the text ends: before what says how the last section looks."""
    return len(filling.body.xpath("./*[not(self::w:sectPr)]"))


def _insert(paragraph: BaseOxmlElement, elements: Iterable[BaseOxmlElement]) -> None:
    """Put elements in a paragraph's place; tables that would touch are kept apart."""
    before = paragraph.getprevious()
    for element in elements:
        if element.tag == qn("w:tbl") and before is not None and before.tag == qn("w:tbl"):
            paragraph.addprevious(OxmlElement("w:p"))
        paragraph.addprevious(element)
        before = element
    following = paragraph.getnext()
    ends_in_table = before is not None and before.tag == qn("w:tbl")
    is_needed = following is None or following.tag in (qn("w:tbl"), qn("w:sectPr"))
    if paragraph.xpath("w:pPr/w:sectPr") or (ends_in_table and is_needed):
        for run in paragraph.xpath("./*[not(self::w:pPr)]"):
            paragraph.remove(run)
    else:
        paragraph.xpath("..")[0].remove(paragraph)


def _width_at(document: Document, paragraph: BaseOxmlElement) -> Length:
    """The room that a paragraph has: of its cell, else of its section's paper."""
    cells = paragraph.xpath("ancestor::w:tc[1]/w:tcPr/w:tcW[@w:type='dxa']/@w:w")
    if cells:
        return Length(int(cells[0]) * 635)
    after = paragraph.xpath("(w:pPr/w:sectPr | following::w:sectPr)[1]")
    sections = [section for section in document.sections if section._sectPr in after]
    return _text_width((sections or list(document.sections))[-1])


def _text_width(section: Section) -> Length:
    page, left, right = section.page_width, section.left_margin, section.right_margin
    return Length((page or Mm(210)) - (left or Mm(25)) - (right or Mm(25)))


def _table_style(document: Document) -> str:
    """The style of most of the template's own tables, else the one of ours."""
    styles = [table.style for table in document.tables if table._tbl.tblStyle_val]
    known = Counter(style.name for style in styles if style is not None and style.name)
    return known.most_common(1)[0][0] if known else TABLE_STYLE
