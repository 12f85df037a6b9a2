"""The rules as pages: what a person reads about each."""

from collections.abc import Iterable
from difflib import get_close_matches
from re import DOTALL, MULTILINE, compile, search
from typing import NamedTuple

from sopai.errors import LintError
from sopai.lint import rules as _rules  # noqa: F401  (registers the rules)
from sopai.lint.registry import RULES, Rule, TermRule
from sopai.lint.rule_notes_zh import NOTES_ZH
from sopai.lint.rules_zh import RULES_ZH

_LABELLED = compile(r"(?:Why|Bad|Good|Source)\b[^\n:]*:|    ")
"""How a paragraph of a docstring begins that is no note."""

_CLOSE, _CLOSENESS = 3, 0.7
"""Names that are proposed for one that there is not, and how much of it they have to share."""


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

    is_strict: bool
    """It runs in the profile `strict` alone."""

    notes: tuple[str, ...]
    """What it looks at and leaves alone, a paragraph each."""

    terms: tuple[str, ...]
    """Words that it looks for; none of a rule about structure."""


class RuleWords(NamedTuple):
    """What a rule says of itself in one language."""

    title: str
    """Its name as a heading."""

    summary: str
    why: str
    notes: tuple[str, ...]
    source: str


def rule_pages(own: Iterable[Rule] = ()) -> tuple[RulePage, ...]:
    """All rules, in order of their codes.

    Args:
        own: rules of a team's own, which come last.
    """
    return tuple(_page(rule) for rule in (*(RULES[code] for code in sorted(RULES)), *own))


def rule_page(code: str, own: Iterable[Rule] = ()) -> RulePage:
    """The page of a rule.

    Args:
        code: its code, its name or its Chinese name, in any case.
        own: rules of a team's own.

    Raises:
        LintError: there is no such rule.
    """
    known: dict[str, Rule] = {**dict(sorted(RULES.items())), **{rule.code: rule for rule in own}}
    names = _names(known.values())
    wanted = _folded(code)
    if wanted in names:
        return _page(known[names[wanted]])
    close = get_close_matches(wanted, names, n=_CLOSE, cutoff=_CLOSENESS)
    if not close:
        raise LintError(f"there is no rule {code!r}: `sopai rules` lists all")
    meant = dict.fromkeys(names[name] for name in close)
    listed = ", ".join(f"{one} ({known[one].name})" for one in meant)
    raise LintError(f"there is no rule {code!r}; close to it: {listed}. `sopai rules` lists all")


def _names(rules: Iterable[Rule]) -> dict[str, str]:
    """Everything that rules are called by, with their codes; of two with one name the first."""
    names: dict[str, str] = {}
    for rule in rules:
        zh = RULES_ZH.get(rule.code)
        for name in (rule.code, rule.name, *((zh.name,) if zh else ())):
            names.setdefault(_folded(name), rule.code)
    return names


def _folded(name: str) -> str:
    return "-".join(name.replace("_", " ").replace("-", " ").lower().split())


def rule_words(page: RulePage, language: str) -> RuleWords:
    """What a rule says of itself in a language; in English where there is no Chinese."""
    title, summary, why = page.name.replace("-", " ").capitalize(), page.summary, page.why
    why = why[:1].upper() + why[1:]
    source, notes = page.source, page.notes
    if language == "zh":
        if zh := RULES_ZH.get(page.code):
            title, summary, why = zh
        if noted := NOTES_ZH.get(page.code):
            source, notes = noted
    return RuleWords(title, summary, why, notes, source)


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
        rule.strict,
        _notes(rule.doc),
        rule.terms if isinstance(rule, TermRule) else (),
    )


def _paragraph(doc: str, label: str) -> str:
    match = search(rf"^{label}: (.*?)(?:\n\n|\Z)", doc, MULTILINE | DOTALL)
    return " ".join(match[1].split()) if match else ""


def _notes(doc: str) -> tuple[str, ...]:
    """Paragraphs behind the summary that are neither labelled nor examples."""
    paragraphs = doc.split("\n\n")[1:]
    return tuple(" ".join(one.split()) for one in paragraphs if not _LABELLED.match(one))
