"""What lies on a sheet beside its cells: pictures, text boxes, charts, comments, boxes to tick."""

from collections.abc import Iterator
from re import compile
from typing import NamedTuple

from lxml import etree

from sopai.ingest.archive import Archive, Relation
from sopai.ingest.excel_sheet import position
from sopai.ingest.excel_workbook import MAIN, RELATED, clean, number

_ANCHORED = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_VML_EXCEL = "{urn:schemas-microsoft-com:office:excel}"
_CELL_IMAGES = "xl/cellimages.xml"
_THREAD = "{http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments}"
_PERSONS = "xl/persons/"
_FIRST_COMMENT = compile(r"(?s).*Comment:\s*")
_NAMES = {"chart": "chart", "diagram": "diagram", "oleObject": "embedded object"}


class Drawn(NamedTuple):
    """Something that lies over a cell."""

    kind: str
    """`picture`, `text`, `comment`, `checkbox`, or what cannot be read: `chart`, `diagram`, ..."""

    row: int
    column: int
    text: str
    """A picture's name, or the words."""

    href: str = ""
    """A picture's path inside the file."""

    author: str = ""
    """Of a comment."""


def drawn_on(archive: Archive, part: str) -> list[Drawn]:
    """What lies on a sheet, from the top down.

    Raises:
        IngestError: a part of the file is damaged.
    """
    found: list[Drawn] = []
    threads = [r for r in archive.relations(part).values() if r.kind == "threadedComment"]
    for relation in archive.relations(part).values():
        if relation.is_external or relation.target not in archive:
            continue
        if relation.kind == "drawing":
            found += _drawing(archive, relation.target)
        elif relation.kind == "threadedComment":
            found += _threads(archive, relation)
        elif relation.kind == "comments" and not threads:
            found += _comments(archive, relation)
        elif relation.kind == "vmlDrawing":
            found += _checkboxes(archive, relation)
        elif relation.kind in ("oleObject", "package", "control", "pivotTable"):
            found.append(Drawn(relation.kind, 0, 0, relation.target.rpartition("/")[2]))
    return sorted(found, key=lambda drawn: (drawn.row, drawn.column))


def cell_pictures(archive: Archive) -> dict[str, tuple[str, str]]:
    """Path and name, by id, of pictures that the formula DISPIMG of WPS Office shows in cells."""
    if _CELL_IMAGES not in archive:
        return {}
    relations = archive.relations(_CELL_IMAGES)
    found = {}
    for picture in archive.xml(_CELL_IMAGES).iter(f"{_ANCHORED}pic"):
        names = picture.find(f"{_ANCHORED}nvPicPr/{_ANCHORED}cNvPr")
        href = _picture_path(picture, relations)
        if names is not None and href:
            found[names.get("name", "")] = (href, names.get("descr", ""))
    return found


def _drawing(archive: Archive, part: str) -> Iterator[Drawn]:
    relations = archive.relations(part)
    for anchor in archive.xml(part):
        start = anchor.find(f"{_ANCHORED}from")
        row = column = 1
        if start is not None:
            row += number(start.findtext(f"{_ANCHORED}row"))
            column += number(start.findtext(f"{_ANCHORED}col"))
        yield from _anchored(anchor, relations, row, column)


def _anchored(
    element: etree._Element, relations: dict[str, Relation], row: int, column: int
) -> Iterator[Drawn]:
    """What an anchor holds; of alternatives for old programs only the first that is offered."""
    for child in element.iter(
        f"{_ANCHORED}pic", f"{_ANCHORED}sp", f"{_ANCHORED}graphicFrame", f"{_ANCHORED}cxnSp"
    ):
        if any(above.tag == f"{_CHOICE}Fallback" for above in child.iterancestors()):
            continue
        name = child.find(f".//{_ANCHORED}cNvPr")
        called = "" if name is None else name.get("descr") or name.get("name") or ""
        if child.tag == f"{_ANCHORED}pic":
            yield Drawn("picture", row, column, called, _picture_path(child, relations))
        elif child.tag == f"{_ANCHORED}sp":
            words = _paragraphs(child)
            if words:
                yield Drawn("text", row, column, words)
        elif child.tag == f"{_ANCHORED}graphicFrame":
            data = child.find(f".//{_DRAWN}graphicData")
            kind = "" if data is None else data.get("uri", "").rpartition("/")[2]
            yield Drawn(_NAMES.get(kind, "graphic"), row, column, called)
        else:
            yield Drawn("connector", row, column, called)


def _picture_path(picture: etree._Element, relations: dict[str, Relation]) -> str:
    blip = picture.find(f".//{_DRAWN}blip")
    if blip is None:
        return ""
    relation = relations.get(blip.get(f"{RELATED}embed") or blip.get(f"{RELATED}link") or "")
    return relation.target if relation else ""


def _paragraphs(shape: etree._Element) -> str:
    lines = [
        "".join(run.text or "" for run in paragraph.iter(f"{_DRAWN}t"))
        for paragraph in shape.iterfind(f"{_ANCHORED}txBody/{_DRAWN}p")
    ]
    return clean("\n".join(line for line in lines if line.strip()))


def _comments(archive: Archive, relation: Relation) -> Iterator[Drawn]:
    root = archive.xml(relation.target)
    authors = [(one.text or "").strip() for one in root.iter(f"{MAIN}author")]
    for comment in root.iter(f"{MAIN}comment"):
        at = position(comment.get("ref", ""))
        words = "".join(run.text or "" for run in comment.iter(f"{MAIN}t"))
        if at and words.strip():
            said = clean(_FIRST_COMMENT.sub("", words).strip())
            who = number(comment.get("authorId"))
            author = authors[who] if who < len(authors) else ""
            yield Drawn("comment", *at, said, author=author)


def _threads(archive: Archive, relation: Relation) -> Iterator[Drawn]:
    names = {
        person.get("id"): person.get("displayName", "")
        for name in archive.names
        if name.startswith(_PERSONS)
        for person in archive.xml(name).iter(f"{_THREAD}person")
    }
    for comment in archive.xml(relation.target).iter(f"{_THREAD}threadedComment"):
        at = position(comment.get("ref", ""))
        words = comment.findtext(f"{_THREAD}text") or ""
        if at and words.strip():
            author = names.get(comment.get("personId"), "")
            yield Drawn("comment", *at, words.strip(), author=author)


def _checkboxes(archive: Archive, relation: Relation) -> Iterator[Drawn]:
    """Boxes to tick of the kind "form control"; old drawings are not always XML, and then none."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    data = archive.read(relation.target)
    if b"<!DOCTYPE" in data or not data.strip():
        return
    root = etree.fromstring(data, parser)
    if root is None:
        return
    for client in root.iter(f"{_VML_EXCEL}ClientData"):
        if client.get("ObjectType") != "Checkbox":
            continue
        parts = [part.strip() for part in client.findtext(f"{_VML_EXCEL}Anchor", "").split(",")]
        if len(parts) >= 3:
            yield Drawn("checkbox", number(parts[2]) + 1, number(parts[0]) + 1, "")
