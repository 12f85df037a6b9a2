"""The words of a step that is split, and of two that are joined."""

from re import compile

from sopai.draft.build import capital
from sopai.errors import DraftError
from sopai.language import performer_en
from sopai.language.lexicon import base_verbs
from sopai.language.mood_zh import begins_with_verb
from sopai.language.script import normalise
from sopai.schema.sop import Step

_CUT_EN = compile(r"(?:,? and then |, then |; |\. (?=[A-Z])|,? and |, )")
_CUT_ZH = compile(
    r"(?:[,，;；、。](?:然后|再|并且?|同时)?|然后|再(?=[\u4e00-\u9fff])|并(?=[\u4e00-\u9fff]))"
)
_BARE_VERB = compile(r"[A-Za-z-]+\.?")

_ONCE = ("time_limit", "output", "script", "trigger", "standard", "title", "metric")
"""What a step has one of."""


def pieces_of(action: str, count: int, language: str) -> tuple[str, ...]:
    """The words of a step as those of several, cut where each action begins.

    Raises:
        DraftError: so many actions are not found in them.
    """
    zh = language == "zh"
    pieces: list[str] = []
    start = 0
    for match in (_CUT_ZH if zh else _CUT_EN).finditer(action):
        head, rest = action[start : match.start()].strip(), action[match.end() :].strip()
        if len(pieces) < count - 1 and _is_cut(head, rest, zh):
            pieces.append(head if zh else f"{head.rstrip('.')}.")
            start = match.end()
    if not pieces:
        raise DraftError(
            f"only one action is found in {action!r}: say both, with 'change step N to: ...', or "
            "write the second one after 'and'"
        )
    if len(pieces) < count - 1:
        raise DraftError(
            f"{len(pieces) + 1} actions are found in {action!r}: make so many steps of it, or say "
            "all with 'change step N to: ...'"
        )
    return tuple(capital(piece) for piece in (*pieces, action[start:].strip()))


MIN_WORDS = 2
"""Characters of an action."""


def _is_cut(head: str, rest: str, zh: bool) -> bool:
    """Whether two actions are parted there: "Open and check the box" is one without its thing."""
    if len(head) < MIN_WORDS or len(rest) < MIN_WORDS:
        return False
    if zh:
        return begins_with_verb(normalise(rest))
    is_order = performer_en.is_imperative(performer_en.take_apart(capital(rest)))
    return is_order and not _BARE_VERB.fullmatch(head)


def joined(first: Step, second: Step, numbered: tuple[str, str], language: str) -> str:
    """The words of two steps as those of one.

    Raises:
        DraftError: something that one of them has would be lost.
    """
    owners = [one.owner.text or "-" for one in (first, second)]
    if owners[0] != owners[1]:
        raise DraftError(
            f"the two steps have different owners ({owners[0]}, {owners[1]}): give both to one "
            "first, then join them"
        )
    for field in _ONCE:
        values = (getattr(first, field), getattr(second, field))
        if all(values) and values[0] != values[1]:
            raise DraftError(
                f"steps {numbered[0]} and {numbered[1]} would lose {values[1]!r} or {values[0]!r}: "
                "give both the same first, then join them"
            )
    head = first.action.rstrip(" .。")
    if language == "zh":
        return f"{head}，{second.action}"
    if not performer_en.is_imperative(performer_en.take_apart(first.action)):
        return f"{head}. {capital(second.action)}"
    word = second.action.split(" ", 1)[0]
    is_verb = word.lower() in base_verbs() and word[1:].islower()
    end = second.action[:1].lower() + second.action[1:] if is_verb else second.action
    return f"{head} and {end}"
