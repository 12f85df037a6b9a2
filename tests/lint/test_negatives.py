"""Hard negatives of `eval/lint/negatives`: none of them fires, in five forms and two languages."""

from collections import Counter
from typing import get_args

import pytest
from _pytest.mark import ParameterSet

from sopai.evaluation.corpus import eval_folder
from sopai.evaluation.gold import Language
from sopai.evaluation.negatives import Form, Negative, load_negatives
from sopai.lint.registry import RULES
from tests.lint.shell import findings, lay

NEGATIVES = load_negatives(eval_folder() / "lint")

KNOWN = {
    "en-OWN002-quote-unit-of-measure": "a unit of goods is taken for a unit of people",
    "en-OWN002-cell-from-it": "where a thing comes from is taken for its owner",
}
"""Items that fire for a reason outside the rules. Strict: one that passes must leave this list."""


def _parameters() -> list[ParameterSet]:
    found = []
    for language, negatives in NEGATIVES.items():
        for negative in negatives:
            name = f"{language}-{negative.code}-{negative.form}-{negative.trap}"
            reason = KNOWN.get(name)
            marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
            found.append(pytest.param(language, negative, id=name, marks=marks))
    return found


PARAMETERS = _parameters()


@pytest.mark.parametrize(("language", "negative"), PARAMETERS)
def test_hard_negative_does_not_fire(language: str, negative: Negative) -> None:
    found = findings(lay(negative.text, language))
    assert [f.quote for f in found if f.code == negative.code] == []


def test_records_are_sound() -> None:
    names = [str(parameter.id) for parameter in PARAMETERS]
    assert KNOWN.keys() - set(names) == set()
    assert [name for name, count in Counter(names).items() if count > 1] == []
    assert {one.code for negatives in NEGATIVES.values() for one in negatives} <= RULES.keys()


@pytest.mark.parametrize("language", NEGATIVES)
def test_each_language_has_hundreds_in_every_form(language: Language) -> None:
    forms = Counter(one.form for one in NEGATIVES[language])
    assert sum(forms.values()) >= 400
    assert min(forms[form] for form in get_args(Form)) >= 70


@pytest.mark.parametrize("language", NEGATIVES)
def test_a_trap_of_a_rule_has_at_most_three_variants(language: Language) -> None:
    traps = Counter((one.code, one.trap) for one in NEGATIVES[language])
    assert [trap for trap, count in traps.items() if count > 3] == []
