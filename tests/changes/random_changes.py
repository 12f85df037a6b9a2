"""Change sets of all operations that can be applied to an SOP together."""

from hypothesis import strategies as st
from pydantic import JsonValue

from sopai.changes.apply import carry_out
from sopai.errors import ChangeError
from sopai.schema.changes import Change
from sopai.schema.sop import Sop
from tests.changes.samples import change
from tests.strategies import maybe, owners, some, texts

_TEXT_FIELDS = ("action", "title", "output", "standard", "time_limit", "trigger", "script")
_LIST_FIELDS = ("tools", "inputs", "attention")
_OTHERS = {"exceptions": "situation", "metrics": "name"}


def _step(draw: st.DrawFn) -> dict[str, JsonValue]:
    return {"action": draw(texts), "title": draw(maybe), "attention": list(draw(some))}


def _position(draw: st.DrawFn, ids: list[str]) -> dict[str, str | None]:
    names = st.one_of(st.none(), st.sampled_from(ids)) if ids else st.none()
    parent = draw(names) if draw(st.booleans()) else None
    return {"after": draw(names), "parent": parent}


def _dumped(sop: Sop, group: str) -> list[dict[str, JsonValue]]:
    listed: list[dict[str, JsonValue]] = sop.model_dump(mode="json")[group]
    return listed


def _set(draw: st.DrawFn, sop: Sop, number: int) -> Change:
    steps = _dumped(sop, "steps")
    kind = draw(st.sampled_from(("top", "text", "list", "owner") if steps else ("top",)))
    if kind == "top":
        name = draw(st.sampled_from(("title", "purpose", "scope", "ends_when", "executor")))
        before: JsonValue = sop.model_dump(mode="json")[name]
        new = draw(owners).model_dump(mode="json") if name == "executor" else draw(texts)
        return change("set", f"/{name}", before, new, number=number)
    step = draw(st.sampled_from(steps))
    after: JsonValue
    if kind == "text":
        name = draw(st.sampled_from(_TEXT_FIELDS))
        after = draw(texts if name == "action" else maybe)
    elif kind == "list":
        name, after = draw(st.sampled_from(_LIST_FIELDS)), list(draw(some))
    else:
        name, after = "owner", draw(owners).model_dump(mode="json")
    return change("set", f"/steps/{step['id']}/{name}", step[name], after, number=number)


def _add(draw: st.DrawFn, sop: Sop, number: int) -> Change:
    ids = [step.id for step in sop.steps]
    kinds = ("steps", "exceptions", "metrics", "supervision", "attention")
    kind = draw(st.sampled_from(kinds if ids else kinds[:-1]))
    if kind == "steps":
        place = draw(st.one_of(st.none(), st.builds(lambda: _position(draw, ids))))
        return change("add", "/steps", None, _step(draw), number=number, position=place)
    if kind in _OTHERS:
        known = [str(one["id"]) for one in _dumped(sop, kind)]
        after: JsonValue = {
            _OTHERS[kind]: draw(texts),
            "step": draw(st.sampled_from([None, *ids])),
        }
        behind: dict[str, str | None] = {"after": draw(st.sampled_from([None, *known]))}
        return change("add", f"/{kind}", None, after, number=number, position=behind)
    address = "/supervision" if kind == "supervision" else f"/steps/{ids[0]}/attention"
    length = len(sop.supervision if kind == "supervision" else sop.steps[0].attention)
    index = draw(st.sampled_from([None, *map(str, range(length))]))
    new: JsonValue = {"activity": draw(texts)} if kind == "supervision" else draw(texts)
    return change("add", address, None, new, number=number, position={"after": index})


def _on_element(draw: st.DrawFn, sop: Sop, number: int, op: str) -> Change | None:
    group = draw(st.sampled_from(("steps", "steps", "steps", "exceptions", "metrics")))
    listed = _dumped(sop, group)
    if not listed:
        return None
    chosen = draw(st.sampled_from(listed))
    address = f"/{group}/{chosen['id']}"
    if op == "remove":
        if group == "steps" and sop.steps[0].attention and draw(st.booleans()):
            index = draw(st.integers(0, len(sop.steps[0].attention) - 1))
            where = f"/steps/{sop.steps[0].id}/attention/{index}"
            return change("remove", where, sop.steps[0].attention[index], number=number)
        return change("remove", address, chosen, number=number)
    if op == "split":
        name = _OTHERS.get(group, "action")
        after: JsonValue = [{**chosen, name: draw(texts)}, {name: draw(texts)}, {name: "Last"}]
        return change("split", address, chosen, after, number=number)
    ids = [str(one["id"]) for one in listed]
    if op == "merge":
        if len(ids) < 2:
            return None
        first = draw(st.integers(0, len(ids) - 2))
        pair: JsonValue = [*listed[first : first + 2]]
        merged = {**listed[first], _OTHERS.get(group, "action"): draw(texts)}
        return change("merge", f"/{group}/{ids[first]}", pair, merged, number=number)
    index = ids.index(str(chosen["id"]))
    before: JsonValue = {"after": ids[index - 1] if index else None, "parent": chosen.get("parent")}
    place = _position(draw, ids)
    if group != "steps":
        place["parent"] = None
    return change("move", address, before, number=number, position=place)


@st.composite
def change_sets(draw: st.DrawFn, sop: Sop) -> tuple[Change, ...]:
    """Changes that go together: those that do not are left out."""
    kept: list[Change] = []
    for number in draw(st.permutations(range(1, draw(st.integers(1, 9)) + 1))):
        op = draw(st.sampled_from(("set", "add", "remove", "move", "split", "merge")))
        if op == "set":
            drawn: Change | None = _set(draw, sop, number)
        elif op == "add":
            drawn = _add(draw, sop, number)
        else:
            drawn = _on_element(draw, sop, number, op)
        if drawn is None:
            continue
        try:
            carry_out(sop, (*kept, drawn))
        except ChangeError:
            continue
        kept.append(drawn)
    return tuple(kept)
