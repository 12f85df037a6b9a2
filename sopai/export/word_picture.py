"""Pictures of an SOP in its Word document, from a folder and from nowhere else."""

from io import BytesIO
from pathlib import Path
from struct import error as StructError

from docx.image.exceptions import (
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
)
from docx.shared import Length, Mm
from docx.text.paragraph import Paragraph

from sopai.export.office import one_line
from sopai.schema.sop import Material

KINDS = (".png", ".jpg", ".jpeg", ".gif", ".bmp")
"""Endings of pictures that Word shows."""

LARGEST = 20_000_000
"""Bytes of a picture."""

MAX_HEIGHT = Mm(90)

_BROKEN = (
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
    StructError,
    ArithmeticError,
    LookupError,
    ValueError,
)
"""What the reader of pictures raises on files that only look like pictures."""


def is_picture(material: Material) -> bool:
    """The material is a picture by its ending, and not an address."""
    place = material.href or ""
    return place.lower().endswith(KINDS) and "://" not in place


def add_picture(paragraph: Paragraph, material: Material, folder: Path, width: Length) -> bool:
    """Put a picture at a paragraph's end, no wider than `width`; False if it is not possible."""
    content = _read(material.href or "", folder)
    if content is None:
        return False
    try:
        shape = paragraph.add_run().add_picture(BytesIO(content))
        scale = min(1.0, width / shape.width, MAX_HEIGHT / shape.height)
    except _BROKEN:
        return False
    shape.width, shape.height = Length(int(shape.width * scale)), Length(int(shape.height * scale))
    shape._inline.docPr.set("descr", one_line(material.name))
    return True


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
