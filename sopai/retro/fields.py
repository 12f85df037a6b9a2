"""Limits that stand in a field of their own: of a situation, a target, a period, a rhythm."""

from collections.abc import Iterator

from pydantic import JsonValue

from sopai.retro.drafts import Draft, part_at
from sopai.retro.spots import Procedure, Spot
from sopai.retro.wording import exchanged
from sopai.schema.changes import Category, Operation
from sopai.schema.sop import ExceptionCase, Metric, Step


def field_drafts(said: str, spot: Spot, procedure: Procedure) -> Iterator[Draft]:
    """New limits in the branches of a step, the situation of an exception, the target of a metric.

    A branch changes only where the decision names the old limit, too.

    Args:
        said: the decision, as `core` gives it.
        spot: the place it is about.
        procedure: the SOP.
    """
    part = part_at(procedure, spot.address)
    if (
        isinstance(part, ExceptionCase)
        and not exchanged(part.handling or "", said, part.situation)[1]
    ):
        new, changed = exchanged(part.situation, said, part.handling or "")
        if changed:
            yield _draft(spot, "situation", part.situation, new, Category.EXCEPTION)
    if isinstance(part, Step):
        yield from _branches(part, said, spot)
    if isinstance(part, Metric):
        if part.window:
            new, changed = exchanged(part.window, said, part.name)
            if changed and part.window not in part.name:
                yield _draft(spot, "window", part.window, new, Category.METRIC)
        if part.target is not None:
            text, changed = exchanged(part.target.text, said, part.name)
            if changed:
                record = part.target.model_dump(mode="json")
                fresh = {**record, "text": text} | _numbers(changed[0][1], record)
                yield _draft(spot, "target", record, fresh, Category.METRIC)


def _branches(step: Step, said: str, spot: Spot) -> Iterator[Draft]:
    for at, branch in enumerate(step.branches):
        new, changed = exchanged(branch.condition, said)
        if any(old in said for old, _ in changed):
            field = f"branches/{at}/condition"
            yield _draft(spot, field, branch.condition, new, Category.LIMIT)


def _numbers(new: str, record: dict[str, JsonValue]) -> dict[str, JsonValue]:
    """The number of a target, where it had one."""
    digits = "".join(sign for sign in new if sign.isdigit() or sign == ".").strip(".")
    has = record.get("value") is not None and digits
    return {"value": float(digits)} if has else {}


def _draft(
    spot: Spot, field: str, before: JsonValue, after: JsonValue, category: Category
) -> Draft:
    shown = after["text"] if isinstance(after, dict) else after
    old = before["text"] if isinstance(before, dict) else before
    return Draft(
        Operation.SET,
        f"{spot.address}/{field}",
        before,
        after,
        category,
        None,
        str(old),
        str(shown),
        spot,
    )
