"""What a reader hands over: the blocks of a file, before anybody asks what they mean."""

from re import compile
from typing import NamedTuple

from sopai.schema.document import Block, Comment, Link, Lost

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


def newline_offsets(text: str) -> list[int]:
    """Offset after each line end, so that the line of an offset is a bisection away."""
    return [match.end() for match in _NEWLINE.finditer(text)]
