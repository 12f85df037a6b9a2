"""Every rule's docstring is its documentation and its first test."""

import importlib
import inspect
from re import escape, search

import pytest
from _pytest.mark import ParameterSet

from sopai.evaluation.negatives import Laid
from sopai.language.script import language_of
from sopai.lint.automaton import term_matches
from sopai.lint.registry import BLOCKED, RULES, Rule, TermRule
from sopai.lint.rules import __name__ as rules_package
from tests.lint.shell import findings, lay, whole

TERM_RULES = [rule for rule in RULES.values() if isinstance(rule, TermRule)]
LABELS = {"en": "", "zh": " (zh)"}
"""Languages, and how their examples are labelled in a docstring."""


def _laid(example: str, language: str) -> Laid:
    return whole(example) if example.startswith("---") else lay(example, language)


def _examples(label: str) -> list[ParameterSet]:
    return [
        pytest.param(rule, example, language, id=f"{rule.code}-{language}-{number}")
        for rule in RULES.values()
        for number, example in enumerate(rule.examples(label))
        for language in [language_of(example)]
    ]


@pytest.mark.parametrize("language", LABELS)
def test_the_shell_has_no_findings(language: str) -> None:
    assert findings(lay("", language)) == ()


@pytest.mark.parametrize(("rule", "example", "language"), _examples("Bad"))
def test_bad_example_is_found(rule: Rule, example: str, language: str) -> None:
    found = findings(_laid(example, language), rule.code)
    assert rule.code in {finding.code for finding in found}


@pytest.mark.parametrize(("rule", "example", "language"), _examples("Good"))
def test_good_example_passes(rule: Rule, example: str, language: str) -> None:
    found = findings(_laid(example, language), rule.code)
    assert rule.code not in {finding.code for finding in found}


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_documentation_is_complete(rule: Rule) -> None:
    assert rule.summary.endswith(".") and len(rule.summary) < 80
    assert "\nWhy: " in rule.doc and "\nSource: " in rule.doc
    for label in ("Bad", "Good"):
        assert {language_of(example) for example in rule.examples(label)} == set(LABELS)
        for language, suffix in LABELS.items():
            assert f"\n{label}{suffix}:\n\n" in rule.doc, language


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_rule_stands_in_a_file_of_its_name(rule: Rule) -> None:
    name = rule.name.replace("-", "_")
    module = importlib.import_module(f"{rules_package}.{name}")
    assert inspect.getdoc(getattr(module, name)) == rule.doc


@pytest.mark.parametrize("rule", TERM_RULES, ids=lambda rule: rule.code)
def test_every_term_can_be_found(rule: TermRule) -> None:
    dead = [term for term in rule.terms if (rule.code, term) not in _found_in(term)]
    assert dead == []


def test_every_blocked_word_holds_a_term() -> None:
    terms = [term for rule in TERM_RULES for term in rule.terms]
    assert [word for word in BLOCKED if not any(_holds(word, term) for term in terms)] == []


@pytest.mark.parametrize("word", sorted(BLOCKED))
def test_blocked_word_is_no_term(word: str) -> None:
    assert _found_in(word) == []


def _found_in(term: str) -> list[tuple[str, str]]:
    sentence = f"the clerk will {term} now" if term.isascii() else f"员工。{term}。"
    return [(m.rule.code, sentence[m.start : m.end]) for m in term_matches(sentence)]


def _holds(word: str, term: str) -> bool:
    """The term stands in the word; a Latin one as a whole word, since only those are found."""
    if term not in word or not term.isascii():
        return term in word
    return search(rf"(?<![a-z0-9]){escape(term)}(?![a-z0-9])", word) is not None
