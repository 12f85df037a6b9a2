"""An SOP to change, and changes as a retrospective proposes them."""

from collections.abc import Mapping

from pydantic import JsonValue

from sopai.schema.changes import Category, Change
from sopai.schema.sop import Sop

PACKING = {
    "id": "sop_packing000",
    "title": "Packing",
    "language": "en",
    "purpose": "Orders leave the house on the day they come in",
    "scope": "Domestic orders",
    "ends_when": "The parcel is with the carrier",
    "executor": {"kind": "role", "role": "Packer", "text": "Packer"},
    "steps": [
        {"id": "s1", "action": "Print the pick list", "tools": ["Odoo", "Printer"]},
        {
            "id": "s2",
            "action": "Pack the box",
            "owner": {"kind": "role", "role": "Packer", "text": "Packer", "found": "label"},
            "time_limit": "24 h",
            "attention": ["Mind the corners", "Wear gloves", "Lift together"],
        },
        {"id": "s3", "parent": "s2", "action": "Fold the box"},
        {"id": "s4", "parent": "s2", "action": "Fill the box"},
        {
            "id": "s5",
            "action": "Weigh the parcel",
            "branches": [
                {"condition": "it is over 30 kg", "then": "split it", "then_step": "s2"},
            ],
        },
        {"id": "s6", "action": "Hand the parcel to the carrier", "time_limit": "by 17:00"},
    ],
    "exceptions": [
        {"id": "e1", "situation": "The label does not print", "step": "s1"},
        {"id": "e2", "situation": "The parcel is too heavy", "step": "s5"},
    ],
    "metrics": [{"id": "m1", "name": "Parcels late", "target": {"text": "<= 1 %", "value": 1.0}}],
    "supervision": [{"activity": "Check ten parcels", "cadence": "every week"}],
}


def packing(**values: object) -> Sop:
    """The sample, with other values for some of its fields."""
    return Sop.model_validate(PACKING | values)


def change(
    op: str,
    address: str,
    before: object = None,
    after: object = None,
    *,
    number: int = 1,
    position: Mapping[str, str | None] | None = None,
    category: Category = Category.STEP,
) -> Change:
    """A change with the words that it needs."""
    return Change.model_validate(
        {
            "id": f"c{number}",
            "op": op,
            "address": address,
            "before": before,
            "after": after,
            "position": position,
            "quote": "we lost a day here",
            "reason": "The limit was too long.",
            "category": category,
        }
    )


def element(sop: Sop, address: str) -> JsonValue:
    """A step, an exception or a metric as the SOP's JSON has it."""
    _, group, identifier = address.split("/")
    listed: list[JsonValue] = sop.model_dump(mode="json")[group]
    return next(one for one in listed if isinstance(one, dict) and one["id"] == identifier)
