"""proselint, a linter of English prose with one check for each piece of advice."""

from collections.abc import Iterator, Sequence

from sopai.evaluation.checkers.checker import Checker, Hit, Hits, installed, line_at, line_ends
from sopai.evaluation.corpus import Document

VAGUE_CHECKS = ("hedging", "weasel_words", "industrial_language")
"""Checks about words that say little: hedges, "very", and the phrases of offices and
advertisements. The others are about spelling, style, typography and offence."""

MAX_ERRORS = 1_000_000
"""proselint stops after 1,000 results otherwise."""


def proselint() -> Checker:
    """Its checks of hedging, weasel words and office language, the ones about vague wording."""
    return Checker(
        name="proselint",
        languages=("en",),
        version=lambda: installed("proselint"),
        check=lambda documents: _check(documents, VAGUE_CHECKS),
        about=f"its checks {', '.join(VAGUE_CHECKS)}",
    )


def proselint_all() -> Checker:
    """All its checks that are on by default, whatever they are about."""
    return Checker(
        name="proselint (all)",
        languages=("en",),
        version=lambda: installed("proselint"),
        check=lambda documents: _check(documents, ("",)),
        about="all its checks that are on by default",
    )


def _check(documents: Sequence[Document], prefixes: tuple[str, ...]) -> Hits:
    return {document.path: tuple(_hits(document, prefixes)) for document in documents}


def _hits(document: Document, prefixes: tuple[str, ...]) -> Iterator[Hit]:
    from proselint.checks import __register__
    from proselint.config import DEFAULT
    from proselint.registry import CheckRegistry
    from proselint.tools import LintFile

    registry = CheckRegistry()
    if not registry.checks:
        registry.register_many(__register__)
    newlines = line_ends(document.text)
    for result in LintFile("", document.text).lint({**DEFAULT, "max_errors": MAX_ERRORS}):
        start, end = (offset - 1 for offset in result.check_result.span)
        if result.check_result.check_path.startswith(prefixes):
            quote = document.text[max(0, start) : end]
            start += len(quote) - len(quote.lstrip())
            yield Hit(line_at(newlines, start), result.check_result.check_path, quote.strip())
