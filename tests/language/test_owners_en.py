"""Who an English phrase names."""

import pytest

from sopai.language.owners_en import name_actor
from sopai.schema.owner import OwnerKind

KINDS = {
    OwnerKind.ROLE: (
        "the packer",
        "Shift Lead",
        "each packer",
        "customer service representative",
        "on-call engineer",
        "release-lead",
        "head of the warehouse department",
        "the night shift supervisor of the north site",
        "a customer",
        "packer/picker",
    ),
    OwnerKind.PERSON: (
        "Li Si",
        "Anna Keller",
        "Maria",
        "Mr. Brown",
        "Dr Smith",
        "Li Si (Packer)",
        "Ximena Roth (Packer)",
        "Packer Li Si",
    ),
    OwnerKind.GROUP: (
        "Warehouse Department",
        "the team",
        "Customer Support",
        "purchasing",
        "QA",
        "warehouse staff",
        "the committee",
        "Brown & Co",
    ),
    OwnerKind.VAGUE: (
        "everyone",
        "someone",
        "staff",
        "all staff",
        "relevant personnel",
        "the responsible department",
        "responsible person",
        "the appropriate manager",
    ),
    OwnerKind.SYSTEM: ("the system", "the ERP", "CRM"),
}


@pytest.mark.parametrize(
    ("kind", "phrase"), [(kind, phrase) for kind, phrases in KINDS.items() for phrase in phrases]
)
def test_phrase_names_an_actor(kind: OwnerKind, phrase: str) -> None:
    actor = name_actor(phrase)
    assert actor is not None and actor.kind == kind


@pytest.mark.parametrize(
    "phrase",
    [
        "the order",
        "the box",
        "billing",
        "printing of labels",
        "the label of the packer's parcel for the customer who moved house last May",
        "",
        "...",
        "packer " * 100,
    ],
)
def test_phrase_that_names_a_thing_names_nobody(phrase: str) -> None:
    assert name_actor(phrase) is None


def test_person_before_a_role_in_brackets_has_that_role() -> None:
    actor = name_actor("Li Si (Packer)")
    assert actor is not None and (actor.person, actor.role) == ("Li Si", "Packer")


def test_role_before_a_person_in_brackets_is_held_by_that_person() -> None:
    actor = name_actor("the Packer (Li Si)")
    assert actor is not None and (actor.person, actor.role) == ("Li Si", "Packer")


def test_role_and_person_without_brackets_are_told_apart() -> None:
    actor = name_actor("Packer Li Si")
    assert actor is not None and (actor.person, actor.role) == ("Li Si", "Packer")


def test_determiners_are_not_part_of_the_role() -> None:
    actor = name_actor("any of our other packers")
    lead = name_actor("the Shift Lead")
    assert lead is not None and lead.role == "Shift Lead"
    assert actor is None or not (actor.role or "").startswith("any")
