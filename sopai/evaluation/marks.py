"""Which rules mark the very words that the labels mark."""

from collections.abc import Iterable, Sequence
from re import compile, escape
from typing import NamedTuple

from sopai.evaluation.checkers.checker import Hit, Hits, line_ends, on_lines
from sopai.evaluation.corpus import Corpus, Document
from sopai.evaluation.gold import GoldItem, Mark


class MarkCodes(NamedTuple):
    """A labelled wording, and the codes of the findings that overlap its words."""

    mark: Mark
    codes: frozenset[str]


def mark_codes(corpus: Corpus, hits: Hits) -> tuple[MarkCodes, ...]:
    """Every mark of the items, vague or clarified, with the codes found on its words."""
    documents = {document.path: document for document in corpus.documents}
    return tuple(
        found
        for case in corpus.cases
        for found in _of_item(case.item, documents[case.item.doc], hits[case.item.doc])
    )


def _of_item(item: GoldItem, document: Document, hits: Sequence[Hit]) -> Iterable[MarkCodes]:
    if not item.vague and not item.clarified:
        return
    near = on_lines(hits, item.lines)
    for mark in (*item.vague, *item.clarified):
        places = locate(document.text, item.lines, mark.quote)
        yield MarkCodes(mark, frozenset(hit.code for hit in near if _overlaps(hit, places)))


def locate(text: str, lines: tuple[int, int], quote: str) -> tuple[tuple[int, int], ...]:
    """Offsets of every occurrence of a quote on a range of lines; white space may differ."""
    ends = (-1, *line_ends(text), len(text))
    pattern = compile(r"\s+".join(escape(word) for word in quote.split()))
    found = pattern.finditer(text, ends[lines[0] - 1] + 1, ends[min(lines[1], len(ends) - 1)])
    return tuple(match.span() for match in found)


def _overlaps(hit: Hit, places: Iterable[tuple[int, int]]) -> bool:
    if hit.start is None or hit.end is None:
        return False
    return any(hit.start < end and start < hit.end for start, end in places)
