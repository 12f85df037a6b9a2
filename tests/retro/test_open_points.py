"""What nobody settled is listed, and never decided by code."""

from tests.retro.samples import proposed


def _open(text: str) -> list[tuple[str, str]]:
    return [(item.kind, item.quote) for item in proposed(text).open_items]


def test_a_task_without_anybody_is_open() -> None:
    assert _open("Somebody should update the rental book.\n") == [
        ("no_owner", "Somebody should update the rental book.")
    ]


def test_an_undecided_point_is_open_with_all_of_its_words() -> None:
    found = _open("## Not decided\n\n- Close the shed at 18:00? Ann is against.\n")
    assert found == [("undecided", "Close the shed at 18:00? Ann is against.")]


def test_two_amounts_for_one_thing_are_open_and_change_nothing() -> None:
    text = (
        "Deposit for a bike, Friday:\nAnn: make the deposit for returned bikes £50.\n"
        'Bob: all right, £50, final.\nBob: "eighty then, £80"\nAnn: hm.\n'
    )
    made = proposed(text)
    assert made.changes == ()
    assert [item.kind for item in made.open_items] == ["contradiction"]


def test_a_decision_without_an_owner_is_a_change_and_open() -> None:
    table = (
        "| Problem | Action | Who | Status |\n|---|---|---|---|\n"
        "| Lost helmet | Helmets are counted every evening | ??? | decided |\n"
    )
    made = proposed(table)
    assert made.changes
    assert [item.kind for item in made.open_items] == ["no_owner"]
    assert made.open_items[0].changes == tuple(c.id for c in made.changes)
