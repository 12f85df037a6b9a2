"""The parts of a Word file that comments need, and a copy of the file with some parts changed."""

from collections.abc import Iterable, Mapping
from io import BytesIO
from re import compile
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from sopai.ingest.archive import Archive, as_strict, is_strict, parse
from sopai.ingest.word_names import MAIN, RELATIONS, Element, P, R, T, number_of, w

_CONTENT_TYPES = "[Content_Types].xml"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_NOT_XML = compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
AUTHOR = "sopai"


class CommentsPart:
    """The comments of a Word file, those that stand in it already included."""

    def __init__(self, archive: Archive, main: str) -> None:
        """Find the part, or begin one.

        Raises:
            IngestError: a part that is there cannot be read.
        """
        self._archive = archive
        self._main = main
        found = [one for one in archive.relations(main).values() if one.kind == "comments"]
        self._is_new = not found or found[0].target not in archive
        if self._is_new:
            self.name = _free_name(archive, main.rpartition("/")[0])
            self._root = etree.Element(w("comments"), nsmap={"w": MAIN})
        else:
            self.name = found[0].target
            self._root = parse(archive.read(self.name), self.name, is_whole=True)

    def identities(self) -> Iterable[int]:
        """Identities that are taken."""
        return (number_of(one.get(w("id"))) or 0 for one in self._root.iterfind(w("comment")))

    def add(self, identity: int, lines: Iterable[str]) -> None:
        """Add a comment of `AUTHOR`, a paragraph a line."""
        comment = etree.SubElement(self._root, w("comment"))
        comment.set(w("id"), str(identity))
        comment.set(w("author"), AUTHOR)
        comment.set(w("initials"), AUTHOR[:2])
        for number, line in enumerate(lines):
            run = etree.SubElement(etree.SubElement(comment, P), R)
            if number == 0:
                etree.SubElement(run, w("annotationRef"))
            text = etree.SubElement(run, T)
            text.text = _NOT_XML.sub("\ufffd", line)
            text.set(_SPACE, "preserve")

    def changed(self) -> dict[str, bytes]:
        """The parts that are new or changed, by name.

        Raises:
            IngestError: the list of content types cannot be read.
        """
        main = self._archive.read(self._main)
        if not self._is_new:
            return {self.name: written(self._root, like=self._archive.read(self.name))}
        parts = {self.name: written(self._root, like=main)}
        folder, _, last = self._main.rpartition("/")
        relations = f"{folder}/_rels/{last}.rels".lstrip("/")
        parts[relations] = self._with_relation(relations, strict=is_strict(main))
        parts[_CONTENT_TYPES] = self._with_type()
        return parts

    def _with_relation(self, name: str, *, strict: bool) -> bytes:
        if name in self._archive:
            data = self._archive.read(name)
            root = parse(data, name, is_whole=True)
        else:
            data = b""
            root = etree.Element(f"{{{_PACKAGE}}}Relationships")
        taken = {one.get("Id") for one in root}
        number = next(n for n in range(1, len(taken) + 2) if f"rIdComments{n}" not in taken)
        relation = etree.SubElement(root, f"{{{_PACKAGE}}}Relationship")
        relation.set("Id", f"rIdComments{number}")
        relation.set("Type", f"{RELATIONS}/comments")
        relation.set("Target", self.name.rpartition("/")[2])
        made = _serialised(root)
        return as_strict(made) if strict or is_strict(data) else made

    def _with_type(self) -> bytes:
        data = self._archive.read(_CONTENT_TYPES)
        root = parse(data, _CONTENT_TYPES, is_whole=True)
        override = etree.SubElement(root, f"{{{_TYPES}}}Override")
        override.set("PartName", f"/{self.name}")
        override.set("ContentType", _KIND)
        return _serialised(root)


def _free_name(archive: Archive, folder: str) -> str:
    names = (f"{folder}/comments{number}.xml".lstrip("/") for number in ("", *range(1, 1000)))
    return next(name for name in names if name not in archive)


def written(root: Element, *, like: bytes) -> bytes:
    """XML as bytes, with the names of namespaces as an earlier text has them."""
    made = _serialised(root)
    return as_strict(made) if is_strict(like) else made


def _serialised(root: Element) -> bytes:
    return etree.tostring(
        root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True
    )


def repacked(data: bytes, archive: Archive, parts: Mapping[str, bytes]) -> bytes:
    """A copy of a file with some parts changed or added; all others keep their bytes.

    Args:
        data: the file.
        archive: of it.
        parts: new bytes by the parts' names.

    Raises:
        IngestError: a part of the file cannot be read.
    """
    made = BytesIO()
    missing = dict(parts)
    with ZipFile(BytesIO(data)) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for entry in old.infolist():
            name = entry.filename.replace("\\", "/").lstrip("/")
            body = missing.pop(name, None)
            copy = ZipInfo(entry.filename, entry.date_time)
            copy.compress_type = entry.compress_type
            copy.external_attr = entry.external_attr
            new.writestr(copy, archive.read(name) if body is None else body)
        for name, body in missing.items():
            new.writestr(ZipInfo(name), body, ZIP_DEFLATED)
    return made.getvalue()
