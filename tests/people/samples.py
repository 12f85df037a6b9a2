"""People and procedures that the tests of this folder share."""

from datetime import date

from sopai.people.directory import Directory
from sopai.people.duties import duties_of
from sopai.people.overview import Owned, owned
from sopai.schema.roster import Holder, Role, Roster
from sopai.schema.sop import Sop

TODAY = date(2026, 3, 1)

ROSTER = Roster(
    people=("Ann", "Ben", "Cleo"),
    departments=("Warehouse",),
    roles=(
        Role(
            name="Packer",
            aliases=("打包员",),
            department="Warehouse",
            holders=(
                Holder(person="Old Joe", until=date(2026, 1, 31)),
                Holder(person="Ann", since=date(2026, 2, 1), substitute="Ben"),
            ),
            tasks=("Packs orders by WH/SOP/003", "Feeds the office cat"),
        ),
        Role(name="Checker", holders=(Holder(person="Ben"), Holder(person="Cleo"))),
        Role(name="Driver", holders=(Holder(person="Cleo"),)),
        Role(name="Buyer"),
    ),
)


def sop(**fields: object) -> Sop:
    """A valid SOP with what is given."""
    base = {"id": "sop_0123456789", "title": "Pack an order", "language": "en"}
    return Sop.model_validate(base | fields)


def role(name: str) -> dict[str, str]:
    return {"kind": "role", "role": name}


PACKING = sop(
    starts_when="every day at 9:00",
    executor=role("Packer"),
    supervisor={"kind": "person", "person": "Dora"},
    steps=[
        {"id": "s1", "action": "Fold the box", "time_limit": "within 2 minutes"},
        {"id": "s2", "action": "Weigh it", "owner": role("Checker"), "time_limit": "by 17:00"},
        {"id": "s3", "action": "Load it", "owner": role("Driver"), "time_limit": "90 s"},
        {"id": "s4", "action": "Order tape", "owner": role("Buyer")},
        {"id": "s5", "action": "Call", "owner": {"kind": "group", "text": "the office"}},
        {"id": "s6", "action": "Sign", "owner": role("Pilot")},
    ],
    exceptions=[{"id": "e1", "situation": "No tape", "handling": "Use glue"}],
    metrics=[{"id": "m1", "name": "Errors", "owner": {"kind": "person", "person": "Ann"}}],
    supervision=[{"activity": "Open 3 boxes", "cadence": "every week", "owner": role("Checker")}],
)


def found(procedure: Sop = PACKING, roster: Roster = ROSTER) -> tuple[Owned, ...]:
    """Its duties with who answers for them today."""
    return owned(duties_of(procedure), Directory(roster, TODAY))
