"""What is drawn or embedded in a paragraph: pictures, text boxes, and what cannot be read."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sopai.ingest.archive import Relation
from sopai.ingest.word_names import (
    ALTERNATE,
    DRAWING,
    REL_EMBED,
    REL_ID,
    REL_LINK,
    TXBX_CONTENT,
    Element,
    branch_of,
)

_BLIP = f"{{{DRAWING}}}blip"
_GRAPHIC = f"{{{DRAWING}}}graphicData"
_NAMED = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_IMAGE = "{urn:schemas-microsoft-com:vml}imagedata"
_OFFICE_TITLE = "{urn:schemas-microsoft-com:office:office}title"
_OLE = "{urn:schemas-microsoft-com:office:office}OLEObject"
_CONTROL = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}control"
_DRAWN = {
    "chart": ("a chart", "its figures are not read: say in the text what it shows"),
    "chartex": ("a chart", "its figures are not read: say in the text what it shows"),
    "diagram": ("a SmartArt diagram", "its words are not read: say them in the text"),
    "ink": ("handwriting", "it is not read: type what it says"),
}


class Picture(NamedTuple):
    """A picture and what the file calls it."""

    href: str
    name: str


class Loss(NamedTuple):
    """What could not be taken and why."""

    what: str
    why: str


class Drawn(NamedTuple):
    """What an object holds."""

    pictures: tuple[Picture, ...]
    boxes: tuple[Element, ...]
    """Contents of text boxes, each once."""

    losses: tuple[Loss, ...]


def drawn_in(element: Element, relations: Mapping[str, Relation]) -> Drawn:
    """What a drawing, an old picture or an embedded object holds.

    Args:
        element: it.
        relations: of the part that it stands in.
    """
    pictures: list[Picture] = []
    boxes: list[Element] = []
    losses: list[Loss] = []
    name: str = ""
    for part in _parts(element):
        if part.tag == TXBX_CONTENT:
            boxes.append(part)
        elif part.tag == _NAMED:
            name = part.get("descr") or part.get("title") or part.get("name") or ""
        elif part.tag in (_BLIP, _IMAGE):
            _take_picture(part, name, relations, pictures, losses)
        else:
            losses.extend(_loss(part))
    if any(loss.what.startswith("an embedded") for loss in losses):
        pictures.clear()  # the icon or the preview of what is embedded
    return Drawn(tuple(dict.fromkeys(pictures)), tuple(boxes), tuple(losses))


def _parts(element: Element) -> Iterator[Element]:
    """Everything in an object but the insides of text boxes and second branches."""
    pending = [element]
    while pending:
        part = pending.pop()
        yield part
        if part.tag == TXBX_CONTENT:
            continue
        if part.tag == ALTERNATE:
            branch = branch_of(part)
            pending.extend(() if branch is None else (branch,))
        else:
            pending.extend(reversed(part))


def _take_picture(
    part: Element,
    name: str,
    relations: Mapping[str, Relation],
    pictures: list[Picture],
    losses: list[Loss],
) -> None:
    if part.tag == _IMAGE:
        name = part.get(_OFFICE_TITLE) or name
    identity = part.get(REL_EMBED) or part.get(REL_LINK) or part.get(REL_ID) or ""
    relation = relations.get(identity)
    if relation is None:
        if identity:
            losses.append(Loss(name or "a picture", "its file is missing in the document"))
        return
    pictures.append(Picture(relation.target, name))
    if relation.is_external:
        losses.append(
            Loss(name or relation.target, "a picture outside the file: it is named, not looked at")
        )


def _loss(part: Element) -> Iterator[Loss]:
    if part.tag == _OLE:
        program = part.get("ProgID", "")
        is_link = part.get("Type") == "Link"
        kind = "an embedded link to an object" if is_link else "an embedded object"
        what = f"{kind} ({program})" if program else kind
        yield Loss(what, "it is not read: copy what matters into the text")
    elif part.tag == _CONTROL:
        yield Loss("an embedded ActiveX control", "it is not run, and what it shows is not read")
    elif part.tag == _GRAPHIC:
        kind = part.get("uri", "").rpartition("/")[2].lower()
        if kind in _DRAWN:
            yield Loss(*_DRAWN[kind])
