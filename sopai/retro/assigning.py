"""Who a sentence gives something to, and what it says besides."""

from collections.abc import Sequence
from re import IGNORECASE, compile
from typing import NamedTuple

from sopai.language.actor import Actor
from sopai.language.analysis import actor_in
from sopai.language.script import language_of, lowered
from sopai.schema.owner import OwnerKind

_NAME = r"(?:[Tt]he )?[A-Z][a-z][\w'’.]*(?: (?:[A-Z][\w'’.]*|desk|lead|team|manager|office)){0,2}"
_END = r"(?=\s*(?:$|[,.;!(]|\bnot\b|\binstead\b|\band (?:no|not)\b|\bfrom\b|\balone\b|\bonly\b))"
_HAN = r"[\u4e00-\u9fff]{2,4}?"
_DOES_ZH = (
    r"(?=亲[手自]|统一|单独|一个人|直接|来|去|负责|处理|出|管|跟|交|核|查|检|带|打|发|办|审|"
    r"批|签|收|验|"
    r"分|写|做|定|包|装|量|洗|清|录|守|陪|送|取|开|关|查|通知|联系|确认|登记|保管|填|安排|接|"
    r"盯|牵头|落实|执行)"
)
_FORMS = tuple(
    compile(pattern)
    for pattern in (
        rf"\s*(?:->|=>|→|⇒|\s[–—-]{{1,2}})\s*(?P<who>{_NAME}){_END}(?:,? (?:not|and not|"
        rf"instead of) [^,.;]+)?",
        rf"(?<=\w):\s*(?P<who>{_NAME}){_END}",
        rf",?\s*\b(?:is|becomes|will be|goes to)(?: now)? (?P<who>{_NAME}?)['’]s? (?:job|task|"
        rf"duty|work|turn)\b",
        rf"[,;]?\s*\b(?:done |taken over |checked |made )?by (?P<who>{_NAME}){_END}"
        r"(?:,? (?:not|instead of) [^,.;]+)?",
        rf"\s*\b(?:goes|moves|is handed|is given) to (?P<who>{_NAME}){_END}"
        r"(?:,? (?:not|instead of) [^,.;]+)?",
        rf"[,、:;]?\s*(?:->|=>|→|⇒|——?)\s*(?P<who>{_HAN})(?=$|[,。;、(])",
        rf"(?<![再是])(?:[改全]?由|[改都]?归|交给|转给|让|"
        rf"派)(?P<who>[\u4e00-\u9fff]{{2,6}}?)(?={_DOES_ZH[3:-1]}|$|[,。;])(?:负责|管|落实|执行|跟进)?",
        rf"(?:^|(?<=[,。;:]))(?P<who>{_HAN})(?:负责|来|弄|管|跟|盯|做|搞)(?=$|[,。;])",
        rf"负责人?[::改为是]*(?P<who>{_HAN})(?=$|[,。;])",
    )
)
_NO_NAME = compile(
    r"^(?:mon|tues|wednes|thurs|fri|satur|sun)days?$|^(?:jan(?:uary)?|feb(?:ruary)?|march|"
    r"april|may|"
    r"june|july|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$|^(?:yes|"
    r"no|ok|max|min|always|never|only|new|same|reminder|if|the|this|that|it|"
    r"please|from|not|as|everyone|everybody|nobody|somebody|someone|anyone)\b|"
    r"[谁人家们]$|^(?:大家|自己|客户|对方|别人|专人|不|没|每|一)|时|前|后|次|天|元",
    IGNORECASE,
)
_REST_OLD = compile(r"不再由[^,。;]{1,12}?(?=[,。;]|$)")


class Assigned(NamedTuple):
    """Who does it, and the sentence without that."""

    who: str
    rest: str


def assigned(plain: str, names: Sequence[str]) -> Assigned | None:
    """Whom a sentence gives something to; None where it names nobody.

    Args:
        plain: the sentence, as `core` gives it.
        names: people and roles that the SOP and the retrospective know.
    """
    for pattern in _FORMS:
        for found in pattern.finditer(plain):
            who = found["who"].strip(" .,")
            known = next((name for name in names if lowered(name) == lowered(who)), None)
            if known is None and not _is_somebody(plain, who):
                continue
            before, behind = plain[: found.start()], plain[found.end() :]
            rest = before + (":" if found.group().startswith(":") else "") + behind
            return Assigned(known or who, _tidy(rest))
    return _contrasted(plain)


def _contrasted(plain: str) -> Assigned | None:
    """Who does it, "not the office"; "我来" is whoever says it."""
    found = _NOT_THEM.search(plain)
    actor = acting(plain) if found is not None else None
    if found is None or actor is None or lowered(actor.text) in lowered(found.group()):
        return None
    return Assigned(actor.text, _tidy(plain[: found.start()] + plain[found.end() :]))


_NOT_THEM = compile(
    r",? (?:not|instead of|rather than|and no longer|"
    r"no longer) (?:by )?(?:the )?[A-Z]?[a-z]+(?: [a-z]+)?(?=[.,;]|$)|"
    r",(?:不再?(?:由|是|归)|而不是)[^,。]{2,10}"
)


_DOUBLE = compile(r"([,:;])\s*(?=[,:;。])")


def _tidy(rest: str) -> str:
    return _DOUBLE.sub("", _REST_OLD.sub("", rest)).strip(" ,;:。–—-")


def _is_somebody(plain: str, who: str) -> bool:
    """A word with a capital that does not only begin a sentence; in Chinese a name or a role."""
    if _NO_NAME.search(who):
        return False
    if who.isascii():
        return plain.find(who) > 0
    return who.endswith("班") or acting(f"{who}检查。") is not None


def acting(plain: str) -> Actor | None:
    """The person, role or group that acts in a sentence."""
    actor = actor_in(plain, language_of(plain))
    kinds = (OwnerKind.PERSON, OwnerKind.ROLE, OwnerKind.GROUP, "name")
    return actor if actor is not None and actor.kind in kinds else None
