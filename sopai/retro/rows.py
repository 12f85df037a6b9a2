"""The statements of a table's row, and how a passage becomes a statement."""

from collections.abc import Iterator, Sequence
from re import compile

from sopai.retro.judging import Judged, is_once
from sopai.retro.values import Kind, Passage, Role, Statement, Unit

_STATUS = (
    (Kind.REJECTED, compile(r"reject|dropped|declined|won['’]?t|cancel|否|不做|驳回|取消", 2)),
    (
        Kind.UNDECIDED,
        compile(r"open|pending|tb[dc]|undecided|discuss|未定|待定|讨论中|待议|未决", 2),
    ),
    (Kind.REMINDER, compile(r"remind|already|existing|重申|已有|照旧", 2)),
    (Kind.TASK, compile(r"采购中|purchas|on order|in progress|进行中|办理中", 2)),
    (Kind.DONE, compile(r"done|closed|complete|fixed|已办|已完成|完成|办结", 2)),
    (Kind.DECISION, compile(r"decided|agreed|approved|yes|ok|已定|定了|同意|通过|执行", 2)),
)


def row_statements(unit: Unit, judged: Sequence[Judged], at: int) -> Iterator[Statement]:
    """The statements of a row: its action has the state that its status says."""
    status = _cell(unit, Role.STATUS)
    owner, due = _cell(unit, Role.OWNER), _cell(unit, Role.DUE)
    settled = next((kind for kind, pattern in _STATUS if status and pattern.search(status)), None)
    if settled is None and due and _STATUS[1][1].search(due):
        settled = Kind.UNDECIDED
    if settled is None and any(_OPEN.match(one.plain) for one in unit.passages):
        settled = Kind.UNDECIDED
    for passage, own in zip(unit.passages, judged, strict=True):
        if passage.role is Role.DECIDED:
            kind = _row_kind(own, settled)
            yield statement_of(passage, kind, at)._replace(owner=owner)
        elif passage.role is Role.CAUSE:
            yield statement_of(passage, (Kind.CAUSE, "cause"), at)
        elif passage.role in (Role.BAD, Role.TALK):
            hostile = own.kind is Kind.HOSTILE
            yield statement_of(
                passage, (Kind.HOSTILE, "hostile") if hostile else (Kind.PROBLEM, "told"), at
            )
        else:
            yield statement_of(passage, (Kind.ASIDE, "cell"), at)


_OPEN = compile(r"^\W*(?:open|pending|undecided|tb[dc]|未定|待定|再议)\W*$", 2)
"""A cell that says nothing else, in whatever column."""


def _row_kind(own: Judged, settled: Kind | None) -> tuple[Kind, str]:
    if own.kind in (Kind.HOSTILE, Kind.IRONY):
        return (own.kind, own.why)
    if settled is not None and settled is not Kind.DECISION:
        return (settled, "status")
    if (
        own.kind in (Kind.REJECTED, Kind.UNDECIDED, Kind.REMINDER, Kind.QUESTION)
        and settled is None
    ):
        return (own.kind, own.why)
    if settled is None and is_once(own.passage.plain):
        return (Kind.TASK, "once")
    return (Kind.DECISION, "status" if settled else "listed")


def _cell(unit: Unit, role: Role) -> str | None:
    return next((passage.plain for passage in unit.passages if passage.role is role), None)


_BEHIND = compile(
    r"\s(?:—|–|--|——|-)\s?(?P<who>[^\d—–,.;:]{2,24})(?:,\s?[^—–.;]{2,24})?\s*[.。]?$|"
    r"\((?P<inside>[A-Z][a-z]+)\)\s*[.。]?$"
)


def statement_of(passage: Passage, kind: tuple[Kind, str], at: int) -> Statement:
    """A passage as a statement, with whoever stands behind its dash.

    Args:
        passage: what was said.
        kind: what it does, and the key of the reason.
        at: index of its unit.
    """
    behind = _BEHIND.search(passage.plain)
    owner = (behind["who"] or behind["inside"]) if behind is not None else None
    return Statement(
        kind[0],
        kind[1],
        passage.start,
        passage.end,
        passage.plain,
        at,
        passage.speaker,
        owner.strip() if owner else None,
    )
