"""Where in the order of an SOP a decision puts something: "before the van is loaded"."""

from collections.abc import Mapping, Sequence
from re import IGNORECASE, compile
from typing import NamedTuple

from sopai.retro.amounts import amounts_in
from sopai.retro.spots import Spot
from sopai.retro.words import closeness, words_of

_BEFORE = (
    compile(
        r"\b(?:before|prior to|ahead of)\s+(?!every|each|it (?:is|was)\b)(?P<what>[^,.;]{3,60})",
        IGNORECASE,
    ),
    compile(
        r"(?:^|[,。;:])(?:以后|今后|必须|每次|在)*(?P<what>[^,。;:]{2,12}?)"
        r"(?:(?:之|以)前|(?<![提目当以先考年周月日])前)(?=[,先必要由再应加须把做称量核检查])"
    ),
    compile(r"在(?P<what>[^,。;:]{2,12}?)(?:之|以)?前"),
)

MIN_CLOSE = 0.9
"""How close the words of such a clause have to be to a step's action, in rarity."""


class Order(NamedTuple):
    """A step before which something belongs."""

    at: int
    """Index among the places."""

    clause: str


def order_in(
    plain: str, spots: Sequence[Spot], weights: Mapping[str, float], mean: float
) -> Order | None:
    """The step before which a decision puts something; None where it names none.

    Args:
        plain: the decision.
        spots: the places of the SOP.
        weights: rarity of their words.
        mean: mean number of their words.
    """
    for match in (found for pattern in _BEFORE for found in pattern.finditer(plain)):
        what = match["what"]
        if amounts_in(what):
            continue
        asked = dict.fromkeys(words_of(what), 1.0)
        scored = [
            (closeness(asked, words_of(spot.value), weights, mean), -at)
            for at, spot in enumerate(spots)
            if spot.address.startswith("/steps/")
        ]
        best, at = max(scored, default=(0.0, 0))
        if best >= MIN_CLOSE:
            return Order(-at, match.group())
    return None
