"""What the rules find in a description while it is typed, to be corrected before it is drafted."""

from re import escape, sub
from typing import NamedTuple

from sopai.draft.drafting import MAX_BRIEF
from sopai.draft.facts import facts_of
from sopai.draft.kinds import Kind
from sopai.draft.refused import NOTHING, Refused, without


class Understood(NamedTuple):
    """Words of a description by what they were taken for, in its own writing and order."""

    people: tuple[str, ...]
    tools: tuple[str, ...]

    times: tuple[str, ...]
    """By when, how long, how often."""

    limits: tuple[str, ...]
    """Amounts."""


_SILENT = (Kind.BACKGROUND, Kind.DOCUMENT)


def understand(text: str, refused: Refused = NOTHING) -> Understood:
    """People, tools, times and amounts of a description.

    Args:
        text: the description.
        refused: what a person took out of it.
    """
    facts = without(facts_of(text[:MAX_BRIEF]), refused)
    found = [(one.limit, one.is_time) for one in facts.said if one.kind not in _SILENT]
    return Understood(
        facts.people.names,
        facts.tools,
        tuple(dict.fromkeys(limit for limit, is_time in found if limit and is_time)),
        tuple(dict.fromkeys(limit for limit, is_time in found if limit and not is_time)),
    )


def corrected(text: str, word: str, better: str) -> str:
    """A description in which a word that was misheard or misspelt is another one everywhere."""
    before, after = (r"(?<!\w)", r"(?!\w)") if word.isascii() else ("", "")
    return sub(f"{before}{escape(word)}{after}", lambda _: better, text)
