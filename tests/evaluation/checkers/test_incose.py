"""Terms of a word list are found as whole words, line by line."""

from pathlib import Path

import pytest

from sopai.errors import EvaluationError
from sopai.evaluation.checkers.incose import incose
from sopai.evaluation.corpus import eval_folder, to_document
from tests.evaluation.fakes import write_lists


def test_whole_words_are_found_in_any_letter_case() -> None:
    text = "Some items.\nHandsome about-face, etc.\nIf necessary, stop and wait.\n"
    document = to_document("a.md", "en", text)

    hits = incose(eval_folder() / "wordlists" / "incose_gtwr.json").check([document])

    assert [(hit.line, hit.quote) for hit in hits["a.md"]] == [
        (1, "Some"),
        (2, "about"),
        (2, "etc."),
        (3, "If necessary"),
    ]


def test_the_longer_term_wins(tmp_path: Path) -> None:
    lists = write_lists(tmp_path / "lists.json", {"R7_a": ["a lot"], "R9_b": ["a lot of"]})

    hits = incose(lists).check([to_document("a.md", "en", "a lot of oil")])

    assert [hit.quote for hit in hits["a.md"]] == ["a lot of"]


def test_other_rules_of_the_guide_are_not_used(tmp_path: Path) -> None:
    lists = write_lists(tmp_path / "lists.json", {"R7_a": ["some"], "R19_b": ["and"]})

    assert incose(lists).check([to_document("a.md", "en", "this and that")]) == {"a.md": ()}


def test_a_missing_list_is_named(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"none\.json"):
        incose(tmp_path / "none.json")
