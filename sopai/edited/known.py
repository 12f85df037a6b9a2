"""Which row of an edited table is which part of the SOP: by what it carries, else by its words."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sopai.changes.matching import matched
from sopai.edited.said import say
from sopai.edited.tables import NUMBER, Read
from sopai.ingest.returned import Row
from sopai.schema.document import Place
from sopai.schema.marks import folded


class Line(NamedTuple):
    """A row that says something."""

    row: Row
    key: str | None
    """Of the part that it shows; None: it is new."""


class Remark(NamedTuple):
    """Something that was not taken, and why."""

    quote: str
    why: str
    place: Place


class Lines(NamedTuple):
    """The rows of a table, in their order."""

    lines: tuple[Line, ...]
    remarks: tuple[Remark, ...]


def known_lines(read: Read, language: str) -> Lines:
    """The rows of a table with the parts that they show.

    Args:
        read: the table.
        language: of what is said about it.
    """
    remarks: list[Remark] = []
    lines: list[Line] = []
    taken: set[str] = set()
    for row in read.rows:
        own = [key for key in row.keys if key in read.group.parts]
        if not words_in(row, read) and not _may_be_silent(own, read):
            continue
        key = next((one for one in own if one not in taken), None)
        if key is not None:
            taken.add(key)
        remarks += _remarks(row, own, key, read, language)
        lines.append(Line(row, key))
    return Lines(tuple(_by_words(lines, taken, read)), tuple(remarks))


def _may_be_silent(own: Sequence[str], read: Read) -> bool:
    """Whether a row that says nothing was not emptied: it never said more, or columns are gone."""
    return bool(own) and (bool(read.missing) or not read.group.parts[own[0]].words)


def words_in(row: Row, read: Read) -> list[str]:
    """What a row says under the SOP's columns, but for numbers of steps."""
    shown = (at for field, at in read.columns.items() if field not in (NUMBER, "step"))
    return [words for at in shown if folded(words := row.text(at))]


def _remarks(
    row: Row, own: Sequence[str], key: str | None, read: Read, language: str
) -> Iterator[Remark]:
    quote = next(iter(words_in(row, read)), "")
    strange = [one for one in row.keys if one not in read.group.parts]
    if strange and key is None:
        yield Remark(quote, say("key_unknown", language, what=strange[0]), row.place)
    elif own and key is None:
        yield Remark(quote, say("key_twice", language, what=own[0]), row.place)
    elif len(own) > 1:
        yield Remark(quote, say("several", language, what=str(key)), row.place)


def _by_words(lines: Sequence[Line], taken: set[str], read: Read) -> Iterator[Line]:
    """Rows that carry nothing may still be what is missing, in the same words or nearly so."""
    parts = read.group.parts
    before = {key: part.words for key, part in parts.items() if key not in taken}
    after = {
        f"?{at}": ".\n".join(words_in(line.row, read))
        for at, line in enumerate(lines)
        if line.key is None and not any(key in parts for key in line.row.keys)
    }
    found = {new: old for old, new in matched(before, after).items()} if before and after else {}
    for at, line in enumerate(lines):
        yield line._replace(key=line.key or found.get(f"?{at}"))
