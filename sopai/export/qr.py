"""The QR code of an address, as a picture that stands in an HTML page."""

import segno
from segno import DataOverflowError

from sopai.errors import ExportError


def qr_svg(address: str) -> str:
    """The code as SVG, with the quiet zone that scanners need.

    Args:
        address: where the current version is found.

    Raises:
        ExportError: it is longer than a QR code can be.
    """
    try:
        code = segno.make_qr(address, error="m", encoding=None if address.isascii() else "utf-8")
    except DataOverflowError as error:
        raise ExportError(
            f"the address has {len(address):,} characters, more than a QR code holds: name a "
            "shorter one with --address"
        ) from error
    return code.svg_inline(border=4, omitsize=True, light="#fff", svgclass="qr", title=address)
