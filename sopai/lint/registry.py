"""What a rule is, where rules are kept, and what their docstrings hold.

A rule is one function in one file of `rules/`, named as the function; its docstring is its
documentation, its page in docs/rules.md, and its first test.
"""

import inspect
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from re import MULTILINE, findall
from textwrap import dedent
from typing import TYPE_CHECKING, NamedTuple

from sopai.schema.finding import Fix, Severity

if TYPE_CHECKING:
    from sopai.lint.occurrence import Occurrence
    from sopai.lint.subject import Subject


class Ask(NamedTuple):
    """What a rule asks the author: a question with an example, in both languages."""

    en: str
    zh: str

    def text(self, language: str) -> str:
        """The question in a language; English where there is no other."""
        return self.zh if language == "zh" else self.en


class Skeleton(NamedTuple):
    """What could stand instead of the words, with {blanks} to fill."""

    en: str
    zh: str


class Defect(NamedTuple):
    """What a rule about structure reports."""

    address: str | None
    start: int | None
    """Offset of the words in question; None for the document as a whole."""

    end: int | None
    ask: Ask
    severity: Severity | None = None
    """Where it differs from the rule's own."""

    quote: str | None = None
    """For the document as a whole: what to quote."""

    why: tuple[str, ...] = ()
    fix: Fix | None = None
    """What to write instead, where the rule knows it."""


Dismiss = Callable[["Occurrence"], str | None]
"""Why an occurrence of a term is no defect, or None when it is one."""

Check = Callable[["Subject"], Iterator[Defect]]


@dataclass(frozen=True)
class Rule:
    """A rule and the documentation that its docstring holds."""

    code: str
    name: str
    severity: Severity
    doc: str
    strict: bool
    """It runs in the profile `strict` alone: too many of its findings in real documents are wrong,
    or nobody has judged them yet."""

    @cached_property
    def summary(self) -> str:
        """The docstring's first line."""
        return self.doc.splitlines()[0] if self.doc else ""

    def examples(self, label: str) -> list[str]:
        """Markdown examples under a heading such as `Bad:` or `Good (zh):`, in order."""
        pattern = rf"^{label}(?: \(zh\))?:\n\n((?:    .*\n?|\n)+)"
        return [dedent(block).strip("\n") for block in findall(pattern, self.doc + "\n", MULTILINE)]


@dataclass(frozen=True)
class TermRule(Rule):
    """A rule that looks at every occurrence of its terms in operative text."""

    ask: Ask
    skeleton: Skeleton | None
    terms: tuple[str, ...]
    dismiss: Dismiss
    clarifiers: tuple[Dismiss, ...]


@dataclass(frozen=True)
class StructureRule(Rule):
    """A rule that looks at the SOP and its items as a whole."""

    check: Check


RULES: dict[str, TermRule | StructureRule] = {}
BLOCKED: set[str] = set()
"""Longer words that contain a term and mean something else: 等待 holds 等."""


def _register(rule: TermRule | StructureRule) -> None:
    if rule.code in RULES:
        raise ValueError(f"rule code {rule.code!r} is already taken by {RULES[rule.code].name!r}")
    RULES[rule.code] = rule


def term_rule(
    code: str,
    severity: Severity,
    *,
    ask: Ask,
    en: Iterable[str],
    zh: Iterable[str],
    skeleton: Skeleton | None = None,
    blocked: str = "",
    clarified_by: tuple[Dismiss, ...] = (),
    strict: bool = False,
) -> Callable[[Dismiss], Dismiss]:
    """Register a function that says why an occurrence of a term is no defect.

    Args:
        code: for example VAG003; never reused.
        severity: how much a finding matters.
        ask: the question to the author.
        en: English terms in lower case, every form that counts.
        zh: Chinese terms in simplified characters.
        skeleton: what could stand instead.
        blocked: longer words, separated by commas, that contain a term and are none.
        clarified_by: what makes the words exact when it stands nearby.
        strict: it runs in the profile `strict` alone.
    """

    def register(dismiss: Dismiss) -> Dismiss:
        _register(
            TermRule(
                code,
                dismiss.__name__.replace("_", "-"),
                severity,
                inspect.getdoc(dismiss) or "",
                strict,
                ask,
                skeleton,
                (*en, *zh),
                dismiss,
                clarified_by,
            )
        )
        BLOCKED.update(word.strip() for word in blocked.split(",") if word.strip())
        return dismiss

    return register


def rule(code: str, severity: Severity, *, strict: bool = False) -> Callable[[Check], Check]:
    """Register a function that yields the defects of a subject.

    Args:
        code: for example OWN001; never reused.
        severity: how much a finding matters.
        strict: it runs in the profile `strict` alone.
    """

    def register(check: Check) -> Check:
        name = check.__name__.replace("_", "-")
        doc = inspect.getdoc(check) or ""
        _register(StructureRule(code, name, severity, doc, strict, check))
        return check

    return register


def words(text: str) -> tuple[str, ...]:
    """Terms separated by commas."""
    return tuple(word.strip() for word in text.replace("\n", " ").split(",") if word.strip())
