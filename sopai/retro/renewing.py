"""The words of a place with what was decided of it, and whether both are about one situation."""

from collections.abc import Sequence
from re import IGNORECASE, compile, escape

from sopai.language.script import normalise
from sopai.retro.amounts import amounts_in
from sopai.retro.drafts import Draft
from sopai.retro.features import CASE
from sopai.retro.joining import sentence
from sopai.retro.spots import Spot
from sopai.retro.wording import Rewording, reworded, says_already
from sopai.retro.words import words_of


def is_other_case(said: str, spot: Spot) -> bool:
    """A decision for a situation of which the step does not speak."""
    share = _case_known(said, spot)
    return share is not None and share < HALF


def is_same_case(said: str, spot: Spot) -> bool:
    """A decision for the very situation that stands there, before a colon."""
    situation, _, then = spot.value.replace("：", ":").partition(":")
    share = _case_known(said, spot._replace(text=situation))
    return bool(then) and share is not None and share >= HALF


HALF = 0.5


def _case_known(said: str, spot: Spot) -> float | None:
    """The share of the words of a decision's situation that a place has; None without one."""
    found = _IF.match(said)
    case = words_of(found["en"] or found["zh"]) if found is not None else None
    return len(case.keys() & words_of(spot.text).keys()) / len(case) if case else None


_IF = compile(
    r"^\W*(?:if|in case|should) (?P<en>[^,:]{6,70})[,:]|"
    r"^\W*(?:如果|要是|万一|一旦|遇到|碰到)?(?P<zh>(?![要应必请须])(?![^,。:]*(?:先|以前|我|不再))[^,。:、]{4,20}?)(?:的话|"
    r"的)[,:]",
    IGNORECASE,
)


def of_case(said: str, spot: Spot) -> tuple[str, bool]:
    """A decision without the situation that the exception names, and whether it says all of it.

    What is done now stands in the place of what was done, where it has all of its words.
    """
    if not spot.address.startswith("/exceptions"):
        return said, False
    case = CASE.match(said)
    situation = words_of(spot.text.split("\n", 1)[0])
    words = words_of((case["en"] or case["zh"]) if case is not None else "")
    if case is None or not words or HALF * len(words) > len(words.keys() & situation.keys()):
        return said, False
    rest = said[case.end() :].strip()
    old, new = words_of(spot.value), words_of(rest)
    return rest or said, bool(rest and old) and old.keys() <= new.keys()


def amount_of(words: str) -> str:
    """The amount in the new words of a field."""
    found = amounts_in(normalise(words))
    return found[-1].text if found else words


def renewed(old: str, said: str, owned: Sequence[Draft], about: str = "") -> Rewording:
    """The words of a place with what was decided, and with whoever does it now."""
    if not old:
        return Rewording(sentence(said), (), said)
    swapped = old
    pairs: tuple[tuple[str, str], ...] = ()
    for one in owned:
        group = _GROUP.match(old) if not one.old_words else None
        one = one._replace(old_words=(group["who"] or group["zh"])) if group is not None else one
        if one.old_words and one.old_words in old:
            who = one.after if isinstance(one.after, dict) else {}
            swapped = _swapped(old, one.old_words, one.new_words, is_role=not who.get("person"))
            pairs = ((one.old_words, one.new_words),)
    if owned and (not said or says_already(f"{swapped} {owned[0].new_words}", said, LISTED)):
        return Rewording(swapped, pairs, "")
    new = reworded(swapped, said, about)
    return new._replace(replaced=(*pairs, *new.replaced))


LISTED = 0.5
"""Share of the words of a decision that names somebody for a step, and little else."""


_GROUP = compile(
    r"(?:The )?(?P<who>(?:[\w-]+ ){1,3}(?:department|team|office|staff|crew|group)) [a-z]+s\b|"
    r"(?P<zh>[\u4e00-\u9fff]{1,6}[部组科队班])(?=[\u4e00-\u9fff])"
)
"""Several people at the head of a step, whom no reader took for its owner."""


def _swapped(text: str, old: str, new: str, *, is_role: bool) -> str:
    """A text with another owner, and without the article of the old one."""
    if not new.isascii():
        return text.replace(old, new, 1)
    is_name = new[:1].isupper() and " " not in new and not is_role
    whole = compile(rf"(?P<the>\b[Tt]he )?{escape(old)}")
    found = whole.search(text)
    if found is None:
        return text
    article = "" if is_name else ("The " if found.start() == 0 else "the ")
    return text[: found.start()] + article + new + text[found.end() :]
