"""The parts of an Office file, which is a zip of XML: read within limits, and never obeyed."""

from collections.abc import Mapping
from functools import cached_property
from io import BytesIO
from posixpath import normpath
from struct import error as StructError
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError

from lxml import etree

from sopai import zips
from sopai.errors import IngestError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OFFICE = "http://schemas.openxmlformats.org/"
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": b"wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/spreadsheetml/main": b"spreadsheetml/2006/main",
    b"http://purl.oclc.org/ooxml/drawingml/": b"drawingml/2006/",
    b"http://purl.oclc.org/ooxml/officeDocument/": b"officeDocument/2006/",
}
"""Namespaces of "Strict Open XML", and what other files call them (ISO/IEC 29500-1 and -4)."""

_DAMAGES = (
    BadZipFile,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    StructError,
    ValueError,
    ZlibError,
)
"""What zipfile raises for an entry that does not hold what the list of entries says."""

_STRICT_MARK = b"http://purl.oclc.org/ooxml/"
_RELATION = f"{{{_OFFICE}package/2006/relationships}}Relationship"


class Relation(NamedTuple):
    """What a part points to: another part, or an address outside."""

    kind: str
    """The last word of its type: `styles`, `image`, `hyperlink`."""

    target: str
    """The name of a part, or an address when it is external."""

    is_external: bool


class Archive:
    """The parts of an Office file; reading counts what was unpacked."""

    def __init__(self, file: ZipFile, entries: Mapping[str, ZipInfo]) -> None:
        """Begin; `open_archive` checks what it is given."""
        self._file = file
        self._entries = entries
        self._unpacked = 0

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Names of all parts, without a slash before them, in the order of the file."""
        return tuple(self._entries)

    def __contains__(self, name: object) -> bool:
        """Whether it has a part of that name."""
        return name in self._entries

    def read(self, name: str) -> bytes:
        """The bytes of a part.

        Raises:
            IngestError: it is missing, damaged, or larger than a document's part can be.
        """
        entry = self._entries.get(name)
        if entry is None:
            raise IngestError(
                f"the file is incomplete: its part {name!r} is missing; "
                "open it in the program that wrote it and save it anew"
            )
        room = zips.room_of(entry.compress_size, self._unpacked)
        try:
            with self._file.open(entry) as stream:
                data = stream.read(room + 1)
        except _DAMAGES as error:
            raise IngestError(
                f"the file is damaged: its part {name!r} cannot be unpacked ({error}); "
                "take a copy that opens, or save it anew"
            ) from error
        if len(data) > room:
            raise IngestError(
                f"its part {name!r} unpacks to more than {room:,} bytes, which no document needs: "
                "it is not read; split the file, or save it anew"
            )
        self._unpacked += len(data)
        return data

    def xml(self, name: str) -> etree._Element:
        """The root element of a part, with the namespaces that most files use.

        Raises:
            IngestError: as `read`, or it is no XML, or it declares a document type.
        """
        return parse(self.read(name), name)

    def relations(self, name: str) -> dict[str, Relation]:
        """What a part points to, by id; `""` asks for the relations of the file itself.

        Raises:
            IngestError: as `xml`.
        """
        folder, slash, last = name.rpartition("/")
        path = f"{folder}{slash}_rels/{last}.rels"
        if path not in self:
            return {}
        return {
            element.get("Id", ""): _relation(element, folder)
            for element in self.xml(path).iter(_RELATION)
        }


def _relation(element: etree._Element, folder: str) -> Relation:
    target = element.get("Target", "")
    is_external = element.get("TargetMode") == "External"
    if not is_external:
        target = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
        target = normpath(target).lstrip("/")
    return Relation(element.get("Type", "").rpartition("/")[2], target, is_external)


def open_archive(data: bytes, kind: str) -> Archive:
    """The archive in the bytes of a file; nothing is unpacked yet.

    Args:
        data: all of the file.
        kind: what it should be, for messages: `Word`, `Excel`.

    Raises:
        IngestError: it is no zip, it is protected by a password, or it is made to do harm.
    """
    _check_head(data, kind)
    try:
        file = ZipFile(BytesIO(data))
        entries = file.infolist()
    except (*_DAMAGES, OverflowError) as error:
        raise IngestError(
            f"the {kind} file is damaged or cut off ({error}): "
            "take a copy that opens, or let its program repair it and save it anew"
        ) from error
    if len(entries) > zips.MAX_PARTS:
        raise IngestError(f"it has more than {zips.MAX_PARTS:,} parts, which no document needs")
    parts: dict[str, ZipInfo] = {}
    for entry in entries:
        _check_entry(entry, kind)
        name = entry.filename.replace("\\", "/").lstrip("/")
        if name in parts:
            raise IngestError(
                f"the {kind} file has two parts of the name {name!r}, and programs differ in "
                "which they show: open it and save it anew"
            )
        parts[name] = entry
    return Archive(file, parts)


def _check_head(data: bytes, kind: str) -> None:
    """Say what a file is that only has the name of an Office file."""
    if data.startswith(b"PK"):
        return
    if not data.strip(b"\0 \r\n\t"):
        raise IngestError("it is empty")
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise IngestError(
                "it is protected by a password: open it with the password, "
                "remove the protection (File > Info) and save it"
            )
        raise IngestError(
            "it is an old binary Office file that only has the name of a new one: "
            f"open it in {kind} or LibreOffice and save it in the new format"
        )
    head = data[:1000].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    known = {
        b"%pdf": "a PDF file: give it the ending .pdf",
        b"{\\rtf": f"an RTF file: open it in {kind} and save it in the new format",
        b"<!doctype html": "an HTML page: give it the ending .html",
        b"<html": "an HTML page: give it the ending .html",
        b"<?xml": f"an XML file: open it in {kind} and save it in the new format",
    }
    for start, what in known.items():
        if head.startswith(start):
            raise IngestError(f"it is no {kind} file but {what}")
    raise IngestError(
        f"it is no {kind} file, whatever its name says: it does not begin as one; "
        "take a copy that opens"
    )


def _check_entry(entry: ZipInfo, kind: str) -> None:
    if entry.flag_bits & 1:
        raise IngestError(
            f"the zip of the {kind} file is locked by a password: unlock it and save it anew"
        )
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise IngestError(
            f"its part {entry.filename!r} is packed in a way that {kind} does not know: "
            "open it and save it anew"
        )


def parse(data: bytes, name: str, *, is_whole: bool = False) -> etree._Element:
    """The root element of XML from a stranger.

    Entities are not replaced, nothing is fetched, and a document type is refused: Office writes
    none, and attacks need one. Deep nesting is refused by libxml2.

    Args:
        data: the XML.
        name: the part's name, for messages.
        is_whole: keep comments and instructions too, as somebody needs who writes it again.

    Raises:
        IngestError: it is no XML, or it declares a document type.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=not is_whole,
        remove_pis=not is_whole,
    )
    try:
        root = etree.fromstring(_transitional(data), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise IngestError(
            f"the file is damaged: its part {name!r} is not the XML it should be ({error}); "
            "let its program repair it and save it anew"
        ) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise IngestError(
            f"its part {name!r} declares a document type with entities, as attacks do and Office "
            "does not: it is not read; open it and save it anew if you trust it"
        )
    return root


def is_strict(data: bytes) -> bool:
    """Whether XML uses the names of "Strict Open XML", which `parse` makes the usual ones."""
    return _STRICT_MARK in data


def as_strict(data: bytes) -> bytes:
    """XML with the names of "Strict Open XML" again."""
    for strict, other in _STRICT.items():
        data = data.replace(_OFFICE.encode() + other, strict)
    return data


def _transitional(data: bytes) -> bytes:
    if is_strict(data):
        for strict, other in _STRICT.items():
            data = data.replace(strict, _OFFICE.encode() + other)
    return data
