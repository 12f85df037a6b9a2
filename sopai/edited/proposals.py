"""Changes in the making: what was edited, where it stands in the file, and why it is proposed."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from pydantic import JsonValue

from sopai.edited.said import Key, say
from sopai.schema.changes import Category, Change, Operation, Position
from sopai.schema.document import Place

_CATEGORIES: Mapping[str, Category] = {
    "owner": Category.OWNER,
    "executor": Category.OWNER,
    "supervisor": Category.OWNER,
    "improver": Category.OWNER,
    "time_limit": Category.LIMIT,
    "metric": Category.METRIC,
    "scope": Category.SCOPE,
    "exceptions": Category.EXCEPTION,
    "metrics": Category.METRIC,
}
_NOTHING = "-"
"""Stands for words where the file has none any more, and had none that could be shown."""


class Draft(NamedTuple):
    """A change without its number."""

    op: Operation
    address: str
    why: Key
    before: JsonValue = None
    after: JsonValue = None
    position: Position | None = None
    quote: str = ""
    place: Place | None = None


def category_of(address: str) -> Category:
    """What a change at an address is about."""
    parts = address.strip("/").split("/")
    if len(parts) > 2 and parts[-1] in _CATEGORIES:
        return _CATEGORIES[parts[-1]]
    if parts[0] in _CATEGORIES:
        return _CATEGORIES[parts[0]]
    is_whole = parts[0] == "steps" and len(parts) < 3
    return Category.STEP if is_whole else Category.WORDING


def numbered(drafts: Iterable[Draft], name: str, language: str) -> tuple[Change, ...]:
    """The changes of a change set, c1, c2, ... in the order of the drafts.

    Args:
        drafts: what was edited.
        name: of the file.
        language: of the reasons.
    """
    return tuple(
        Change(
            id=f"c{at}",
            op=draft.op,
            address=draft.address,
            position=draft.position,
            before=draft.before,
            after=draft.after,
            quote=draft.quote.strip() or _NOTHING,
            place=place_values(draft.place),
            reason=say(draft.why, language, name=name),
            category=category_of(draft.address),
            confidence=1,
        )
        for at, draft in enumerate(drafts, start=1)
    )


def place_values(place: Place | None) -> dict[str, int | str | list[int]] | None:
    """A place for a change set; None where there is none."""
    if not place:
        return None
    return {key: [*value] if isinstance(value, list) else value for key, value in place.items()}
