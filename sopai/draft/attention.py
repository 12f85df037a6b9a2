"""Warnings and bans that stand right by a step: what to watch out for when it is done."""

from re import compile

from sopai.changes.meaning import stems
from sopai.draft.facts import Facts
from sopai.draft.kinds import Kind
from sopai.draft.said import Said
from sopai.draft.scripts import script_in
from sopai.schema.owner import OwnerKind

_WARNS = {
    "en": compile(
        r"\W*(?:(?:and|but|please|always|just) )*"
        r"(?:mind (?:the|your|that)|watch (?:out|your)|look out|beware|"
        r"be (?:very )?careful|careful|caution|warning|danger(?:ous)?(?=[:!])|attention(?=[:!])|"
        r"take care (?!of)|pay attention|it(?: is|['’]s) (?:very )?"
        r"(?:hot|sharp|heavy|fragile|slippery|dangerous))\b",
        2,
    ),
    "zh": compile(
        r"\W*(?:但|可|千万|一定|大家)?(?:要|得)?(?:注意(?!事项)|小心(?!眼)|当心|留意|谨防|切记|警告)"
    ),
}
_BANS = {
    "en": compile(
        r"\W*(?:(?:and|but|please|so) )*"
        r"(?:never|(?:do not|don['’]?t|dont)(?! (?:forget|hesitate|worry))|"
        r"must (?:not|never)|(?:[A-Za-z]+ ){1,3}(?:must not|mustn['’]?t|must never)) \w+",
        2,
    ),
    "zh": compile(
        r"\W*(?:但|也|绝对?|千万|一定|切记)?(?:别(?![的人名])|不要|不得|不能|不可以?|不许|不准|严禁|禁止|切勿|"
        r"请?勿)"
    ),
}
"""A ban at the head of a clause."""

_REFERS = {
    "en": compile(r"\b(?:it|them|this|that|him|her|one|these|those|there|alone)\b", 2),
    "zh": compile(r"它|这|一个人|单独|独自"),
}
_CONDITION = {
    "en": compile(r"\b(?:if|when|whenever|unless|once|in case)\b", 2),
    "zh": compile(r"如果|要是|若|的话|时(?:候)?[,，]|除非|遇到"),
}
_INSTEAD = {
    "en": compile(
        r"[,;:–—] ?(?!(?:never|not|no|nor|or|and never|and not|even)\b)(?:\S+ ){2,}\S|\bbut\b", 2
    ),
    "zh": compile(r"[,;:](?![^,。]{0,3}(?:别|不|勿|严禁|禁止|否则|免得|以免))[^,。]{3,}"),
}
"""What is to be done instead of what is banned: such a ban is a step of its own."""

_STOP_WORDS = frozenset("never dont don't not must the and for with that this than more".split())
_ENDS = compile(r"[.!?。!?;\n]")
_WORK = (Kind.STEP, Kind.RULE)
_MAYBE = (Kind.STEP, Kind.RULE, Kind.BACKGROUND)


def attentive(facts: Facts) -> tuple[Said, ...]:
    """What the brief says, with what warns of a step told from the steps.

    A warning ("mind the blade", 小心烫) belongs to the step before it, or where none is there to
    the one behind it. A ban ("never lift it alone") belongs to the step before it when it stands
    in the same sentence or speaks of the same thing; any other ban is a rule of its own.

    Args:
        facts: what the brief says.
    """
    found = list(facts.said)
    for at, one in enumerate(found):
        if one.kind not in _MAYBE or _is_conditional(facts, one):
            continue
        before = _before(found, at)
        behind = found[at + 1] if at + 1 < len(found) else None
        if _is_warning(facts, one):
            is_its = _is_step_by(facts, before, one)
            is_next = behind is not None and _is_step_by(facts, one, behind, step=behind)
            if is_its or (is_next and not _is_same_sentence(facts, before, one)):
                found[at] = one._replace(kind=Kind.ATTENTION)
        elif before is not None and _is_ban(facts, before, one):
            found[at] = one._replace(kind=Kind.ATTENTION)
    return tuple(found)


def _before(said: list[Said], at: int) -> Said | None:
    """The last thing said that is no warning itself."""
    return next((one for one in reversed(said[:at]) if one.kind is not Kind.ATTENTION), None)


def _is_warning(facts: Facts, one: Said) -> bool:
    return _WARNS[facts.language].match(facts.plain, one.start, one.end) is not None


def _is_ban(facts: Facts, step: Said, one: Said) -> bool:
    """A ban on something in how a step is done, by the same one."""
    language = facts.language
    if one.kind is Kind.BACKGROUND or not _BANS[language].match(facts.plain, one.start, one.end):
        return False
    if not _is_step_by(facts, step, one):
        return False
    if _is_by_another(step, one):
        return False
    text = facts.plain[one.start : one.end]
    if script_in(one.quote) is not None or _INSTEAD[language].search(text):
        return False
    if _is_same_sentence(facts, step, one) or _REFERS[language].search(text):
        return True
    return bool((stems(text) & stems(facts.plain[step.start : step.end])) - _STOP_WORDS)


def _is_by_another(step: Said, one: Said) -> bool:
    """It names somebody else than the step; "Don" in "Don't" is nobody."""
    if one.owner.kind is OwnerKind.NONE or one.owner.text == step.owner.text:
        return False
    is_named = one.owner_quote is not None and one.owner_quote in one.quote
    return is_named and _DONT.match(one.quote) is None


_DONT = compile(r"\W*don['’]?t\b", 2)


def _is_conditional(facts: Facts, one: Said) -> bool:
    """What holds under a condition is a case of its own."""
    return _CONDITION[facts.language].search(facts.plain, one.start, one.end) is not None


def _is_step_by(facts: Facts, first: Said | None, second: Said, step: Said | None = None) -> bool:
    """Two things said stand side by side, and one is a step: the first, unless told otherwise."""
    if first is None or (step or first).kind not in _WORK:
        return False
    between = facts.plain[first.end : second.start]
    return "\n\n" not in between and "\n" not in between.strip(" ")


def _is_same_sentence(facts: Facts, first: Said | None, second: Said) -> bool:
    if first is None:
        return False
    return _ENDS.search(facts.plain, max(first.start, first.end - 1), second.start) is None
