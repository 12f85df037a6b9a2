"""What is told about rules, in both languages."""

import pytest

from sopai.lint.measured import Measured, OnItems, Rate
from sopai.lint.registry import RULES
from sopai.workflow.figure_words import figure_sentences, figure_short
from sopai.workflow.rules_told import ToldRule, told_rule, told_rules

RATE = Rate(right=19, of=20, low=0.764, high=0.991)
LANGUAGES = ("en", "zh")
TOLD = [
    pytest.param(rule, language, id=f"{rule.code}-{language}")
    for language in LANGUAGES
    for rule in told_rules(language)
]


def has_han(words: str) -> bool:
    return any("\u4e00" <= character <= "\u9fff" for character in words)


@pytest.mark.parametrize(("rule", "language"), TOLD)
def test_a_rule_says_all_of_itself_in_the_language(rule: ToldRule, language: str) -> None:
    said = (rule.title, rule.summary, rule.why, rule.question, rule.source, *rule.notes)

    assert all(said)
    if language == "zh":
        assert all(has_han(words) for words in said)
    assert [one.language == language for one in rule.bad] == [True, False]
    assert [one.language == language for one in rule.good] == [True, False]


def test_notes_are_as_many_in_both_languages() -> None:
    counts = {
        language: {rule.code: bool(rule.notes) for rule in told_rules(language)}
        for language in LANGUAGES
    }
    assert counts["en"] == counts["zh"]


def test_labelled_paragraphs_and_examples_are_no_notes() -> None:
    rule = told_rule("VAG010", "en")

    assert rule.notes == (
        'Not flagged: what an action is good for ("check the list to reduce errors"), a limit, a '
        "title.",
    )


def test_profiles_say_how_severe_a_rule_is_in_them() -> None:
    uses = {use.name: use.severity.value for use in told_rule("VAG006", "en").profiles}

    assert uses == {
        "default": "warning",
        "strict": "warning",
        "gxp": "error",
        "checklist": "warning",
    }


def test_a_rule_on_trial_runs_in_strict_alone() -> None:
    rule = told_rule("REF002", "en")

    assert [use.name for use in rule.profiles] == ["strict"]
    assert not rule.is_default


@pytest.mark.parametrize(
    "name", ["VAG003", "vag003", "vague-deadline", "Vague Deadline", "vague_deadline", "期限含糊"]
)
def test_a_rule_is_found_by_code_and_names(name: str) -> None:
    assert told_rule(name, "en").code == "VAG003"


def test_every_rule_is_told_once() -> None:
    assert [rule.code for rule in told_rules("zh")] == sorted(RULES)


def test_figures_in_words() -> None:
    judged = Measured(code="VAG003", judged=RATE)

    assert figure_sentences(judged, "en") == (
        "Of the findings that we judged by hand, 19 of 20 were right (95 % interval: 76 to 99 %)."
    )
    assert figure_sentences(judged, "zh") == (
        "我们逐条判过它的 20 条发现，19 条是对的（95% 区间：76%–99%）。"
    )
    assert figure_short(judged) == "19/20"


def test_figures_on_items_in_words() -> None:
    items = OnItems(language="zh", precision=RATE, recall=Rate(right=1, of=4, low=0.046, high=0.7))
    measured = Measured(code="VAG003", judged=None, items=(items,))

    assert figure_sentences(measured, "en") == (
        "On labelled Chinese items: of 20 that it flags, 19 are at fault (76 to 99 %); of 4 that "
        "it is meant for, it finds 1 (5 to 70 %)."
    )
    assert figure_sentences(measured, "zh") == (
        "中文标注条目：它标出 20 处，19 处该标（76%–99%）；该由它找到的 4 处，找到 1 处（5%–70%）。"
    )
    assert figure_short(measured) == "19/20"


@pytest.mark.parametrize(("language", "words"), [("en", "None of its"), ("zh", "还没有人逐条判过")])
def test_a_rule_without_figures_says_so(language: str, words: str) -> None:
    nothing = Measured(code="VAG003", judged=None)

    assert words in figure_sentences(nothing, language)
    assert figure_short(nothing) == "-"
