"""A retrospective becomes a ChangeSet: statements, the places they are about, typed changes."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from sopai.changes.guard import guard
from sopai.retro import reasons
from sopai.retro.checking import findings_on
from sopai.retro.conflicts import contradicted
from sopai.retro.matching import (
    AFTER,
    BEFORE,
    ELSEWHERE,
    SECTION,
    Context,
    Index,
    Match,
    index_of,
    match,
)
from sopai.retro.open_points import open_items
from sopai.retro.parts import parts_of
from sopai.retro.passages import units_of
from sopai.retro.planning import Plan, settle
from sopai.retro.proposing import Draft, drafts_of, metric_alone
from sopai.retro.spots import Procedure, Spot, spots_of
from sopai.retro.statements import statements_of
from sopai.retro.values import Kind, Statement, Unit
from sopai.retro.wording import core, says_already
from sopai.retro.words import rarity, words_of
from sopai.schema.changes import (
    Change,
    ChangeSet,
    ChangeTarget,
    Operation,
    Unmatched,
)
from sopai.schema.document import SourceDocument
from sopai.schema.owner import OwnerKind
from sopai.schema.place import line_of, place_of
from sopai.schema.shown import owners

MAX_PREVENTED = 240
"""Characters of the failure that a change would have prevented."""


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
    statements = [part for one in statements_of(units) for part in parts_of(one, document.text)]
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


class _Outcome(NamedTuple):
    """What a statement leads to."""

    statement: Statement
    drafts: tuple[Draft, ...] = ()
    match: Match | None = None
    why: str = ""
    where: str = ""


class _Work(NamedTuple):
    """What all statements of a retrospective are looked at with."""

    read: Read
    procedure: Procedure
    places: Index
    conflicts: frozenset[Statement]
    names: tuple[str, ...]
    """People and roles that the SOP and the retrospective know."""

    messages: str
    """Language of the reasons."""


def propose(read: Read, procedure: Procedure, language: str | None = None) -> ChangeSet:
    """The changes of an SOP that a retrospective asks for.

    Args:
        read: the retrospective.
        procedure: the SOP.
        language: of reasons and messages; else the SOP's.
    """
    messages = language or procedure.sop.language
    index = index_of(spots_of(procedure))
    conflicts = _conflicts(read)
    names = _names(read, procedure)
    work = _Work(read, procedure, index, frozenset(conflicts), names, messages)
    outcomes: list[_Outcome] = []
    for at in range(len(read.statements)):
        outcomes.append(_outcome(work, at, outcomes[-1] if outcomes else None))
    planned = settle([(one.statement, draft) for one in outcomes for draft in one.drafts])
    kept = {plan.draft.address for plan in planned}
    outcomes = [one if _is_kept(one, kept) else _disputed(one) for one in outcomes]
    order = {spot.address: at for at, spot in enumerate(index.spots)}
    planned.sort(key=lambda plan: order[plan.draft.spot.address] if plan.draft.spot else len(order))
    changes = tuple(
        _change(f"c{at}", read, procedure, plan, messages) for at, plan in enumerate(planned, 1)
    )
    return ChangeSet(
        retrospective=read.name,
        targets=(ChangeTarget(sop=procedure.sop.id, path=procedure.path, base=procedure.base),),
        changes=changes,
        open_items=open_items(read, conflicts, changes, messages),
        unmatched=tuple(_unmatched(read, outcomes, messages)),
    )


def _is_kept(outcome: _Outcome, kept: set[str]) -> bool:
    ops = (Operation.REMOVE, Operation.SPLIT)
    return not any(one.op in ops and one.address not in kept for one in outcome.drafts)


def _disputed(outcome: _Outcome) -> _Outcome:
    return outcome._replace(drafts=(), why="contradiction")


def nothing(read: Read, language: str) -> ChangeSet:
    """The change set of a retrospective that concerns no SOP: its decisions are unmatched."""
    outcomes = [
        _Outcome(one, why="nowhere" if one.kind is Kind.DECISION else _why(one))
        for one in read.statements
    ]
    conflicts = _conflicts(read)
    return ChangeSet(
        retrospective=read.name,
        open_items=open_items(read, conflicts, (), language),
        unmatched=tuple(_unmatched(read, outcomes, language)),
    )


def _conflicts(read: Read) -> tuple[Statement, ...]:
    found: list[Statement] = []
    for statements in read.by_unit:
        found += contradicted(statements)
    return tuple(found)


PART_GAP = 12
"""Characters between two parts of one sentence."""

MAX_NEAR = 8
"""Statements before and after one in which those that say something are looked for."""

MAX_SECTION = 4
"""Units before one under the same heading that say what it is about."""


def context_of(read: Read, at: int, follows: Spot | None, *, is_part: bool = False) -> Context:
    """What stands around a statement: its unit, its section, in a chat what was said just before.

    Args:
        read: the retrospective.
        at: index of the statement.
        follows: the place of the decision that it goes on from.
        is_part: it is a part of the same sentence.
    """
    statement = read.statements[at]
    unit = read.units[statement.unit]
    before = [one for one in read.statements[max(0, at - MAX_NEAR) : at] if words_of(one.plain)]
    after = [one for one in read.statements[at + 1 : at + MAX_NEAR] if words_of(one.plain)]
    near = [
        (one, share)
        for others, shares in ((before[::-1], BEFORE), (after, AFTER))
        for one, share in zip(others, shares, strict=False)
        if _belongs(read, statement, one)
    ]
    if unit.heading and not unit.is_row:
        known = {one.start for one, _ in near}
        near += [
            (one, SECTION)
            for one in read.statements[max(0, at - 12) : at]
            if one.start not in known
            and statement.unit - MAX_SECTION <= one.unit < statement.unit
            and read.units[one.unit].heading == unit.heading
            and not read.units[one.unit].is_item
        ]
    near += [(one, ELSEWHERE) for one in _told_elsewhere(read, at, {one.start for one, _ in near})]
    return Context(tuple(near), f"{unit.heading} {statement.speaker or ''}", follows, is_part)


MAX_ELSEWHERE = 2
MIN_ALIKE = 3.0
"""Rarity that two statements have to share to be about the same event."""


def _told_elsewhere(read: Read, at: int, known: set[int]) -> list[Statement]:
    """What the retrospective tells of the same thing in another place: what had happened, and why.

    A list of decisions says in five words what the story before it says in fifty.
    """
    statement = read.statements[at]
    own = read.words[at]
    shared: dict[int, float] = {}
    for word in own:
        for index in read.where.get(word, ()):
            shared[index] = shared.get(index, 0.0) + read.weights[word]
    alike = [
        (weight, read.statements[index])
        for index, weight in shared.items()
        if weight >= MIN_ALIKE
        and read.statements[index].unit != statement.unit
        and read.statements[index].start not in known
    ]
    alike.sort(key=lambda pair: (-pair[0], pair[1].start))
    return [one for _, one in alike[:MAX_ELSEWHERE]]


def _belongs(read: Read, statement: Statement, other: Statement) -> bool:
    """In the same unit, or near in the same chat."""
    if statement.unit == other.unit:
        return True
    return read.units[statement.unit].is_message and read.units[other.unit].is_message


def _outcome(work: _Work, at: int, before: _Outcome | None) -> _Outcome:
    """What one statement leads to, and why to nothing."""
    statement = work.read.statements[at]
    if statement.kind is not Kind.DECISION:
        return _Outcome(statement, why=_why(statement))
    if statement in work.conflicts:
        return _Outcome(statement, why="contradiction")
    said = core(statement.plain, statement.speaker)
    if len(words_of(said)) == 0:
        return _Outcome(statement, why="empty")
    found = _match(work, at, before)
    if found is None:
        alone = metric_alone(statement, work.procedure)
        return _Outcome(statement, (alone,) if alone else (), None, "nowhere")
    if says_already(found.spot.text, said):
        where = reasons.place_name(found.spot.address, found.spot.number, work.messages)
        return _Outcome(statement, (), found, "standing", where)
    drafts = tuple(drafts_of(statement, found, work.procedure, work.names))
    return _Outcome(statement, drafts, found, "" if drafts else "unclear_removal")


def _match(work: _Work, at: int, before: _Outcome | None) -> Match | None:
    """The place of a decision; where its own words say nothing, that of the one it goes on from."""
    statement = work.read.statements[at]
    previous = before.match if before is not None else None
    goes_on = before is not None and before.statement.unit == statement.unit
    follows = previous.spot if previous is not None and goes_on else None
    is_part = before is not None and 0 <= statement.start - before.statement.end < PART_GAP
    context = context_of(work.read, at, follows, is_part=is_part)
    found = match(work.places, statement, context)
    if found is None and follows is not None and previous is not None:
        return previous._replace(is_named=False)
    return found


def _why(statement: Statement) -> str:
    return "exhorts" if statement.why == "exhorts" else statement.kind.value


def _names(read: Read, procedure: Procedure) -> tuple[str, ...]:
    """People and roles that the SOP and the retrospective know."""
    speaking = [one.speaker.split("(")[0].strip() for one in read.statements if one.speaker]
    owning = [
        name
        for owner in owners(procedure.sop)
        for name in (owner.person, owner.role, owner.text)
        if name and owner.kind in (OwnerKind.PERSON, OwnerKind.ROLE)
    ]
    return tuple(dict.fromkeys((*speaking, *owning)))


def _change(name: str, read: Read, procedure: Procedure, plan: Plan, messages: str) -> Change:
    draft = plan.draft
    is_removal = draft.op is Operation.REMOVE
    address = draft.address
    findings = (
        findings_on(draft.new_words, address, procedure.sop.language, messages)
        if draft.new_words
        else ()
    )
    change = Change(
        id=name,
        op=draft.op,
        address=address,
        position=draft.position,
        line=draft.spot.line if draft.spot is not None else None,
        before=draft.before,
        after=draft.after,
        quote=read.document.text[plan.start : plan.end],
        place=_place(read, plan.start, plan.end),
        reason=reasons.of_change(draft.category, messages, is_removal=is_removal),
        prevented=_prevented(read, plan.statement),
        category=draft.category,
        findings=findings,
        confidence=plan.confidence,
    )
    warnings = guard(procedure.sop, change, messages)
    return Change.model_validate({**dict(change), "guard": warnings})


def _place(read: Read, start: int, end: int) -> dict[str, int | str | list[int]] | None:
    if read.document.locations:
        return place_of(read.document.locations, start, end)
    return {"line": line_of(read.document.newlines, start)}


def _prevented(read: Read, statement: Statement) -> str | None:
    """The failure, in the words of the retrospective: the problem told in the same unit."""
    for one in read.by_unit[statement.unit]:
        if one.kind in (Kind.PROBLEM, Kind.CAUSE):
            words = read.document.text[one.start : one.end]
            if one.start < statement.start and len(words) <= MAX_PREVENTED:
                return words
    return None


_SILENT = ("label", "verdict", "cell", "aside")


def _unmatched(read: Read, outcomes: Sequence[_Outcome], messages: str) -> Iterator[Unmatched]:
    for one in outcomes:
        statement = one.statement
        if one.drafts or (statement.kind is Kind.ASIDE and statement.why in _SILENT):
            continue
        yield Unmatched(
            quote=read.document.text[statement.start : statement.end],
            why=reasons.of_none(one.why, messages, one.where),
            place=_place(read, statement.start, statement.end),
        )
