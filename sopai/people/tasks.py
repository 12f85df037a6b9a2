"""Tasks of positions, and which SOP covers each."""

from collections.abc import Sequence
from re import compile
from typing import NamedTuple

from sopai.language.script import normalise
from sopai.language.segments import query_words
from sopai.schema.roster import Roster

ENOUGH = 0.6
"""Share of a task's telling words that an SOP's title and owners' steps have to hold."""

_HAN = compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+")
_WORD = compile(r"[a-z]{3,}")
_ENDINGS = ("ations", "ation", "ing", "ies", "ed", "es", "s", "y", "e")
_EMPTY = frozenset(
    "the and for with from into own all any this that their his her its out off per each every "
    "by according to sop".split()
)


class Covering(NamedTuple):
    """What is known of an SOP when tasks are looked for in it."""

    sop_id: str
    number: str | None
    title: str
    words: str
    """Its title and its steps."""


class TaskOf(NamedTuple):
    """A task of a position, and the SOP that covers it."""

    role: str
    task: str
    sop_id: str | None
    """None: a gap."""

    title: str | None


def tasks_of(roster: Roster, sops: Sequence[Covering]) -> tuple[TaskOf, ...]:
    """Every task of the roster, with the SOP that covers it.

    An SOP covers a task that names its number or its title, else the one that holds most of the
    task's telling words, if it holds enough of them.
    """
    stems = [_stems(sop.words) for sop in sops]
    return tuple(
        _task(role.name, task, sops, stems) for role in roster.roles for task in role.tasks
    )


def _task(
    role: str, task: str, sops: Sequence[Covering], stems: Sequence[frozenset[str]]
) -> TaskOf:
    low = normalise(task).casefold()
    for sop in sops:
        names = (name for name in (sop.number, sop.title) if name)
        if any(normalise(name).casefold() in low for name in names):
            return TaskOf(role, task, sop.sop_id, sop.title)
    wanted = _stems(task)
    shares = [len(wanted & known) / len(wanted) if wanted else 0.0 for known in stems]
    best = max(range(len(sops)), key=lambda at: shares[at], default=None)
    if best is None or shares[best] < ENOUGH:
        return TaskOf(role, task, None, None)
    return TaskOf(role, task, sops[best].sop_id, sops[best].title)


def _stems(words: str) -> frozenset[str]:
    """The telling words without their endings; Chinese ones of two characters and more."""
    low = normalise(words).casefold()
    latin = {_stem(word) for word in _WORD.findall(low) if word not in _EMPTY}
    han = {word for run in _HAN.findall(low) for word in query_words(run) if len(word) > 1}
    return frozenset(latin | han)


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word.removesuffix(ending)
    return word
