"""Guesses flag by layout alone, or by a sign of a person."""

from sopai.evaluation.checkers.guesses import always, commoner, majority, names_nobody
from sopai.evaluation.corpus import Corpus, to_document
from sopai.evaluation.gold import GoldItem

ENGLISH = to_document(
    "en.md",
    "en",
    "# Steps\n\nSome words.\n- [ ] Close it\n2. then Anna signs\n\n"
    "| a | b |\n| --- | --- |\n| x | y |\n",
)
CHINESE = to_document("zh.md", "zh", "- 关门\n1、由店长签字\n- 收银员关机\n")


def test_always_flags_list_items_and_table_rows() -> None:
    hits = always().check([ENGLISH, CHINESE])

    assert [hit.line for hit in hits["en.md"]] == [4, 5, 7, 9]
    assert [hit.line for hit in hits["zh.md"]] == [1, 2, 3]


def test_items_with_a_sign_of_a_person_are_passed_over() -> None:
    hits = names_nobody().check([ENGLISH, CHINESE])

    assert [hit.line for hit in hits["en.md"]] == [4, 7, 9]
    assert [hit.line for hit in hits["zh.md"]] == [1]


def test_majority_says_the_same_of_all_lines_of_a_language() -> None:
    hits = majority({"en": False, "zh": True}).check([ENGLISH, CHINESE])

    assert hits["en.md"] == ()
    assert [hit.line for hit in hits["zh.md"]] == [1, 2, 3, 4]


def test_the_majority_is_learnt_from_development_items(corpus: Corpus) -> None:
    def is_early(item: GoldItem) -> bool:
        return item.lines[0] < 8

    assert commoner(corpus.cases, is_early) == {"en": True}
    unread = [c._replace(item=c.item.model_copy(update={"split": "report"})) for c in corpus.cases]
    assert commoner(unread, is_early) == {}
