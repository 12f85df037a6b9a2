"""A Word document before its first word: paper, properties, header and footer."""

from typing import NamedTuple

from docx import Document as new_document
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Length, Mm
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from sopai.export.office import one_line, written_on, xml_text
from sopai.export.standing import Standing
from sopai.export.view import View
from sopai.export.word_marks import Marker
from sopai.export.word_status import mark_pages
from sopai.export.word_styles import set_styles
from sopai.export.wording import STATES
from sopai.schema.control import DocumentControl

SHORT_SIDE, LONG_SIDE, MARGIN = Mm(210), Mm(297), Mm(18)
"""A4, ISO 216."""

ABOVE, BELOW, EDGE = Mm(25), Mm(23), Mm(10)
"""Above and below the text, with room for two lines there, and to the paper's edge."""

HEADER_TITLE = 90
"""Characters of the title in the header; the whole title stands on the first page."""


TABLE_STYLE = "Table Grid"
"""Lines around every cell."""


class Paper(NamedTuple):
    """A document, the SOP that it shows, and the room between its margins."""

    document: Document
    view: View
    width: Length
    marker: Marker
    table_style: str = TABLE_STYLE


def new_paper(
    view: View, control: DocumentControl, standing: Standing, is_landscape: bool
) -> Paper:
    """An empty document with its styles, properties, header and footer."""
    document = new_document()
    _drop_leftovers(document)
    set_styles(document, view.sop.language)
    set_properties(document, view, control)
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE if is_landscape else WD_ORIENT.PORTRAIT
    sides = (LONG_SIDE, SHORT_SIDE) if is_landscape else (SHORT_SIDE, LONG_SIDE)
    section.page_width, section.page_height = sides
    section.left_margin = section.right_margin = MARGIN
    section.top_margin, section.bottom_margin = ABOVE, BELOW
    section.header_distance = section.footer_distance = EDGE
    paper = Paper(document, view, Length(sides[0] - 2 * MARGIN), Marker())
    _write_header(paper, control)
    _write_footer(paper, control)
    mark_pages(document, standing)
    return paper


def write_text(paragraph: Paragraph, text: str, is_bold: bool = False) -> None:
    """Put text at the end of a paragraph; line ends and tabs stay, what XML forbids is replaced."""
    paragraph.add_run(xml_text(text)).bold = is_bold or None


def _drop_leftovers(document: Document) -> None:
    """Take out of the template a picture of another page, and styles for Word 2007."""
    for relations in (document.part.package.rels, document.part.rels):
        for key, relation in list(relations.items()):
            if relation.reltype.endswith(("/thumbnail", "/stylesWithEffects")):
                relations.pop(key)


def set_properties(document: Document, view: View, control: DocumentControl) -> None:
    """Say in a file's properties what it is, who wrote it and when, never by the clock."""
    known = document.core_properties
    known.title = one_line(view.sop.title)
    known.author = known.last_modified_by = one_line(control.author or control.organisation or "")
    known.subject = one_line(control.number or "")
    known.version = one_line(control.version or "")
    known.identifier = view.sop.id
    known.language = {"en": "en", "zh": "zh-CN"}[view.sop.language]
    known.comments = ""
    known.created, known.modified = written_on(control, view.today)


def _write_header(paper: Paper, control: DocumentControl) -> None:
    """The organisation, on the right the number, and the title below."""
    header = paper.document.sections[0].header
    line = header.paragraphs[0]
    if control.organisation or control.number:
        _set_tabs(line, paper.width)
        names = (one_line(control.organisation or ""), one_line(control.number or ""))
        write_text(line, "\t".join(names))
        line = header.add_paragraph(style="Header")
    write_text(line, one_line(paper.view.sop.title, HEADER_TITLE), is_bold=True)


def _write_footer(paper: Paper, control: DocumentControl) -> None:
    """`CS/SOP/007 · Version 1.2 · Effective`, and on the right `page 1 of 3`."""
    words = paper.view.words
    version = words.version.format(control.version) if control.version else None
    state = paper.view.word(STATES[control.state]) if control.state else None
    line = paper.document.sections[0].footer.paragraphs[0]
    _set_tabs(line, paper.width)
    known = (one_line(text) for text in (control.number, version, state) if text)
    write_text(line, " · ".join(known) + "\t")
    before, between, after = words.page
    write_text(line, before)
    _add_field(line, "PAGE")
    write_text(line, between)
    _add_field(line, "NUMPAGES")
    write_text(line, after)


def _set_tabs(paragraph: Paragraph, width: Length) -> None:
    """One stop, at the right margin, in place of those of the style."""
    style = paragraph.style
    known = style.paragraph_format.tab_stops if isinstance(style, ParagraphStyle) else ()
    old = (int(Length(stop.position).twips) for stop in known)
    stops = "".join(f'<w:tab w:val="clear" w:pos="{position}"/>' for position in old)
    end = f'<w:tab w:val="right" w:pos="{int(width.twips)}"/>'
    tabs = parse_xml(f"<w:tabs {nsdecls('w')}>{stops}{end}</w:tabs>")
    properties = paragraph._p.get_or_add_pPr()
    properties.append(tabs)


def _add_field(paragraph: Paragraph, code: str) -> None:
    """Put a field that Word counts, with "1" until it has."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    field.append(parse_xml(f"<w:r {nsdecls('w')}><w:t>1</w:t></w:r>"))
    paragraph._p.append(field)
