"""No guard, clarifier or branch of them can be taken out without a case that notices it."""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import NamedTuple

import pytest

from sopai.evaluation.negatives import Laid
from sopai.language.script import language_of, lowered
from sopai.lint import clarifiers, guards
from sopai.lint.automaton import term_matches
from sopai.lint.engine import dismissal
from sopai.lint.guards import GUARDS
from sopai.lint.occurrence import Occurrence, item_at
from sopai.lint.registry import RULES, Dismiss, TermRule
from sopai.workflow import lint_text
from tests.lint import test_cases, test_dismissals, test_negatives
from tests.lint.ablation import Branch, answers, branches, without
from tests.lint.shell import lay, whole

TERM_RULES = [rule for rule in RULES.values() if isinstance(rule, TermRule)]


class Pinned(NamedTuple):
    """An occurrence of a term that a test says something about."""

    rule: TermRule
    hit: Occurrence
    by_reason: bool
    """The test names the reason; else it says that the rule does not fire."""

    reason: str | None

    def notices(self) -> bool:
        """Its test would fail now."""
        fresh = Occurrence(
            self.hit.document, self.hit.folded, self.hit.item, self.hit.start, self.hit.end
        )
        reason = dismissal(self.rule, fresh)
        return reason != self.reason if self.by_reason else reason is None


@cache
def pinned() -> tuple[Pinned, ...]:
    """The occurrences in all hard cases that must not fire, and in the judged wordings."""
    found = [*_quiet()]
    for text, word, reason in (
        *test_dismissals.SHARED,
        *test_dismissals.ENGLISH,
        *test_dismissals.CHINESE,
        *test_dismissals.ALONE,
    ):
        found += _judged(lay(text, language_of(text)), word, reason)
    for text, reason in test_dismissals.INTRODUCED:
        laid = whole(test_dismissals.INTRODUCTION.format(text=text))
        found += _judged(laid, "用心", reason)
    return tuple(found)


def _quiet() -> Iterator[Pinned]:
    for code, cases in test_cases.CASES.items():
        for case in cases:
            if not case.fires and f"{code}-{case.name}" not in test_cases.KNOWN:
                yield from _of_rule(test_cases.laid_out(case), code)
    for language, negatives in test_negatives.NEGATIVES.items():
        for one in negatives:
            yield from _of_rule(lay(one.text, language), one.code)


def _of_rule(laid: Laid, code: str) -> Iterator[Pinned]:
    if isinstance(RULES[code], TermRule):
        for rule, hit in _hits(laid):
            if rule.code == code:
                yield Pinned(rule, hit, False, dismissal(rule, hit))


def _judged(laid: Laid, word: str, reason: str | None) -> list[Pinned]:
    return [Pinned(rule, hit, True, reason) for rule, hit in _hits(laid) if hit.word == word][-1:]


def _hits(laid: Laid) -> Iterator[tuple[TermRule, Occurrence]]:
    document = lint_text(laid.text, "case.md").document
    folded = lowered(document.plain)
    starts = [item.start for item in document.items]
    for match in term_matches(folded):
        item = item_at(starts, document.items, match.start)
        if item is not None and laid.start <= match.start < laid.end:
            yield match.rule, Occurrence(document, folded, item, match.start, match.end)


def test_every_guard_is_needed() -> None:
    """Without the guard, and with all that comes after it, something else is said."""
    assert [guard.__name__ for guard in GUARDS if not _is_needed(guard, TERM_RULES)] == []


def test_every_check_of_a_rule_is_needed() -> None:
    """A rule's own function, and each clarifier in each rule that lists it."""
    idle = [
        f"{rule.code} {check.__name__}"
        for rule in TERM_RULES
        for check in (rule.dismiss, *rule.clarifiers)
        if not _is_needed(check, [rule])
    ]
    assert idle == []


def _is_needed(check: Dismiss, rules: list[TermRule]) -> bool:
    return any(_misses(one, check) for one in pinned() if one.rule in rules and one.reason)


def _misses(one: Pinned, check: Dismiss) -> bool:
    checks = (*GUARDS, one.rule.dismiss, *one.rule.clarifiers)
    rest = (other(one.hit) for other in checks if other is not check)
    reason = next((said for said in rest if said is not None), None)
    return reason != one.reason if one.by_reason else reason is None


@pytest.mark.parametrize(
    "module",
    [guards, clarifiers, *(import_module(rule.dismiss.__module__) for rule in TERM_RULES)],
    ids=lambda module: module.__name__.rsplit(".", 1)[-1],
)
def test_every_reason_is_needed(module: ModuleType) -> None:
    """Each `return` of a reason, in guards, clarifiers and rules, decides some case."""
    shared = (guards, clarifiers)
    concerned = [
        one
        for one in pinned()
        if module in shared or one.rule.dismiss.__module__ == module.__name__
    ]
    found = branches(module, answers, returns="str | None")
    assert found
    assert [one.name for one in found if not _is_noticed(one, concerned)] == []


def _is_noticed(branch: Branch, concerned: list[Pinned]) -> bool:
    with without(branch, answers):
        return any(one.notices() for one in concerned)
