"""Whether a model's words say what a manager said: numbers, names, denials, conditions, script."""

from collections import Counter
from re import compile

from sopai.language.script import normalise

MAX_GROWTH = 1.5
"""How much longer than the manager's words a step may be: more has something added."""

MIN_KEPT = 0.6
"""Share of the manager's words that a step must keep."""

MIN_TAKEN = 0.5
"""Share of a step's own words that must be the manager's, where it holds a part of them."""

_NUMBER = compile(r"\d+(?:[.,:]\d+)*")
_CAPITAL = compile(r"(?<![.!?:]\s)(?<!^)\b[A-ZÀ-Þ][\w'’-]+")
_DENIAL = compile(
    r"\b(?:no|not|never|nothing|nobody|without|only|unless|except)\b|n['’]t\b|[不没别勿非无未仅只禁]",
    2,
)
_CONDITION = compile(
    r"\b(?:if|when|unless|once|before|after|until)\b|[如若当]|的话|之前|之后|以前", 2
)
_HAN = compile(r"[\u4e00-\u9fff]")


def changes(said: str, written: str, owner: str = "") -> tuple[str, ...]:
    """What words change of others, as far as code can see; nothing when they say the same.

    Each is a sentence that a model can be told when it is asked again.

    Args:
        said: the manager's words.
        written: the model's.
        owner: who does it; that name may be left out, since it stands beside the step.
    """
    before, after = normalise(said), normalise(written)
    found = list(_numbers(before, after))
    found += [f"the name {name!r} is not in the sentence" for name in added_names(before, after)]
    found += [f"the name {name!r} is missing" for name in _lost(before, after, owner)]
    if len(_DENIAL.findall(before)) != len(_DENIAL.findall(after)):
        found.append("keep every 'not', 'only', 'without' of the sentence, and add none")
    if len(_CONDITION.findall(before)) != len(_CONDITION.findall(after)):
        found.append("keep every condition of the sentence, and add none")
    if bool(_HAN.search(before)) != bool(_HAN.search(after)):
        found.append("write in the language of the sentence")
    if len(after) > MAX_GROWTH * len(before) + 20:
        found.append("it is too long: something was added")
    if kept(before, after) < MIN_KEPT:
        found.append("too little of the sentence is left")
    return tuple(found)


def additions(said: str, written: str) -> tuple[str, ...]:
    """What words have that the passage they were made from has not; they may leave things out."""
    before, after = normalise(said), normalise(written)
    extra = Counter(_NUMBER.findall(after)) - Counter(_NUMBER.findall(before))
    found = [f"the number {number} is not in the passage" for number in extra]
    found += [f"the name {name!r} is not in the passage" for name in added_names(before, after)]
    if len(_DENIAL.findall(before)) < len(_DENIAL.findall(after)):
        found.append("a 'not' or 'only' was added")
    if kept(after, before) < MIN_TAKEN:
        found.append("most of it is not in the passage")
    return tuple(found)


def losses(said: str, written: str, beside: str = "") -> tuple[str, ...]:
    """What of a passage is in none of the words made from it: numbers, names, denials.

    Args:
        said: the passage.
        written: the words made from it.
        beside: what stands in fields of its own: owner, tools, limit.
    """
    before, after, fields = normalise(said), normalise(written), normalise(beside)
    both = f"{after} {fields}"
    missing = set(_NUMBER.findall(before)) - set(_NUMBER.findall(both))
    found = [f"the number {number}" for number in sorted(missing)]
    found += [f"the name {name!r}" for name in _lost(before, both)]
    if _DENIAL.search(before) and not _DENIAL.search(after):
        found.append("what is not done")
    wanted = stems(before) - stems(fields)
    if wanted and len(wanted & stems(after)) / len(wanted) < MIN_TAKEN:
        found.append("most of its words")
    return tuple(found)


def kept(before: str, after: str) -> float:
    """Share of the words, or pairs of Chinese characters, that are still there."""
    wanted = stems(before)
    return len(wanted & stems(after)) / len(wanted) if wanted else 1.0


def has_number(text: str) -> bool:
    """Whether a number in digits stands in a text."""
    return _NUMBER.search(text) is not None


def added_names(before: str, after: str) -> list[str]:
    """Capitalised words inside the second text that the first does not have."""
    return sorted(_names(after) - _words(before))


def _lost(before: str, after: str, owner: str = "") -> list[str]:
    return sorted(_names(before) - _words(after) - _words(normalise(owner)))


def _numbers(before: str, after: str) -> list[str]:
    was, now = Counter(_NUMBER.findall(before)), Counter(_NUMBER.findall(after))
    lost = [f"the number {number} is missing" for number in was - now]
    return lost + [f"the number {number} is not in the sentence" for number in now - was]


def stems(text: str) -> set[str]:
    """The words of a text without their ends, and its pairs of Chinese characters."""
    words = {word[:5].rstrip("s") for word in _words(text) if len(word) > 2}
    han = _HAN.findall(text)
    return words | {a + b for a, b in zip(han, han[1:], strict=False)}


def _names(text: str) -> set[str]:
    """Capitalised words inside a sentence."""
    return {match.lower() for match in _CAPITAL.findall(text)}


def _words(text: str) -> set[str]:
    return {word.strip(".,;:!?()\"'").lower() for word in text.split()}
