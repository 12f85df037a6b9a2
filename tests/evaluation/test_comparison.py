"""Checkers are judged on the same items, and texts of the report split stay unread."""

from pathlib import Path

from sopai.evaluation.checkers.checker import Checker, Hit
from sopai.evaluation.comparison import (
    code_counts,
    failures,
    groups,
    judge,
    only,
    rows,
    run_checkers,
    states,
)
from sopai.evaluation.corpus import Corpus, load_corpus
from sopai.evaluation.gold import GoldItem, Language
from sopai.evaluation.lint_suite import is_vague
from tests.evaluation.fakes import MANUAL, ROWS, mark, row, write_cases, write_rows

HITS = {"shop/packing.md": (Hit(4, "VAG002", "properly"), Hit(8, "VAG006", "proud"))}


def fake_checker(name: str, languages: tuple[Language, ...], version: str | None) -> Checker:
    """Reports nothing in any document that it is given."""
    return Checker(
        name=name,
        languages=languages,
        version=lambda: version,
        check=lambda documents: {document.path: () for document in documents},
        about="made up",
    )


def expected(item: GoldItem) -> tuple[str, ...]:
    return (f"about {item.id}",)


def test_a_hit_on_any_line_of_an_item_flags_it(corpus: Corpus) -> None:
    outcomes = judge(corpus.cases, HITS, is_vague)

    assert [(outcome.truth, outcome.flagged) for outcome in outcomes] == [
        (True, True),
        (False, False),
        (True, False),
        (False, True),
    ]


def test_figures_are_told_by_file_by_language_and_together(folder: Path) -> None:
    write_rows(folder / "gold" / "company-en.jsonl", (row(8, (1, 1)),))
    write_rows(folder / "gold" / "zh.jsonl", (row(9, (1, 1), doc="zh.md"),))
    (folder / "documents" / "zh.md").write_text("关门", encoding="utf-8")

    found = groups(load_corpus(folder).cases)

    assert [(group.name, len(group.cases)) for group in found] == [
        ("en", 4),
        ("zh", 1),
        ("company-en", 1),
        ("all en", 5),
        ("all zh", 1),
        ("all", 6),
    ]


def test_a_checker_is_not_judged_on_languages_it_is_not_made_for(folder: Path) -> None:
    write_rows(folder / "gold" / "zh.jsonl", (row(9, (1, 1), doc="zh.md"),))
    (folder / "documents" / "zh.md").write_text("关门", encoding="utf-8")
    corpus = load_corpus(folder)

    runs = run_checkers([fake_checker("english", ("en",), "1")], corpus.documents)

    judged = {each.group: each.figures is not None for each in rows(corpus, runs, is_vague)}
    assert judged == {"en": True, "zh": False, "all en": True, "all zh": False, "all": False}


def test_a_checker_that_is_not_installed_is_listed(corpus: Corpus) -> None:
    runs = run_checkers([fake_checker("absent", ("en", "zh"), None)], corpus.documents)

    assert [(state.name, state.version) for state in states(runs)] == [("absent", None)]
    assert all(each.figures is None for each in rows(corpus, runs, is_vague))


def test_hits_are_kept_by_code() -> None:
    assert only(HITS, lambda code: code == "VAG006")["shop/packing.md"] == (
        Hit(8, "VAG006", "proud"),
    )


def test_each_code_tells_how_often_it_was_right(corpus: Corpus) -> None:
    counted = code_counts(corpus.cases, HITS, is_vague)

    assert [(c.code, c.items, c.precision.value) for c in counted] == [
        ("VAG002", 1, 1.0),
        ("VAG006", 1, 0.0),
    ]


def test_development_failures_tell_what_was_expected_and_reported(corpus: Corpus) -> None:
    listed, withheld = failures(corpus.cases, HITS, is_vague, expected)

    assert withheld == 0
    assert [(f.id, f.kind, f.line, f.expected, f.reported) for f in listed] == [
        ("i3", "missed", 6, ("about i3",), ()),
        ("i4", "wrong", 8, ("about i4",), ("VAG006 'proud'",)),
    ]


def test_a_failure_shows_a_hundred_characters(tmp_path: Path) -> None:
    long = row(1, (3, 4), text="word\n" * 50, vague=[mark("soon", "deadline")])
    corpus = load_corpus(write_cases(tmp_path, (long,), {"shop/packing.md": MANUAL}))

    listed, _ = failures(corpus.cases, {"shop/packing.md": ()}, is_vague, expected)

    assert len(listed[0].text) == 100
    assert "\n" not in listed[0].text


def test_failures_of_the_report_split_are_only_counted(tmp_path: Path) -> None:
    hidden = tuple(each | {"split": "report"} for each in ROWS)
    corpus = load_corpus(write_cases(tmp_path, hidden, {"shop/packing.md": MANUAL}))

    assert failures(corpus.cases, HITS, is_vague, expected) == ((), 2)
