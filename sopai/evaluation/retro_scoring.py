"""What a change set gets right of what its retrospective asks for."""

import json
from collections.abc import Mapping, Sequence
from re import compile
from typing import NamedTuple

from sopai.evaluation.retro_cases import Expected, ExpectedChange
from sopai.language.script import lowered, normalise
from sopai.retro.spots import Procedure, Spot, spots_of
from sopai.schema.changes import Change, ChangeSet, Operation

NEAR_LINES = 2
"""Lines between a quote and an expected one that still are the same passage."""

_BLANK = compile(r"[\s*_`|]+")
_NUMBER = compile(r"\d+(?:[.,:]\d+)*")
_DENIAL = compile(
    r"\b(?:no|not|never|nobody|without|only|unless|except)\b|n['’]t\b|[不没别勿禁]", 2
)
_ANY = "*"
"""A line of the SOP that no reader understood can be any field."""

_FIELDS: Mapping[str, tuple[str, ...]] = {
    "exceptions": ("exceptions",),
    "metrics": ("metrics",),
    "supervision": ("supervision",),
    "notes": (_ANY,),
}
_ALSO = {"handling": "action", "title": "action", "cadence": "time_limit", "window": "time_limit"}


class Scores(NamedTuple):
    """Counts of one case: right, and of how many."""

    sure: tuple[int, int] = (0, 0)
    found: tuple[int, int] = (0, 0)
    step: tuple[int, int] = (0, 0)
    traps: tuple[int, int] = (0, 0)
    precise: tuple[int, int] = (0, 0)
    open_items: tuple[int, int] = (0, 0)
    verbatim: tuple[int, int] = (0, 0)
    silent: tuple[int, int] = (0, 0)
    """Changes that lose a number, an owner or a denial without a word of it."""

    misses: tuple[str, ...] = ()
    """What was judged wrongly, for the development split."""


class _Judge(NamedTuple):
    text: str
    spots: tuple[Spot, ...]
    lines: tuple[str, ...]
    """Of the SOP's file."""


def score(expected: Expected, made: ChangeSet, text: str, procedure: Procedure | None) -> Scores:
    """How a change set compares with what was expected.

    Args:
        expected: of the case.
        made: the change set.
        text: the retrospective.
        procedure: the SOP that it was made for; None where none was found.
    """
    document = procedure.document if procedure is not None else None
    lines = tuple(document.text.splitlines()) if document is not None else ()
    judge = _Judge(text, spots_of(procedure) if procedure is not None else (), lines)
    hits = {
        one.id: [c for c in made.changes if _matches(one, c, judge)] for one in expected.changes
    }
    found = {one.id for one in expected.changes if _says(one, hits[one.id])}
    right = {change.id for changes in hits.values() for change in changes}
    at_place = [
        c for c in made.changes if any(_quoted(one.quotes, c, judge) for one in expected.changes)
    ]
    in_step = [
        c
        for c in at_place
        if any(
            _quoted(one.quotes, c, judge) and _is_there(one, c, judge) for one in expected.changes
        )
    ]
    sprung = [trap for trap in expected.traps if _springs(trap.quote, expected, made, judge)]
    raised = [one for one in expected.open_items if _raised(one.quote, made, text)]
    sure = [one for one in expected.changes if one.sure]
    silent = [c for c in made.changes if _loses(c) and not c.guard]
    quotes = [c.quote for c in made.changes]
    quotes += [one.quote for one in made.open_items]
    quotes += [one.quote for one in made.unmatched]
    return Scores(
        (sum(one.id in found for one in sure), len(sure)),
        (len(found), len(expected.changes)),
        (len(in_step), len(at_place)),
        (len(sprung), len(expected.traps)),
        (len(right), len(made.changes)),
        (len(raised), len(expected.open_items)),
        (sum(quote in text for quote in quotes), len(quotes)),
        (len(silent), len(made.changes)),
        (
            *(f"missed: {one.what}" for one in expected.changes if one.id not in found),
            *(f"extra: {c.op} {c.address}: {c.quote}" for c in made.changes if c.id not in right),
            *(f"trap ({trap.why}): {trap.quote}" for trap in sprung),
            *(f"not open: {one.quote}" for one in expected.open_items if one not in raised),
        ),
    )


def _matches(one: ExpectedChange, change: Change, judge: _Judge) -> bool:
    fields = fields_of(change)
    return (
        not ops_of(change).isdisjoint(one.op)
        and (_ANY in fields or not fields.isdisjoint(one.field))
        and _quoted(one.quotes, change, judge)
        and _is_there(one, change, judge)
    )


def ops_of(change: Change) -> frozenset[str]:
    """What a change does, as cases write it: a point added to a field of a step also sets it."""
    is_inside = change.op is Operation.ADD and change.address.count("/") > 2
    return frozenset((change.op.value, "set") if is_inside else (change.op.value,))


def fields_of(change: Change) -> frozenset[str]:
    """The names of what a change is about, as cases write them."""
    parts = change.address.strip("/").split("/")
    if change.op is Operation.ADD or parts[0] not in ("steps", "notes", *_FIELDS):
        return frozenset(parts[-1:])
    if parts[0] == "steps":
        last = parts[2] if len(parts) > 2 else "steps"
        return frozenset((last, _ALSO.get(last, last)))
    last = parts[-1]
    return frozenset((*_FIELDS[parts[0]], last, _ALSO.get(last, last)))


def _says(one: ExpectedChange, changes: list[Change]) -> bool:
    """The new words of the changes together hold what they must."""
    new = _squeezed(" ".join(_written(change) for change in changes))
    return bool(changes) and all(_squeezed(word) in new for word in one.must_contain)


def _written(change: Change) -> str:
    if isinstance(change.after, str):
        return change.after
    return json.dumps(change.after, ensure_ascii=False)


def _is_there(one: ExpectedChange, change: Change, judge: _Judge) -> bool:
    """The change concerns the place, or one that would do as well."""
    if one.step is None and change.op is Operation.ADD:
        return True
    return _accepts(one, _texts(change, judge))


def _accepts(one: ExpectedChange, texts: Sequence[str]) -> bool:
    """One of the texts of a place holds how an accepted place begins."""
    places = [_squeezed(place) for place in (one.step, *one.also_step) if place]
    squeezed = [_squeezed(text) for text in texts]
    return any(place in text for place in places for text in squeezed)


def _texts(change: Change, judge: _Judge) -> list[str]:
    """The words of the place that a change concerns, as the SOP and as its file have them."""
    addresses = {"/".join(change.address.split("/")[:3])}
    if change.op is Operation.ADD and change.address.count("/") == 1:
        addresses = set(_beside(change))
    found = [_whole(spot) for spot in judge.spots if spot.address in addresses]
    if isinstance(change.before, str):
        found.append(change.before)
    is_element = change.op is not Operation.ADD or change.address.count("/") > 1
    if change.line is not None and change.line <= len(judge.lines) and is_element:
        found.append(judge.lines[change.line - 1])
    return found


def is_about(one: ExpectedChange, spot: Spot, procedure: Procedure) -> bool:
    """Whether a place of an SOP is one that an expected change accepts."""
    texts = [_whole(spot), spot.value]
    lines = procedure.document.text.splitlines() if procedure.document is not None else []
    if spot.line is not None and spot.line <= len(lines):
        texts.append(lines[spot.line - 1])
    return _accepts(one, texts)


def _whole(spot: Spot) -> str:
    """The words of a place with what stands before a colon and behind it in one."""
    return spot.text.replace("\n", ": ", 1) if spot.address.startswith("/exc") else spot.text


def _beside(change: Change) -> list[str]:
    """Addresses of the steps that an added element belongs to."""
    step = change.after.get("step") if isinstance(change.after, dict) else None
    after = change.position.after if change.position is not None else None
    kinds = {"s": "steps", "e": "exceptions", "m": "metrics"}
    return [f"/{kinds[str(one)[0]]}/{one}" for one in (step, after) if one]


def _quoted(quotes: tuple[str, ...], change: Change, judge: _Judge) -> bool:
    """The change rests on one of the passages, or on one at most two lines away."""
    return any(_overlaps(quote, change.quote, judge.text, NEAR_LINES) for quote in quotes)


def _springs(quote: str, expected: Expected, made: ChangeSet, judge: _Judge) -> bool:
    """A change rests on the passage, and on none that asks for a change."""
    good = [one for change in expected.changes for one in change.quotes]
    for change in made.changes:
        is_good = any(_overlaps(one, change.quote, judge.text, None) for one in good)
        if _overlaps(quote, change.quote, judge.text, None) and not is_good:
            return True
    return False


def _raised(quote: str, made: ChangeSet, text: str) -> bool:
    return any(_overlaps(quote, one.quote, text, None) for one in made.open_items)


def _overlaps(one: str, other: str, text: str, lines: int | None) -> bool:
    """Two passages have characters in common, or stand at most so many lines apart."""
    first, second = text.find(one), text.find(other)
    if first < 0 or second < 0:
        return False
    if first < second + len(other) and second < first + len(one):
        return True
    if lines is None:
        return False
    between = text[min(first + len(one), second + len(other)) : max(first, second)]
    return between.count("\n") <= lines


def _loses(change: Change) -> bool:
    """A number, an owner or a denial of the old words is not in the new ones."""
    before, after = normalise(_plain(change.before)), normalise(_plain(change.after))
    if change.op not in (Operation.SET, Operation.REMOVE, Operation.SPLIT, Operation.MERGE):
        return False
    if change.address.endswith("/owner"):
        named = change.before.get("text") if isinstance(change.before, dict) else None
        return bool(named) and str(named) not in after
    lost = set(_NUMBER.findall(before)) - set(_NUMBER.findall(after))
    return bool(lost) or len(_DENIAL.findall(before)) > len(_DENIAL.findall(after))


def _plain(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _squeezed(text: str) -> str:
    return _BLANK.sub("", lowered(normalise(text)))
