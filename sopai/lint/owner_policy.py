"""Who may own a step, as a house decides it."""

from enum import StrEnum


class OwnerPolicy(StrEnum):
    """Who may own a step."""

    PERSON_OR_ROLE = "person-or-role"
    """A named person, or a role; a role should have a holder."""

    PERSON = "person"
    """In the end a named person: a role that nobody holds is an error."""

    ROLE = "role"
    """A role alone, as in regulated work, where names in procedures go stale."""
