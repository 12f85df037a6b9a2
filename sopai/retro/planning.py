"""Several changes of one place: made one where they are said together, set apart where not."""

from typing import NamedTuple

from sopai.retro.core import core
from sopai.retro.drafts import Draft
from sopai.retro.joining import sentence
from sopai.retro.values import Statement
from sopai.retro.wording import reworded
from sopai.schema.changes import Operation

SURE, LIKELY = 0.8, 0.6
"""Confidence of what was decided in words, and of what only stands in a list or goes on from it."""


class Plan(NamedTuple):
    """A change and the passage that it rests on."""

    statement: Statement
    draft: Draft
    start: int
    end: int
    """Offsets of its quote in the retrospective."""

    confidence: float


def settle(drafts: list[tuple[Statement, Draft]]) -> list[Plan]:
    """The plans, no two of which set the same field.

    A second wording of the same field from the same unit is put into the first, whose quote then
    runs on to it. Of several units the clearest sets the field; what another one says becomes a
    point of attention of the step, with its own quote, so that each can be accepted alone. Where
    the field is of no step, it goes into the first.
    """
    plans: list[Plan] = []
    seen: dict[str, int] = {}
    surest = _surest(drafts)
    for statement, draft in drafts:
        sure = SURE if statement.why in _SAID else LIKELY
        plan = Plan(statement, draft, statement.start, statement.end, sure)
        at = seen.get(draft.address) if draft.op is Operation.SET else None
        if at is None and _is_behind(statement, draft, surest):
            plans.append(_attention(plan))
        elif at is None:
            if draft.op is Operation.SET:
                seen[draft.address] = len(plans)
            plans.append(_renumbered(plan, plans))
        elif _is_together(plans[at], plan) and len(plans[at].draft.new_words) <= MAX_JOINED:
            plans[at] = _joined(plans[at], plan)
        elif draft.address.startswith("/steps/"):
            plans.append(_attention(plan))
        else:
            plans[at] = _joined(plans[at], plan)
    plans = list({_point(plan): plan for plan in plans}.values())
    return [plan for plan in plans if not _is_disputed(plan, plans)]


def _point(plan: Plan) -> tuple[object, ...]:
    """What two plans that only add the same words have in common."""
    if plan.draft.address.endswith("/attention"):
        return (plan.draft.address, plan.draft.new_words)
    return (id(plan),)


def _surest(drafts: list[tuple[Statement, Draft]]) -> dict[str, Statement]:
    """The clearest decision for each step whose action or time limit several set."""
    found: dict[str, Statement] = {}
    for statement, draft in drafts:
        if draft.op is Operation.SET and draft.address.endswith(_TOGETHER):
            step = _step(draft)
            if _clearness(statement) > _clearness(found.setdefault(step, statement)):
                found[step] = statement
    return found


def _clearness(statement: Statement) -> tuple[bool, float]:
    """Whether its words say that it was decided, and how much its signs do."""
    return statement.why in _SAID, statement.weight


_SAID = ("decided", "agreed", "status")

_TOGETHER = ("/action", "/time_limit")
"""Fields of a step that say the same limit."""


def _step(draft: Draft) -> str:
    return "/".join(draft.address.split("/")[:3])


def _is_behind(statement: Statement, draft: Draft, surest: dict[str, Statement]) -> bool:
    """Another unit decides more clearly of the same step."""
    is_step = draft.op is Operation.SET and draft.address.startswith("/steps/")
    is_words = draft.address.endswith(_TOGETHER)
    return is_step and is_words and surest[_step(draft)].unit != statement.unit


def _is_disputed(plan: Plan, plans: list[Plan]) -> bool:
    """A step is to go, or to be split, and changed as well: a person has to say which."""
    if plan.draft.op not in (Operation.REMOVE, Operation.SPLIT):
        return False
    inside = f"{plan.draft.address}/"
    return any(other.draft.address.startswith(inside) for other in plans)


MAX_JOINED = 2000
"""Characters of a field from which no more is put into it."""

MAX_GAP = 60
"""Characters between two passages of a unit that are quoted as one."""


def _is_together(first: Plan, second: Plan) -> bool:
    return first.statement.unit == second.statement.unit and second.start - first.end <= MAX_GAP


def _joined(first: Plan, second: Plan) -> Plan:
    """One change that says both."""
    old = str(first.draft.after)
    exchanges = not second.draft.added and second.draft.old_words
    words = second.draft.added or _said(second)
    if exchanges and exchanges in old and isinstance(first.draft.after, str):
        draft = first.draft._replace(
            after=old.replace(exchanges, second.draft.new_words, 1),
            new_words=first.draft.new_words.replace(exchanges, second.draft.new_words, 1),
            added="",
        )
    elif isinstance(first.draft.after, str) and words:
        new = reworded(first.draft.new_words, words)
        after = (
            old.replace(first.draft.new_words, new.text, 1)
            if old != first.draft.new_words
            else new.text
        )
        draft = first.draft._replace(after=after, new_words=new.text, added="")
    else:
        draft = first.draft
    together = _is_together(first, second)
    start, end = min(first.start, second.start), max(first.end, second.end)
    return first._replace(
        draft=draft,
        start=start if together else first.start,
        end=end if together else first.end,
    )


def _said(plan: Plan) -> str:
    return core(plan.statement.plain, plan.statement.speaker)


def _attention(plan: Plan) -> Plan:
    """The same words as a point of attention of the step."""
    draft = plan.draft
    step = _step(draft)
    words = sentence(draft.added or _said(plan))
    return plan._replace(
        draft=draft._replace(
            op=Operation.ADD,
            address=f"{step}/attention",
            before=None,
            after=words,
            old_words="",
            new_words=words,
        )
    )


def _renumbered(plan: Plan, plans: list[Plan]) -> Plan:
    """An added element with an id that no other one of the set has."""
    after = plan.draft.after
    if plan.draft.op is not Operation.ADD or not isinstance(after, dict) or "id" not in after:
        return plan
    taken = sum(
        one.draft.op is Operation.ADD and one.draft.address == plan.draft.address for one in plans
    )
    number = str(after["id"])
    fresh = f"{number[0]}{int(number[1:]) + taken}"
    return plan._replace(draft=plan.draft._replace(after={**after, "id": fresh}))
