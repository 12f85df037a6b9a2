"""A retrospective becomes a ChangeSet: statements, the places they are about, typed changes."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from sopai.changes.guard import guard
from sopai.language.script import normalise
from sopai.retro import reasons
from sopai.retro.adding import metric_alone
from sopai.retro.amounts import amounts_in
from sopai.retro.chat import bare_name
from sopai.retro.checking import findings_on
from sopai.retro.conflicts import contradicted
from sopai.retro.context import completed, context_of
from sopai.retro.core import core
from sopai.retro.drafts import Draft
from sopai.retro.elliptical import has_number, spelt_out
from sopai.retro.matching import (
    MIN_OWN,
    Index,
    Match,
    index_of,
    match,
)
from sopai.retro.open_points import open_items
from sopai.retro.planning import Plan, settle
from sopai.retro.proposing import drafts_of, unsaid
from sopai.retro.reading import Read
from sopai.retro.removing import dropped
from sopai.retro.retold import retold
from sopai.retro.second_look import judged_again, placed_again, worded_again
from sopai.retro.spots import Procedure, spots_of
from sopai.retro.values import Kind, Statement
from sopai.retro.weighing import weighed
from sopai.retro.wording import says_already
from sopai.retro.words import words_of
from sopai.schema.changes import (
    Change,
    ChangeSet,
    ChangeTarget,
    Operation,
    Unmatched,
)
from sopai.schema.owner import OwnerKind
from sopai.schema.place import place_in
from sopai.schema.shown import owners

if TYPE_CHECKING:
    from sopai.retro.advice import Advice
    from sopai.retro.meaning import Embed

MAX_PREVENTED = 240
"""Characters of the failure that a change would have prevented."""


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

    advice: "Advice | None" = None
    """A model that is asked where rules are not sure."""


def propose(
    read: Read,
    procedure: Procedure,
    language: str | None = None,
    advice: "Advice | None" = None,
    embed: "Embed | None" = None,
) -> ChangeSet:
    """The changes of an SOP that a retrospective asks for.

    Args:
        read: the retrospective.
        procedure: the SOP.
        language: of reasons and messages; else the SOP's.
        advice: a model that is asked where rules are not sure.
        embed: an embedder that helps to tell what asks for a change.
    """
    messages = language or procedure.sop.language
    index = places_in(procedure)
    read = weighed(read, index, embed)
    if advice is not None:
        read = judged_again(read, index, advice)
    conflicts = _conflicts(read)
    names = _names(read, procedure)
    work = _Work(read, procedure, index, frozenset(conflicts), names, messages, advice)
    outcomes: list[_Outcome] = []
    for at in range(len(read.statements)):
        outcomes.append(_outcome(work, at, _before(work, at, outcomes)))
    planned = settle([(one.statement, draft) for one in outcomes for draft in one.drafts])
    if advice is not None:
        planned = [worded_again(plan, advice) for plan in planned]
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
        open_items=open_items(read, conflicts, changes, messages, _nowhere(outcomes)),
        unmatched=tuple(_unmatched(read, outcomes, messages)),
    )


def places_in(procedure: Procedure) -> Index:
    """The places of an SOP that statements can be about."""
    people = {one.person for one in owners(procedure.sop) if one.person}
    return index_of(spots_of(procedure), sorted(people))


def _before(work: _Work, at: int, outcomes: Sequence[_Outcome]) -> _Outcome | None:
    """What a statement goes on from: the one before it, in a chat the last one with a place."""
    statement = work.read.statements[at]
    if not outcomes or not work.read.units[statement.unit].is_message:
        return outcomes[-1] if outcomes else None
    for one in reversed(outcomes):
        if statement.unit - one.statement.unit > MAX_TURNS:
            break
        if one.match is not None:
            return one
    return outcomes[-1]


MAX_TURNS = 2
"""Messages between a decision of a chat and one that goes on from it."""


def _nowhere(outcomes: Sequence[_Outcome]) -> frozenset[int]:
    """Where the decisions begin that are about nothing in the SOP."""
    return frozenset(one.statement.start for one in outcomes if one.why == "nowhere")


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


MIN_DIRECT = 0.5
"""Below it a message of a chat has no place of its own."""

PART_GAP = 12
"""Characters between two parts of one sentence."""


def _outcome(work: _Work, at: int, before: _Outcome | None) -> _Outcome:
    """What one statement leads to, and why to nothing."""
    statement = completed(work.read, at)
    if statement.kind is not Kind.DECISION:
        return _Outcome(statement, why=_why(statement))
    if statement in work.conflicts:
        return _Outcome(statement, why="contradiction")
    said = core(statement.plain, statement.speaker)
    plain = normalise(said)
    if not words_of(said) and not amounts_in(plain) and not has_number(plain):
        return _Outcome(statement, why="empty")
    found = _match(work, at, before, statement)
    if found is None:
        alone = metric_alone(statement, work.procedure)
        return _Outcome(statement, (alone,) if alone else (), None, "nowhere")
    said = spelt_out(said, found.spot.text, _near(work.read, at))
    is_new = dropped(said) is not None or retold(found.spot.text, said) is not None
    if says_already(found.spot.text, said) and not is_new:
        where = reasons.place_name(found.spot.address, found.spot.number, work.messages)
        return _Outcome(statement, (), found, "standing", where)
    drafts = tuple(drafts_of(statement, said, found, work.procedure, work.names, work.places.spots))
    left = unsaid(drafts, said, found.spot)
    drafts = (*drafts, left) if left is not None else drafts
    return _Outcome(statement, drafts, found, "" if drafts else "unclear_removal")


NEAR = 4
"""Statements before one that say what it leaves out."""


def _near(read: Read, at: int) -> list[str]:
    """What was said just before a statement, in its unit or in the chat, the nearest first."""
    statement = read.statements[at]
    is_chat = read.units[statement.unit].is_message
    told = reversed(read.statements[max(0, at - NEAR) : at])
    return [one.plain for one in told if is_chat or one.unit == statement.unit]


def _match(work: _Work, at: int, before: _Outcome | None, statement: Statement) -> Match | None:
    """The place of a decision; where its own words say nothing, that of the one it goes on from."""
    previous = before.match if before is not None else None
    is_chat = work.read.units[statement.unit].is_message
    goes_on = before is not None and (is_chat or before.statement.unit == statement.unit)
    follows = previous.spot if previous is not None and goes_on else None
    is_part = before is not None and 0 <= statement.start - before.statement.end < PART_GAP
    is_same = before is not None and before.statement.unit == statement.unit
    context = context_of(work.read, at, follows if is_same else None, is_part=is_part)
    found = match(work.places, statement, context)
    is_lone = found is not None and found.directly < MIN_DIRECT
    is_lone = is_lone or (found is None and statement.why != "answered")
    is_next = before is not None and before.statement.unit >= statement.unit - 1
    if is_chat and is_lone and previous is not None and (found is None or is_next):
        return previous._replace(is_named=False)
    is_lost = goes_on and before is not None and before.why == "nowhere"
    if is_lost and found is not None and found.directly < MIN_OWN and not found.is_named:
        return None  # it goes on from what is about nothing here
    if work.advice is not None:
        found = placed_again(work.places, statement, context, found, work.advice)
    if found is None and follows is not None and previous is not None:
        return previous._replace(is_named=False)
    return found


def _why(statement: Statement) -> str:
    return statement.why if statement.why in ("exhorts", "unlikely") else statement.kind.value


def _names(read: Read, procedure: Procedure) -> tuple[str, ...]:
    """People and roles that the SOP and the retrospective know."""
    speaking = [bare_name(one.speaker) for one in read.statements if one.speaker]
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
        place=place_in(read.document, plan.start, plan.end),
        reason=reasons.of_change(draft.category, messages, is_removal=is_removal),
        prevented=_prevented(read, plan.statement),
        category=draft.category,
        findings=findings,
        confidence=plan.confidence,
    )
    warnings = guard(procedure.sop, change, messages)
    return Change.model_validate({**dict(change), "guard": warnings})


def _prevented(read: Read, statement: Statement) -> str | None:
    """The failure, in the words of the retrospective: the problem told in the same unit."""
    for one in read.by_unit[statement.unit]:
        if one.kind in (Kind.PROBLEM, Kind.CAUSE):
            words = read.document.text[one.start : one.end]
            if one.start < statement.start and len(words) <= MAX_PREVENTED:
                return words
    return None


_SILENT = ("label", "verdict", "cell")
"""Asides that another statement quotes or that only judge one."""


def _unmatched(read: Read, outcomes: Sequence[_Outcome], messages: str) -> Iterator[Unmatched]:
    for one in outcomes:
        statement = one.statement
        if one.drafts or (statement.kind is Kind.ASIDE and statement.why in _SILENT):
            continue
        yield Unmatched(
            quote=read.document.text[statement.start : statement.end],
            why=reasons.of_none(one.why, messages, one.where),
            place=place_in(read.document, statement.start, statement.end),
        )
