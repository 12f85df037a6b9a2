"""Pictures that the exporters' tests share."""

from io import BytesIO

from PIL import Image

JPEG = b"JFIF"
"""What stands in a file that holds one."""


def _png() -> bytes:
    written = BytesIO()
    Image.new("RGBA", (60, 40), (200, 30, 30, 255)).save(written, "PNG")
    return written.getvalue()


PHOTO_BYTES = _png()
"""A red PNG, 60 by 40."""
