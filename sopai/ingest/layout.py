"""What a reader hands over: the blocks of a file, before anybody asks what they mean."""

from re import compile
from typing import NamedTuple

from sopai.errors import IngestError
from sopai.schema.document import Block, Comment, Link, Location, Lost

MAX_BLOCKS = 50_000
"""A manual of 1,000 pages has fewer headings, paragraphs, list items and rows. More take
gigabytes and minutes, so they are refused before they do."""

_NEWLINE = compile(r"\r\n|\r|\n")


class FrontMatter(NamedTuple):
    """The YAML between the two `---` lines at the head of a file."""

    start: int
    text: str


class Layout(NamedTuple):
    """Blocks with places, in order of the text; `plain` as `SourceDocument` defines it."""

    text: str
    plain: str
    blocks: list[Block]
    hidden: list[tuple[int, int]]
    """Spans of `text` that are markup, in order."""

    links: list[Link]
    comments: list[Comment]
    lost: list[Lost]
    newlines: list[int]
    front_matter: FrontMatter | None
    locations: tuple[Location, ...] = ()
    """As `SourceDocument` has them."""

    title: str | None = None
    """What a file without a first-level heading is called, if it says so elsewhere."""

    fields: tuple[tuple[str, str], ...] = ()
    """Names and values of control fields beside the text, as in headers, footers and properties."""

    margins: tuple[str, ...] = ()
    """What headers and footers say, each once: kept as notes, and looked through for fields."""


def check_size(blocks: int) -> None:
    """Refuse a text of more than `MAX_BLOCKS` blocks.

    Raises:
        IngestError: there are more.
    """
    if blocks > MAX_BLOCKS:
        raise IngestError(
            f"it has more than {MAX_BLOCKS:,} headings, paragraphs, list items and table rows: "
            "split it into one file a procedure"
        )


def newline_offsets(text: str) -> list[int]:
    """Offset after each line end, so that the line of an offset is a bisection away."""
    return [match.end() for match in _NEWLINE.finditer(text)]
