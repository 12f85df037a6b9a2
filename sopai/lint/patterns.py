"""The pattern language of term packs: words, alternatives, optional words, and a word left open.

    soon                        the word
    at (the|your) earliest      one of several
    as soon as [humanly] possible   with the word or without
    reply at * convenience      any one word
    在*时间内                    up to six signs, where no blanks stand around the star

There are no repetitions and no regular expressions: a pattern is a short list of literal forms,
so that what a stranger wrote cannot take longer than its length says.
"""

from itertools import pairwise
from re import compile
from typing import NamedTuple

from sopai.errors import LintError
from sopai.language.script import lowered, normalise

MAX_PATTERN = 200
"""Characters of a pattern as it is written."""

MAX_FORM = 80
"""Characters of a literal form: no phrase is longer."""

MAX_FORMS = 64
"""Literal forms of one pattern: six optional words."""

MAX_STARS = 3
"""Gaps of one form."""

WORD, SIGNS = " * ", "*"
"""Gaps in a form: one word with blanks around it; up to `MAX_GAP` signs within a sentence."""

MAX_GAP = 6
MAX_OPEN_WORD = 40
"""Characters of a word that a star stands for."""

_WORD = compile(rf"\w[\w'’-]{{0,{MAX_OPEN_WORD - 1}}}+")
_GAP = compile(rf"\w{{1,{MAX_GAP}}}+")
_CLOSED_BY = {"(": ")", "[": "]"}
_ALIKE = str.maketrans("｜＊", "|*")


class Form(NamedTuple):
    """A literal beginning, and what has to follow it: gaps and literals in turn."""

    head: str
    rest: tuple[str, ...] = ()


def forms_of(pattern: str) -> tuple[Form, ...]:
    """The forms that a pattern stands for, in lower case and simplified characters.

    Args:
        pattern: as it is written in a term pack.

    Raises:
        LintError: it is no pattern, or stands for too much.
    """
    if len(pattern) > MAX_PATTERN:
        raise LintError(f"it has more than {MAX_PATTERN} characters: write several terms")
    if not all(sign.isprintable() or sign.isspace() for sign in pattern):
        raise LintError("it has a control character: take it out")
    if "`" in pattern:
        raise LintError("it has a backtick, and code is never looked at: take it out")
    text = lowered(normalise(pattern)).translate(_ALIKE)
    found, _ = _alternatives(text, 0, "")
    forms = dict.fromkeys(" ".join(form.split()) for form in found)
    return tuple(map(_form, forms))


def _alternatives(text: str, at: int, closed_by: str) -> tuple[list[str], int]:
    """What stands between `|`, and where it ends."""
    found: list[str] = []
    while True:
        one, at = _sequence(text, at)
        found = _bounded(found + one)
        sign = text[at : at + 1]
        if sign == "|":
            at += 1
        elif sign == closed_by:
            return found, at + len(sign)
        elif sign:
            raise LintError(f"its {sign!r} closes nothing: take it out")
        else:
            raise LintError(f"its bracket is not closed: add a {closed_by!r}")


def _sequence(text: str, at: int) -> tuple[list[str], int]:
    """What stands side by side, up to a `|` or a closing bracket."""
    found = [""]
    while at < len(text) and text[at] not in ")]|":
        if text[at] in _CLOSED_BY:
            inner, end = _alternatives(text, at + 1, _CLOSED_BY[text[at]])
            inner = [*inner, ""] if text[at] == "[" else inner
        else:
            end = next((n for n in range(at, len(text)) if text[n] in "()[]|"), len(text))
            inner = [text[at:end]]
        if len(found) * len(inner) > MAX_FORMS:
            raise _too_many()
        found = [before + after for before in found for after in inner]
        at = end
    return found, at


def _bounded(found: list[str]) -> list[str]:
    if len(found) > MAX_FORMS:
        raise _too_many()
    return found


def _too_many() -> LintError:
    return LintError(f"it stands for more than {MAX_FORMS} wordings: write several terms")


def _form(text: str) -> Form:
    """A form with its gaps told from its words."""
    if not any(sign.isalnum() for sign in text):
        raise LintError("it holds no word: write one, or take it out")
    if len(text) > MAX_FORM:
        raise LintError(f"a wording of it has more than {MAX_FORM} characters: shorten it")
    pieces: list[str] = []
    words = text.split("*")
    if len(words) > MAX_STARS + 1:
        raise LintError(f"it has more than {MAX_STARS} stars: write it with fewer")
    if not words[0].strip() or not words[-1].strip():
        raise LintError("it begins or ends with a star: a wording begins and ends with words")
    for before, after in pairwise(words):
        is_word = before.endswith(" ") and after.startswith(" ")
        if not is_word and (_is_latin(before[-1:]) or _is_latin(after[:1])):
            raise LintError("a star stands for a whole word: put blanks around it")
        pieces += [before, WORD if is_word else SIGNS]
    head, *rest = (*pieces, words[-1])
    if sum(sign.isalnum() for sign in text) < 2:
        raise LintError("a wording of it is a single sign: write two or more")
    return Form(head, tuple(rest))


def _is_latin(sign: str) -> bool:
    """A blank beside a star on one side alone, or a letter, makes it a half of a word."""
    return sign == " " or (sign.isalnum() and is_spaced(sign))


def is_spaced(sign: str) -> bool:
    """Whether words of a letter's script have blanks between them; Chinese ones have none."""
    return not "\u3040" <= sign <= "\uffff"


class Followed(NamedTuple):
    """Where a form ends, and what it took to see that."""

    end: int | None
    """None where the text goes on otherwise."""

    steps: int


def follow(text: str, at: int, rest: tuple[str, ...]) -> Followed:
    """Where the rest of a form ends when it begins at an offset; the nearest end, if several.

    The work is bounded by the form: each gap of signs has at most `MAX_GAP` ends.

    Args:
        text: in lower case.
        at: after the form's head.
        rest: gaps and literals in turn.
    """
    ends, steps = {at}, 0
    for piece in rest:
        steps += len(ends)
        if piece == WORD:
            ends = {match.end() for end in ends if (match := _WORD.match(text, end))}
        elif piece == SIGNS:
            matches = [match for end in ends if (match := _GAP.match(text, end))]
            ends = {n for match in matches for n in range(match.start() + 1, match.end() + 1)}
        else:
            ends = {end + len(piece) for end in ends if text.startswith(piece, end)}
        if not ends:
            return Followed(None, steps)
    return Followed(min(ends), steps)


def sample(form: Form) -> str:
    """A text that a form stands for."""
    fillers = {WORD: "xx", SIGNS: "某某"}
    return form.head + "".join(fillers.get(piece, piece) for piece in form.rest)


__all__ = ["Followed", "Form", "follow", "forms_of", "is_spaced", "sample"]
