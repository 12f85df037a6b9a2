"""Reports have stable keys, and never show texts of the report split."""

import json
from pathlib import Path

import pytest

from sopai.evaluation.checkers import ours
from sopai.evaluation.checkers.checker import Checker
from sopai.evaluation.checkers.guesses import always
from sopai.evaluation.corpus import Corpus, choose, load_corpus
from sopai.evaluation.lint_suite import measure_lint
from sopai.evaluation.owners_suite import measure_owners
from sopai.evaluation.report import Quality, to_json
from sopai.evaluation.scoring import Figure
from sopai.evaluation.table import to_text
from sopai.evaluation.table_rows import aligned, share
from tests.evaluation.fakes import MANUAL, ROWS, fake_lint, write_cases

ABSENT = Checker("absent", ("en",), lambda: None, lambda _documents: {}, "made up")


def measured(corpus: Corpus) -> tuple[Quality, Quality]:
    readings = ours.read(corpus.documents, fake_lint)
    split = corpus.cases[0].item.split
    return (
        measure_lint(corpus, split, readings, [always(), ABSENT]),
        measure_owners(corpus, split, readings, [always()]),
    )


@pytest.fixture
def hidden(tmp_path: Path) -> Corpus:
    """The same items in the report split."""
    hidden = tuple(row | {"split": "report"} for row in ROWS)
    return choose(load_corpus(write_cases(tmp_path, hidden, {"shop/packing.md": MANUAL})), "report")


def test_json_has_the_keys_that_programs_rely_on(corpus: Corpus) -> None:
    report = json.loads(to_json(measured(corpus)[0]))

    assert report["schema"] == "sopai.eval/1"
    assert (report["suite"], report["split"], report["n"]) == ("lint", "dev", 4)
    assert report["checkers"][0].keys() == {"name", "version", "languages", "about"}
    assert report["rows"][0].keys() == {"group", "documents", "checker", "figures"}
    assert report["rows"][0]["figures"]["f1"].keys() == {"value", "low", "high"}
    assert report["failures"][0]["text"] == "text of item 3"
    assert report["failures_withheld"] == 0


def test_the_table_names_every_checker_and_its_figures(corpus: Corpus) -> None:
    text = to_text(measured(corpus)[0], with_failures=False)

    assert "sopai eval lint, split dev: 4 items in 1 documents" in text
    assert "absent not installed: made up" in text
    assert "en      1     sopai    4      2    2        0.50 [0.09 0.91]" in text
    assert "en      1     absent   -      -    -        -" in text
    assert "2 development items (list them with --failures), 0 items of the report" in text
    assert "text of item" not in text


def test_failures_are_listed_on_request(corpus: Corpus) -> None:
    text = to_text(measured(corpus)[1], with_failures=True)

    assert "missed i3 shop/packing.md:6\n    text of item 3\n    expected: owner group\n" in text
    assert "    reported: OWN003 'proud of'" in text


def test_kinds_of_owner_are_a_table(corpus: Corpus) -> None:
    text = to_text(measured(corpus)[1], with_failures=False)

    assert "labelled \\ read  group  none  role\ngroup            1      0     0" in text


def test_a_linter_that_reports_nothing_has_no_codes(corpus: Corpus) -> None:
    report = measure_owners(corpus, "dev", {"shop/packing.md": ours.Reading((), ())}, [])

    assert "finding of each rule" not in to_text(report, with_failures=False)


def test_no_text_of_the_report_split_is_shown(hidden: Corpus) -> None:
    shown = [
        words for report in measured(hidden) for words in (to_json(report), to_text(report, True))
    ]

    for words in shown:
        assert "text of item" not in words
        assert "properly" not in words
        assert "adequately" not in words
        assert "packing.md" not in words
    assert '"failures_withheld": 2' in shown[0]


def test_a_share_is_shown_with_its_interval() -> None:
    assert share(Figure(value=0.5, low=0.25, high=0.751)) == "0.50 [0.25 0.75]"
    assert share(Figure(value=0.5)) == "0.50"
    assert share(Figure(value=None)) == "-"


def test_an_empty_table_has_no_lines() -> None:
    assert list(aligned([])) == []
