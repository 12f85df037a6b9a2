"""What an SOP asks of people."""

import pytest

from sopai.people.duties import duties_of, minutes_of
from tests.people.samples import PACKING


def test_every_part_with_an_owner_is_a_duty_in_order() -> None:
    assert [(duty.kind, duty.words) for duty in duties_of(PACKING)] == [
        ("step", "Fold the box"),
        ("step", "Weigh it"),
        ("step", "Load it"),
        ("step", "Order tape"),
        ("step", "Call"),
        ("step", "Sign"),
        ("exception", "No tape: Use glue"),
        ("metric", "Errors"),
        ("routine", "Open 3 boxes"),
        ("supervisor", "Pack an order"),
    ]


def test_a_step_without_owner_is_the_executors() -> None:
    first = next(duties_of(PACKING))
    assert (first.owner.role, first.number, first.address) == ("Packer", "1", "/steps/s1")


def test_how_often_comes_from_the_start_or_the_cadence() -> None:
    per_week = {duty.words: duty.per_week for duty in duties_of(PACKING)}
    assert (per_week["Fold the box"], per_week["Open 3 boxes"], per_week["Errors"]) == (7, 1, None)


@pytest.mark.parametrize(
    ("limit", "minutes"),
    [
        ("within 2 minutes", 2),
        ("90 s", 1.5),
        ("4 小时内", 240),
        ("by 17:00", None),
        ("2 working days", None),
        ("within 3 days", None),
        ("2 minutes, at most 10 minutes", None),
        ("soon", None),
        (None, None),
    ],
)
def test_only_one_duration_of_less_than_a_day_is_work(
    limit: str | None, minutes: float | None
) -> None:
    assert minutes_of(limit) == minutes
