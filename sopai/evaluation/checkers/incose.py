"""The word lists of a guide for requirements, matched as they stand."""

from collections.abc import Sequence
from pathlib import Path
from re import IGNORECASE, Pattern, compile, escape

from sopai.errors import EvaluationError
from sopai.evaluation.checkers.checker import Checker, Hit, Hits
from sopai.evaluation.corpus import Document
from sopai.schema.base import Value

VERSION = "INCOSE-TP-2010-006"

RULES = ("R7_", "R8_", "R9_")
"""Vague terms, escape clauses, open-ended clauses: the rules about vague wording."""


class WordLists(Value):
    """A file of word lists."""

    source: str
    licence: str
    lists: dict[str, tuple[str, ...]]


def incose(path: Path) -> Checker:
    """A checker that reports every term of the lists R7, R8 and R9, in any letter case.

    Each line of a document is searched for whole words. There are no guards: what a list
    says is reported, as a writer would do who searches for the words of the guide.

    Source: INCOSE Guide to Writing Requirements (INCOSE-TP-2010-006), rules R7, R8, R9.

    Args:
        path: the JSON file of the lists.

    Raises:
        EvaluationError: the file is missing or not a file of word lists.
    """
    pattern = _compile(path)
    return Checker(
        name="incose",
        languages=("en",),
        version=lambda: VERSION,
        check=lambda documents: _check(documents, pattern),
        about="terms of INCOSE R7, R8 and R9 as whole words, without guards",
    )


def _compile(path: Path) -> Pattern[str]:
    try:
        lists = WordLists.model_validate_json(path.read_bytes()).lists
    except (OSError, ValueError) as error:
        raise EvaluationError(f"word lists in {str(path)!r} cannot be read: {error}") from error
    terms = {term for name, terms in lists.items() if name.startswith(RULES) for term in terms}
    longest_first = sorted(terms, key=lambda term: (-len(term), term))
    return compile(rf"(?<!\w)(?:{'|'.join(map(escape, longest_first))})(?!\w)", IGNORECASE)


def _check(documents: Sequence[Document], pattern: Pattern[str]) -> Hits:
    return {document.path: tuple(_hits(document, pattern)) for document in documents}


def _hits(document: Document, pattern: Pattern[str]) -> list[Hit]:
    return [
        Hit(line, "incose", match.group())
        for line, text in enumerate(document.lines, 1)
        for match in pattern.finditer(text)
    ]
