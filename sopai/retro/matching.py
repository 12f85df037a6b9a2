"""Which place of an SOP a statement is about; none rather than a guess."""

from collections import Counter
from collections.abc import Mapping, Sequence
from re import compile
from typing import NamedTuple

from sopai.retro.spots import Spot
from sopai.retro.values import Kind, Statement, Unit
from sopai.retro.words import closeness, rarity, words_of

OWN, NEAR, HEADING, BEFORE = 1.0, 0.35, 0.5, 0.2
"""How much a word counts by where it stands: in the statement, its unit, its heading, what was said
just before it in a chat. Tuned on the development cases."""

MIN_OWN = 1.0
"""What the words of the statement itself have to reach, in rarity."""

MIN_TOTAL = 2.2
"""What all words together have to reach. Both tuned on the development cases."""

_STEP = compile(
    r"\b(?:steps?|rows?|points?|sections?|no\.?|item) ?#?(?P<en>\d+(?:\.\d+)*)\b|"
    r"第 ?(?P<zh>\d{1,3}|[一二三四五六七八九十]{1,3}) ?(?:步|条|项|点|行)|步骤 ?(?P<han>\d{1,3})",
    2,
)
_DIGITS = "零一二三四五六七八九"


class Match(NamedTuple):
    """A place that a statement is about."""

    spot: Spot
    score: float
    lead: float
    """How far it is ahead of the next one, from 0 to 1."""

    is_named: bool = False
    """The statement gives its number."""


class Index(NamedTuple):
    """The places of an SOP, ready to be compared."""

    spots: tuple[Spot, ...]
    words: tuple[Counter[str], ...]
    weights: Mapping[str, float]
    mean: float


def index_of(spots: Sequence[Spot]) -> Index:
    """The index of an SOP's places."""
    words = tuple(words_of(spot.text) for spot in spots)
    total = sum(sum(one.values()) for one in words)
    return Index(tuple(spots), words, rarity(words), total / len(words) if words else 0.0)


def match(
    index: Index, statement: Statement, units: Sequence[Unit], around: Sequence[Statement]
) -> Match | None:
    """The place that a statement is about.

    Args:
        index: of the SOP.
        statement: the statement.
        units: of the retrospective.
        around: the statements of its unit, and in a chat those just before.
    """
    named = _numbered(index, statement, around)
    if named is not None:
        return named
    own = dict.fromkeys(words_of(statement.plain), OWN)
    asked = _asked(statement, units, around, own)
    scored = sorted(
        (
            (closeness(asked, words, index.weights, index.mean), -at)
            for at, words in enumerate(index.words)
        ),
        reverse=True,
    )
    if not scored:
        return None
    best, at = scored[0][0], -scored[0][1]
    directly = closeness(own, index.words[at], index.weights, index.mean)
    if best < MIN_TOTAL or (directly < MIN_OWN and best < 2 * MIN_TOTAL):
        return None
    second = scored[1][0] if len(scored) > 1 else 0.0
    return Match(index.spots[at], best, (best - second) / best)


def _asked(
    statement: Statement,
    units: Sequence[Unit],
    around: Sequence[Statement],
    own: Mapping[str, float],
) -> dict[str, float]:
    asked: dict[str, float] = {}
    for other in around:
        share = NEAR if other.unit == statement.unit else BEFORE
        if other.kind in (Kind.HOSTILE, Kind.IRONY, Kind.MOOD):
            continue
        for word in words_of(other.plain):
            asked[word] = max(asked.get(word, 0.0), share)
    for word in words_of(units[statement.unit].heading):
        asked[word] = max(asked.get(word, 0.0), HEADING)
    return {**asked, **own}


def _numbered(index: Index, statement: Statement, around: Sequence[Statement]) -> Match | None:
    """The step whose number the statement gives, or the message that it goes on from."""
    texts = [statement.plain]
    texts += [other.plain for other in reversed(around) if other.kind is not Kind.HOSTILE]
    for text in texts:
        found = _STEP.search(text)
        if found is None:
            continue
        number = found["en"] or found["han"] or _arabic(found["zh"])
        for spot in index.spots:
            if spot.number == number:
                return Match(spot, 10.0, 1.0, is_named=True)
    return None


def _arabic(number: str) -> str:
    """Chinese numerals up to 99 as digits."""
    if number.isdigit():
        return number
    tens, ten, ones = number.rpartition("十")
    if not ten:
        return str(_DIGITS.index(number[-1]))
    return str((_DIGITS.index(tens) if tens else 1) * 10 + (_DIGITS.index(ones) if ones else 0))
