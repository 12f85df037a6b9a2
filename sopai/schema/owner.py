"""Who does something, as far as a document says it."""

from enum import StrEnum

from sopai.schema.base import Text, Value


class OwnerKind(StrEnum):
    """How exactly an owner is named."""

    ROLE = "role"
    PERSON = "person"
    GROUP = "group"
    VAGUE = "vague"
    SYSTEM = "system"
    NONE = "none"


class Found(StrEnum):
    """Where in a document an owner was found, in the order of the search."""

    SUBJECT = "subject"
    COLUMN = "column"
    LABEL = "label"
    HEADING = "heading"
    INTRO = "intro"
    RACI = "raci"
    DOCUMENT = "document"
    DEFAULT = "default"


class Owner(Value):
    """Who answers for a step: a role, a person, or what the document says instead."""

    kind: OwnerKind = OwnerKind.NONE
    """How exactly the owner is named."""

    role: Text | None = None
    """The role, for example "Packer"."""

    person: Text | None = None
    """The person's name, for example "Li Si"."""

    text: Text | None = None
    """The words of the document, for example "Warehouse Department"."""

    found: Found | None = None
    """Where the owner was found; null when nobody was found."""

    holder: Text | None = None
    """Who holds the role today: filled from the roster when read, never stored."""

    def called(self) -> str:
        """By name, else by post, else in the document's words; empty where nobody is named."""
        return self.person or self.role or self.text or ""


NOBODY = Owner()
"""The owner of a step that names nobody."""
