"""Simple guesses that a checker must beat; they know next to nothing about owners."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from re import compile

from sopai.evaluation.checkers.checker import Checker, Hit
from sopai.evaluation.corpus import Document
from sopai.evaluation.gold import Case, GoldItem, Language

_ITEM = compile(
    r"\s*(?:[-*+]\s+(?:\[[ xX]\]\s+)?|\d+[.)、]\s*)(?P<item>\S.*)|\s*(?P<row>\|.*[^\s|:-].*)"
)
"""A line that begins a list item or holds a table row that is not the line under its head."""

_NAMES = {
    "en": compile(r"(?<=[a-z,;:)|] )(?!I\b)[A-Z][a-z]|\b(?:you|your|I|we)\b"),
    "zh": compile(r"由|负责|負責|[员員长長师師]|经理|經理|主管|[组組]|[:：]"),
}
"""Signs that somebody is named. English: a capital letter inside a sentence, or a pronoun of
a person. Chinese: "by" and "responsible", endings of job titles, or a colon after a name."""


def always() -> Checker:
    """Flags every list item and every table row, whatever it says."""
    about = "a guess: every list item and table row is flagged"
    return _guess("always", about, lambda _words, _language: True)


def names_nobody() -> Checker:
    """Flags the list items and table rows in which no sign of a person is found."""
    about = "a guess: list items and table rows without a capital inside or a job title"
    return _guess("names nobody", about, _is_unnamed)


def commoner(cases: Iterable[Case], truth: Callable[[GoldItem], bool]) -> dict[Language, bool]:
    """For each language, whether most development items ought to be flagged."""
    tally = Counter((case.language, truth(case.item)) for case in cases if case.item.split == "dev")
    return {language: tally[language, True] > tally[language, False] for language, _ in tally}


def majority(commoner: Mapping[Language, bool]) -> Checker:
    """Says of every item what is commoner in its language.

    Args:
        commoner: for each language, whether most items ought to be flagged.
    """
    return Checker(
        name="majority",
        languages=("en", "zh"),
        version=lambda: "1",
        check=lambda documents: {
            d.path: _all_lines(d) if commoner.get(d.language, False) else () for d in documents
        },
        about="a guess: every item as most development items of its language are",
    )


def _is_unnamed(words: str, language: Language) -> bool:
    return not _NAMES[language].search(words)


def _guess(name: str, about: str, judge: Callable[[str, Language], bool]) -> Checker:
    return Checker(
        name=name,
        languages=("en", "zh"),
        version=lambda: "1",
        check=lambda documents: {d.path: _flag(d, judge) for d in documents},
        about=about,
    )


def _flag(document: Document, judge: Callable[[str, Language], bool]) -> tuple[Hit, ...]:
    found = ((n, _ITEM.match(text)) for n, text in enumerate(document.lines, 1))
    return tuple(
        Hit(n, "guess", "")
        for n, match in found
        if match and judge(match.group("item") or match.group("row"), document.language)
    )


def _all_lines(document: Document) -> tuple[Hit, ...]:
    return tuple(Hit(n, "guess", "") for n in range(1, len(document.lines) + 1))
