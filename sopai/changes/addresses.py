"""Addresses of changes: which value of an SOP is meant."""

from re import compile
from typing import NamedTuple

from sopai.errors import ChangeError

GROUPS = {"steps": "s", "exceptions": "e", "metrics": "m"}
"""Lists whose elements have ids, and the letter of those."""

LISTS = ("supervision", "materials", "definitions", "notes")
"""Lists of an SOP whose elements are named by their index."""

_INDEX = compile("0|[1-9][0-9]{0,7}")


class Spot(NamedTuple):
    """A value of an SOP."""

    group: str | None
    """The list with ids that it stands in; None: it belongs to the SOP itself."""

    id: str | None
    """The element of that list; None: the list is meant."""

    path: tuple[str, ...]
    """Names and indices from there on."""

    @property
    def parts(self) -> tuple[str, ...]:
        """All names from the top, to compare addresses by."""
        top = () if self.group is None else (self.group,)
        return (*top, *(() if self.id is None else (self.id,)), *self.path)

    @property
    def is_element(self) -> bool:
        """A step, an exception or a metric as a whole."""
        return self.id is not None and not self.path


def is_index(name: str) -> bool:
    """Whether a name counts an element of a list: 0, 1, ...; one spelling for each."""
    return _INDEX.fullmatch(name) is not None


def is_keyed(spot: Spot) -> bool:
    """Whether a list with ids is meant, or a whole element of one."""
    return spot.group is not None and not spot.path


def spot_of(address: str, sop_id: str, change: str) -> Spot:
    """What an address names.

    Args:
        address: for example /steps/s4/owner; /sops/<id> may go before it.
        sop_id: the SOP that it must belong to.
        change: id of the change, for the message.

    Raises:
        ChangeError: it is no address of this SOP.
    """
    first, *rest = address.split("/")
    if rest[:1] == ["sops"] and len(rest) > 1:
        if rest[1] != sop_id:
            raise ChangeError(
                f"{change}: {address!r} belongs to another SOP than {sop_id}: make one change set "
                "for each"
            )
        rest = rest[2:]
    if first or not rest or not all(rest):
        raise ChangeError(
            f"{change}: {address!r} is no address: it should look like /steps/s4/owner or /purpose"
        )
    if rest[0] not in GROUPS:
        return Spot(None, None, tuple(rest))
    return Spot(rest[0], rest[1] if len(rest) > 1 else None, tuple(rest[2:]))
