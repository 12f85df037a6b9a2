"""Pictures of an SOP from a folder and from nowhere else, made small enough to print.

The only place that finds, reads, limits and refuses them, for every format that shows pictures.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from struct import error as StructError
from typing import NamedTuple
from warnings import catch_warnings, simplefilter

from PIL import Image, ImageOps, UnidentifiedImageError

from sopai.export.drawing import NotDrawnError, drawn
from sopai.export.view import View
from sopai.schema.labels import Label
from sopai.schema.sop import Material, Sop

DRAWING = ".svg"
KINDS = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp", ".tif", ".tiff", DRAWING)
"""Endings of pictures that can be shown."""

OTHER_KINDS = (".heic", ".heif", ".emf", ".wmf", ".svgz", ".psd", ".vsdx")
"""Endings of pictures that cannot."""

LARGEST = 20_000_000
"""Bytes of a picture."""

MAX_POINTS = 50_000_000
"""Points of a picture: a page of A4 at 600 dots an inch has 35 million."""

SHOWN_POINTS = 1100
"""Of the longer side as it is printed: 150 mm at some 180 dots an inch."""

REFUSALS = {
    label.field: label
    for label in (
        Label("missing", "there is no such file beside the SOP", "SOP 所在文件夹中没有这个文件"),
        Label("outside", "it lies outside of the SOP's folder", "文件不在 SOP 所在的文件夹内"),
        Label(
            "folder",
            "the file that the SOP was added from is no longer there, nor what lay beside it",
            "SOP 加入时所用的文件已不在原处，旁边的图片也找不到",
        ),
        Label("large", "it is too large", "图片过大"),
        Label("kind", "save it as PNG, this format is not read", "请另存为 PNG，此格式无法读取"),
        Label("broken", "the file is damaged", "文件已损坏"),
        Label(
            "linked",
            "it takes a part from another file: save it as PNG",
            "图片引用了其他文件：请另存为 PNG",
        ),
        Label(
            "browser",
            "it has words that only a browser shows: save it as PNG",
            "图中有只有浏览器才能显示的文字：请另存为 PNG",
        ),
    )
}
"""Why a picture is not shown, and what to do about it."""

_BROKEN = (
    UnidentifiedImageError,
    StructError,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
    ArithmeticError,
    LookupError,
    OSError,
    SyntaxError,
    TypeError,
    ValueError,
)
"""What the reader of pictures raises on files that only look like pictures."""


class Picture(NamedTuple):
    """A picture as it is shown: JPEG, upright, without what a camera wrote about it."""

    jpeg: bytes
    width: int
    height: int


class RefusedError(Exception):
    """A picture that is not shown; the argument is a key of `REFUSALS`."""


def is_picture(material: Material) -> bool:
    """The material is a picture by its ending, and not an address."""
    place = material.href or ""
    return place.lower().endswith(KINDS + OTHER_KINDS) and "://" not in place


def picture_of(material: Material, folder: Path) -> Picture | Label:
    """The picture that a material names, or why it is not shown.

    It is drawn anew: the file's own bytes, its place of taking and what a reader of pictures might
    trip over do not leave the folder.
    """
    place = material.href or ""
    try:
        content = _read(place, folder)
        return _drawn_anew(drawn(content) if place.lower().endswith(DRAWING) else content)
    except (RefusedError, NotDrawnError) as error:
        return REFUSALS[str(error)]
    except _BROKEN:
        return REFUSALS["broken"]


def refusal_text(view: View, refusal: Label) -> str:
    """What stands in the place of a picture."""
    return view.words.no_picture.format(view.word(refusal))


def refused_in(sop: Sop, folder: Path | None) -> Iterator[tuple[str, Label]]:
    """The pictures that an SOP names and that are not shown, each once: its place, and why.

    Without a folder nothing is known of them, and none is shown.
    """
    materials = [*(one for step in sop.steps for one in step.materials), *sop.materials]
    named = {one.href or "": one for one in materials if is_picture(one)}
    for place, material in named.items():
        found = picture_of(material, folder) if folder is not None else REFUSALS["folder"]
        if isinstance(found, Label):
            yield place, found


def _drawn_anew(content: bytes) -> Picture:
    with catch_warnings():
        simplefilter("error", Image.DecompressionBombWarning)
        with Image.open(BytesIO(content)) as opened:
            if opened.width * opened.height > MAX_POINTS:
                raise RefusedError("large")
            upright = ImageOps.exif_transpose(opened).convert("RGBA")
    upright.thumbnail((SHOWN_POINTS, SHOWN_POINTS))
    paper = Image.new("RGB", upright.size, "white")
    paper.paste(upright, mask=upright)
    written = BytesIO()
    paper.save(written, "JPEG", quality=85)
    return Picture(written.getvalue(), paper.width, paper.height)


def _read(place: str, folder: Path) -> bytes:
    """The file's bytes, if it lies in the folder, also after links are followed."""
    try:
        root = folder.resolve()
        path = (root / place).resolve()
        if not path.is_relative_to(root):
            raise RefusedError("outside")
        size = path.stat().st_size
        if not place.lower().endswith(KINDS):
            raise RefusedError("kind")
        if size > LARGEST:
            raise RefusedError("large")
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise RefusedError("missing") from error
