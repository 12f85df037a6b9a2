"""Harper's hits stand on the right lines, and only those about vague wording count."""

import pytest

from sopai.evaluation.checkers.harper import harper, harper_all
from sopai.evaluation.corpus import to_document

pytest.importorskip("harper", exc_type=ImportError)

TEXT = "# Title\n\nI would argue that the box is closed.\nIt is an box.\n"


def test_vague_rules_are_told_from_the_others() -> None:
    hits = harper().check([to_document("a.md", "en", TEXT)])

    assert [(h.line, h.code, h.quote) for h in hits["a.md"]] == [
        (3, "Hedging", "I would argue that")
    ]


def test_all_rules_count_in_the_other_variant() -> None:
    hits = harper_all().check([to_document("a.md", "en", TEXT)])

    assert {(3, "Hedging"), (4, "AnA")} <= {(h.line, h.code) for h in hits["a.md"]}
