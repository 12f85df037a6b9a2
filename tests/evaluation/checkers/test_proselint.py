"""proselint's hits stand on the right lines, and only those about vague wording count."""

import pytest

from sopai.evaluation.checkers.proselint import proselint, proselint_all
from sopai.evaluation.corpus import to_document

pytest.importorskip("proselint", exc_type=ImportError)

TEXT = "Close it.\nThe box is very heavy.\n\nThis is the the end.\n"


def test_vague_checks_are_told_from_the_others() -> None:
    hits = proselint().check([to_document("a.md", "en", TEXT)])

    assert [(h.line, h.code, h.quote) for h in hits["a.md"]] == [(2, "weasel_words.very", "very")]


def test_all_checks_count_in_the_other_variant() -> None:
    hits = proselint_all().check([to_document("a.md", "en", TEXT)])

    assert [(h.line, h.code) for h in hits["a.md"]] == [
        (2, "weasel_words.very"),
        (4, "lexical_illusions"),
    ]


def test_a_hit_at_the_start_of_a_line_is_on_that_line() -> None:
    hits = proselint_all().check([to_document("a.md", "en", "One.\n\nSynergy is it.\n")])

    assert [h.line for h in hits["a.md"]] == [3]
