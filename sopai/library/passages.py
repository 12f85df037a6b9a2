"""Where in an SOP the words of a question stand."""

from collections.abc import Iterable, Iterator, Sequence
from re import compile, escape, finditer
from typing import NamedTuple

from sopai.language.script import normalise
from sopai.library.card import step_texts
from sopai.library.words import cut_short, terms
from sopai.schema.sop import Sop, numbers

MAX_QUOTE = 160
"""Characters of a passage that are shown."""

_LATIN = compile(r"([A-Za-z\u00c0-\u024f]+)")
"""Words of a Latin script."""

_STEM = 5
"""Letters by which two forms of an English word are taken for one, at least."""

_TAIL = 3
"""Letters that an ending may have."""


class Piece(NamedTuple):
    """Some of a quote."""

    text: str
    is_word: bool
    """Of those that were looked for."""


class Passage(NamedTuple):
    """A part of an SOP that has words of a question."""

    part: str
    """What it is, in the SOP's language: `Step 3.1`, `异常 1`, `Purpose`."""

    quote: str
    """The line of it that has most of the words, at most `MAX_QUOTE` characters."""

    words: tuple[str, ...]
    """Those that the part has, as they were looked for."""

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The quote cut up so that words in it can be marked; together they are the quote."""
        return tuple(_pieces(self.quote, self.words))


_NAMES = {
    "en": {
        "step": "Step",
        "exception": "Exception",
        "purpose": "Purpose",
        "scope": "Scope",
        "term": "Term",
        "note": "Note",
        "title": "Title",
    },
    "zh": {
        "step": "步骤",
        "exception": "异常",
        "purpose": "目的",
        "scope": "适用范围",
        "term": "术语",
        "note": "备注",
        "title": "标题",
    },
}


def best_passage(sop: Sop, words: Sequence[str]) -> Passage | None:
    """The part with most of some words, of several the first; None if none has any.

    Args:
        sop: the content.
        words: in lower case, of the question or glosses of them.
    """
    best: Passage | None = None
    for part, lines in _parts(sop):
        said = _said("\n".join(lines), words)
        if len(said) > (len(best.words) if best else 0):
            line = max(lines, key=lambda line: len(_said(line, words)))
            best = Passage(part, cut_short(line, MAX_QUOTE), said)
    return best


def _pieces(quote: str, words: Sequence[str]) -> list[Piece]:
    found: list[Piece] = []
    for at, part in enumerate(_LATIN.split(quote)):
        is_latin = bool(at % 2)
        for text in [part] if is_latin else _cut(part, words):
            is_word = bool(_said(text, words)) if is_latin else normalise(text).lower() in words
            if found and found[-1].is_word == is_word:
                found[-1] = Piece(found[-1].text + text, is_word)
            elif text:
                found.append(Piece(text, is_word))
    return found


def _cut(text: str, words: Sequence[str]) -> Iterator[str]:
    """The text cut before and after each of some words, which no space sets apart in Chinese."""
    plain = normalise(text).lower()
    if not words or len(plain) != len(text):
        yield text
        return
    longest_first = sorted(words, key=len, reverse=True)
    at = 0
    for match in finditer("|".join(map(escape, longest_first)), plain):
        yield text[at : match.start()]
        yield text[match.start() : match.end()]
        at = match.end()
    yield text[at:]


def _said(text: str, words: Iterable[str]) -> tuple[str, ...]:
    there = {*terms(text, most=None)}
    begins = {one[:at] for one in there for at in range(_STEM, len(one) + 1)}
    return tuple(
        word
        for word in words
        if word in there
        or (
            len(word) >= _STEM
            and word.isascii()
            and word[: max(_STEM, len(word) - _TAIL)] in begins
        )
    )


def _parts(sop: Sop) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each part with its lines; the title last, since everybody sees that anyway."""
    names, number = _NAMES[sop.language], numbers(sop)
    for step in sop.steps:
        yield f"{names['step']} {number[step.id]}", tuple(step_texts(step))
    for at, case in enumerate(sop.exceptions, 1):
        texts = (case.situation, case.cause, case.handling, case.time_limit, case.escalation)
        yield f"{names['exception']} {at}", tuple(filter(None, texts))
    for field in ("purpose", "scope"):
        if text := getattr(sop, field):
            yield names[field], (text,)
    for term in sop.definitions:
        yield names["term"], (f"{term.term}: {term.meaning}",)
    for note in sop.notes:
        lines = (note.heading or "", *note.text.splitlines())
        yield names["note"], tuple(filter(None, lines)) or ("",)
    yield names["title"], (sop.title,)
