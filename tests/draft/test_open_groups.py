"""What is left open is shown by what it is about."""

from sopai.draft.drafting import draft
from sopai.draft.open_groups import NAMES, grouped

BRIEF = (
    "Anna checks the parcels within 2 hours. Refunds above 50 euros go to Tom. The label is "
    "printed. Damaged goods are sent back. She writes it in the log."
)


def test_each_open_item_stands_in_one_group() -> None:
    made = draft(BRIEF)
    shown = [item for group in grouped(made.open_items) for item in group.items]
    assert len(shown) == len(made.open_items) > 5
    assert set(shown) == set(made.open_items)


def test_the_title_comes_first_and_owners_next() -> None:
    first, second, *rest = grouped(draft(BRIEF).open_items)
    assert first.topic == "first"
    assert [item.address for item in first.items] == ["/title"]
    assert second.topic == "owner"
    assert all(item.kind == "owner" for item in second.items)
    assert {group.topic for group in rest} >= {"limit", "deputy"}


def test_nothing_open_is_no_group() -> None:
    assert grouped(()) == ()


def test_each_group_has_a_name_in_both_languages() -> None:
    assert NAMES["en"].keys() == NAMES["zh"].keys()
