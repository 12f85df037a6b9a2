"""What stops when somebody is away, and who takes over the rest."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from sopai.people.directory import is_same
from sopai.people.duties import Duty
from sopai.people.overview import Owned


class TakenOver(NamedTuple):
    """What one person does in place of those who are away."""

    person: str
    is_holder: bool
    """Holds the role, too; else stands in."""

    duties: tuple[Duty, ...]


class Absence(NamedTuple):
    """What the absence of some people means."""

    stops: tuple[Duty, ...]
    """Nobody is left who could do it."""

    taken_over: tuple[TakenOver, ...]
    """The rest, by who does it: most work first."""

    uncovered: tuple[str, ...]
    """People who are here and whose only substitute is away."""


def absence(found: Sequence[Owned], away: Collection[str]) -> Absence:
    """What the absence of people means for everything that they answer for.

    Args:
        found: every duty with who answers for it on the day.
        away: who is away at the same time.
    """

    def is_away(person: str) -> bool:
        return any(is_same(person, name) for name in away)

    stops: list[Duty] = []
    taken: dict[tuple[str, bool], list[Duty]] = {}
    uncovered: dict[str, None] = {}
    for duty, answer in found:
        here = [person for person in answer.people if not is_away(person)]
        stand_ins = [person for person in answer.substitutes if not is_away(person)]
        if len(here) == len(answer.people):
            if answer.people and answer.substitutes and not stand_ins:
                uncovered.update(dict.fromkeys(answer.people))
        elif here or stand_ins:
            taken.setdefault(((here or stand_ins)[0], bool(here)), []).append(duty)
        else:
            stops.append(duty)
    made = [TakenOver(*who, tuple(duties)) for who, duties in taken.items()]
    return Absence(
        tuple(stops),
        tuple(sorted(made, key=lambda one: (-len(one.duties), one.person))),
        tuple(uncovered),
    )
