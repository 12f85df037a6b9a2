"""The library as drafting and the page use it, with a real database and a real index."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from sopai.errors import IngestError, LibraryError
from sopai.library import database
from sopai.library.background import stop_workers
from sopai.library.beside import read_beside
from sopai.library.chroma import LOCK
from sopai.library.lock import drop_lock, take_lock
from sopai.library.opening import open_library
from sopai.library.scope import Wanted
from sopai.schema.control import State
from sopai.schema.escaping import escape
from sopai.workflow import has_library
from sopai.workflow.drafting import draft_brief
from sopai.workflow.exporting import export_stored
from sopai.workflow.shelf import (
    Shelf,
    embedding,
    fetch,
    find,
    open_items,
    save,
    shelf,
    similar_to,
    take_in,
)

STARTER = Path(__file__).parents[1] / "knowledge" / "starter"
BRIEF = (
    "We need a procedure for parcels that arrive broken. Anna calls the customer within 2 hours. "
    "Ben books the refund in Xero by 17:00."
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with three SOPs."""
    data = tmp_path_factory.mktemp("shelf")
    for name in ("en/complaint-delivered-order", "en/onboarding-first-week", "zh/goods-receiving"):
        take_in(data, f"{name}.md", (STARTER / f"{name}.md").read_bytes())
    return data


def test_both_know_the_name_of_the_database() -> None:
    assert has_library.FILE == database.FILE


TODAY = date(2026, 11, 23)


def test_looking_makes_no_library(tmp_path: Path) -> None:
    assert not has_library.is_there(tmp_path)
    assert shelf(tmp_path, TODAY) == Shelf((), (), ())
    assert find(tmp_path, "refund", "en", TODAY) == ((), ())
    assert similar_to(tmp_path, "refund", "en") == ()
    assert list(tmp_path.iterdir()) == []


def test_what_was_taken_in_is_listed_and_found(folder: Path) -> None:
    assert len(shelf(folder, TODAY).current) == 3
    assert (
        find(folder, "my parcel arrived broken", "en", TODAY)
        .hits[0]
        .title.startswith("Customer complaint")
    )
    assert find(folder, "收货", "zh", TODAY).hits[0].title == "仓库收货入库"


def test_the_page_can_say_how_many_sops_are_compared_by_meaning(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert embedding(tmp_path / "nowhere") is None
    find(folder, "refund", "en", TODAY)
    stop_workers()
    now = embedding(folder)
    assert now is not None
    assert (now.of, now.is_running) == (3, False)
    lock = take_lock(tmp_path / LOCK)
    shutil.copy(folder / has_library.FILE, tmp_path)
    assert embedding(tmp_path) is None
    assert lock is not None
    drop_lock(lock)
    monkeypatch.setenv("SOPAI_EMBEDDINGS", "off")
    assert embedding(folder) is None
    assert "switched off" in find(folder, "refund", "en", TODAY).notices[0]


def test_an_sop_is_fetched_with_its_content(folder: Path) -> None:
    stored = fetch(folder, shelf(folder, TODAY).current[0].sop_id)
    assert stored.sop.steps


def test_a_stranger_is_refused(folder: Path) -> None:
    with pytest.raises(LibraryError, match="sop_aaaaaaaaaa"):
        fetch(folder, "sop_aaaaaaaaaa")


def test_a_file_that_is_no_sop_is_refused(folder: Path) -> None:
    with pytest.raises(IngestError):
        take_in(folder, "binary.md", bytes(100))


def test_every_procedure_of_a_file_is_taken_in(tmp_path: Path) -> None:
    two = "# Open\n\n1. Print the list.\n2. Unlock the door.\n\n# Close\n\n1. Lock it.\n2. Go.\n"
    added = take_in(tmp_path, "two.md", two.encode())
    assert [one.title for one in added] == ["Open", "Close"]
    assert len(shelf(tmp_path, TODAY).current) == 2


def test_a_draft_finds_similar_sops_and_asks_about_their_exceptions(folder: Path) -> None:
    made = draft_brief(BRIEF, library=folder)
    assert made.similar[0].title.startswith("Customer complaint")
    asked = [item.text for item in made.open_items if "has a rule for it" in item.text]
    assert asked
    named = {step.owner.text for step in made.sop.steps}
    assert named == {"Anna", "Ben"}


def test_a_draft_is_saved_as_a_draft_and_answers_no_search(folder: Path) -> None:
    made = draft_brief(BRIEF)
    assert save(folder, made, "Anna")
    kept = shelf(folder, TODAY)
    assert made.sop.id in {one.sop_id for one in kept.drafts}
    found = find(folder, "Xero refund 17:00", "en", TODAY).hits
    assert made.sop.id not in {hit.sop_id for hit in found}
    assert fetch(folder, made.sop.id).sop == made.sop


def test_a_damaged_library_stops_no_draft(tmp_path: Path) -> None:
    (tmp_path / has_library.FILE).write_bytes(b"no database at all" * 100)
    assert draft_brief(BRIEF, library=tmp_path).similar == ()


def test_an_empty_file_is_no_sop(tmp_path: Path) -> None:
    with pytest.raises(IngestError, match=r"'a\.md' is empty"):
        take_in(tmp_path, "a.md", b" \n")


def test_filters_narrow_the_list_and_the_search(folder: Path) -> None:
    chinese = shelf(folder, TODAY, Wanted(language="zh")).current
    assert [card.title for card in chinese] == ["仓库收货入库"]
    warehouse = Wanted(department="Warehouse")
    assert {card.department for card in shelf(folder, TODAY, warehouse).current} <= {"Warehouse"}
    hits = find(folder, "收货 parcel", "en", TODAY, Wanted(language="zh")).hits
    assert {card.language for card in hits} == {"zh"}
    assert shelf(folder, TODAY, Wanted(state=State.EXPIRED)).current == ()
    assert shelf(folder, TODAY).departments


def test_what_is_open_stands_beside_a_saved_draft_and_in_its_files(folder: Path) -> None:
    made = draft_brief(BRIEF)
    save(folder, made, "Anna")
    stored = fetch(folder, made.sop.id).stored
    with open_library(folder) as library:
        kept = read_beside(library, stored.hash)
    assert kept.sources == made.sources
    assert kept.open_items == tuple(item.text for item in made.open_items) != ()
    file = export_stored(folder, made.sop.id, "md", TODAY).data.decode()
    assert f"- ☐ {escape(kept.open_items[0])}" in file


def test_a_draft_that_is_saved_again_with_answers_has_fewer_open_items(folder: Path) -> None:
    made = draft_brief(BRIEF)
    save(folder, made, "Anna")
    answered = made.model_copy(update={"open_items": made.open_items[1:]})
    save(folder, answered, "Anna")
    stored = fetch(folder, made.sop.id).stored
    assert len(open_items(folder, stored.hash)) == len(made.open_items) - 1
    assert stored.version == "1.0"
