"""Edits are carried out where what they replace still stands, all or none."""

import pytest

from sopai.errors import ChangeConflict
from sopai.lint.edits import Edit, apply_edits, edits_of
from sopai.schema.finding import Finding, Fix, Severity


def finding(start: int, end: int, text: str, kind: str = "safe") -> Finding:
    fix = Fix.model_validate({"kind": kind, "replace": (start, end), "text": text})
    return Finding(
        code="EXC004", name="x", severity=Severity.WARNING, address=None, line=1, column=1,
        start=start, end=end, quote="x", message="?", fix=fix,
    )  # fmt: skip


def test_edits_are_carried_out_together() -> None:
    assert apply_edits("one two three", [Edit(0, 3, "one", "1"), Edit(8, 13, "three", "")]) == (
        "1 two "
    )


@pytest.mark.parametrize(
    "edits",
    [
        [Edit(0, 3, "two", "2")],
        [Edit(0, 7, "one two", "1"), Edit(4, 7, "two", "2")],
        [Edit(4, 7, "two", "2"), Edit(0, 3, "one", "1")],
        [Edit(8, 99, "three and more", "3")],
    ],
)
def test_nothing_is_done_where_the_words_are_gone(edits: list[Edit]) -> None:
    with pytest.raises(ChangeConflict, match="does not stand at its place"):
        apply_edits("one two three", edits)


def test_of_two_fixes_of_one_place_the_first_is_taken() -> None:
    found = [finding(4, 13, "b"), finding(0, 7, "a"), finding(8, 13, "c", "skeleton")]
    assert edits_of("one two three", found) == [Edit(0, 7, "one two", "a", "EXC004")]
