"""What a statement is weighed by: its words, how it is built, where it stands, the SOP."""

from functools import lru_cache
from re import compile

from sopai.language.analysis import mood_in
from sopai.language.lexicon import sections
from sopai.language.script import language_of, lowered, normalise
from sopai.retro import cues, topics
from sopai.retro.amounts import amounts_in, same
from sopai.retro.context import context_of
from sopai.retro.core import core
from sopai.retro.judging import is_once, is_told, says_how
from sopai.retro.matching import STEP, Index, scores
from sopai.retro.norms import norm_of
from sopai.retro.reading import Read
from sopai.retro.removing import dropped
from sopai.retro.spots import Spot
from sopai.retro.values import Statement
from sopai.retro.words import words_of

_AS_WRITTEN = {"reported": cues.REPORTED}
"""Patterns for the text as it was written."""

_CUES = {
    "decides": cues.DECIDES,
    "decides too": cues.DECIDES_TOO,
    "decides if a rule": cues.DECIDES_IF_RULE,
    "did decide": cues.DID_DECIDE,
    "agrees": cues.AGREES,
    "settles": cues.SETTLES,
    "rejects": cues.REJECTS,
    "leaves open": cues.LEAVES_OPEN,
    "stands": cues.STANDS,
    "stands still": cues.STANDS_STILL,
    "was done": cues.WAS_DONE,
    "recurs": cues.RECURS,
    "past": cues.PAST,
    "exhorts": topics.EXHORTS,
    "feels": topics.FEELS,
    "praises": topics.PRAISES,
    "elsewhere": topics.ELSEWHERE,
    "asks": topics.ASKS,
    "nobody does": topics.NOBODY_DOES,
    "others' task": topics.OTHERS_TASK,
    "causes": topics.CAUSES,
}
"""Patterns for lower case, Chinese simplified, signs half-width."""

CUE_NAMES = (*_CUES, *_AS_WRITTEN)

_WORDS = compile(r"[a-z]+(?:['’][a-z]+)?")

FAR_OFF = 8.0
"""Closeness beyond which more says nothing."""

MOST = 0.7
"""Share of a statement's words in a place from which it says what stands there."""


def signs_of(read: Read, at: int, index: Index) -> dict[str, float]:
    """The signs of a statement, each with how strong it is, from 0 to 1.

    Args:
        read: the retrospective.
        at: index of the statement.
        index: the places of the SOP.
    """
    statement = read.statements[at]
    return {
        **_said(statement.plain),
        **_standing(read, statement),
        **_neighbour(read, at, at - 1, "before"),
        **_neighbour(read, at, at + 1, "after"),
        **_beside(read, at, index),
    }


def _neighbour(read: Read, at: int, other: int, where: str) -> dict[str, float]:
    """What the statement before or behind one does: an answer, a story, a question."""
    if not 0 <= other < len(read.statements):
        return {}
    one = read.statements[other]
    is_near = one.unit == read.statements[at].unit or read.units[one.unit].is_message
    near = "just " if is_near else ""
    done = (sign for sign in _said(one.plain) if sign.startswith(_DOING))
    return dict.fromkeys((f"{near}{where}: {sign}" for sign in done), 1.0)


_DOING = ("cue:", "rule:", "mood:", "told")
"""Signs of what a statement does, and not of what it is about."""


@lru_cache(maxsize=1024)
def _said(plain: str) -> dict[str, float]:
    """The signs that a statement has by itself."""
    low = lowered(normalise(plain))
    found = [f"cue: {name}" for name, cue in _CUES.items() if cue.search(low)]
    found += [f"cue: {name}" for name, cue in _AS_WRITTEN.items() if cue.search(plain)]
    found.append(f"rule: {norm_of(plain).name.lower()}")
    found.append(f"mood: {mood_in(plain, language_of(plain)).value}")
    for name, is_so in (
        ("once", is_once(plain)),
        ("told", is_told(low)),
        ("says how", says_how(plain)),
        ("amount", bool(amounts_in(normalise(plain)))),
        ("drops", dropped(core(plain)) is not None),
        ("names a step", STEP.search(plain) is not None),
    ):
        if is_so:
            found.append(name)
    known = sections("function_words.txt")
    found += [f"word: {word}" for word in _WORDS.findall(low) if word in known["en"]]
    found += [f"word: {word}" for word in known["zh"] if word in low]
    return dict.fromkeys(found, 1.0)


def _standing(read: Read, statement: Statement) -> dict[str, float]:
    """The signs of where a statement stands: under which heading, in a list, in a chat."""
    unit = read.units[statement.unit]
    roles = {
        passage.role
        for passage in unit.passages
        if passage.start < statement.end and statement.start < passage.end
    }
    found = [f"role: {role.value}" for role in roles]
    if unit.is_item:
        found.append("item")
    if unit.is_message:
        found.append("message")
    return dict.fromkeys(found, 1.0)


def _beside(read: Read, at: int, index: Index) -> dict[str, float]:
    """The signs of a statement beside the place that is closest to it."""
    ranked = scores(index, read.statements[at], context_of(read, at, None))
    if not ranked:
        return {}
    plain, spot = read.statements[at].plain, index.spots[ranked[0].at]
    words = set(words_of(plain))
    share = len(words & set(words_of(spot.text))) / len(words) if words else 0.0
    found = {"close": min(ranked[0].total, FAR_OFF) / FAR_OFF, "said": share}
    if share > MOST:
        found["mostly said"] = 1.0
    return {**found, **_amounts(plain, spot)}


def _amounts(plain: str, spot: Spot) -> dict[str, float]:
    """Whether a statement has the amounts of a place, or others of the same kind."""
    now, was = amounts_in(normalise(plain)), amounts_in(normalise(spot.text))
    found = {}
    if any(same(one, other) for one in now for other in was):
        found["same amount"] = 1.0
    if any(one.kind == other.kind and not same(one, other) for one in now for other in was):
        found["other amount"] = 1.0
    return found
