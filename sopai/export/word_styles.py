"""Fonts and styles of a Word document."""

from copy import deepcopy

from docx import Document as new_document
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

EAST_ASIAN = "Microsoft YaHei"
LATIN = {"en": "Calibri", "zh": EAST_ASIAN}
"""Chinese text takes one font for all, so that quotation marks and dashes are full width."""

TABLE_TEXT, EXACT_WORDS = "Table text", "Exact words"
OPEN_ITEM, WARNING = "Open item", "Warning"
"""Styles of our own, beside Word's."""

_FONT = f"""<w:font {nsdecls("w")} w:name="{EAST_ASIAN}"><w:altName w:val="SimSun"/>
<w:panose1 w:val="020B0503020204020204"/><w:charset w:val="86"/><w:family w:val="swiss"/>
<w:pitch w:val="variable"/></w:font>"""
"""Charset 86 (Chinese) and the other name let Word choose well where the font is missing."""


def _box(color: str) -> str:
    """Lines around a paragraph; beneath each other, those of another colour are another box."""
    return "".join(
        f'<w:{side} w:val="single" w:sz="12" w:space="4" w:color="{color}"/>'
        for side in ("top", "left", "bottom", "right")
    )


_BAR = '<w:left w:val="single" w:sz="18" w:space="6" w:color="7F7F7F"/>'
_FRAMES = {
    EXACT_WORDS: (_BAR, "EFEFEF"),
    OPEN_ITEM: (_box("B07D00"), "FFF4E5"),
    WARNING: (_box("A11111"), "FFFFFF"),
}


def set_styles(document: Document, language: str) -> None:
    """Give a document fonts that show Chinese, sober headings, and the styles of our own."""
    _add_font(document)
    styles = document.styles
    for properties in styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr"):
        _set_font(properties, language)
        properties.find(qn("w:lang")).set(qn("w:eastAsia"), "zh-CN")
    for name in ("Normal", "Title", "Heading 1", "Heading 2", "Header", "Footer"):
        style = _style(document, name)
        _set_font(style.element.get_or_add_rPr(), language)
        if name.startswith(("Title", "Heading")):
            style.font.color.rgb = RGBColor(0x1F, 0x29, 0x37)
    _style(document, "Title").font.size = Pt(22)
    _spaced(_style(document, "Normal"), size=10.5, after=4)
    _add_own(document, "Normal")


def add_missing_styles(document: Document) -> None:
    """Give a customer's template the styles that we write in; those that it has stay."""
    ours = new_document()
    for name in ("Title", "Heading 1", "Heading 2", "Caption", "Table Grid"):
        if name not in document.styles:
            copy = deepcopy(ours.styles[name].element)
            for unknown in copy.xpath("w:basedOn | w:next | w:link"):
                copy.remove(unknown)
            document.styles.element.append(copy)
    usual = document.styles.default(WD_STYLE_TYPE.PARAGRAPH)
    # LibreOffice marks no style as the default one.
    _add_own(document, usual.name if usual is not None else "Normal")


def _add_own(document: Document, base: str | None) -> None:
    """Add the styles of our own that are not there yet, on a style if the document has it."""
    for name, parent, size in (
        (TABLE_TEXT, base, 9.5),
        (EXACT_WORDS, TABLE_TEXT, 9.5),
        (OPEN_ITEM, base, 10.5),
        (WARNING, base, 10.5),
    ):
        if name in document.styles:
            continue
        style = ParagraphStyle(document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).element)
        if parent in document.styles:
            style.base_style = _style(document, parent)
        if name != TABLE_TEXT:
            _frame(style, *_FRAMES[name])
            style.paragraph_format.left_indent = style.paragraph_format.right_indent = Mm(2.5)
        _spaced(style, size=size, after=10 if name == WARNING else 2)
        if name == WARNING:
            style.font.color.rgb = RGBColor(0xA1, 0x11, 0x11)


def _style(document: Document, name: str | None) -> ParagraphStyle:
    return ParagraphStyle(document.styles[name].element)


def _spaced(style: ParagraphStyle, size: float, after: float) -> None:
    style.font.size = Pt(size)
    style.paragraph_format.space_after = Pt(after)
    style.paragraph_format.line_spacing = 1.1


def _set_font(properties: BaseOxmlElement, language: str) -> None:
    """Name the fonts in place of the theme's, which would win."""
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    fonts = OxmlElement("w:rFonts")
    for key in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{key}"), LATIN[language])
    fonts.set(qn("w:eastAsia"), EAST_ASIAN)
    properties.insert(0, fonts)


def _frame(style: ParagraphStyle, borders: str, fill: str) -> None:
    """Lines around a paragraph and a shade behind it."""
    properties = style.element.get_or_add_pPr()
    properties.append(parse_xml(f"<w:pBdr {nsdecls('w')}>{borders}</w:pBdr>"))
    shade = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{fill}"/>'
    properties.append(parse_xml(shade))


def _add_font(document: Document) -> None:
    """Say in the table of fonts what may stand in for the font."""
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/fontTable"):
            part = relation.target_part
            part._blob = part.blob.replace(b"</w:fonts>", _FONT.encode() + b"</w:fonts>")
