"""What one clause of an instruction wants, before it is known whether the draft allows it."""

from collections.abc import Callable, Mapping
from re import Match
from typing import Literal, NamedTuple

from sopai.draft.doer import Known
from sopai.draft.grammar import grammar
from sopai.draft.new_words import new_words, title_words
from sopai.errors import DraftError

Span = tuple[int, int]
"""First and last number of steps named together; -1 is the last step, -2 the one before it."""

Kind = Literal[
    "split", "join", "move", "swap", "delete", "add", "owner", "limit", "action", "title"
]
Where = Literal["before", "after", "as", "up", "down"]
"""On which side of a step; `as` takes its number, `up` and `down` count steps."""


class Wish(NamedTuple):
    """One change that somebody wants."""

    kind: Kind
    steps: tuple[Span, ...] = ()
    """Which steps it is about, by the numbers that are shown."""

    text: str = ""
    """The new owner, limit, words or title."""

    place: Span | None = None
    """move, add: next to which step."""

    where: Where = "before"
    """move, add: on which side of it."""

    parts: int = 2
    """split: into how many; up, down: by how many."""

    instead_of: str = ""
    """owner: who is said not to do it."""


Reader = Callable[[Match[str], Known], tuple[Wish, ...]]
"""What a form of one kind wants."""


def first_read(
    language: str, readers: Mapping[str, Reader], clause: str, known: Known
) -> tuple[Wish, ...]:
    """What a clause wants by the first form whose parts are all understood; nothing without one.

    Raises:
        DraftError: a form fits, and a part of it is not understood.
    """
    problem: DraftError | None = None
    for kind, match in grammar(language).fitting(clause):
        try:
            found = readers[kind](match, known)
        except DraftError as error:
            problem = problem or error
            continue
        if found:
            return found
    if problem is not None:
        raise problem
    return ()


def readers_of(
    steps: Callable[[Match[str]], tuple[Span, ...]],
    place: Callable[[Match[str]], tuple[Span, Where]],
) -> dict[str, Reader]:
    """What the forms want that mean the same in both languages, by their kind.

    Args:
        steps: the steps that a form names, in its language.
        place: the place that it names.
    """

    def delete(match: Match[str], _known: Known) -> tuple[Wish, ...]:
        return (Wish("delete", steps(match)),)

    def join(match: Match[str], _known: Known) -> tuple[Wish, ...]:
        into = (place(match)[0],) if match.groupdict().get("place") else ()
        return (Wish("join", steps(match) + into),)

    def swap(match: Match[str], _known: Known) -> tuple[Wish, ...]:
        return (Wish("swap", steps(match)),)

    def add(match: Match[str], known: Known) -> tuple[Wish, ...]:
        if not {"place", "end"} & match.groupdict().keys():
            raise DraftError(
                "say where the new step goes, such as 'add a step after 3: Lock the door'"
            )
        span, where = place(match)
        return (Wish("add", text=new_words(match["text"], known), place=span, where=where),)

    def tool(_match: Match[str], _known: Known) -> tuple[Wish, ...]:
        raise DraftError(
            "tools are read from the words of a step: say the new words, such as 'change step 3 "
            "to: Print the label in Odoo'"
        )

    def title(match: Match[str], _known: Known) -> tuple[Wish, ...]:
        is_claim = match.groupdict().get("is") is not None
        return (Wish("title", text=title_words(match["text"].rstrip("。. "), is_claim=is_claim)),)

    return {"delete": delete, "join": join, "swap": swap, "add": add, "tool": tool, "title": title}
