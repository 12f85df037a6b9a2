"""Who acts, as the two languages of a brief name them: what both share."""

from collections.abc import Sequence

from sopai.language import owners_en, owners_zh
from sopai.language.actor import Actor, owner_of
from sopai.schema.owner import Found, Owner, OwnerKind

Names = Sequence[str]
"""People whom the brief names."""


def person(name: str) -> Actor:
    """Somebody by name."""
    return Actor(OwnerKind.PERSON, name, person=name)


def named_owner(name: str) -> Owner:
    """The same as an owner."""
    return owner_of(person(name), Found.SUBJECT)


def role(named: str) -> Actor:
    """Somebody by what they are here."""
    return Actor(OwnerKind.ROLE, named, role=named)


def actor_named(said: str) -> Actor | None:
    """Who a phrase names in either language."""
    return owners_en.name_actor(said) if said.isascii() else owners_zh.name_actor(said)
