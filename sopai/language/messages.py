"""Messages that were composed in English, said in Chinese.

Errors and losses are stored, logged and printed as JSON in English. Who shows one to a person
passes it through `in_language`, which knows the message by its literal words. The reasons of the
linter have a list of their own: they are short, and a value of a message may read like one.
"""

from functools import cache
from re import DOTALL, Pattern, compile
from string import Formatter
from typing import NamedTuple

from sopai.language.lexicon import pairs

LISTS = ("messages.txt", "messages_of_others.txt")
REASONS = ("reasons.txt",)
MAX_CHARACTERS = 20_000
"""Of a message; a longer one stays as it is."""

MAX_DEPTH = 4
"""So deep messages stand inside each other: file, reason, reason of that, words of the system."""

MAX_PARTS = 200
"""Of a value that lists several messages."""

_KINDS = {
    "!r": compile(r"""'(?>(?:[^'\\]|\\.)*)'|"(?>(?:[^"\\]|\\.)*)\"""", DOTALL),
    ":d": compile(r"\d(?:[\d.,]*\d)?"),
    ":w": compile(r"[^\s:,;]+"),
}
"""Values of which the form is known; any other one ends where the next literal words begin."""


class Hole(NamedTuple):
    """A place for a value."""

    name: str
    form: Pattern[str] | None


class Message(NamedTuple):
    """A message in both languages."""

    literals: tuple[str, ...]
    """The English words before, between and after the holes."""

    holes: tuple[Hole, ...]
    chinese: str
    letters: int
    """How many of the English words' characters are letters."""


def in_language(message: str, language: str) -> str:
    """A message of ours in a language; one that is not known stays as it is.

    Args:
        message: as it was composed, in English.
        language: `en` or `zh`.
    """
    return _in_language(message, language, LISTS)


def reason_in_language(reason: str, language: str) -> str:
    """Why the linter reported something or left it alone, as `in_language` says a message."""
    return _in_language(reason, language, REASONS)


def _in_language(message: str, language: str, lists: tuple[str, ...]) -> str:
    if language != "zh" or len(message) > MAX_CHARACTERS:
        return message
    return _chinese(message, lists, MAX_DEPTH) or message


def _chinese(text: str, lists: tuple[str, ...], depth: int) -> str | None:
    """The Chinese of a message, by the first entry that fits; None where none fits."""
    for message in catalogue(lists):
        values = _values(message, text)
        if values is None:
            continue
        said = {
            hole.name: value if hole.form or depth == 1 else _value(value, lists, depth - 1)
            for hole, value in zip(message.holes, values, strict=True)
        }
        # Signs alone, as in "{where}: {problem}", fit what anybody writes.
        if message.letters or tuple(said.values()) != values:
            return message.chinese.format(**said)
    return None


def _value(text: str, lists: tuple[str, ...], depth: int) -> str:
    """A value, which may be a message, or several with semicolons between."""
    parts = text.split("; ", MAX_PARTS)
    said = [_chinese(part, lists, depth) for part in parts]
    if all(said):
        return "；".join(known or "" for known in said)
    whole = _chinese(text, lists, depth) if len(parts) > 1 else None
    return whole or "; ".join(known or part for known, part in zip(said, parts, strict=True))


def _values(message: Message, text: str) -> tuple[str, ...] | None:
    """What stands in the holes, when the literal words are those of the message.

    Each literal is looked for from where the last one ended, and never again further on: so the
    work grows with the text, whatever stands in it.
    """
    first, *between = message.literals
    if not text.startswith(first) or not text.endswith(message.literals[-1]):
        return None
    at, values = len(first), []
    for number, (hole, literal) in enumerate(zip(message.holes, between, strict=True), start=1):
        if hole.form is not None:
            found = hole.form.match(text, at)
            end = found.end() if found else -1
        elif number == len(message.holes):
            end = len(text) - len(literal)
        else:
            end = text.find(literal, at)
        if end < at or not text.startswith(literal, end):
            return None
        values.append(text[at:end])
        at = end + len(literal)
    return tuple(values) if at == len(text) else None


@cache
def catalogue(lists: tuple[str, ...] = LISTS) -> tuple[Message, ...]:
    """All messages of some lists in the order in which they are tried.

    Those that begin with their own words, or with a value of a known form, come first: what they
    hold may end like another message. Then those that say most; signs alone come last.
    """
    entries = [pair for name in lists for pair in pairs(name)]
    unnamed = [
        (english.removeprefix(start), chinese.removeprefix(start.replace("!r", "")))
        for english, chinese in entries
        if (start := _file_before(english, chinese))
    ]
    messages = [_message(english, chinese) for english, chinese in entries + unnamed]
    return tuple(sorted(messages, key=_order))


def _order(message: Message) -> tuple[bool, bool, int]:
    is_open = not message.literals[0] and bool(message.holes) and message.holes[0].form is None
    return not message.letters, is_open, -message.letters


def _file_before(english: str, chinese: str) -> str:
    """The file's name that both begin with: reports show it in a column of its own."""
    start = "{path!r} "
    return start if english.startswith(start) and chinese.startswith("{path} ") else ""


def _message(english: str, chinese: str) -> Message:
    literals, holes = [""], []
    for words, name, form, mark in Formatter().parse(english):
        literals[-1] += words
        if name is not None:
            holes.append(Hole(name, _KINDS.get(f"!{mark}" if mark else f":{form}")))
            literals.append("")
    letters = sum(character.isalpha() for literal in literals for character in literal)
    return Message(tuple(literals), tuple(holes), chinese, letters)
