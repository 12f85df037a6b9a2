"""Owners are measured as lacking or not, by kind, and by what tells somebody to act."""

import pytest

from sopai.evaluation.checkers import ours
from sopai.evaluation.checkers.guesses import always
from sopai.evaluation.checkers.ours import Reading, ReadItem
from sopai.evaluation.corpus import Corpus
from sopai.evaluation.owners_suite import measure_owners
from sopai.evaluation.report import Quality
from sopai.schema.owner import OwnerKind
from tests.evaluation.fakes import fake_lint


@pytest.fixture
def report(corpus: Corpus) -> Quality:
    return measure_owners(corpus, "dev", ours.read(corpus.documents, fake_lint), [always()])


def kinds(report: Quality) -> dict[tuple[str, str], int]:
    return {(c.gold, c.read): c.items for c in report.owner_kinds}


def test_items_are_judged_by_owner_findings_on_their_lines(report: Quality) -> None:
    (found,) = (
        r.figures for r in report.rows if (r.group, r.checker) == ("all", "sopai") and r.figures
    )

    assert (found.items, found.positives, found.flagged, found.right) == (4, 2, 2, 1)


def test_kinds_of_owner_are_told_as_labelled_and_as_read(report: Quality) -> None:
    assert kinds(report) == {("role", "role"): 1, ("none", "none"): 1, ("group", "group"): 1}
    assert report.owner_accuracy is not None
    assert report.owner_accuracy.value == 1.0


def test_operative_items_are_told_from_others(report: Quality) -> None:
    figures = report.operative[0].figures

    assert figures is not None
    assert (figures.positives, figures.flagged, figures.right) == (3, 3, 3)


def test_failures_tell_the_kind_of_owner(report: Quality) -> None:
    assert [(f.id, f.kind, f.expected, f.reported) for f in report.failures] == [
        ("i3", "missed", ("owner group",), ()),
        ("i4", "wrong", ("owner na",), ("OWN003 'proud of'",)),
    ]


def test_an_item_that_is_not_read_as_operative_has_no_owner(corpus: Corpus) -> None:
    nothing = {"shop/packing.md": Reading((), ())}

    report = measure_owners(corpus, "dev", nothing, [])

    assert kinds(report) == {("role", "na"): 1, ("none", "na"): 1, ("group", "na"): 1}


def test_the_first_operative_item_that_begins_on_the_lines_says_the_owner(corpus: Corpus) -> None:
    read = (
        ReadItem(1, 4, operative=True, owner=OwnerKind.SYSTEM),
        ReadItem(3, 3, operative=False, owner=OwnerKind.PERSON),
        ReadItem(4, 4, operative=True, owner=OwnerKind.ROLE),
        ReadItem(5, 6, operative=True, owner=OwnerKind.VAGUE),
    )

    report = measure_owners(corpus, "dev", {"shop/packing.md": Reading((), read)}, [])

    assert kinds(report) == {("role", "role"): 1, ("none", "vague"): 1, ("group", "vague"): 1}
