"""What points to a step: its parts, branches, exceptions and metrics."""

from collections.abc import Iterator, Mapping, Sequence

from sopai.changes.addresses import Spot
from sopai.changes.conflicts import Conflict
from sopai.changes.parts import Element, Parts
from sopai.schema.changes import Change, Operation


def references(parts: Parts) -> Iterator[tuple[str, Element, str]]:
    """Everything that points to a step: its address, the object that holds it, its name there."""
    for one, step in parts.groups["steps"].items():
        if "parent" in step:
            yield f"/steps/{one}/parent", step, "parent"
        branches = step.get("branches")
        for index, branch in enumerate(branches if isinstance(branches, list) else []):
            for name in ("then_step", "otherwise_step"):
                if isinstance(branch, dict) and branch.get(name) is not None:
                    yield f"/steps/{one}/branches/{index}/{name}", branch, name
    for group in ("exceptions", "metrics"):
        for one, element in parts.groups[group].items():
            if element.get("step") is not None:
                yield f"/{group}/{one}/step", element, "step"


def dangling(parts: Parts, changes: Sequence[Change], spots: Mapping[str, Spot]) -> list[Conflict]:
    """What would point to a step that is not there."""
    found = []
    removed = {spots[c.id].id: c.id for c in changes if c.op is Operation.REMOVE}
    for address, holder, name in references(parts):
        pointed = str(holder[name])
        if pointed in parts.groups["steps"]:
            continue
        by = removed.get(pointed)
        who = f"{by} removes {pointed}" if by else f"there is no step {pointed}"
        text = (
            f"{who}, which {address} points to: change that as well, or leave out what removes it"
            if by
            else f"{who}, which {address} points to"
        )
        found.append(Conflict((by,) if by else (), address, pointed, None, text))
    return found
