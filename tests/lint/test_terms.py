"""A term that can never be found, or never be a finding, fails the build."""

from collections import Counter
from collections.abc import Iterator

import pytest

from sopai.evaluation.gold import Language
from sopai.language.script import lowered, normalise
from sopai.lint.automaton import term_matches
from sopai.lint.engine import dismissal
from sopai.lint.occurrence import Occurrence, item_at
from sopai.lint.registry import RULES, TermRule
from sopai.workflow import lint_text
from tests.lint.shell import lay

TERM_RULES = [rule for rule in RULES.values() if isinstance(rule, TermRule)]

STEPS: dict[Language, tuple[str, ...]] = {
    "en": (
        "1. Ann Reed (Clerk) packs the box {}.",
        "1. {} the box.",
        "1. Ann Reed (Clerk) {} the box.",
        "1. Ann Reed (Clerk) takes the {} box from the shelf.",
        "1. Check that the box {}.",
        "1. Check that the box is {}.",
        "1. Put {} boxes on the shelf.",
        "1. Ann Reed (Clerk) must {} open the box.",
        "1. Pack label, seal, {}",
        "1. The box must be {}.",
        "1. Pack the box according to {}.",
        "1. Before noon, {} weighing the box.",
    ),
    "zh": (
        "1. 库存管理员陈梅{}核对标签。",
        "1. 库存管理员陈梅核对标签{}。",
        "1. 请{}标签。",
        "1. 库存管理员陈梅取{}的标签。",
        "1. 核对标签、封条{}。",
        "1. 检查标签{}。",
        "1. 标签必须{}。",
        "1. {}，库存管理员陈梅核对标签。",
        "1. 库存管理员陈梅{}。",
        "1. 库存管理员陈梅{}加水。",
        "1. {}。",
    ),
}
"""Steps that a term of some part of speech fits into; nothing else in them answers it."""

Named = tuple[str, str]
"""The code of a rule, and a term of it."""


def _terms(language: Language) -> list[Named]:
    is_latin = language == "en"
    return [(rule.code, t) for rule in TERM_RULES for t in rule.terms if t.isascii() == is_latin]


@pytest.mark.parametrize("language", STEPS)
def test_every_term_is_a_finding_in_some_step(language: Language) -> None:
    left = _terms(language)
    for step in STEPS[language]:
        found = set(_found("\n".join(step.format(term) for _, term in left), language))
        left = [named for named in left if named not in found]
    assert left == []


def _found(steps: str, language: Language) -> Iterator[Named]:
    laid = lay(steps, language)
    document = lint_text(laid.text, "case.md").document
    folded = lowered(document.plain)
    starts = [item.start for item in document.items]
    for match in term_matches(folded):
        item = item_at(starts, document.items, match.start)
        if item is not None and laid.start <= match.start < laid.end:
            hit = Occurrence(document, folded, item, match.start, match.end)
            if dismissal(match.rule, hit) is None:
                yield match.rule.code, hit.word


def test_a_term_stands_in_one_rule_once() -> None:
    count = Counter(term for rule in TERM_RULES for term in rule.terms)
    assert [term for term, times in count.items() if times > 1] == []


def test_terms_are_written_as_texts_are_searched() -> None:
    """In lower case, simplified characters, half-width punctuation, and with single spaces."""
    terms = [term for rule in TERM_RULES for term in rule.terms]
    assert [t for t in terms if " ".join(normalise(lowered(t)).split()) != t] == []
