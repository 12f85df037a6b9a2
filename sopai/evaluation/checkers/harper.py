"""Harper, a checker of English grammar with a few rules about weak wording."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sopai.evaluation.checkers.checker import Checker, Hit, Hits, installed, line_at, line_ends
from sopai.evaluation.corpus import Document

if TYPE_CHECKING:
    from harper import Linter

VAGUE_RULES = ("Hedging", "FillerWords", "VeryUnique", "Freezing", "Starving")
"""Rules about words that say little, by their descriptions: hedges, fillers, and "very" where
an exact word exists. The other 900 are about grammar, spelling and usage."""


def harper() -> Checker:
    """Its rules about hedges, fillers and weak intensifiers, the ones about vague wording."""
    return Checker(
        name="harper",
        languages=("en",),
        version=lambda: installed("harper-py"),
        check=lambda documents: _check(documents, VAGUE_RULES),
        about=f"its rules {', '.join(VAGUE_RULES)}",
    )


def harper_all() -> Checker:
    """All its rules that are on by default, whatever they are about."""
    return Checker(
        name="harper (all)",
        languages=("en",),
        version=lambda: installed("harper-py"),
        check=lambda documents: _check(documents, ()),
        about="all its rules that are on by default",
    )


def _check(documents: Sequence[Document], only: tuple[str, ...]) -> Hits:
    from harper import Linter

    linter = Linter()
    if only:
        linter.set_lint_config({rule: rule in only for rule in linter.get_lint_config()})
    return {document.path: tuple(_hits(linter, document)) for document in documents}


def _hits(linter: "Linter", document: Document) -> Iterator[Hit]:
    newlines = line_ends(document.text)
    for rule, lints in linter.organized_lints(document.text, language="markdown").items():
        for lint in lints:
            yield Hit(line_at(newlines, lint.span.start), rule, lint.problem_text)
