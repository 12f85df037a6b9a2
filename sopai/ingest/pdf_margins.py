"""Headers and footers of a PDF: lines that stand at the same place of many pages."""

from collections import Counter
from re import compile

from sopai.ingest.margins import without_page_number
from sopai.ingest.pdf_lines import Line

ZONE = 0.14
"""Share of a page's height at its head and at its foot where such lines are looked for."""

SHARE = 0.4
"""Share of the pages on which such a line stands; left and right pages may differ."""

_DIGITS = compile(r"\d+|\b[ivxl]{1,6}\b")
_Key = tuple[str, int]


def split_margins(
    pages: list[list[Line]], heights: list[float], inside: list[set[int]]
) -> tuple[list[list[Line]], list[str]]:
    """The lines of each page without headers and footers, and what those say, each once.

    Args:
        pages: the lines of each page.
        heights: of each page, in points.
        inside: of each page the indexes of lines that stand in the tables of its text.
    """
    keys = [
        [None if at in held else _key(line, height) for at, line in enumerate(lines)]
        for lines, height, held in zip(pages, heights, inside, strict=True)
    ]
    counts = Counter(key for page in keys for key in set(page) if key is not None)
    needed = max(2, SHARE * len(pages))
    kept: list[list[Line]] = []
    said: dict[str, None] = {}
    for lines, page, height in zip(pages, keys, heights, strict=True):
        body = []
        for line, key in zip(lines, page, strict=True):
            if key is not None and (_seen(counts, key) >= needed or _is_number(line, height)):
                words = without_page_number(line.text)
                said.update({words: None} if words else {})
            else:
                body.append(line)
        kept.append(body)
    return kept, list(said)


def _key(line: Line, height: float) -> _Key | None:
    if ZONE * height < line.baseline < (1 - ZONE) * height:
        return None
    return _DIGITS.sub("#", line.text), round(line.baseline / 3)


def _seen(counts: Counter[_Key], key: _Key) -> int:
    """On how many pages a line stands, a point higher or lower."""
    text, at = key
    return sum(counts[text, near] for near in (at - 1, at, at + 1))


def _is_number(line: Line, height: float) -> bool:
    """Whether a line at the very edge is nothing but the number of the page."""
    at_edge = line.baseline > 0.92 * height or line.baseline < 0.06 * height
    return at_edge and not without_page_number(line.text) and len(line.text) < 20
