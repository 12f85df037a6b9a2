"""A step that a review tells again with one thing exchanged."""

import pytest

from sopai.retro.retold import retold
from sopai.retro.wording import reworded, says_already


@pytest.mark.parametrize(
    ("text", "said", "new"),
    [
        (
            "Maria files the letters in box A.",
            "Maria files the letters in box B",
            "Maria files the letters in box B.",
        ),
        (
            "Open the post. Maria puts the letters of the day into the blue tray. Lock up.",
            "Maria puts the letters of the day into the red tray",
            "Open the post. Maria puts the letters of the day into the red tray. Lock up.",
        ),
        ("文员把信件放进A柜。", "文员把信件放进B柜", "文员把信件放进B柜。"),
    ],
)
def test_one_thing_is_exchanged(text: str, said: str, new: str) -> None:
    assert not says_already(text, said) or retold(text, said) is not None
    assert reworded(text, said).text == new


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Maria files the letters in box A.", "Maria files the letters in box A and locks it"),
        ("Maria files the letters in box A.", "Maria also files the letters in box B"),
        ("Maria files the letters in box A.", "The office closes at 18:00"),
        ("Maria files the letters in box A.", ""),
        ("", "Maria files the letters in box B"),
    ],
)
def test_more_or_less_than_an_exchange_is_none(text: str, said: str) -> None:
    assert retold(text, said) is None


def test_a_letter_that_names_a_thing_is_no_small_difference() -> None:
    assert not says_already("Maria files the letters in box A.", "Maria files the letters in box B")
    assert says_already("Maria files the letters in box B.", "The letters: Maria files, box B")
