"""What every page of a Word file says of itself: that it is not in effect, when it was printed."""

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.section import Section, _Footer, _Header
from docx.text.paragraph import Paragraph

from sopai.export.standing import Standing
from sopai.export.wrapping import room

HEIGHT, SIGN, WIDEST = 80, 48, 460
"""Of the words across the page, of a Latin character in them, and of all of them; in points."""

_SPACES = (
    f'{nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_KIND = """<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"
 path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/>
<v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>
<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>
<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>
<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>"""
"""Word's own definition of words that are bent along a line: ECMA-376, part 4, 14.1."""


def mark_pages(document: Document, standing: Standing, *, with_footer: bool = True) -> None:
    """Put on every page what it must not be mistaken for.

    Args:
        document: with its headers and footers.
        standing: what the copy is worth.
        with_footer: whether the footer says that a print is not controlled.
    """
    for number, section in enumerate(document.sections):
        if standing.stamp:
            for header in _own(section, number, section.header, document):
                _add_words(header.paragraphs[0], standing.stamp, number)
        if with_footer:
            for footer in _own(section, number, section.footer, document):
                line = footer.add_paragraph(style=_style(document, "Footer"))
                line.add_run(standing.uncontrolled)


def _own(
    section: Section, number: int, usual: _Header | _Footer, document: Document
) -> Iterator[_Header | _Footer]:
    """The headers or footers that a section does not take from the one before."""
    is_header = isinstance(usual, _Header)
    known = [usual]
    if section.different_first_page_header_footer:
        known.append(section.first_page_header if is_header else section.first_page_footer)
    if document.settings.odd_and_even_pages_header_footer:
        known.append(section.even_page_header if is_header else section.even_page_footer)
    for one in known:
        if number == 0 or not one.is_linked_to_previous:
            yield one


def _style(document: Document, name: str) -> str | None:
    return name if name in document.styles else None


def _add_words(paragraph: Paragraph, words: str, number: int) -> None:
    """Put words across the page, behind its text."""
    width = min(WIDEST, max(1, room(words)) * SIGN)
    style = (
        f"position:absolute;margin-left:0;margin-top:0;width:{width}pt;height:{HEIGHT}pt;"
        "rotation:315;z-index:-251658752;mso-position-horizontal:center;"
        "mso-position-horizontal-relative:margin;mso-position-vertical:center;"
        "mso-position-vertical-relative:margin"
    )
    font = "font-family:&quot;Microsoft YaHei&quot;;font-size:1pt"
    paragraph._p.append(
        parse_xml(
            f"<w:r {_SPACES}><w:rPr><w:noProof/></w:rPr><w:pict>{_KIND}"
            f'<v:shape id="PowerPlusWaterMarkObject{number + 1}" o:spid="_x0000_s{2049 + number}" '
            f'type="#_x0000_t136" style="{style}" o:allowincell="f" fillcolor="#c8c8c8" '
            f'stroked="f"><v:fill opacity=".5"/><v:textpath style="{font}" '
            f"string={quoteattr(words)}/></v:shape></w:pict></w:r>"
        )
    )
