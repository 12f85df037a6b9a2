"""A web page."""

from sopai.export.printed import Printed
from sopai.export.registry import exporter


@exporter(
    ".html",
    "text/html",
    en="Page for wall and phone",
    zh="张贴页（网页）",
    shows_pictures=True,
    about_zh="贴墙和手机用的网页：步骤尽量排在一张纸上，附二维码。",
)
def html(printed: Printed) -> bytes:
    """A page for the wall and the phone: the steps on one sheet where they fit, with a QR code."""
    from sopai.export.wall import write_wall

    return write_wall(printed)
