"""How much a zip file from a stranger may unpack to: Office files are read and filled by this."""

from collections.abc import Iterable
from zipfile import ZipInfo

MAX_PARTS = 20_000
"""A handbook with a picture on each of 1,000 pages has fewer. Each costs a record in memory."""

MAX_PART_BYTES = 100_000_000
"""One part, unpacked. The text of a 1,000-page manual is about 20 MB of XML."""

MAX_TOTAL_BYTES = 250_000_000
"""What is unpacked from one file in all."""

MAX_RATIO = 250
"""Unpacked to packed. Office XML that repeats one table row for thousands of rows reaches 100;
deflate ends at 1,032, which is what bombs are made of."""

SMALL_BYTES = 10_000_000
"""A part of this size does no harm, whatever its ratio."""


def room_of(packed: int, unpacked: int) -> int:
    """Bytes that a part may unpack to.

    Args:
        packed: bytes that it has in the zip.
        unpacked: bytes that were unpacked from the same zip before.
    """
    return min(MAX_PART_BYTES, MAX_TOTAL_BYTES - unpacked, max(SMALL_BYTES, MAX_RATIO * packed))


def is_harmless(entries: Iterable[ZipInfo]) -> bool:
    """Whether a zip may be unpacked by what it says of itself.

    What it says may be a lie: then the zip's own check fails when the part is read.
    """
    unpacked = 0
    for count, entry in enumerate(entries, start=1):
        if count > MAX_PARTS or entry.file_size > room_of(entry.compress_size, unpacked):
            return False
        unpacked += entry.file_size
    return True
