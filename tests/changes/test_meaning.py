"""Whether words say what others said, as far as code can see."""

import pytest

from sopai.changes.meaning import changes

SAME = (
    ("they snap the receipt on the spot", "Snap the receipt on the spot"),
    ("Petra exports to DATEV on the 1st.", "Export to DATEV on the 1st"),
    ("小蔡在旺店通里点合格", "在旺店通里点合格"),
)
OTHER = (
    ("Do not open the box", "Open the box"),
    ("Ask Rainer over 50", "Ask Petra over 50"),
    ("Wait 5 minutes", "Wait 15 minutes"),
    ("不要跟客人扯", "跟客人扯"),
)


@pytest.mark.parametrize(("said", "written"), SAME)
def test_the_same_in_other_words(said: str, written: str) -> None:
    assert not changes(said, written)


@pytest.mark.parametrize(("said", "written"), OTHER)
def test_not_the_same(said: str, written: str) -> None:
    assert changes(said, written)


@pytest.mark.parametrize("written", ["Begin", "Do it", "Order: verb"])
def test_words_that_drop_what_was_said_are_not_the_same(written: str) -> None:
    assert changes("Sign the list of returned keys here", written)
