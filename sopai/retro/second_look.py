"""Where rules are not sure, a model is asked; what it says changes kinds, places and words."""

from typing import TYPE_CHECKING

from sopai.retro.context import context_of
from sopai.retro.judging import says_how
from sopai.retro.matching import Context, Index, Match, match, near, scores
from sopai.retro.planning import Plan
from sopai.retro.reading import Read, with_statements
from sopai.retro.values import Kind, Statement
from sopai.schema.changes import Operation

if TYPE_CHECKING:
    from sopai.retro.advice import Advice

_KINDS = {
    "decided": Kind.DECISION,
    "idea": Kind.IMPROVEMENT,
    "rejected": Kind.REJECTED,
    "open": Kind.UNDECIDED,
    "told": Kind.PROBLEM,
}
UNSURE = 0.12
"""How little a place is ahead of the next one, when the model is asked."""

OFFERED = 4
"""Places that the model chooses from."""

MIN_WORDS = 4
"""Words of a sentence that says enough to be asked about."""


def judged_again(read: Read, index: Index, advice: "Advice") -> Read:
    """The retrospective with the kinds that a model gives to what rules leave open.

    Asked are ideas that say how something is done and have a place in the SOP, and what only goes
    on from a decision. Hostile, ironic and rejected sentences are never asked about.
    """
    statements = list(read.statements)
    for at, one in enumerate(statements):
        if not _is_open(one, advice) or match(index, one, context_of(read, at, None)) is None:
            continue
        answer = advice.decided(one.plain, _around(read, one))
        if answer is not None and (advice.may_overrule or answer == "decided"):
            statements[at] = one._replace(kind=_KINDS[answer], why="model")
    return with_statements(read.name, read.document, read.units, tuple(statements))


def _is_open(statement: Statement, advice: "Advice") -> bool:
    if statement.kind is Kind.DECISION:
        return statement.why == "goes_on" and advice.may_overrule
    is_idea = statement.kind is Kind.IMPROVEMENT and statement.why == "idea"
    is_long = len(statement.plain) >= MIN_WORDS * (2 if not statement.plain.isascii() else 4)
    return is_idea and is_long and says_how(statement.plain)


def _around(read: Read, statement: Statement) -> str:
    """The words of its unit, and in a chat of the messages beside it."""
    near = range(statement.unit - 1, statement.unit + 2)
    if not read.units[statement.unit].is_message:
        near = range(statement.unit, statement.unit + 1)
    told = [one for at in near if 0 <= at < len(read.by_unit) for one in read.by_unit[at]]
    return "\n".join(f"{one.speaker}: {one.plain}" if one.speaker else one.plain for one in told)


def placed_again(
    index: Index, statement: Statement, context: Context, found: Match | None, advice: "Advice"
) -> Match | None:
    """The place that a model chooses among the closest, where none is clearly ahead."""
    if found is not None and (found.is_named or found.lead >= UNSURE or not advice.may_overrule):
        return found
    ranked = near(index, statement, context, scores(index, statement, context))
    closest = [one for one, _ in ranked[:OFFERED] if one.total > 0]
    if not closest:
        return found
    spots = [index.spots[one.at] for one in closest]
    answer = advice.place(statement.plain, [" ".join(spot.text.split()) for spot in spots])
    if answer is None:
        return found
    return Match(spots[answer], closest[answer].total, 1.0) if answer >= 0 else None


def worded_again(plan: Plan, advice: "Advice") -> Plan:
    """A change of a wording in a model's words, where those pass every check."""
    draft = plan.draft
    is_wording = draft.op is Operation.SET and draft.address.endswith(("/action", "/handling"))
    if not (is_wording and draft.added and draft.old_words and isinstance(draft.after, str)):
        return plan
    written = advice.words(draft.old_words, draft.added, draft.new_words)
    if written is None:
        return plan
    return plan._replace(draft=draft._replace(after=written, new_words=written))
