"""Files without an id: of which SOP they are versions, and when they are SOPs of their own."""

from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest

from sopai.errors import LibraryError
from sopai.export.word import write_word
from sopai.ingest.read import read_data, read_string
from sopai.library.adding import AddedVersion, KnownBy, Outcome
from sopai.library.catalogue import get, list_versions
from sopai.library.opening import Library, open_library
from sopai.library.origins import Origin
from sopai.library.states import remove
from sopai.schema.sop import Sop
from sopai.workflow.belonging import File, belonging
from sopai.workflow.exporting import export_stored
from sopai.workflow.shelf import fetch, open_items, take_in
from sopai.workflow.taking_in import Wish, take_reading
from sopai.workflow.versions import restore, version_history

STEPS = ("Li Si opens the parcel.", "Li Si weighs the parcel.", "Tom refunds the price.")
NUMBERED = "Document number: CS-7\n\n"
STARTER = Path(__file__).parents[1] / "knowledge" / "starter" / "en"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder; search by words is enough."""
    monkeypatch.setenv("SOPAI_EMBEDDINGS", "off")
    return tmp_path / "data"


def text(*steps: str, title: str = "Returns", head: str = "") -> str:
    listed = "".join(f"{n}. {step}\n" for n, step in enumerate(steps or STEPS, 1))
    return f"# {title}\n\n{head}## Steps\n\n{listed}"


def word(*steps: str) -> bytes:
    made = docx.Document()
    made.add_heading("Returns", 1)
    made.add_heading("Steps", 2)
    for step in steps or STEPS:
        made.add_paragraph(step, style="List Number")
    written = BytesIO()
    made.save(written)
    return written.getvalue()


def one(added: tuple[AddedVersion, ...]) -> AddedVersion:
    [only] = added
    return only


def take(folder: Path, name: str, content: str | bytes, wish: Wish | None = None) -> AddedVersion:
    data = content if isinstance(content, bytes) else content.encode()
    with open_library(folder) as library:
        origin = Origin(name, f"/sops/{name}")
        return one(take_reading(library, read_data(data, name), origin, data, wish or Wish("Ann")))


def test_changed_word_file_of_the_same_path_is_a_new_version(folder: Path) -> None:
    first = take(folder, "a.docx", word())
    second = take(folder, "a.docx", word(STEPS[0], "Ann photographs it.", *STEPS[1:]))
    assert (second.outcome, second.sop_id) == (Outcome.NEW_VERSION, first.sop_id)
    assert (second.known_by, second.before, second.version) == (KnownBy.PATH, "1.0", "1.1")
    sop = fetch(folder, first.sop_id).sop
    assert [step.id for step in sop.steps] == ["s1", "s4", "s2", "s3"]
    assert version_history(folder, "a.docx")[0].known_by == "path"


def test_ids_that_a_version_gave_up_are_not_given_again(folder: Path) -> None:
    first = take(folder, "a.md", text())
    take(folder, "a.md", text(*STEPS[:2]))
    take(folder, "a.md", text(*STEPS[:2], "Zoe locks the door at night."))
    assert [step.id for step in fetch(folder, first.sop_id).sop.steps] == ["s1", "s2", "s4"]


def test_new_title_is_a_version_where_half_of_the_steps_stayed(folder: Path) -> None:
    first = take(folder, "a.md", text())
    assert take(folder, "a.md", text(title="Goods that come back")).sop_id == first.sop_id
    other = take(folder, "a.md", text("Zoe locks the door.", "Zoe counts the cash.", title="Shop"))
    assert (other.outcome, other.namesakes) == (Outcome.NEW_SOP, (first.sop_id,))


def test_other_number_at_the_same_path_is_an_sop_of_its_own(folder: Path) -> None:
    first = take(folder, "a.md", text(head=NUMBERED))
    other = take(folder, "a.md", text(head=NUMBERED.replace("7", "8")))
    assert (other.outcome, other.namesakes) == (Outcome.NEW_SOP, (first.sop_id,))
    assert [near.sop_id for near in other.near] == [first.sop_id]


def test_number_and_title_make_a_version_wherever_the_file_lies(folder: Path) -> None:
    first = take(folder, "a.md", text(head=NUMBERED))
    moved = take(folder, "b.md", text(*STEPS[:2], head=NUMBERED))
    assert (moved.sop_id, moved.known_by) == (first.sop_id, KnownBy.NUMBER)
    titled = take(folder, "c.md", text(*STEPS[:2], title="Refunds", head=NUMBERED))
    assert (titled.outcome, titled.near[0].number) == (Outcome.NEW_SOP, "CS-7")


def test_title_alone_is_a_new_sop_with_a_word_about_the_other(folder: Path) -> None:
    first = take(folder, "a.md", text())
    other = take(folder, "b.md", text("Zoe locks the door."))
    assert (other.outcome, other.near[0].sop_id) == (Outcome.NEW_SOP, first.sop_id)


def test_two_of_one_path_and_title_are_not_guessed_between(folder: Path) -> None:
    first = take(folder, "a.md", text())
    second = take(folder, "a.md", text(*STEPS[:2]), Wish("Ann", is_new=True))
    assert second.outcome is Outcome.NEW_SOP
    again = take(folder, "a.md", text(*STEPS[:1]))
    assert again.sop_id == second.sop_id, "the file is of the one that was made of it"
    with open_library(folder) as library:
        assert len(list_versions(library, first.sop_id)) == 1


def test_wish_for_an_sop_of_its_own_goes_with_no_id_that_is_known(folder: Path) -> None:
    stated = "---\nid: sop_0123456789\n---\n" + text()
    wish = Wish("Ann", is_new=True)
    assert take(folder, "a.md", stated, wish).sop_id == "sop_0123456789"
    with pytest.raises(LibraryError, match="states the id sop_0123456789, which is in the library"):
        take(folder, "a.md", stated, wish)
    copies = {take(folder, "b.md", text(), wish).sop_id for _ in range(2)}
    assert len(copies) == 2


def test_export_to_word_that_was_not_edited_is_nothing_new(folder: Path) -> None:
    source = STARTER / "complaint-delivered-order.md"
    first = one(take_in(folder, source.name, source.read_bytes()))
    made = export_stored(folder, first.sop_id, "docx", date(2026, 5, 20))
    back = one(take_in(folder, "printed.docx", made.data))
    assert (back.sop_id, back.outcome) == (first.sop_id, Outcome.UNCHANGED)


def test_export_to_word_that_was_edited_is_not_read_anew(folder: Path) -> None:
    source = STARTER / "complaint-delivered-order.md"
    first = one(take_in(folder, source.name, source.read_bytes()))
    sop, control = fetch(folder, first.sop_id).sop, fetch(folder, first.sop_id).stored.control
    edited = Sop.model_validate(dict(sop) | {"purpose": "Keep the customer"})
    with pytest.raises(LibraryError, match="see the changes with `sopai changes FILE`"):
        take_in(folder, "printed.docx", write_word(edited, control, today=date(2026, 5, 20)))


def test_open_items_of_a_file_are_kept_beside_its_version(folder: Path) -> None:
    sop = read_string(text(), "a.md").sop
    data = write_word(sop, None, open_items=("Who packs on Sunday?",), today=date(2026, 5, 20))
    added = take(folder, "printed.docx", data)
    assert open_items(folder, added.hash) == ("Who packs on Sunday?",)
    assert "Sunday" not in fetch(folder, added.sop_id).sop.model_dump_json()


def test_export_without_a_number_is_known_by_the_id_in_its_name(folder: Path) -> None:
    first = take(folder, "a.md", text())
    back = take(folder, f"{first.sop_id} (2).docx", word(*STEPS[:2]))
    assert (back.sop_id, back.known_by) == (first.sop_id, KnownBy.NAME)
    stranger = take(folder, f"{first.sop_id}.md", text("Zoe locks the door.", title="Shop"))
    assert stranger.outcome is Outcome.NEW_SOP


def test_file_that_says_the_same_in_other_bytes_is_unchanged(folder: Path) -> None:
    first = take(folder, "a.md", text())
    again = take(folder, "a.md", text().replace("\n\n", "\n\n\n"))
    assert (again.outcome, again.hash) == (Outcome.UNCHANGED, first.hash)


def test_copy_of_what_a_file_once_said_changes_nothing(folder: Path) -> None:
    take(folder, "a.md", text())
    take(folder, "b.md", text())
    second = take(folder, "a.md", text(*STEPS[:2]))
    for name in ("b.md", "c.md"):
        copy = take(folder, name, text())
        assert (copy.outcome, copy.hash) == (Outcome.OLDER, second.hash)
    back = take(folder, "a.md", text())
    assert (back.outcome, back.version) == (Outcome.NEW_VERSION, "1.2")


def test_folder_that_is_added_anew_does_not_take_changes_of_the_library_back(folder: Path) -> None:
    take(folder, "a.md", text())
    take(folder, "a.md", text(*STEPS[:2]))
    made = restore(folder, "a.md", "1.0", who="Bo", reason="it was right", today=date(2026, 5, 20))
    anew = take(folder, "a.md", text(*STEPS[:2]))
    assert (anew.outcome, anew.version) == (Outcome.OLDER, made.version)
    changed = take(folder, "a.md", text(*STEPS[:1]))
    assert (changed.before, changed.passes_over) == ("1.2", True)


def test_version_on_top_of_what_a_copy_brought_says_so(folder: Path) -> None:
    take(folder, "a.md", text())
    take(folder, "b.md", text())
    assert not take(folder, "a.md", text(*STEPS[:2])).passes_over
    assert take(folder, "b.md", text(*STEPS[1:])).passes_over


def test_each_procedure_of_a_file_is_known_by_its_title(folder: Path) -> None:
    two = text() + "\n" + text("Zoe locks the door.", "Zoe counts the cash.", title="Close")
    added = take_in(folder, "two.md", two.encode())
    assert take_in(folder, "two.md", two.encode())[1].outcome is Outcome.UNCHANGED
    changed = two.replace("weighs", "measures").replace("Close", "Lock up")
    again = take_in(folder, "two.md", changed.encode())
    assert [one.outcome for one in again] == [Outcome.NEW_VERSION, Outcome.NEW_SOP]
    assert again[0].sop_id == added[0].sop_id
    assert again[1].namesakes == (added[1].sop_id,)


def test_changed_file_of_a_retired_sop_stays_away_until_it_is_wanted(folder: Path) -> None:
    first = take(folder, "a.md", text())
    with open_library(folder) as library:
        remove(library, first.sop_id, who="Boss", reason="closed")
    again = take(folder, "a.md", text(*STEPS[:2]))
    assert (again.outcome, again.sop_id) == (Outcome.RETIRED, first.sop_id)
    back = take(folder, "a.md", text(*STEPS[:2]), Wish("Ann", again=True))
    assert (back.outcome, back.current) == (Outcome.NEW_VERSION, "1.1")


def test_retired_sop_comes_back_with_what_the_library_made_of_it(folder: Path) -> None:
    first = take(folder, "a.md", text())
    take(folder, "a.md", text(*STEPS[:2]))
    restore(folder, "a.md", "1.0", who="Bo", reason="it was right", today=date(2026, 5, 20))
    with open_library(folder) as library:
        remove(library, first.sop_id, who="Boss", reason="closed")
    back = take(folder, "a.md", text(*STEPS[:2]), Wish("Ann", again=True))
    assert (back.outcome, back.current) == (Outcome.RESTORED, "1.2")
    assert len(fetch(folder, first.sop_id).sop.steps) == 3


def test_file_of_an_older_library_is_known_by_its_name(folder: Path) -> None:
    with open_library(folder) as library:
        _add_by_name_and_look(library)


def _add_by_name_and_look(library: Library) -> None:
    data = text().encode()
    found = read_data(data, "a.md")
    [first] = take_reading(library, found, Origin("a.md", "a.md"), data, Wish("Ann"))
    changed = read_data(text(*STEPS[:2]).encode(), "a.md")
    origin = Origin("a.md", "/sops/a.md")
    where = belonging(library, File(changed.sop, changed.control, origin, b"", is_alone=True))
    assert where.newest is not None
    assert (where.newest.sop_id, where.known_by) == (first.sop_id, KnownBy.PATH)
    assert get(library, first.sop_id).sop.steps
