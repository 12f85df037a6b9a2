"""What a model's whole procedure adds to the SOP that the rules built."""

from sopai.draft.build import capital
from sopai.draft.whole import EDGES, Taken
from sopai.ingest.targets import target_in
from sopai.language.quantities import rhythm
from sopai.language.script import normalise
from sopai.schema.owner import OwnerKind
from sopai.schema.sop import Metric, Routine, Sop
from sopai.schema.sources import Source, SourceState


def put_in_written(sop: Sop, sources: dict[str, Source], taken: Taken) -> Sop:
    """The SOP with the title, and behind its own metrics and checks those that were taken.

    What is there already, by its quote or its words, is not repeated; sources are added.

    Args:
        sop: as the rules built it.
        sources: of its values, by address.
        taken: of the model's procedure.
    """
    fields = sop.model_dump()
    if taken.title is not None and sources["/title"].state is SourceState.UNKNOWN:
        fields["title"] = capital(taken.title)
        sources["/title"] = Source(state=SourceState.PROPOSED)
    fields["metrics"] = _metrics(sop, sources, taken)
    fields["supervision"] = _routines(sop, sources, taken)
    return Sop.model_validate(fields)


def _metrics(sop: Sop, sources: dict[str, Source], taken: Taken) -> tuple[Metric, ...]:
    metrics = list(sop.metrics)
    for name, quote in taken.metrics:
        if _is_there(sources, "/metrics/", quote, name, [metric.name for metric in metrics]):
            continue
        identifier = f"m{len(metrics) + 1}"
        target = target_in(normalise(quote))
        metrics.append(Metric(id=identifier, name=capital(name), target=target))
        source = Source(state=SourceState.PROPOSED, quote=quote)
        sources[f"/metrics/{identifier}/name"] = source
        if target is not None:
            sources[f"/metrics/{identifier}/target"] = source
    return tuple(metrics)


def _routines(sop: Sop, sources: dict[str, Source], taken: Taken) -> tuple[Routine, ...]:
    routines = list(sop.supervision)
    for activity, quote, owner in taken.supervision:
        named = [routine.activity for routine in routines]
        if _is_there(sources, "/supervision/", quote, activity, named):
            continue
        address = f"/supervision/{len(routines)}"
        cadence = rhythm(normalise(quote))
        routines.append(Routine(activity=capital(activity), cadence=cadence, owner=owner))
        source = Source(state=SourceState.PROPOSED, quote=quote)
        sources[f"{address}/activity"] = source
        if owner.kind is not OwnerKind.NONE:
            sources[f"{address}/owner"] = source
    return tuple(routines)


def _is_there(
    sources: dict[str, Source], part: str, quote: str, name: str, names: list[str]
) -> bool:
    """Whether the SOP has a metric or a check of these words, or of words around them."""
    words = _plain(quote)
    known = [
        _plain(source.quote)
        for address, source in sources.items()
        if address.startswith(part) and source.quote
    ]
    is_quoted = any(words in one or one in words for one in known)
    return is_quoted or capital(name) in names


def _plain(quote: str) -> str:
    return EDGES.sub("", normalise(quote)).lower()
