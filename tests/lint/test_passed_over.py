"""What rules about structure pass over: no branch of that kind is without a case."""

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from sopai.evaluation.negatives import Laid
from sopai.language.script import language_of
from sopai.lint.registry import RULES, StructureRule
from sopai.lint.subject import Subject
from sopai.workflow import lint_text
from tests.lint import test_cases, test_negatives
from tests.lint.ablation import Branch, branches, passes_over, without
from tests.lint.shell import TODAY, findings, lay, whole

PASSED = [
    (record["code"], record["language"], record["text"])
    for record in yaml.safe_load(
        (Path(__file__).parent / "passed_over.yaml").read_text(encoding="utf-8")
    )
]
"""Passages with the rule that passes them over, and their language; without one, documents."""

IDLE = {
    "broken_step_reference.broken_step_reference": "a quick look before the search",
    "check_without_fail_path.check_without_fail_path: if not _MAY": "a quick look",
    "shared_owner_no_lead._pair_en: if ' and ' not in": "a quick look",
    "step_too_long.step_too_long: if high - low <= MAX_HAN": "a quick look",
    "too_long_to_read._words": "a quick look",
    "bad_version._is_stated: if _VERSION": "what is found so is found in the text, too",
    "conflicting_threshold._steps: if document.sections": "a metric does not conflict with itself",
    "not_an_action._is_title: if item.owner.found": "the mood of such a sentence says the same",
    "not_an_action._is_title: if len(said) > 1": "the mood of most such sentences says the same",
    "role_without_holder._acts: if owner.kind": "somebody by name holds the role by that",
    "shared_owner_no_lead.shared_owner_no_lead: if item.owner.kind": "groups make no pair either",
    "shared_owner_no_lead._in_column: if at >=": "readers fill short rows up",
    "condition_after_action._turned: if hit.start": "a quick look",
    "role_without_holder.role_without_holder: if is_role_enough": "only by the policy role",
    "undefined_or_unused_role._listed: if kind": "no case",
}
"""Branches that no case misses, and why; one that is missed again must leave this list."""

STRUCTURE_RULES = [rule for rule in RULES.values() if isinstance(rule, StructureRule)]


class _Case(NamedTuple):
    laid: Laid
    subject: Subject


@pytest.mark.parametrize(("code", "language", "text"), PASSED)
def test_passage_is_passed_over(code: str, language: str | None, text: str) -> None:
    found = findings(lay(text, language) if language else whole(text))
    assert [f.quote for f in found if f.code == code] == []


@pytest.mark.parametrize("rule", STRUCTURE_RULES, ids=lambda rule: rule.code)
def test_every_branch_that_passes_over_is_missed(rule: StructureRule) -> None:
    module = import_module(rule.check.__module__)
    idle = [one for one in branches(module, passes_over) if not _is_missed(one, rule)]
    assert [one.name for one in idle if not _is_listed(one)] == []


def test_what_is_listed_as_idle_is_idle() -> None:
    found = {
        one.name
        for rule in STRUCTURE_RULES
        for one in branches(import_module(rule.check.__module__), passes_over)
        if _is_listed(one) and not _is_missed(one, rule)
    }
    assert [key for key in IDLE if not any(name.startswith(key) for name in found)] == []


def _is_listed(branch: Branch) -> bool:
    return branch.name.startswith(tuple(IDLE))


def _is_missed(branch: Branch, rule: StructureRule) -> bool:
    """Some case says otherwise without it, or nothing works."""
    cases = _cases(rule.code)
    expected = [_fires(rule, case) for case in cases]
    with without(branch, passes_over):
        try:
            return any(_fires(rule, one) != said for one, said in zip(cases, expected, strict=True))
        except (AttributeError, IndexError, TypeError, ValueError):
            return True


def _fires(rule: StructureRule, case: _Case) -> bool:
    return any(
        defect.start is None or case.laid.start <= defect.start < case.laid.end
        for defect in rule.check(case.subject)
    )


@cache
def _cases(code: str) -> tuple[_Case, ...]:
    """The hard cases, the negatives and the examples of a rule, and what it passes over."""
    laid = [
        test_cases.laid_out(case)
        for case in test_cases.CASES.get(code, ())
        if f"{code}-{case.name}" not in test_cases.KNOWN
    ]
    for language, negatives in test_negatives.NEGATIVES.items():
        laid += [lay(one.text, language) for one in negatives if one.code == code]
    for label in ("Bad", "Good"):
        for text in RULES[code].examples(label):
            laid.append(whole(text) if text.startswith("---") else lay(text, language_of(text)))
    laid += [
        lay(text, language) if language else whole(text)
        for known, language, text in PASSED
        if known == code
    ]
    return tuple(map(_case, laid))


def _case(laid: Laid) -> _Case:
    read = lint_text(laid.text, "case.md")
    return _Case(laid, Subject(read.document, read.sop, read.others, read.control, None, TODAY))
