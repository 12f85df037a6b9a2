"""What a retrospective says twice and differently: two amounts for one thing."""

from collections.abc import Sequence
from re import compile

from sopai.language.script import lowered, normalise
from sopai.retro.amounts import amounts_in, value_of
from sopai.retro.values import Kind, Statement

_SAYING = (Kind.DECISION, Kind.IMPROVEMENT, Kind.ASIDE, Kind.TASK, Kind.UNDECIDED)
_KINDS = ("money", "percent", "duration", "clock")
_HUNDREDS = compile(
    r"\b(?P<n>one|two|three|four|five|six|seven|eight|nine|a) (?P<unit>hundred|thousand)\b"
)
_UNITS = {"hundred": 100.0, "thousand": 1000.0}
_SPOKEN = compile(r"^\W*(?:[A-Z]\w+\b[^.]{0,40}:|[\"“])|^[£$€]?\d")
MAX_SPOKEN = 80
"""Characters of a remark that only names another amount."""


def contradicted(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements of one unit that name different amounts for one thing, none settling it.

    The last word decides: where a decision stands behind all other amounts, nothing is open.

    Args:
        statements: of one unit, in order.
    """
    named = [
        (statement, values)
        for statement in statements
        if statement.kind in _SAYING and statement.why != "cell" and (values := _values(statement))
    ]
    decided = [
        at
        for at, (one, _) in enumerate(named)
        if one.kind is Kind.DECISION and one.why != "goes_on"
    ]
    if not decided:
        return ()
    last, wanted = named[decided[-1]]
    others = [
        one
        for one, values in named
        if one is not last and _is_remark(one) and values.isdisjoint(wanted)
    ]
    if not any(one.start > last.start for one in others):
        return ()
    return tuple(one for one, _ in named if one in others or one.kind is Kind.DECISION)


def _values(statement: Statement) -> set[float]:
    plain = normalise(statement.plain)
    found = {one.value for one in amounts_in(plain) if one.kind in _KINDS and one.value is not None}
    for match in _HUNDREDS.finditer(lowered(plain)):
        found.add((value_of(match["n"]) or 1.0) * _UNITS[match["unit"]])
    return found


def _is_remark(statement: Statement) -> bool:
    """Somebody says it: a speaker is known, or the sentence begins with one."""
    is_short = len(statement.plain) <= MAX_SPOKEN
    return is_short and (statement.speaker is not None or bool(_SPOKEN.match(statement.plain)))
