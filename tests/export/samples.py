"""SOPs that the exporters' tests share."""

from datetime import date

from sopai.schema.control import DocumentControl, Revision, State
from sopai.schema.owner import Owner, OwnerKind
from sopai.schema.roster import Holder, Role, Roster
from sopai.schema.sop import Sop, Step

TODAY = date(2026, 3, 1)

ROSTER = Roster(
    roles=(
        Role(
            name="Packer",
            aliases=("打包员",),
            holders=(
                Holder(person="Zhang San", until=date(2026, 1, 31)),
                Holder(person="Li Si", since=date(2026, 2, 1)),
            ),
        ),
    )
)

CONTROL = DocumentControl(
    number="WH/SOP/003",
    version="1.2",
    state=State.EFFECTIVE,
    organisation="Star Shop Ltd",
    department="Warehouse",
    author="Wang Wu",
    approvers=("Zhao Liu",),
    approved=date(2026, 2, 20),
    effective=date(2026, 2, 25),
    next_review=date(2026, 5, 25),
    history=(Revision(version="1.2", date="20 Feb 2026", author="Wang Wu", change="New box"),),
)

PACKER = Owner(kind=OwnerKind.ROLE, role="Packer")


def sop_with(**fields: object) -> Sop:
    """A valid SOP with a title and what is given."""
    return Sop.model_validate(
        {"id": "sop_0123456789", "title": "Pack an order", "language": "en", **fields}
    )


def full_sop(language: str = "en") -> Sop:
    """An SOP with something in every part; its third step is a part of the first."""
    return sop_with(
        language=language,
        purpose="No parcel comes back",
        scope="Orders of the shop",
        starts_when="an order comes in",
        executor=PACKER,
        supervisor={"kind": "person", "person": "Wang Wu", "role": "Shift Leader"},
        steps=[
            {
                "id": "s1",
                "title": "Pick",
                "action": "Put each item into the tote",
                "owner": PACKER,
                "tools": ["Scanner", "Tote"],
                "inputs": ["Pick list"],
                "output": "Full tote",
                "standard": "All items ticked",
                "metric": "items per hour",
                "time_limit": "5 minutes",
                "trigger": "Day 1",
                "script": "Hello, I am {name}",
                "attention": ["Heavy items first"],
                "materials": [{"name": "Photo", "href": "photo.png"}],
                "branches": [
                    {
                        "condition": "an item is missing",
                        "then": "tell the customer",
                        "then_step": "s2",
                        "otherwise": "go on",
                    }
                ],
            },
            {"id": "s2", "action": "Call the customer", "owner": {"kind": "group", "text": "Shop"}},
            {"id": "s7", "action": "Tick it on the list", "parent": "s1"},
        ],
        exceptions=[{"id": "e1", "situation": "Stock-out", "handling": "Refund", "step": "s7"}],
        metrics=[{"id": "m1", "name": "Errors", "target": {"text": "<= 0.5 %"}, "step": "s2"}],
        supervision=[{"activity": "Check ten parcels", "cadence": "weekly"}],
        materials=[{"name": "Wall chart", "href": "chart.pdf"}],
        definitions=[{"term": "Tote", "meaning": "the grey box"}],
        notes=[{"heading": "References", "text": "Carrier handbook"}, {"text": "Ask Ben"}],
    )


def long_sop(count: int = 300) -> Sop:
    """An SOP with so many steps."""
    return sop_with(
        steps=[Step(id=f"s{n}", action=f"Do thing {n} of the list") for n in range(1, count + 1)]
    )
