"""What is told about each rule in one language: on the command line, in docs/ and on the page."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from itertools import product
from typing import Literal

from sopai.language.script import language_of
from sopai.lint.catalogue import RulePage, rule_page, rule_pages, rule_words
from sopai.lint.measured import Measured, measured
from sopai.lint.profiles import PROFILES
from sopai.lint.registry import RULES, Rule, TermRule
from sopai.schema.base import Text, Value
from sopai.schema.finding import Severity, parts_of
from sopai.workflow import HouseRules, Options, OwnerPolicy, lint_text

_LATE = date(2100, 1, 1)
"""A day by which the reviews in all examples are overdue."""

_AROUND = {
    "en": (
        "\n\nLi Si (Packer) does all steps.\n\n1. Li Si (Packer) closes the box until it clicks.\n"
        "2. Li Si (Packer) puts the form into folder 3.\n3. Li Si (Packer) counts 10 boxes.\n"
    ),
    "zh": (
        "\n\n1. 打包员李四盖上箱子。\n2. 打包员李四把表放进3号文件夹。\n3. 打包员李四数10个箱子。\n"
    ),
}
"""Steps around an example of a rule that looks at no step alone."""

PURPOSES_ZH = {
    "default": "适合任何流程",
    "strict": "照创办文章的要求：每一步写明具体的人、结果和数字；也包括还在试用的规则",
    "gxp": "受监管的工作：写岗位不写姓名，文件信息要完整",
    "checklist": "简短的清单：只看用词和负责人",
}


class ProfileUse(Value):
    """A profile that runs a rule, and how severe it makes its findings."""

    name: Text
    severity: Severity


class Example(Value):
    """Markdown that shows a rule."""

    language: Literal["en", "zh"]
    text: Text


class ToldRule(Value):
    """A rule in one language."""

    code: Text
    name: Text
    """By which `explain` finds it: `vague-deadline`, in every language."""

    title: Text
    severity: Severity
    is_default: bool
    """It runs by default; else in the profile `strict` alone."""

    profiles: tuple[ProfileUse, ...]
    summary: Text
    why: str
    notes: tuple[Text, ...]
    """What it looks at and leaves alone."""

    question: str
    """What it asks the author: how a finding is mended, with a skeleton to fill."""

    bad: tuple[Example, ...]
    good: tuple[Example, ...]
    """Examples, those in the wanted language first."""

    measured: Measured
    source: str


def told_rules(language: str, own: Sequence[TermRule] = ()) -> tuple[ToldRule, ...]:
    """All rules in order of their codes.

    Args:
        language: of the words.
        own: rules of a team's own, which come last.
    """
    return tuple(_told(page, language, own) for page in rule_pages(own))


def told_rule(name: str, language: str, own: Sequence[TermRule] = ()) -> ToldRule:
    """One rule.

    Args:
        name: its code, its name or its Chinese name, in any case.
        language: of the words.
        own: rules of a team's own.

    Raises:
        LintError: there is no such rule; the message names close ones.
    """
    return _told(rule_page(name, own), language, own)


def _told(page: RulePage, language: str, own: Sequence[TermRule]) -> ToldRule:
    rule = RULES.get(page.code)
    words = rule_words(page, language)
    if rule is None:
        rule = next(rule for rule in own if rule.code == page.code)
        asked = rule.ask.text(language)
        words = words._replace(title=rule.name, summary=asked, notes=())
    return ToldRule(
        code=page.code,
        name=page.name,
        title=words.title,
        severity=Severity(page.severity),
        is_default=not page.is_strict,
        profiles=_profiles(rule),
        summary=words.summary,
        why=words.why,
        notes=words.notes,
        question=_question(rule, language) if rule.code in RULES else "",
        bad=_examples(page.bad, language),
        good=_examples(page.good, language),
        measured=measured(page.code),
        source=words.source,
    )


def _profiles(rule: Rule) -> tuple[ProfileUse, ...]:
    return tuple(
        ProfileUse(name=profile.name, severity=profile.severity(rule.code, rule.severity))
        for profile in PROFILES.values()
        if profile.runs(rule)
    )


def _examples(examples: Sequence[str], language: str) -> tuple[Example, ...]:
    found = (
        Example(language="zh" if language_of(one) == "zh" else "en", text=one) for one in examples
    )
    return tuple(sorted(found, key=lambda one: one.language != language))


def _question(rule: Rule, language: str) -> str:
    return rule.ask.text(language) if isinstance(rule, TermRule) else _asked(rule.code, language)


@cache
def _asked(code: str, language: str) -> str:
    """What a rule about structure asks about its own bad example in a language."""
    rule = RULES[code]
    own = (one for one in rule.examples("Bad") if language_of(one) == language)
    texts = [
        text for one in own for text in (one, f"# SOP\n\n## Steps\n\n{one}{_AROUND[language]}")
    ]
    for policy, text in product(OwnerPolicy, texts):
        house = HouseRules(owner_policy=policy)
        options = Options(profile="strict", language=language, today=_LATE, house=house)
        found = lint_text(text, "example.md", options).findings
        parts = (part for finding in found for part in parts_of(finding))
        if asked := next((part.message for part in parts if part.code == code), ""):
            return asked
    return ""
