"""Whoever is said to do a step: one name, post or team, or nobody."""

from re import compile
from typing import NamedTuple

from sopai.draft.actors import actor_named
from sopai.draft.deadlines import limits_in
from sopai.draft.values import Draft
from sopai.errors import DraftError
from sopai.language.actor import Actor, is_outsider
from sopai.language.lexicon import base_verbs, given_names, things, words
from sopai.language.mood_zh import begins_with_verb
from sopai.schema.owner import OwnerKind


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


MAX_OWNER = 60
"""Characters of whoever does a step."""

_NO_OWNER = compile(
    r"\b(?:with|without|if|when|unless|using|via|by|to|not|instead|than|because|as|but|after|"
    r"before|until|who|which|then|steps?|no|never)\b|n['’]t\b|[\d?!,:;，；、/&+]|"
    r"[和与跟及或谁我你您他她它这那不没步]|[在来做去]$|完成|执行|处理|负责(?!人)|"
    r"马上|立即|立刻|尽快|及时|一起|共同|自动|亲自|当面|单独|统一|^[一几两某]个?人$",
    2,
)
"""In what is no single owner: several, a condition, a question, another instruction."""

_NOBODY = frozenset(
    "who whom whose what which nobody none noone anyone anybody everyone everybody someone "
    "somebody whoever i me we us you he him she her it they them this that all both monday tuesday "
    "wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december feb apr aug sep sept oct nov dec today tomorrow tonight "
    "yes no maybe later soon open unknown email e-mail phone post mail hand mistake accident "
    "default".split()
)
_SENTENCE = compile(
    r"(?<=\w )(?<!of )(?<!from )(?<!in )(?<!for )(?<!at )"
    r"(?:the|an?|our|my|his|her|their|its|all|each|every|any)\b|"
    r"(?:通知|告诉|告知|提醒|联系(?!人)|联络(?!人|员)|询问|请示|汇报|交给|转交|转给|发给|报给)",
    2,
)
"""In what says what somebody does, and not only who: "Call the customer", 通知店长."""

_TEAM = compile(r" (?:and|or) ", 2)
_LATIN_WORD = r"[A-ZÀ-Þ](?:[^\W_\u4e00-\u9fff]|['’-])*"
_CAPITALISED = compile(rf"{_LATIN_WORD}(?: {_LATIN_WORD}){{0,3}}")
_POST = compile(
    r"(?:the|our) (?:[a-z-]+ ){0,3}[a-z-]*(?:ist|ian|man|woman|guys?|lady|person|people)", 2
)
"""A post that no list knows: "the florist"; other words may be a way: "by the book"."""

_HAN_NAME = compile(
    r"(?!随便|都|待定|暂|无|还|以后|再|大家|所有|全体|系统|自动|改|用|在|按|[手人]工|手动|线[上下]|"
    r"书面|口头|电话|邮件|微信)[\u4e00-\u9fff]{2,4}(?<![的了着吧吗呢内前后])"
)
_NAMED = (OwnerKind.PERSON, OwnerKind.ROLE, OwnerKind.GROUP)
_OF = compile(r" (?:from|of) (?:the )?(?P<team>.+)")


def is_guess(said: str, known: Known) -> bool:
    """Whether Chinese words are a name only as far as nothing speaks against it."""
    is_stranger = _same(said, known.owners) is None and actor_named(said) is None
    return is_stranger and _HAN_NAME.fullmatch(said) is not None


def is_known(said: str, known: Known) -> bool:
    """Whether words are the name or the post of somebody, by the draft or by a list."""
    is_listed = actor_named(said) is not None and is_owner(said, known)
    return is_listed or _same(said, known.owners) is not None


def as_owner(text: str, known: Known, *, may_be_guess: bool = True) -> str:
    """Who is named by a text, if all of it names one person, post or team.

    Args:
        text: the words.
        known: what the draft names.
        may_be_guess: whether Chinese words may be a name that nothing but their place shows to be
            one: 手工 is none in 手工做第5步.

    Raises:
        DraftError: it names nobody, or several.
    """
    said = text.strip(" .。\"“”'")
    is_short = 0 < len(said) <= MAX_OWNER
    may_be = is_short and (may_be_guess or not is_guess(said, known))
    found = (_same(said, known.owners) or _owner(said, known)) if may_be else None
    if found is None:
        raise DraftError(
            f"{said!r} is not understood as the one who does a step: say one name or post, such as "
            "'step 3 is done by Anna'"
        )
    return found


def is_owner(text: str, known: Known) -> bool:
    """Whether all of a text names one person, post or team."""
    try:
        as_owner(text, known)
    except DraftError:
        return False
    return True


def _same(said: str, among: tuple[str, ...]) -> str | None:
    bare = said.lower().removeprefix("the ")
    return next((one for one in among if one.lower() == bare), None)


def _owner(said: str, known: Known) -> str | None:
    low = said.lower()
    is_tool = _same(said, (*known.tools, *words("tools.txt"))) is not None
    if is_tool or not _NOBODY.isdisjoint(low.split()) or _NO_OWNER.search(said) or limits_in(said):
        return None
    if _SENTENCE.search(said) or _serves(said):
        return None
    actor = actor_named(said)
    if actor is not None:
        return said if actor.kind in _NAMED and _is_all(actor, said) else None
    return None if _TEAM.search(said) else _stranger(said)


def _serves(said: str) -> bool:
    """Whether Chinese words say what is done for an outsider: 小赵安抚顾客."""
    places = range(len(said) - 3) if is_outsider(said) else ()
    return any(begins_with_verb(said[at:]) for at in places)


def _is_all(actor: Actor, said: str) -> bool:
    """Whether a person is all that is named: no "only Anna", no "Anna for now"."""
    if actor.kind is not OwnerKind.PERSON:
        return True
    if actor.role is not None and actor_named(actor.role) is None:
        return False
    behind = said.removeprefix(actor.text)
    team = _OF.fullmatch(behind)
    return behind in ("", said) or (team is not None and actor_named(team["team"]) is not None)


def _stranger(said: str) -> str | None:
    """A name or a post that no list knows."""
    low = said.lower()
    if low.split()[-1] in things():
        return None
    if low in given_names() and said == low:
        return said.title()
    is_verb = low.split()[0] in base_verbs() - given_names()
    if _POST.fullmatch(said) or (_CAPITALISED.fullmatch(said) and not is_verb):
        return said
    is_name = _HAN_NAME.fullmatch(said) and not begins_with_verb(said)
    return said if is_name and not _names_less(said) else None


def _names_less(said: str) -> bool:
    """Whether somebody is named by the first characters alone: 小孙暂时."""
    heads = (actor_named(said[:end]) for end in range(2, len(said)))
    return any(head is not None and head.kind is OwnerKind.PERSON for head in heads)


def neither(said: str) -> DraftError:
    """Why words about a step are refused."""
    return DraftError(
        f"{said.strip()!r} is understood neither as who does a step nor as its limit: say 'step 3 "
        "is done by Anna', 'step 3 within 10 minutes' or 'step 3 by Friday'"
    )
