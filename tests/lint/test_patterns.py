"""The pattern language of term packs: what it means, what it refuses, and what it can cost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopai.errors import LintError
from sopai.lint.patterns import MAX_FORMS, MAX_GAP, MAX_PATTERN, Form, follow, forms_of, sample

WORDINGS = {
    "soon": ["soon"],
    "ASAP": ["asap"],
    "at (the|your) earliest": ["at the earliest", "at your earliest"],
    "as soon as [humanly] possible": ["as soon as humanly possible", "as soon as possible"],
    "look(s|ed|) nice": ["looks nice", "looked nice", "look nice"],
    "soon|later": ["soon", "later"],
    "in [(the|a)] hurry": ["in the hurry", "in a hurry", "in hurry"],
    "two\n  lines": ["two lines"],
    "（尽快｜盡速）辦理": ["尽快办理", "尽速办理"],
    "résumé": ["résumé"],
}


@pytest.mark.parametrize("written", WORDINGS)
def test_a_pattern_is_a_list_of_wordings(written: str) -> None:
    assert [form.head for form in forms_of(written) if not form.rest] == WORDINGS[written]


GAPS = {
    ("reply at * convenience", "reply at your convenience."): True,
    ("reply at * convenience", "reply at one's convenience"): True,
    ("reply at * convenience", "reply at convenience"): False,
    ("reply at * convenience", "reply at your own convenience"): False,
    ("reply at * convenience", "reply at once. convenience"): False,
    ("reply at [*] convenience", "reply at convenience"): True,
    ("reply at * * convenience", "reply at your own convenience"): True,
    ("在*时间内", "在规定时间内"): True,
    ("在*时间内", "在时间内"): False,
    ("在*时间内", "在公司规定的合理时间内"): False,
    ("在*时间内", "在8点,规定时间内"): False,
    ("在*时*内", "在规定时限之内"): True,
}


@pytest.mark.parametrize(("written", "text"), GAPS)
def test_a_star_is_one_word_or_a_few_chinese_signs(written: str, text: str) -> None:
    ends = [
        follow(text, len(form.head), form.rest).end
        for form in forms_of(written)
        if text.startswith(form.head)
    ]
    assert any(end is not None for end in ends) is GAPS[written, text]


def test_of_several_ends_the_nearest_is_taken() -> None:
    (form,) = forms_of("在*内")
    assert follow("在室内内内内", 1, form.rest).end == 3


REFUSED = {
    "": "holds no word",
    "  ": "holds no word",
    "?!": "holds no word",
    "(|)": "holds no word",
    "a": "single sign",
    "的": "single sign",
    "x [y]": "single sign",
    "*": "holds no word",
    "* soon": "begins or ends with a star",
    "soon *": "begins or ends with a star",
    "so*n": "put blanks around it",
    "as *soon as": "put blanks around it",
    "(soon": "add a ')'",
    "[soon)": "closes nothing",
    "soon]": "closes nothing",
    "so * a * b * c * d on": "more than 3 stars",
    "do `rm`": "backtick",
    "so\x00on": "control character",
    "so\u202eon": "control character",
    "s" * (MAX_PATTERN + 1): "more than 200 characters",
    "so " * 40: "more than 80 characters",
    "(ab|cd)" * 7: "more than 64 wordings",
    "[a]" * 60: "more than 64 wordings",
    "(" * 90 + "ab" + ")" * 89: "add a ')'",
}


@pytest.mark.parametrize("written", REFUSED)
def test_what_is_no_pattern_is_refused_with_its_reason(written: str) -> None:
    with pytest.raises(LintError) as caught:
        forms_of(written)
    assert REFUSED[written] in str(caught.value)


SIGNS = st.text(alphabet="ab 的尽*()[]|｜（）'-`\n", max_size=MAX_PATTERN)


@given(SIGNS)
def test_anything_is_a_pattern_or_refused(written: str) -> None:
    try:
        forms = forms_of(written)
    except LintError as error:
        assert str(error)
    else:
        assert 0 < len(forms) <= MAX_FORMS


@given(SIGNS)
def test_a_form_is_found_in_what_it_stands_for(written: str) -> None:
    try:
        forms = forms_of(written)
    except LintError:
        return
    for form in forms:
        text = sample(form)
        assert text.startswith(form.head)
        assert follow(text, len(form.head), form.rest).end is not None


@given(st.text(alphabet="尽 a'", max_size=200), st.lists(st.sampled_from(["*", " * ", "尽", " "])))
def test_following_a_form_costs_no_more_than_its_length(text: str, rest: list[str]) -> None:
    form = Form("尽", tuple(rest))
    stars = sum(piece == "*" for piece in rest)
    assert follow(text, 0, form.rest).steps <= len(rest) * (1 + stars * MAX_GAP)
