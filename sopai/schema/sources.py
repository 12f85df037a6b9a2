"""Where each value of a draft came from."""

from enum import StrEnum

from sopai.schema.base import Text, Value


class SourceState(StrEnum):
    """How a value is backed; only a person's click makes it confirmed."""

    SAID = "said"
    RETRIEVED = "retrieved"
    PROPOSED = "proposed"
    UNKNOWN = "unknown"
    CONFIRMED = "confirmed"


class Source(Value):
    """What backs one value."""

    state: SourceState
    """How the value is backed."""

    quote: Text | None = None
    """Words of the brief or the cited SOP, verbatim."""

    sop_id: Text | None = None
    """The SOP that it was taken from."""

    version: Text | None = None
    """That SOP's version."""

    address: Text | None = None
    """Where in that SOP."""


Sources = dict[str, Source]
"""Address -> source. Lists have one source an element."""
