"""Where an offset stands: line and column, or the place in a file without lines."""

from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter

from pydantic import JsonValue

from sopai.schema.document import Location, Place, SourceDocument


def line_of(newlines: Sequence[int], offset: int) -> int:
    """Line number, from 1.

    Args:
        newlines: offsets after each line end, ascending.
        offset: a code point offset.
    """
    return bisect_right(newlines, offset) + 1


def column_of(newlines: Sequence[int], offset: int) -> int:
    """Column in its line, from 1, in code points."""
    at = bisect_right(newlines, offset)
    return offset - (newlines[at - 1] if at else 0) + 1


def place_of(locations: Sequence[Location], start: int, end: int) -> Place | None:
    """The place of a span of text, with `start` and `end` inside the piece it begins in.

    Args:
        locations: pieces of the text, in order.
        start: offset of the first character.
        end: offset after the last one; what lies beyond the piece is left out.
    """
    at = bisect_right(locations, start, key=attrgetter("start")) - 1
    if at < 0:
        return None
    piece = locations[at]
    begin = piece.start + piece.mark
    first = max(0, min(start, piece.end) - begin)
    last = max(first, min(end, piece.end) - begin)
    return {**piece.place, "start": first, "end": last}


def place_in(document: SourceDocument, start: int, end: int) -> Place | None:
    """The place of a span of a document: the line, or the place in a file without lines."""
    if document.locations:
        return place_of(document.locations, start, end)
    return {"line": line_of(document.newlines, start)}


def place_record(place: Place) -> dict[str, JsonValue]:
    """A place for JSON."""
    return {key: [*value] if isinstance(value, list) else value for key, value in place.items()}


_WORDS = {
    "en": {
        "sheet": "{sheet}!{cell}",
        "sheet_row": "{sheet}, row {row}",
        "page": "page {page}",
        "part": "{part}",
        "cell": "table {table}, row {row}, column {column}",
        "note": "note to paragraph {paragraph}",
        "paragraph": "paragraph {paragraph}",
        "line": "line {line}",
    },
    "zh": {
        "sheet": "{sheet}!{cell}",
        "sheet_row": "{sheet} 第 {row} 行",
        "page": "第 {page} 页",
        "part": "{part}",
        "cell": "表 {table} 第 {row} 行第 {column} 列",
        "note": "第 {paragraph} 段的注释",
        "paragraph": "第 {paragraph} 段",
        "line": "第 {line} 行",
    },
}


def place_words(place: Place, language: str) -> str:
    """A place as a person would name it; empty when there is none.

    Args:
        place: as a reader made it.
        language: `en` or `zh`.
    """
    if "sheet" in place:
        kind = "sheet" if "cell" in place else "sheet_row" if "row" in place else "part"
        return _WORDS[language][kind].format(**{"part": place["sheet"], **place})
    if {"table", "row", "column"} <= place.keys():
        return _WORDS[language]["cell"].format(**place)
    for kind in ("page", "part", "note", "paragraph", "line"):
        if kind in place:
            return _WORDS[language][kind].format(**place)
    return ""
