"""A retrospective as it was read: units, statements, and where their words stand."""

from collections.abc import Mapping
from typing import NamedTuple

from sopai.retro.parts import parts_of
from sopai.retro.passages import units_of
from sopai.retro.statements import statements_of
from sopai.retro.values import Kind, Statement, Unit
from sopai.retro.words import rarity, words_of
from sopai.schema.document import SourceDocument


class Read(NamedTuple):
    """A retrospective as it was read."""

    name: str
    document: SourceDocument
    units: tuple[Unit, ...]
    statements: tuple[Statement, ...]
    words: tuple[frozenset[str], ...]
    """Of each statement."""

    weights: Mapping[str, float]
    """How much each word tells which event is meant."""

    where: Mapping[str, tuple[int, ...]]
    """Word -> the statements that tell what happened, or why, with it."""

    by_unit: tuple[tuple[Statement, ...], ...]
    """The statements of each unit."""


def read_retrospective(document: SourceDocument, name: str) -> Read:
    """The units and statements of a retrospective."""
    units = units_of(document)
    statements = [part for one in statements_of(units) for part in parts_of(one)]
    return with_statements(name, document, units, tuple(statements))


def with_statements(
    name: str, document: SourceDocument, units: tuple[Unit, ...], statements: tuple[Statement, ...]
) -> Read:
    """A retrospective with these statements."""
    words = tuple(frozenset(words_of(one.plain)) for one in statements)
    where: dict[str, list[int]] = {}
    by_unit: list[list[Statement]] = [[] for _ in units]
    for at, (one, own) in enumerate(zip(statements, words, strict=True)):
        by_unit[one.unit].append(one)
        for word in own if one.kind in _TELLING else ():
            where.setdefault(word, []).append(at)
    return Read(
        name,
        document,
        units,
        tuple(statements),
        words,
        rarity(words),
        {word: tuple(found) for word, found in where.items() if len(found) <= MAX_SHARED},
        tuple(map(tuple, by_unit)),
    )


_TELLING = (Kind.PROBLEM, Kind.CAUSE, Kind.REMINDER, Kind.IMPROVEMENT, Kind.ASIDE)


MAX_SHARED = 200
"""Statements with a word beyond which it says nothing of which event is meant."""
