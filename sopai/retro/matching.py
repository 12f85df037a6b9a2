"""Which place of an SOP a statement is about; none rather than a guess."""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import exp
from re import compile
from typing import NamedTuple

from sopai.retro.features import CASE, HEADING, acting_words, asked_of, case_share, features_of
from sopai.retro.nearness import Places, near_signs, places_of
from sopai.retro.spots import Spot
from sopai.retro.values import Kind, Statement
from sopai.retro.weights import place_weights, weighted_sum
from sopai.retro.words import closeness, number_in, rarity, words_of

BEFORE = (0.4, 0.3, 0.2, 0.1)
"""How much the words of the sentences before it count, the nearest first."""

AFTER = (0.2, 0.1)
ECHO = 0.8
"""Of words that the retrospective quotes from the SOP, or that repeat a rule of it."""

ELSEWHERE = 0.25
"""Of what the retrospective tells of the same thing in another place."""

SECTION = 0.15
"""Of what stands under the same heading. All numbers here are tuned on the development cases."""

MIN_OWN = 1.0
"""From here on the words of the statement itself say where it belongs, in rarity."""

MIN_TOTAL = 1.0
"""What all words together have to reach, in rarity: below it nothing says where it belongs."""

CLEAR = 2.0
"""From here on the words around a statement cannot outweigh its own."""

TELLING_SHARE = 0.6
"""How much a note that orders nothing is worth: who is there, what the firm is called."""

AROUND_ALONE = 1.8
"""How much more the words around count where the statement's own say nothing."""

STEP = compile(
    r"\b(?:steps?|rows?|points?|sections?|no\.?|item) ?#?(?P<en>\d+(?:\.\d+)*)\b|"
    r"第 ?(?P<zh>\d{1,3}|[一二三四五六七八九十]{1,3}) ?(?:步|条|项|点|行)|步骤 ?(?P<han>\d{1,3})",
    2,
)


class Match(NamedTuple):
    """A place that a statement is about."""

    spot: Spot
    score: float
    lead: float
    """How far it is ahead of the next one, from 0 to 1."""

    is_named: bool = False
    """The statement gives its number."""

    directly: float = 0.0
    """What the words of the statement itself have of the score."""


class Index(NamedTuple):
    """The places of an SOP, ready to be compared."""

    spots: tuple[Spot, ...]
    words: tuple[Counter[str], ...]
    weights: Mapping[str, float]
    mean: float
    places: Places
    names: tuple[str, ...] = ()
    """People whom it names: their names say little of where something is done."""


def index_of(spots: Sequence[Spot], people: Sequence[str] = ()) -> Index:
    """The index of an SOP's places, and of the people whom it names."""
    words = tuple(features_of(spot.text) for spot in spots)
    total = sum(sum(one.values()) for one in words)
    return Index(
        tuple(spots),
        words,
        rarity(words),
        total / len(words) if words else 0.0,
        places_of(spots),
        tuple(people),
    )


class Context(NamedTuple):
    """What stands around a statement, each with how much its words count."""

    near: tuple[tuple[Statement, float], ...]
    heading: str = ""
    """The heading, and who speaks."""

    follows: Spot | None = None
    """Where the decision before it belongs, when it goes on from that one."""

    told: str = ""
    """What stands before it in the same paragraph, item or message."""

    is_part: bool = False
    """It is a part of the same sentence."""


class Score(NamedTuple):
    """How close a place is."""

    total: float
    directly: float
    """By the words of the statement itself."""

    at: int
    """Index of the place."""


def scores(index: Index, statement: Statement, context: Context) -> list[Score]:
    """The places of an SOP by how close they are to a statement, the closest first.

    What stands around a statement cannot outweigh its own words.
    """
    own = asked_of(statement, index.names)
    around = _asked(context, own)
    is_measure = _MEASURES.search(statement.plain) is not None
    direct = [closeness(own, words, index.weights, index.mean) for words in index.words]
    most = max(direct, default=0.0)
    acting = acting_words(statement)
    begins = CASE.match(statement.plain)
    case = words_of(begins["en"] or begins["zh"]) if begins is not None else Counter[str]()
    found = []
    for at, spot in enumerate(index.spots):
        beside = closeness(around, index.words[at], index.weights, index.mean)
        if most >= CLEAR:
            beside = min(beside, CONTEXT_SHARE * most, MAX_BESIDE)
        else:
            beside *= AROUND_ALONE
        total = direct[at] + beside
        is_goal = spot.address.startswith("/metrics") or _GOAL.search(spot.text) is not None
        if is_goal and not is_measure:
            total *= GOAL_SHARE
        elif spot.tells:
            total *= TELLING_SHARE
        if spot.owner and acting and words_of(spot.owner) == acting:
            total += SAME_ACTOR
        if spot.address.startswith("/exc"):
            total *= case_share(spot, case, own, around)
        if context.follows is not None and spot == context.follows:
            total += SAME_SENTENCE if context.is_part else FOLLOWS
        found.append(Score(total, direct[at], at))
    return sorted(found, key=lambda one: (-one.total, one.at))


MAX_BESIDE = 3.0
"""What it counts at most."""

CONTEXT_SHARE = 0.8
"""What stands around counts at most so much of what the best place has by the statement itself."""


def match(index: Index, statement: Statement, context: Context) -> Match | None:
    """The place that a statement is about; None where no place is close enough."""
    named = _numbered(index, statement, context)
    if named is not None:
        return named
    scored = scores(index, statement, context)
    if not scored:
        return None
    ranked = near(index, statement, context, scored)
    best, share = ranked[0]
    lead = share - ranked[1][1] if len(ranked) > 1 else share
    if best.total < MIN_TOTAL:
        return None
    return Match(index.spots[best.at], best.total, lead, directly=best.directly)


def near(
    index: Index, statement: Statement, context: Context, scored: Sequence[Score]
) -> list[tuple[Score, float]]:
    """The places by how likely a statement is about each, with that share of 1.

    Args:
        index: the places.
        statement: any statement.
        context: what stands around it.
        scored: how close each place is by its words.
    """
    by_place = sorted(scored, key=lambda one: one.at)
    signs = place_signs(index, statement, context, by_place)
    sums = [weighted_sum(one, place_weights()) for one in signs]
    most = max(sums, default=0.0)
    odds = [exp(one - most) for one in sums]
    whole = sum(odds)
    pairs = [(one, share / whole) for one, share in zip(by_place, odds, strict=True)]
    return sorted(pairs, key=lambda pair: (-pair[1], pair[0].at))


def place_signs(
    index: Index, statement: Statement, context: Context, by_place: Sequence[Score]
) -> list[dict[str, float]]:
    """The signs of each place that a statement is about it.

    Args:
        index: the places.
        statement: any statement.
        context: what stands around it.
        by_place: how close each place is by its words, in the order of the places.
    """
    totals = [one.total for one in by_place]
    return near_signs(index.places, statement.plain, context.told, context.heading, totals)


_MEASURES = compile(
    r"\b(?:count(?:ed|s)?|measur\w+|kpi|targets?|rate|metric|figure|per (?:week|month)|"
    r"report(?:ed|s)?)\b|指标|考核|"
    r"统计|目标|满意度|每月报|合格率",
    2,
)
"""Words of what is measured: without them a statement is about the work."""

GOAL_SHARE = 0.5
"""How much a place that only sets a goal is worth to a statement about the work."""

_GOAL = compile(
    r"(?::|below|under|fewer than|at least|不超过|不低于|目标)[^.。]{0,12}\d+(?:\.\d+)? ?%|"
    r"\b(?:fewer|less) than \d|"
    r"\d+ ?%\s*$|\b\d+ (?:out )?of (?:every )?\d+|^(?:what it['’]?s for|purpose|目的|we want|goal)",
    2,
)
SAME_ACTOR = 0.7
"""What is added to a place of the one who acts in the statement."""

FOLLOWS, SAME_SENTENCE = 1.5, 2.5
"""What is added to the place of the decision that a statement goes on from."""


_QUOTED = compile(r"[\"“「]([^\"”」]{3,80})[\"”」]")


def _asked(context: Context, own: Mapping[str, float]) -> dict[str, float]:
    asked: dict[str, float] = {}
    for other, share in context.near:
        if other.kind in (Kind.HOSTILE, Kind.IRONY, Kind.MOOD):
            continue
        echo = max(share, ECHO * min(1.0, share * 3)) if other.kind is Kind.REMINDER else share
        for word in words_of(other.plain):
            asked[word] = max(asked.get(word, 0.0), echo)
        for quoted in _QUOTED.findall(other.plain):
            for word in words_of(quoted):
                asked[word] = max(asked.get(word, 0.0), min(ECHO, share * 2.5))
    for word in words_of(context.heading):
        asked[word] = max(asked.get(word, 0.0), HEADING)
    return {word: share for word, share in asked.items() if word not in own}


def _numbered(index: Index, statement: Statement, context: Context) -> Match | None:
    """The step whose number the statement gives, or the message that it goes on from."""
    texts = [statement.plain]
    texts += [
        other.plain
        for other, share in sorted(context.near, key=lambda pair: -pair[1])
        if share >= BEFORE[1] and _points(other, statement)
    ]
    for text in texts:
        found = STEP.search(text)
        if found is None:
            continue
        number = found["en"] or found["han"] or number_in(found["zh"])
        for spot in index.spots:
            if spot.number == number:
                return Match(spot, 10.0, 1.0, is_named=True)
    return None


def _points(other: Statement, statement: Statement) -> bool:
    """What stands before may name the step: in another message, or as a decision."""
    if other.kind is Kind.HOSTILE or other.start > statement.start:
        return False
    return other.unit != statement.unit or other.kind is Kind.DECISION
