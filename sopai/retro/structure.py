"""Steps that go, change places or fall apart: only where their numbers are said."""

from collections.abc import Sequence
from functools import cache
from re import IGNORECASE, Match, Pattern, compile
from typing import NamedTuple

from sopai.language.script import language_of, normalise
from sopai.language.sentences import sentences
from sopai.retro.spots import Spot
from sopai.retro.words import number_in
from sopai.schema.changes import Operation, Position
from sopai.schema.sop import Sop, Step

_N = r"(?:steps?|第) ?(?P<{}>\d{{1,3}}(?:\.\d{{1,3}})*|[一二三四五六七八九十]{{1,3}})(?: ?步)?"
_STEP, _OTHER = _N.format("step"), _N.format("other")

_REMOVES = (
    rf"\b(?:drop|remove|delete|scrap|strike|abolish|cut|skip)s? (?:the )?(?:whole |"
    rf"all of )?{_STEP}\b"
    r"(?! (?:and|or|to|into))",
    rf"(?:取消|删掉|删除|去掉|不再做|不要){_STEP}",
    rf"\b{_STEP} (?:is|gets|will be|has been) (?:now )?(?:dropped|removed|deleted|scrapped|struck|"
    r"abolished|not (?:done|needed) any ?(?:more|longer)|no longer (?:done|needed))\b",
    rf"\b{_STEP} (?:goes|falls) away\b",
    rf"{_STEP}(?:就)?(?:取消|删掉|去掉|不要了|不做了|不用做了)",
)
_MOVES = (
    rf"\b{_STEP}\b[^.]{{0,40}}?\b(?:before|after|behind|ahead of)\b (?:the )?{_OTHER}",
    rf"(?:把)?{_STEP}(?:应该|要|改)?(?:放|移|挪|提|调)?(?:到|在){_OTHER}(?:的)?(?P<side>前|后)",
)
_MOVING = compile(
    r"\b(?:moves?|moved|goes|comes|takes place|is done|happens|now|first|done|put|swap)\b|"
    r"放|移|挪|提|调|到",
    IGNORECASE,
)
_BEFORE = compile(r"\b(?:before|ahead of)\b", IGNORECASE)
_SPLITS = (
    rf"\bsplit (?:up )?{_STEP}\b",
    rf"\b{_STEP} (?:is|gets|will be) (?:now )?split\b",
    rf"(?:把)?{_STEP}(?:要)?(?:拆成|拆开|分成|拆为)",
    rf"拆开{_STEP}",
)


@cache
def _compiled(texts: tuple[str, ...]) -> tuple[Pattern[str], ...]:
    return tuple(compile(text, IGNORECASE) for text in texts)


def _first(texts: tuple[str, ...], plain: str) -> Match[str] | None:
    found = (pattern.search(plain) for pattern in _compiled(texts))
    return next((match for match in found if match is not None), None)


class Structural(NamedTuple):
    """A change of the order or the number of steps."""

    op: Operation
    spot: Spot
    after: tuple[Step, ...] = ()
    """Of a split, what the step becomes."""

    old: Position | None = None
    """Of a move, where it stands."""

    new: Position | None = None
    """Of a move, where it goes."""


def structural(plain: str, sop: Sop, spots: Sequence[Spot]) -> Structural | None:
    """The change of structure that a decision names by number; None where it names none.

    Args:
        plain: the decision.
        sop: whose steps are meant.
        spots: its places, with the numbers that its readers see.
    """
    removed = _named(_first(_REMOVES, plain), spots)
    if removed is not None:
        return Structural(Operation.REMOVE, removed)
    split = _named(_first(_SPLITS, plain), spots)
    if split is not None:
        return _split(split, sop)
    return _moved(plain, sop, spots)


def is_structural(plain: str) -> bool:
    """Whether a decision says that a numbered step goes or falls apart."""
    return _first((*_REMOVES, *_SPLITS), plain) is not None


def _named(match: Match[str] | None, spots: Sequence[Spot], group: str = "step") -> Spot | None:
    if match is None:
        return None
    number = number_in(match[group])
    return next((s for s in spots if s.number == number and s.address.startswith("/steps/")), None)


def _split(spot: Spot, sop: Sop) -> Structural | None:
    """A step with several sentences becomes one step a sentence; no words are made up."""
    step = next(one for one in sop.steps if one.id == _id(spot))
    bounds = sentences(normalise(step.action), 0, len(step.action))
    texts = [step.action[first:last].strip() for first, last in bounds]
    if len(texts) < 2:
        return None
    last = max(int(one.id[1:]) for one in sop.steps)
    parts = [Step.model_validate({**dict(step), "action": texts[0]})]
    parts += [
        Step(id=f"s{last + at}", parent=step.parent, action=text, owner=step.owner)
        for at, text in enumerate(texts[1:], 1)
    ]
    return Structural(Operation.SPLIT, spot, tuple(parts))


def _moved(plain: str, sop: Sop, spots: Sequence[Spot]) -> Structural | None:
    match = _first(_MOVES, plain)
    step, other = _named(match, spots), _named(match, spots, "other")
    if match is None or step is None or other is None or step == other:
        return None
    if not _MOVING.search(plain):
        return None
    is_before = match.groupdict().get("side") == "前" or bool(
        language_of(plain) == "en" and _BEFORE.search(match.group())
    )
    ids = [one.id for one in sop.steps]
    parents = {one.id: one.parent for one in sop.steps}
    parent = parents[_id(other)]
    after: str | None = _id(other)
    if is_before:
        earlier = [one for one in ids[: ids.index(_id(other))] if parents[one] == parent]
        earlier = [one for one in earlier if one != _id(step)]
        after = earlier[-1] if earlier else None
    siblings = [one for one in ids[: ids.index(_id(step))] if parents[one] == parents[_id(step)]]
    old = Position(after=siblings[-1] if siblings else None, parent=parents[_id(step)])
    new = Position(after=after, parent=parent)
    return Structural(Operation.MOVE, step, (), old, new) if new != old else None


def _id(spot: Spot) -> str:
    return spot.address.split("/")[2]
