"""Pictures of an SOP from a folder and from nowhere else, made small enough to print."""

from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from warnings import catch_warnings, simplefilter

from PIL import Image, ImageOps, UnidentifiedImageError

from sopai.schema.sop import Material

KINDS = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp")
"""Endings of pictures that can be shown."""

LARGEST = 20_000_000
"""Bytes of a picture."""

MAX_POINTS = 50_000_000
"""Points of a picture: a page of A4 at 600 dots an inch has 35 million."""

SHOWN_POINTS = 1100
"""Of the longer side as it is printed: 150 mm at some 180 dots an inch."""

_BROKEN = (
    UnidentifiedImageError,
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


def is_picture(material: Material) -> bool:
    """The material is a picture by its ending, and not an address."""
    place = material.href or ""
    return place.lower().endswith(KINDS) and "://" not in place


def picture_of(material: Material, folder: Path) -> Picture | None:
    """The picture that a material names; None if it cannot be shown.

    It is drawn anew: the file's own bytes, its place of taking and what a reader of pictures might
    trip over do not leave the folder.
    """
    content = _read(material.href or "", folder)
    if content is None:
        return None
    try:
        with catch_warnings():
            simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content)) as opened:
                if opened.width * opened.height > MAX_POINTS:
                    return None
                upright = ImageOps.exif_transpose(opened).convert("RGBA")
    except _BROKEN:
        return None
    upright.thumbnail((SHOWN_POINTS, SHOWN_POINTS))
    paper = Image.new("RGB", upright.size, "white")
    paper.paste(upright, mask=upright)
    written = BytesIO()
    paper.save(written, "JPEG", quality=85)
    return Picture(written.getvalue(), paper.width, paper.height)


def _read(place: str, folder: Path) -> bytes | None:
    """The file's bytes, if it lies in the folder, also after links are followed."""
    try:
        root = folder.resolve()
        path = (root / place).resolve()
        if not path.is_relative_to(root) or path.stat().st_size > LARGEST:
            return None
        return path.read_bytes()
    except (OSError, ValueError):
        return None
