"""The rules as pages: what a person reads about each."""

from collections.abc import Iterable
from re import MULTILINE, search
from typing import NamedTuple

from sopai.errors import LintError
from sopai.lint import rules as _rules  # noqa: F401  (registers the rules)
from sopai.lint.registry import RULES, Rule


class RulePage(NamedTuple):
    """What a person reads about a rule."""

    code: str
    name: str
    severity: str
    summary: str
    why: str
    source: str
    bad: tuple[str, ...]
    """Markdown that the rule flags, in English, then in Chinese."""

    good: tuple[str, ...]
    doc: str
    """All of it, as text."""


def rule_pages(own: Iterable[Rule] = ()) -> tuple[RulePage, ...]:
    """All rules, in order of their codes.

    Args:
        own: rules of a team's own, which come last.
    """
    return tuple(_page(rule) for rule in (*(RULES[code] for code in sorted(RULES)), *own))


def rule_page(code: str, own: Iterable[Rule] = ()) -> RulePage:
    """The page of a rule.

    Args:
        code: its code or its name, in any case.
        own: rules of a team's own.

    Raises:
        LintError: there is no such rule.
    """
    for rule in (*RULES.values(), *own):
        if code.strip().lower() in (rule.code.lower(), rule.name):
            return _page(rule)
    raise LintError(f"there is no rule {code!r}: `sopai rules` lists all")


def _page(rule: Rule) -> RulePage:
    return RulePage(
        rule.code,
        rule.name,
        rule.severity.value,
        rule.summary,
        _paragraph(rule.doc, "Why"),
        _paragraph(rule.doc, "Source"),
        tuple(rule.examples("Bad")),
        tuple(rule.examples("Good")),
        rule.doc,
    )


def _paragraph(doc: str, label: str) -> str:
    match = search(rf"^{label}: (.*?)(?:\n\n|\Z)", doc, MULTILINE | 16)
    return " ".join(match[1].split()) if match else ""
