"""What one clause of an instruction wants, before it is known whether the draft allows it."""

from collections.abc import Callable, Mapping
from re import Match, compile
from typing import Literal, NamedTuple

from sopai.draft.actors import actor_named
from sopai.draft.deadlines import limits_in
from sopai.draft.grammar import grammar
from sopai.draft.values import Draft
from sopai.errors import DraftError
from sopai.language.lexicon import base_verbs, given_names, things, words
from sopai.language.mood_zh import begins_with_verb
from sopai.schema.owner import OwnerKind

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


class Known(NamedTuple):
    """What a draft names."""

    owners: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()


def known_of(made: Draft) -> Known:
    """The owners and the tools that a draft names."""
    holders = [one.owner for one in made.sop.steps]
    holders += [one.owner for one in made.sop.exceptions]
    owners = [name for one in holders for name in (one.person, one.role, one.text) if name]
    tools = [tool for step in made.sop.steps for tool in step.tools]
    return Known(tuple(dict.fromkeys(owners)), tuple(dict.fromkeys(tools)))


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


MAX_OWNER = 60
"""Characters of whoever does a step."""

_NO_OWNER = compile(
    r"\b(?:with|without|if|when|unless|using|via|by|to|not|instead|than|because|as|but|after|"
    r"before|until|who|which|then|steps?|no|never)\b|n['’]t\b|[\d?!,:;，；、/&+]|"
    r"[和与跟及或谁我你您他她它这那不没步]|[在来做去]$|完成|执行|处理|负责(?!人)|"
    r"马上|立即|立刻|尽快|及时|一起|共同|自动|亲自|当面|单独|统一",
    2,
)
"""In what is no single owner: several, a condition, a question, another instruction."""

_NOBODY = frozenset(
    "who whom whose what which nobody none noone anyone anybody everyone everybody someone "
    "somebody whoever i me we us you he him she her it they them this that all both monday tuesday "
    "wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december today tomorrow tonight yes no maybe later soon open "
    "unknown email e-mail phone post mail hand mistake accident default".split()
)
_TEAM = compile(r" (?:and|or) ", 2)
_CAPITALISED = compile(r"[A-ZÀ-Þ][\w'’-]*(?: [A-ZÀ-Þ][\w'’-]*){0,3}")
_POST = compile(r"(?:the|our) (?P<words>[a-z-]+(?: [a-z-]+){0,3})", 2)
_HAN_NAME = compile(
    r"(?!随便|都|待定|暂|无|还|以后|再|大家|所有|全体|系统|自动|改|用|在|按)[\u4e00-\u9fff]{2,4}"
    r"(?<![的了着吧吗呢内前后])"
)
_NAMED = (OwnerKind.PERSON, OwnerKind.ROLE, OwnerKind.GROUP)


def as_owner(text: str, known: Known) -> str:
    """Who is named by a text, if all of it names one person, post or team.

    Raises:
        DraftError: it names nobody, or several.
    """
    said = text.strip(" .。\"“”'")
    is_short = 0 < len(said) <= MAX_OWNER
    found = (_same(said, known.owners) or _owner(said, known)) if is_short else None
    if found is None:
        raise DraftError(
            f"{said!r} is not understood as the one who does a step: say one name or post, such as "
            "'step 3 is done by Anna'"
        )
    return found


def _same(said: str, among: tuple[str, ...]) -> str | None:
    bare = said.lower().removeprefix("the ")
    return next((one for one in among if one.lower() == bare), None)


def _owner(said: str, known: Known) -> str | None:
    low = said.lower()
    is_tool = _same(said, (*known.tools, *words("tools.txt"))) is not None
    if is_tool or not _NOBODY.isdisjoint(low.split()) or _NO_OWNER.search(said) or limits_in(said):
        return None
    actor = actor_named(said)
    if actor is not None:
        return said if actor.kind in _NAMED else None
    return None if _TEAM.search(said) else _stranger(said)


def _stranger(said: str) -> str | None:
    """A name or a post that no list knows."""
    low = said.lower()
    if low in given_names() and said == low:
        return said.title()
    post = _POST.fullmatch(said)
    if post is not None:
        return said if post["words"].lower().split()[-1] not in things() else None
    is_verb = low.split()[0] in base_verbs() - given_names()
    if _CAPITALISED.fullmatch(said) and not is_verb:
        return said
    return said if _HAN_NAME.fullmatch(said) and not begins_with_verb(said) else None


def neither(said: str) -> DraftError:
    """Why words about a step are refused."""
    return DraftError(
        f"{said.strip()!r} is understood neither as who does a step nor as its limit: say 'step 3 "
        "is done by Anna', 'step 3 within 10 minutes' or 'step 3 by Friday'"
    )


def nowhere() -> DraftError:
    """Why a step that may be anywhere is not added."""
    return DraftError("say where the new step goes, such as 'add a step after 3: Lock the door'")


def refused_tool(_match: Match[str], _known: Known) -> tuple[Wish, ...]:
    """Tools stand in the words of a step, from which they are read.

    Raises:
        DraftError: always.
    """
    raise DraftError(
        "tools are read from the words of a step: say the new words, such as 'change step 3 to: "
        "Print the label in Odoo'"
    )


def new_words(said: str, known: Known) -> str:
    """The words that a step shall have.

    Raises:
        DraftError: they can be somebody as well.
    """
    text = title_words(said)
    is_quoted = text != said.strip()
    if not is_quoted and _IDLE.fullmatch(text):
        raise DraftError(f"{text!r} is nothing that somebody does: say the new words of the step")
    is_guess = _HAN_NAME.fullmatch(text) is not None and actor_named(text) is None
    if is_quoted or (is_guess and _same(text, known.owners) is None):
        return text
    try:
        as_owner(text, known)
    except DraftError:
        return text
    raise DraftError(
        f"{text!r} can be the one who does the step, or its words: say 'step 3 is done by Anna', "
        "or put the words in quotation marks"
    )


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
