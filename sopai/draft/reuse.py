"""What a draft takes over of a similar SOP: what goes wrong, what is measured, what is looked at.

Steps are the manager's own. People are never taken over: who handles it here is asked. Each value
keeps the SOP, the version and the address that it was taken from.
"""

from re import compile

from sopai.changes.meaning import stems
from sopai.draft.hostile import is_hostile
from sopai.draft.values import Similar
from sopai.schema.owner import NOBODY, Owner
from sopai.schema.sop import ExceptionCase, Metric, Routine, Sop
from sopai.schema.sources import Source, SourceState

SAME = 0.5
"""Share of the words of a situation that make it one that the draft has already."""


def taken_over(
    sop: Sop, sources: dict[str, Source], near: Similar, other: Sop
) -> tuple[Sop, dict[str, Source]]:
    """The draft with the exceptions, metrics and routines of a similar SOP that it lacks.

    Nothing that names a person or a step of the other SOP is taken, nor another language.

    Args:
        sop: the draft.
        sources: where its values came from.
        near: the similar SOP.
        other: its content.
    """
    if other.language != sop.language:
        return sop, sources
    found = dict(sources)

    def retrieved(address: str, of: str, quote: str | None) -> None:
        if quote:
            found[address] = Source(
                state=SourceState.RETRIEVED,
                quote=quote,
                sop_id=near.sop_id,
                version=near.version,
                address=of,
            )

    cases = list(sop.exceptions)
    for case in exceptions_to_take(sop, other):
        identifier = f"e{_next_number([case.id for case in cases])}"
        for field in ("situation", "cause", "handling", "time_limit", "escalation"):
            address = f"/exceptions/{identifier}/{field}"
            retrieved(address, f"/exceptions/{case.id}/{field}", getattr(case, field))
        found[f"/exceptions/{identifier}/owner"] = Source(state=SourceState.UNKNOWN)
        cases.append(case.model_copy(update={"id": identifier, "owner": NOBODY, "step": None}))
    metrics = list(sop.metrics)
    routines = list(sop.supervision)
    strangers = _people(other)
    for metric in () if metrics else other.metrics:
        if not _is_its_own(strangers, metric.name, metric.source):
            identifier = f"m{_next_number([metric.id for metric in metrics])}"
            retrieved(f"/metrics/{identifier}/name", f"/metrics/{metric.id}/name", metric.name)
            metrics.append(_without_people(metric, identifier))
    for at, routine in enumerate(() if routines else other.supervision):
        if not _is_its_own(strangers, routine.activity):
            address = f"/supervision/{len(routines)}/activity"
            retrieved(address, f"/supervision/{at}/activity", routine.activity)
            routines.append(Routine(activity=routine.activity, cadence=routine.cadence))
    update = {
        "exceptions": tuple(cases),
        "metrics": tuple(metrics),
        "supervision": tuple(routines),
    }
    return sop.model_copy(update=update), found


def exceptions_to_take(sop: Sop, other: Sop) -> list[ExceptionCase]:
    """The exceptions of another SOP that a draft lacks, and that mean something without it."""
    strangers = _people(other)
    known = [stems(case.situation) for case in sop.exceptions]
    found = []
    for case in other.exceptions:
        words = stems(case.situation)
        is_known = any(words and len(words & one) / len(words) >= SAME for one in known)
        texts = (case.situation, case.cause, case.handling, case.escalation)
        if not is_known and not _is_its_own(strangers, *texts):
            found.append(case)
    return found


def _people(sop: Sop) -> frozenset[str]:
    owners: list[Owner] = [step.owner for step in sop.steps]
    owners += [case.owner for case in sop.exceptions] + [metric.owner for metric in sop.metrics]
    owners += [routine.owner for routine in sop.supervision]
    owners += [sop.executor, sop.supervisor, sop.improver]
    return frozenset(owner.person for owner in owners if owner.person)


_STEP = compile(r"\bsteps? \d|第\s?\d+\s?步|步骤\s?\d", 2)


def _is_its_own(people: frozenset[str], *texts: str | None) -> bool:
    """Texts that mean nothing elsewhere: they name a person or a step, or give us orders."""
    said = " ".join(text for text in texts if text)
    named = any(person in said for person in people)
    return named or _STEP.search(said) is not None or is_hostile(said)


def _without_people(metric: Metric, identifier: str) -> Metric:
    return Metric(
        id=identifier,
        name=metric.name,
        target=metric.target,
        window=metric.window,
        source=metric.source,
    )


def _next_number(ids: list[str]) -> int:
    return max((int(identifier[1:]) for identifier in ids), default=0) + 1
