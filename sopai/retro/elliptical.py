"""An amount that a decision leaves short: "settled on four", after "two minutes are not enough"."""

from collections.abc import Sequence
from re import IGNORECASE, compile

from sopai.language.script import language_of, normalise
from sopai.retro.amounts import SPOKEN, Amount, amounts_in, in_digits, same, value_of
from sopai.retro.words import words_of

MAX_BESIDE = 3
"""Telling words that such a sentence may have beside its number, where the amount that it changes
was named before it; where it was not, it may have none."""

_ZH = r"[一二两三四五六七八九十半]{1,3}"
_NUMBER = compile(
    rf"(?<![\w.,:/-])(?:\d+(?:\.\d+)?|{SPOKEN.pattern})(?![A-Za-z0-9_%°:£$€/-]|[.,]\d|\s?[%°])|"
    rf"(?<=[到至成为改压定减加按是])\s?(?:\d+(?:\.\d+)?|{_ZH})(?=[,。;!吧]|$)|"
    r"^\W*\d+(?:\.\d+)?(?=[,。;!吧]|$)",
    IGNORECASE,
)
_NAMES = compile(
    r"\b(?!to\b|at\b|on\b|by\b|is\b|it\b|of\b|be\b|now\b|then\b|every\b|each\b|just\b|only\b|say\b|"
    r"said\b|within\b|after\b|until\b|than\b|max\b|min\b|least\b|most\b|for\b|make\b)[a-z]+ $",
    IGNORECASE,
)
"""A word just before a number that the number belongs to: "door 3", "no one"."""

_DIGITS = compile(r"\d[\d,]*(?:\.\d+)?")


def spelt_out(said: str, value: str, near: Sequence[str]) -> str:
    """A short decision with what it means: "4 minutes instead of 2 minutes" for "four".

    Args:
        said: the decision, as `core` gives it.
        value: what stands at its place.
        near: what was said just before, the nearest first.
    """
    meant = meant_amount(value, said, near)
    if meant is None:
        return said
    old, new = meant
    is_chinese = language_of(value) == "zh"
    return f"{old.text}改成{new}" if is_chinese else f"{new} instead of {old.text}"


def meant_amount(value: str, said: str, near: Sequence[str]) -> tuple[Amount, str] | None:
    """The amount of a place that a short decision changes, and what it becomes.

    Args:
        value: what stands there now.
        said: the decision, as `core` gives it.
        near: what was said just before, the nearest first.

    Returns:
        The old amount, and the new one in the unit of the old one, in digits; None where the
        decision says more than a number, or where it is not clear which amount is meant.
    """
    plain = normalise(said)
    new = _number(plain)
    if new is None:
        return None
    beside = len(words_of(plain.replace(new, " ")))
    known: list[Amount] = []
    for one in amounts_in(normalise(value)):
        if _has_number(one) and not any(same(one, other) for other in known):
            known.append(one)
    old = _named(known, near) if beside <= MAX_BESIDE else None
    if old is None and len(known) == 1 and not beside:
        old = known[0]
    if old is None:
        return None
    after = in_manner(new, old)
    return (old, after) if after is not None and after != old.text else None


def has_number(plain: str) -> bool:
    """Whether a sentence names a number without a unit: "make it five"."""
    return _number(plain) is not None


def _number(plain: str) -> str | None:
    """The only number of a sentence that has no amount with a unit, and names nothing."""
    if amounts_in(plain):
        return None
    found = list(_NUMBER.finditer(plain))
    if len(found) != 1 or _NAMES.search(plain[: found[0].start()]):
        return None
    return found[0].group().strip()


def _has_number(amount: Amount) -> bool:
    is_counted = amount.kind not in ("clock", "weekday", "date")
    return is_counted and _DIGITS.search(amount.text) is not None


def _named(known: Sequence[Amount], near: Sequence[str]) -> Amount | None:
    """The amount that what was said before names as well, with its unit or without."""
    for text in near:
        plain = normalise(text)
        told = amounts_in(plain)
        bare = {value_of(one.group()) for one in _NUMBER.finditer(plain)}
        for one in known:
            if one.value in bare or any(same(one, other) for other in told):
                return one
    return None


def in_manner(new: str, old: Amount) -> str | None:
    """A number in the unit of an old amount, in digits; None where either has no number.

    Args:
        new: "four", "4", "四".
        old: the amount that it takes the place of.
    """
    value = value_of(new)
    run = _DIGITS.search(old.text)
    if value is None or run is None:
        return None
    return old.text[: run.start()] + in_digits(value) + old.text[run.end() :]
