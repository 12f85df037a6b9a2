"""One thing that a brief says, with its place in it."""

from typing import NamedTuple

from sopai.draft.kinds import Kind
from sopai.schema.owner import NOBODY, Owner


class Wording(NamedTuple):
    """A model's words for one thing that the brief says, checked against it."""

    text: str
    """What is done; of an exception, what happens."""

    handling: str | None
    """What is done then."""

    output: str | None
    """What exists when it is done."""

    is_owner_guessed: bool = False
    """The owner is the model's too: the brief names them, and does not plainly say it of them."""


class Said(NamedTuple):
    """One thing that the brief says."""

    kind: Kind
    start: int
    end: int
    quote: str
    """Its words, verbatim."""

    owner: Owner
    """Who does it, as far as the brief says; NOBODY is not known."""

    owner_quote: str | None
    """The words that say so."""

    limit: str | None
    """The time, the amount or the rhythm that binds it, verbatim."""

    is_time: bool
    """The limit is a time or a rhythm, and no amount."""

    condition: str | None
    """When it is done, verbatim."""

    tools: tuple[str, ...]

    day: str | None = None
    """The day of a timeline that it belongs to, verbatim."""

    label: str | None = None
    """What the list item is about in which it stands, verbatim: a case, or a part of the work."""

    case: str | None = None
    """The condition of the sentence that it is cut off from, verbatim."""

    wording: Wording | None = None


def passage(kind: Kind, brief: str, start: int, end: int) -> Said:
    """A passage of a brief of which nothing but its kind is known."""
    return Said(kind, start, end, brief[start:end], NOBODY, None, None, False, None, ())
