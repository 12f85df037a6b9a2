"""Who acts, as the two languages of a brief name them: what both share."""

from collections.abc import Sequence

from sopai.language.actor import Actor
from sopai.schema.owner import OwnerKind

Names = Sequence[str]
"""People whom the brief names."""


def person(name: str) -> Actor:
    """Somebody by name."""
    return Actor(OwnerKind.PERSON, name, person=name)


def role(named: str) -> Actor:
    """Somebody by what they are here."""
    return Actor(OwnerKind.ROLE, named, role=named)
