"""Vague wording is measured by item, by class and by clarified word."""

import pytest

from sopai.evaluation.checkers import ours
from sopai.evaluation.checkers.guesses import always
from sopai.evaluation.corpus import Corpus
from sopai.evaluation.gold import VagueClass
from sopai.evaluation.lint_suite import CODES, is_vague_code, measure_lint
from sopai.evaluation.report import Quality
from tests.evaluation.fakes import fake_lint


@pytest.fixture
def report(corpus: Corpus) -> Quality:
    return measure_lint(corpus, "dev", ours.read(corpus.documents, fake_lint), [always()])


def test_items_are_judged_by_findings_on_their_lines(report: Quality) -> None:
    figures = {(row.group, row.checker): row.figures for row in report.rows}

    found = figures["en", "sopai"]
    assert found is not None
    assert (found.items, found.positives, found.flagged, found.right) == (4, 2, 2, 1)
    guessed = figures["en", "always"]
    assert guessed is not None
    assert (guessed.flagged, guessed.right) == (3, 2)


def test_recall_is_told_by_class(report: Quality) -> None:
    shares = {
        c.vague_class: (c.marks, c.found.value, c.as_class.value) for c in report.classes if c.marks
    }

    assert shares == {
        VagueClass.MANNER: (1, 1.0, 1.0),
        VagueClass.DEADLINE: (1, 0.0, 0.0),
        VagueClass.QUALITY: (1, 0.0, 0.0),
    }


def test_flagged_clarified_words_are_counted(report: Quality) -> None:
    assert report.clarified_marks == 1
    assert report.clarified is not None
    assert report.clarified.value == 1.0


def test_only_codes_about_vague_wording_are_counted(report: Quality) -> None:
    assert [(c.code, c.items) for c in report.codes] == [("VAG002", 1), ("VAG006", 1)]


def test_failures_tell_classes_and_words(report: Quality) -> None:
    assert [(f.id, f.expected, f.reported) for f in report.failures] == [
        ("i3", ("quality 'adequately'",), ()),
        ("i4", (), ("VAG006 'proud'",)),
    ]


def test_every_class_has_an_entry() -> None:
    assert set(CODES) == set(VagueClass)


@pytest.mark.parametrize(
    ("code", "is_about_vagueness"),
    [("VAG001", True), ("VAG099", True), ("MEA004", True), ("EXC005", True), ("REF004", True)]
    + [("TOO004", True), ("OWN001", False), ("MEA001", False), ("STP005", False)],
)
def test_codes_about_vague_wording_are_known(code: str, is_about_vagueness: bool) -> None:
    assert is_vague_code(code) is is_about_vagueness
