"""Where words stand in a box of the browser."""

import pytest

from sopai.ui.bridge import selection


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Reply ASAP.", "ASAP", (6, 10)),
        ("1. 尽快答复。", "尽快", (3, 5)),
        ("\U0001f4e6 Reply ASAP.", "ASAP", (9, 13)),
        ("One\r\nTwo\r\nASAP", "ASAP", (8, 12)),
        ("One\rASAP", "ASAP", (4, 8)),
        ("\ud800 ASAP", "ASAP", (2, 6)),
    ],
    ids=["English", "Chinese", "wide signs", "line ends", "old line ends", "half a sign"],
)
def test_offsets_are_those_of_the_browser(text: str, words: str, found: tuple[int, int]) -> None:
    start = text.index(words)

    assert selection(text, start, start + len(words)) == found
