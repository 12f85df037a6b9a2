"""What one clause of an instruction wants, before it is known whether the draft allows it."""

from collections.abc import Callable, Mapping
from re import IGNORECASE, Match, compile
from typing import Literal, NamedTuple

from sopai.draft.deadlines import limits_in
from sopai.draft.doer import Known, as_owner, is_guess
from sopai.draft.grammar import grammar
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


def neither(said: str) -> DraftError:
    """Why words about a step are refused."""
    return DraftError(
        f"{said.strip()!r} is understood neither as who does a step nor as its limit: say 'step 3 "
        "is done by Anna', 'step 3 within 10 minutes' or 'step 3 by Friday'"
    )


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
        return (Wish("title", text=title_words(match["text"].rstrip("。. "))),)

    return {"delete": delete, "join": join, "swap": swap, "add": add, "tool": tool, "title": title}


def new_words(said: str, known: Known) -> str:
    """The words that a step shall have.

    Raises:
        DraftError: they can be somebody as well.
    """
    text = title_words(said)
    is_quoted = text != said.strip()
    if not is_quoted and _IDLE.fullmatch(text):
        raise DraftError(f"{text!r} is nothing that somebody does: say the new words of the step")
    limits = limits_in(text)
    who = _LOOSE.sub("", _without(limits, text))
    if is_quoted or (who == text and is_guess(text, known)):
        return text
    try:
        as_owner(who, known)
    except DraftError:
        if limits and limits[0][0] == 0 and not _TWO_WORDS.search(who):
            raise neither(text) from None
        return text
    raise DraftError(
        f"{text!r} can be the one who does the step, or its words: say 'step 3 is done by Anna', "
        "or put the words in quotation marks"
    )


_LOOSE = compile(r"^(?:[\W_]|(?:by|and|or)\b)+|[\W_]+$", IGNORECASE)
_TWO_WORDS = compile(r"\w\W+\w|[\u4e00-\u9fff]{2}")


def _without(limits: list[tuple[int, int]], text: str) -> str:
    """What is left of words without the limits in them: of "Anna by Friday" Anna."""
    for start, end in reversed(limits):
        text = text[:start] + text[end:]
    return text


def title_words(said: str) -> str:
    """Words without the quotation marks around all of them.

    Raises:
        DraftError: only a part of them is quoted, or nothing is there.
    """
    text = unquoted(said)
    if text[:1] in _QUOTES or not _WORD.search(text):
        raise either(text)
    return text


def either(words: str) -> DraftError:
    """Why words are refused that may be taken as they are, or not."""
    return DraftError(
        f"{words!r} can be an instruction, or part of the new words: put the words in quotation "
        "marks, or say one change after the other"
    )


_QUOTES = ('"', "“", "「", "『")
QUOTE_ENDS = ('"', "”", "」", "』")
_WORD = compile(r"[^\W_]")
_IDLE = compile(
    r"(?:please )?(?:(?:don['’]?t|do not|never) "
    r"(?:change|touch|edit|delete|remove|move|split|merge)(?: (?:it|this|anything))?|"
    r"(?:leave|keep)\b.{0,20}|"
    r"(?:delete|remove|split|drop|skip)(?: (?:it|this))?|unchanged|no change|nothing|as (?:it )?is|"
    r"the same|ok|okay|fine|good|done|yes|no|empty|tbd|\?+)[.!]*|"
    r"不变|不用改|不要改|别改|别动|不动|不改|保持.{0,4}|删掉?|删除|去掉|拆开|没有|无|空|待定",
    2,
)
"""What is no action, where the new words of a step are expected."""

_QUOTED = compile(r"[\"“'‘「『](?P<text>[^\"“”「」『』]+)[\"”'’」』]")


def unquoted(said: str) -> str:
    """The words without the quotation marks around all of them."""
    match = _QUOTED.fullmatch(said.strip())
    return (match["text"] if match else said).strip()
