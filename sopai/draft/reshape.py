"""Steps of a draft that a person splits, joins, moves, adds or takes out; applied to each draft."""

from collections.abc import Mapping, Sequence
from typing import Literal

from sopai.draft.tools import tools_in
from sopai.schema.base import Text, Value
from sopai.schema.sop import Sop, Step
from sopai.schema.sources import Source, SourceState


class Reshape(Value):
    """One change of the list of steps."""

    kind: Literal["split", "join", "move", "delete", "add"]
    step: Text
    """Id of the step that it is about. add: of the new one."""

    other: Text | None = None
    """split: the id of the new step. join: the step that is joined to it. move, add: the step that
    it goes before, or none for the end."""

    texts: tuple[Text, ...] = ()
    """split: both actions. join, add: the one action."""

    def names(self) -> tuple[str, ...]:
        """Ids of steps that it speaks of: none of them may be given to another step."""
        return (self.step,) if self.other is None else (self.step, self.other)


def reshaped(
    sop: Sop, sources: Mapping[str, Source], changes: Sequence[Reshape]
) -> tuple[Sop, dict[str, Source]]:
    """The SOP with changes of its steps, one after the other.

    A change of a step that is not there any more is left out.

    Args:
        sop: the draft.
        sources: where its values came from.
        changes: in the order in which they were made.
    """
    steps = list(sop.steps)
    found = dict(sources)
    heirs: dict[str | None, str] = {}
    for change in changes:
        at = _index(steps, change.step)
        if at is None:
            _add(steps, found, change)
        elif change.kind == "split" and change.other and len(change.texts) == 2:
            _split(steps, found, at, change.other, change.texts)
        elif change.kind == "join" and (gone := _index(steps, change.other)) is not None:
            heirs[change.other] = change.step
            _join(steps, found, at, gone, change.texts)
        elif change.kind == "move" and (
            change.other is None or _index(steps, change.other) is not None
        ):
            _put_before(steps, steps.pop(at), change.other)
        elif change.kind == "delete":
            _forget(found, steps.pop(at).id)
    kept = {step.id for step in steps}
    record = sop.model_dump()
    record["steps"] = [step.model_dump() for step in steps]
    for part in ("exceptions", "metrics"):
        for entry in record[part]:
            while entry["step"] in heirs and entry["step"] not in kept:
                entry["step"] = heirs[entry["step"]]
            entry["step"] = entry["step"] if entry["step"] in kept else None
    return Sop.model_validate(record), found


def _index(steps: list[Step], identifier: str | None) -> int | None:
    return next((at for at, step in enumerate(steps) if step.id == identifier), None)


def _put_before(steps: list[Step], step: Step, other: str | None) -> None:
    before = _index(steps, other)
    steps.insert(len(steps) if before is None else before, step)


def _add(steps: list[Step], sources: dict[str, Source], change: Reshape) -> None:
    """A new step of a person's words; who does it is not said yet."""
    if change.kind == "add" and len(change.texts) == 1:
        step = Step(id=change.step, action=change.texts[0])
        tools = tools_in(step.action, step, [tool for one in steps for tool in one.tools])
        _put_before(steps, step.model_copy(update={"tools": tools}), change.other)
        for at in range(len(tools)):
            sources[f"/steps/{change.step}/tools/{at}"] = Source(state=SourceState.CONFIRMED)
        sources[f"/steps/{change.step}/action"] = Source(state=SourceState.CONFIRMED)
        sources[f"/steps/{change.step}/owner"] = Source(state=SourceState.UNKNOWN)


def _split(
    steps: list[Step], sources: dict[str, Source], at: int, new: str, texts: tuple[str, ...]
) -> None:
    """Two steps of one: each keeps the owner, and of tool and limit what its words name.

    What to watch out for stays with the first. A limit that neither names holds for the whole, so
    the last must keep it; a tool that neither names may be needed for both.
    """
    step = steps[at]
    halves = []
    both = " ".join(texts).lower()
    for identifier, text in zip((step.id, new), texts, strict=True):
        known = tools_in(text, step, ())
        tools = tuple(t for t in known if t.lower() in text.lower() or t.lower() not in both)
        said = (text.lower(), both if identifier == new else "")
        half = step.model_copy(
            update={
                "id": identifier,
                "action": text,
                "tools": tools,
                "time_limit": _kept(step.time_limit, *said),
                "output": step.output if identifier == new else None,
                "script": _kept(step.script, *said),
                "attention": step.attention if identifier == step.id else (),
            }
        )
        halves.append(half)
    before = {name: source for name, source in sources.items() if _of(name, step.id)}
    _forget(sources, step.id)
    for half in halves:
        sources.update(_sources_of(half, step, before))
    steps[at : at + 1] = halves


def _kept(value: str | None, half: str, both: str) -> str | None:
    """A value that a half names; the last half, which is given both, has what neither names."""
    low = (value or "").lower()
    return value if low and (low in half or (both and low not in both)) else None


def _sources_of(half: Step, whole: Step, before: Mapping[str, Source]) -> dict[str, Source]:
    """Where the values of a half came from; its words are the person's."""
    address, old = f"/steps/{half.id}", f"/steps/{whole.id}"
    found = {f"{address}/action": Source(state=SourceState.CONFIRMED)}
    for field in ("owner", "time_limit", "output", "script", "trigger"):
        source = before.get(f"{old}/{field}")
        if source is not None and (field == "owner" or getattr(half, field)):
            found[f"{address}/{field}"] = source
    for at, tool in enumerate(half.tools):
        at_whole = whole.tools.index(tool) if tool in whole.tools else None
        source = before.get(f"{old}/tools/{at_whole}")
        found[f"{address}/tools/{at}"] = source or Source(state=SourceState.CONFIRMED)
    for at in range(len(half.attention)):
        source = before.get(f"{old}/attention/{at}")
        if source is not None:
            found[f"{address}/attention/{at}"] = source
    return found


def _join(
    steps: list[Step], sources: dict[str, Source], at: int, gone: int, texts: tuple[str, ...]
) -> None:
    first, second = steps[at], steps[gone]
    both = f"{first.action}\n{second.action}"
    each = tuple(dict.fromkeys((*first.tools, *second.tools)))
    tools = tools_in(texts[0], first.model_copy(update={"action": both, "tools": each}), ())
    joined = first.model_copy(
        update={
            "action": texts[0],
            "tools": tools,
            "time_limit": first.time_limit or second.time_limit,
            "output": second.output or first.output,
            "script": first.script or second.script,
            "attention": (*first.attention, *second.attention),
        }
    )
    for point in range(len(second.attention)):
        source = sources.get(f"/steps/{second.id}/attention/{point}")
        if source is not None:
            sources[f"/steps/{first.id}/attention/{len(first.attention) + point}"] = source
    sources[f"/steps/{first.id}/action"] = Source(state=SourceState.CONFIRMED)
    before = {
        tool: sources.pop(f"/steps/{holder.id}/tools/{number}", None)
        for holder in (second, first)
        for number, tool in enumerate(holder.tools)
    }
    for number, tool in enumerate(tools):
        source = before.get(tool) or Source(state=SourceState.CONFIRMED)
        sources[f"/steps/{first.id}/tools/{number}"] = source
    for field in ("time_limit", "output", "script"):
        source = sources.get(f"/steps/{second.id}/{field}")
        if source is not None and getattr(joined, field) == getattr(second, field):
            sources.setdefault(f"/steps/{first.id}/{field}", source)
    _forget(sources, second.id)
    steps[at] = joined
    steps.pop(gone)


def _forget(sources: dict[str, Source], identifier: str) -> None:
    for name in [name for name in sources if _of(name, identifier)]:
        del sources[name]


def _of(address: str, identifier: str) -> bool:
    return address.startswith(f"/steps/{identifier}/")
