"""A customer's Word file as a template: opened within limits, with nothing in it run or fetched."""

from collections.abc import Iterator
from io import BytesIO
from re import compile
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError

from docx import Document as open_document
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.opc.part import Part, XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from sopai.errors import ExportError
from sopai.export.office import repacked
from sopai.zips import is_harmless

TYPES = "[Content_Types].xml"
_MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml."
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

_LINK = compile(rb"<w:attachedTemplate\b[^>]*/>")
_FETCHING = frozenset(
    "DATABASE DDE DDEAUTO IMPORT INCLUDE INCLUDEPICTURE INCLUDETEXT LINK RD".split()
)
"""Fields with which Word reads another file or starts a program: ECMA-376, part 1, 17.16.5."""

_BROKEN = (
    OpcError,
    BadZipFile,
    ZlibError,
    AttributeError,
    KeyError,
    NotImplementedError,
    OSError,
    SyntaxError,
    TypeError,
    ValueError,
)
"""What libraries raise on a file that only looks like Word's; lxml's errors are SyntaxErrors."""


def open_template(data: bytes) -> Document:
    """The template's document; links to a template elsewhere are taken out of it.

    Raises:
        ExportError: it is no Word file, or holds what could run or fetch something.
    """
    try:
        document = open_document(BytesIO(_as_document(data)))
        _check_parts(document)
        roots = [
            part.element if isinstance(part, XmlPart) else parse_xml(part.blob)
            for part in document.part.package.iter_parts()
            if "wordprocessingml" in part.content_type and part.partname.ext == "xml"
        ]
    except _BROKEN as error:
        raise ExportError(
            "the template is damaged: open it in Word, save it as .docx, and name that file"
        ) from error
    for root in roots:
        _check_fields(root)
    _check_links(document)
    return document


def _check_parts(document: Document) -> None:
    """Look at what will be filled, while it can still be said that the file is damaged."""
    for relation in document.part.package.rels.values():
        # LibreOffice has another name for it; the library would add a second part.
        if relation.reltype.endswith("/metadata/core-properties"):
            relation._reltype = RELATIONSHIP_TYPE.CORE_PROPERTIES
    if document.element.tag != qn("w:document") or document.element.body is None:
        raise ValueError("it has no text")
    parts = [document.settings.element, document.styles.element]
    parts.append(document.core_properties._element)
    parts.extend(style.element for style in document.styles if style.type)
    for section in document.sections:
        for one in (section.header, section.footer, section.first_page_header,
                    section.first_page_footer, section.even_page_header,
                    section.even_page_footer):  # fmt: skip
            parts += [] if one.is_linked_to_previous else [one._element]
        parts.append(section.page_width)
    for relation in document.part.rels.values():
        if not relation.is_external and isinstance(relation.target_part, XmlPart):
            parts.append(relation.target_part.element)
    if not all(isinstance(part, BaseOxmlElement | int | None) for part in parts):
        raise ValueError("a part is not Word's")


def _as_document(data: bytes) -> bytes:
    """The file, as a document also where it was saved as a template (.dotx)."""
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise ExportError(
                "the template is protected by a password: open it in Word, take the password out "
                "(File > Info), and save it"
            )
        raise ExportError("the template is an old Word file (.doc): save it as .docx in Word")
    if not data.startswith(b"PK"):
        raise ExportError("the template is no Word file: name a .docx or .dotx file")
    with ZipFile(BytesIO(data)) as file:
        _check_size(file)
        names = file.namelist()
        types = file.read(TYPES)
    if b"macroEnabled" in types or any(name.lower().endswith("vbaproject.bin") for name in names):
        raise ExportError(
            "the template has macros, which are never run: save it in Word as .docx (without "
            "macros), and name that file"
        )
    if _MAIN + b"template.main+xml" in types:
        types = types.replace(_MAIN + b"template.main+xml", _MAIN + b"document.main+xml")
        return repacked(data, {TYPES: types})
    return data


def _check_size(file: ZipFile) -> None:
    """Refuse a zip that is made to fill the memory; sizes that lie are found when it is read."""
    entries = file.infolist()
    if not is_harmless(entries):
        raise ExportError(
            "the template unpacks to more than any form needs: take its pictures out, or name "
            "another file"
        )
    if any(entry.flag_bits & 1 for entry in entries):
        raise ExportError("the zip of the template is locked by a password: save it anew in Word")


def _check_links(document: Document) -> None:
    """Take out links to a template elsewhere; refuse all others that Word would follow."""
    for part in document.part.package.iter_parts():
        for key, relation in list(part.rels.items()):
            if not relation.is_external or relation.reltype.endswith("/hyperlink"):
                continue
            if not relation.reltype.endswith("/attachedTemplate"):
                kind = relation.reltype.rsplit("/", 1)[-1]
                raise ExportError(
                    f"the template takes a part from elsewhere ({kind}: {relation.target_ref!r}): "
                    "break the link in Word (File > Info > Edit Links to Files), or put the "
                    "picture itself in"
                )
            part.rels.pop(key)
            _drop_link(part)


def _drop_link(part: Part) -> None:
    """Take the place of the link out; the library leaves parts that it does not know as bytes."""
    if isinstance(part, XmlPart):
        for element in part.element.xpath(".//w:attachedTemplate"):
            element.getparent().remove(element)
    else:
        part._blob = _LINK.sub(b"", part.blob)


def _check_fields(root: BaseOxmlElement) -> None:
    for code in _codes(root):
        word = next(iter(code.split()), "").upper()
        if word in _FETCHING:
            raise ExportError(
                f"the template has a field {word!r}, which reads another file or starts a "
                "program: take it out in Word (Alt+F9 shows the fields)"
            )


def _codes(root: BaseOxmlElement) -> Iterator[str]:
    """What each field does; a field may stand inside another."""
    fields: list[str] = []
    for element in root.iter(qn("w:fldChar"), qn("w:instrText"), qn("w:fldSimple")):
        if element.tag == qn("w:fldSimple"):
            yield element.get(qn("w:instr"), "")
        elif element.tag == qn("w:instrText"):
            fields = [*fields[:-1], "".join(fields[-1:]) + (element.text or "")]
        elif element.get(qn("w:fldCharType")) == "begin":
            fields.append("")
        elif element.get(qn("w:fldCharType")) == "end" and fields:
            yield fields.pop()
    yield from fields
