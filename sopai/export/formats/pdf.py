"""PDF."""

from sopai.export.printed import Printed
from sopai.export.registry import exporter


@exporter(
    ".pdf",
    "application/pdf",
    en="PDF",
    zh="PDF",
    shows_pictures=True,
    about_zh="PDF，用于打印、签字和归档，在任何地方看起来都一样。",
)
def pdf(printed: Printed) -> bytes:
    """PDF, to be printed, signed and filed, and to look the same everywhere."""
    from sopai.export.pdf import write_pdf

    return write_pdf(printed)
