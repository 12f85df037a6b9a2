"""A change before it has an id and checks, and what it looks up in the SOP."""

from collections.abc import Sequence
from typing import NamedTuple

from pydantic import JsonValue

from sopai.language.actor import Actor, owner_of
from sopai.retro.spots import Procedure, Spot
from sopai.schema.changes import Category, Operation, Position
from sopai.schema.order import last_numbers
from sopai.schema.owner import NOBODY, Found, Owner, OwnerKind
from sopai.schema.sop import ExceptionCase, Metric, Step


class Draft(NamedTuple):
    """A change before it has an id and checks."""

    op: Operation
    address: str
    before: JsonValue
    after: JsonValue
    category: Category
    position: Position | None = None
    old_words: str = ""
    """The sentences that change ..."""

    new_words: str = ""
    """... and what they become."""

    spot: Spot | None = None
    """Where it belongs, also for what is added."""

    added: str = ""
    """What a wording only adds; empty where it replaces."""


def person(name: str) -> Owner:
    """A person as an owner, by a name that may be written small."""
    shown = name if name[:1].isupper() or not name.isascii() else name.capitalize()
    return owner_of(Actor(OwnerKind.PERSON, shown, person=shown), Found.SUBJECT)


def owner_at(procedure: Procedure, address: str) -> Owner:
    """Who does what stands at an address."""
    part = part_at(procedure, address)
    return getattr(part, "owner", NOBODY)


def field_at(procedure: Procedure, address: str, name: str) -> str | None:
    """A text field of what stands at an address; None where it has none."""
    value = getattr(part_at(procedure, address), name, None)
    return value if isinstance(value, str) else None


def part_at(procedure: Procedure, address: str) -> Step | ExceptionCase | Metric | None:
    """The step, exception or metric at an address."""
    kind, key = address.split("/")[1:3]
    sop = procedure.sop
    parts: tuple[Step | ExceptionCase | Metric, ...] = ()
    if kind in ("steps", "exceptions", "metrics"):
        parts = (*sop.steps, *sop.exceptions, *sop.metrics)
    return next((part for part in parts if part.id == key), None)


def value_at(procedure: Procedure, address: str) -> JsonValue:
    """What stands at an address, as JSON has it."""
    part = part_at(procedure, address)
    return part.model_dump(mode="json") if part is not None else None


def record_of(owner: Owner) -> JsonValue:
    """An owner as JSON has it."""
    record: JsonValue = owner.model_dump(mode="json")
    return record


def acts(actor: Actor) -> bool:
    """Whether somebody is meant who can do a step: a person, a role or a group."""
    return actor.kind in (OwnerKind.PERSON, OwnerKind.ROLE, OwnerKind.GROUP)


def parent_of(procedure: Procedure, spot: Spot) -> str | None:
    """The id of the step that the step at a place is a part of."""
    part = part_at(procedure, spot.address)
    return part.parent if isinstance(part, Step) else None


def next_id(letter: str, ids: Sequence[str]) -> str:
    """An id that none of a list has."""
    return f"{letter}{last_numbers(ids).get(letter, 0) + 1}"
