"""The words of the interface: complete in both languages, and fillable."""

from pathlib import Path
from re import findall
from string import Formatter

import pytest

from sopai.lint.registry import RULES
from sopai.lint.rules_zh import RULES_ZH
from sopai.ui.explaining import explanations
from sopai.ui.said import Said
from sopai.ui.texts import TEXTS, count

UI = Path(__file__).parents[2] / "sopai" / "ui"


def blanks(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name}


@pytest.mark.parametrize("said", [pytest.param(said, id=key) for key, said in TEXTS.items()])
def test_every_sentence_is_said_in_both_languages(said: Said) -> None:
    assert said.en.strip()
    assert said.zh.strip()


@pytest.mark.parametrize("said", [pytest.param(said, id=key) for key, said in TEXTS.items()])
def test_both_languages_have_the_same_blanks(said: Said) -> None:
    assert blanks(said.en) - {"n"} == blanks(said.zh) - {"n"}


def test_every_key_in_the_code_is_in_the_table() -> None:
    source = "".join(path.read_text("utf-8") for path in UI.rglob("*.py"))
    used = set(findall(r'(?:text|_text)\(\s*"([\w.]+)"', source))
    used |= set(findall(r'(?:notify)\(\s*"\w+", "([\w.]+)"', source))
    counted = set(findall(r'count\(\s*"([\w.]+)"', source))

    assert used <= set(TEXTS)
    assert {f"{key}.one" for key in counted} | {f"{key}.many" for key in counted} <= set(TEXTS)


@pytest.mark.parametrize(
    ("n", "language", "words"),
    [(1, "en", "1 error"), (2, "en", "2 errors"), (0, "en", "0 errors"), (1, "zh", "1 个错误")],
)
def test_numbers_agree_with_their_noun(n: int, language: str, words: str) -> None:
    assert count("error", n, language) == words


def test_no_chinese_explanation_is_left_over_from_a_rule_that_is_gone() -> None:
    assert set(RULES_ZH) <= set(RULES)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_rule_is_explained(language: str) -> None:
    for explanation in explanations(language).values():
        assert explanation.name
        assert explanation.summary
        assert explanation.why
