"""What SOPs ask of people: every step, exception, metric and routine, with its owner."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from sopai.changes.amounts import amounts
from sopai.export.view import step_owners
from sopai.language.cadence import cadence_of
from sopai.schema.owner import Owner, OwnerKind
from sopai.schema.sop import Sop, numbers

Kind = Literal["step", "exception", "metric", "routine", "supervisor", "improver"]

WEEK = 7
"""Days."""


class Duty(NamedTuple):
    """One thing that somebody has to do by an SOP."""

    sop_id: str
    title: str
    """Of the SOP."""

    kind: Kind
    address: str
    number: str
    """Printed number of a step; empty for other kinds."""

    words: str
    """What is to be done."""

    owner: Owner
    """The step's own, its parent's, or the executor."""

    minutes: float | None
    """What it may take, by its time limit; None: it has none that is a duration."""

    per_week: float | None
    """How often it comes in a week, by its cadence or what starts it; None: that is not said."""


def duties_of(sop: Sop) -> Iterator[Duty]:
    """Every duty of an SOP, in its order."""
    yield from _steps(sop)
    for case in sop.exceptions:
        words = f"{case.situation}: {case.handling}" if case.handling else case.situation
        owner = case.owner if case.owner.kind is not OwnerKind.NONE else sop.executor
        yield _duty(sop, "exception", f"/exceptions/{case.id}", words, owner)
    for metric in sop.metrics:
        yield _duty(sop, "metric", f"/metrics/{metric.id}", metric.name, metric.owner)
    for at, routine in enumerate(sop.supervision):
        address = f"/supervision/{at}"
        duty = _duty(sop, "routine", address, routine.activity, routine.owner)
        yield duty._replace(per_week=_per_week(routine.cadence))
    for kind, owner in (("supervisor", sop.supervisor), ("improver", sop.improver)):
        if owner.kind is not OwnerKind.NONE:
            named: Kind = "supervisor" if kind == "supervisor" else "improver"
            yield _duty(sop, named, f"/{kind}", sop.title, owner)


def _steps(sop: Sop) -> Iterator[Duty]:
    owners, printed = step_owners(sop), numbers(sop)
    rhythm = _per_week(sop.starts_when)
    for step in sop.steps:
        yield Duty(
            sop.id,
            sop.title,
            "step",
            f"/steps/{step.id}",
            printed[step.id],
            step.title or step.action,
            owners[step.id],
            minutes_of(step.time_limit),
            _per_week(step.trigger) or rhythm,
        )


def _duty(sop: Sop, kind: Kind, address: str, words: str, owner: Owner) -> Duty:
    return Duty(sop.id, sop.title, kind, address, "", words, owner, None, None)


def minutes_of(limit: str | None) -> float | None:
    """The minutes that a time limit gives; None for a time of day, days or no limit.

    A limit of a day or more says by when something is done, not how long it takes.
    """
    found = [one for one in amounts(limit or "") if one.unit == "s" and one.value < 86_400]
    return found[0].value / 60 if len(found) == 1 else None


def _per_week(words: str | None) -> float | None:
    cadence = cadence_of(words)
    return WEEK / cadence.about_days if cadence is not None else None
