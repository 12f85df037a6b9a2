"""Who does which numbered steps, as a document says once: "Steps 1–4: picker, 5–8: packer"."""

from re import IGNORECASE, compile
from typing import NamedTuple

from sopai.language import owners_zh, performer_en
from sopai.language.actor import Actor
from sopai.schema.owner import OwnerKind

_RANGE = (
    r"(?P<first>\d{1,2})"
    r"(?:\s?(?:-|–|—|~|to|through|until|and|&|至|到|和)\s?(?P<last>\d{1,2}))?"
)
_STEPS_THEN_WHO = compile(
    rf"\b(?:steps?|points?|items?|nos?\.?|lines?)\s?{_RANGE}\s?(?:[:=–—-]|(?:are|is)?\s?"
    r"(?:(?:done|handled|performed|carried out|taken|run) )?by|go(?:es)? to|belongs? to)\s?"
    r"(?P<who>[A-Za-z][\w /&'-]{2,40})",
    IGNORECASE,
)
_WHO_THEN_STEPS = compile(
    r"(?:^|[.;,|\n]\s?|"
    r"\band\s)(?P<who>(?:the )?[A-Za-z][\w/&'-]*(?: [\w/&'-]+){0,4}?)\s?(?:[:=(|–—-]|"
    r"does|do|runs?|handles?|takes?(?: over)?|covers?|(?:is|are) responsible for)\s?"
    rf"(?:the )?(?:steps?|points?|items?|nos?\.?|lines?)\s?{_RANGE}",
    IGNORECASE,
)
_FURTHER = compile(
    rf"[,;]\s?(?:and )?{_RANGE}\s?(?:[:=–—-]|"
    rf"by)\s?(?P<who>[A-Za-z][\w /&'-]{{2,40}})"
)
_ZH = compile(
    rf"第?{_RANGE}\s?(?:步|条|项|点)?\s?(?:均|都)?(?:由|归|[:：])\s?(?P<who>[^,。;、\d]{{2,12}}?)"
    r"(?=执行|完成|负责|操作|处理|办理|来?做|[,。;、\s)|]|$)"
)
_ZH_WHO = compile(
    rf"(?P<who>[^,。;、:\d]{{2,12}}?)(?:负责|做|执行|完成)第?\s?{_RANGE}\s?(?:步|条|"
    rf"项|"
    rf"点)"
)
_NAMED = (OwnerKind.ROLE, OwnerKind.PERSON, OwnerKind.GROUP)


class Share(NamedTuple):
    """Numbered steps, the first and the last of them, and who does them."""

    first: int
    last: int
    actor: Actor


def shares_in(text: str, language: str) -> list[Share]:
    """The shares that a sentence or a row names, in its order.

    Args:
        text: a piece of `plain`.
        language: the document's language.
    """
    patterns = (_ZH, _ZH_WHO) if language == "zh" else (_STEPS_THEN_WHO, _WHO_THEN_STEPS)
    found = []
    for pattern in patterns:
        for match in pattern.finditer(text):
            actor = _first_actor(match["who"], language)
            if actor is not None and actor.kind in _NAMED:
                found.append(_share(match["first"], match["last"], actor))
                if language != "zh":
                    found += _further(text, match.end(), language)
    return found


def _further(text: str, start: int, language: str) -> list[Share]:
    """What follows a first share in the same list: ", 5–8: packer"."""
    found = []
    for match in _FURTHER.finditer(text, max(0, start - 40)):
        actor = _first_actor(match["who"], language)
        if actor is not None and actor.kind in _NAMED:
            found.append(_share(match["first"], match["last"], actor))
    return found


def _share(first: str, last: str | None, actor: Actor) -> Share:
    return Share(int(first), int(last or first), actor)


def _first_actor(phrase: str, language: str) -> Actor | None:
    if language != "zh":
        return performer_en.longest_actor(phrase)
    for stop in range(len(phrase), 1, -1):
        actor = owners_zh.name_actor(phrase[:stop])
        if actor is not None:
            return actor
    return None
