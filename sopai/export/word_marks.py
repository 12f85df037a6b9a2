"""What a Word document carries unseen: which part each row is, and which version it was made of."""

from collections.abc import Mapping
from itertools import count
from xml.sax.saxutils import escape

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph

from sopai.schema.marks import bookmark

_KIND = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_FORM = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The set of properties that users make: ISO/IEC 29500-1, 22.3.2.2."""

_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"


class Marker:
    """Puts bookmarks around the words of paragraphs; each has a number of its own."""

    def __init__(self, first: int = 1) -> None:
        """Begin to count; in a template above the numbers of its own bookmarks."""
        self._numbers = count(first)

    def mark(self, paragraph: Paragraph, key: str) -> None:
        """Let a paragraph carry a key, as `schema.marks` has it; an empty one is none."""
        if not key:
            return
        number = next(self._numbers)
        attributes = f'{nsdecls("w")} w:id="{number}"'
        start = parse_xml(f'<w:bookmarkStart {attributes} w:name="{bookmark(key)}"/>')
        paragraph._p.insert(0 if paragraph._p.pPr is None else 1, start)
        paragraph._p.append(parse_xml(f"<w:bookmarkEnd {attributes}/>"))


def add_properties(document: Document, properties: Mapping[str, str]) -> None:
    """Give a document custom properties; one that has some of its own keeps these alone."""
    package = document.part.package
    kinds = (relation.reltype for relation in package.rels.values())
    if RELATIONSHIP_TYPE.CUSTOM_PROPERTIES in kinds:
        return
    listed = "".join(
        f'<property fmtid="{_FORM}" pid="{at}" name="{name}">'
        f"<vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
        for at, (name, value) in enumerate(properties.items(), start=2)
    )
    text = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Properties xmlns="{_PROPERTIES}" xmlns:vt="{_VALUES}">{listed}</Properties>'
    )
    part = Part(PackURI("/docProps/custom.xml"), _KIND, text.encode(), package)
    package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)
