"""Adding: new SOPs, new versions, what is there already, and files that are out of date."""

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from sqlalchemy import select

from sopai.errors import LibraryError
from sopai.library.adding import Outcome, add
from sopai.library.auditing import audit_trail
from sopai.library.catalogue import (
    current,
    find_ids,
    get,
    last_ids,
    list_sops,
    list_versions,
    original_bytes,
)
from sopai.library.database import reading
from sopai.library.opening import Library
from sopai.library.states import remove
from sopai.library.tables import versions
from sopai.schema.canonical import canonical_json, content_hash
from sopai.schema.control import DocumentControl, State
from sopai.schema.sop import Sop
from tests.library.samples import identity, put, sop
from tests.strategies import sops


def test_new_sop_is_version_1_0_and_current(library: Library) -> None:
    added = put(library)
    assert (added.outcome, added.version, added.current) == (Outcome.NEW_SOP, "1.0", "1.0")
    assert get(library, added.sop_id).sop == sop()


def test_version_that_the_file_names_is_taken(library: Library) -> None:
    assert put(library, version="2.3").version == "2.3"
    assert put(library, version="2.3", purpose="Another").version == "2.4"
    assert put(library, version="V3.0", purpose="A third").version == "3.0"


def test_other_scheme_of_versions_is_kept_beside_ours(library: Library) -> None:
    added = put(library, version="A/1")
    assert added.version == "1.0"
    assert get(library, added.sop_id).stored.control.version == "A/1"


def test_known_id_gives_a_new_version_with_its_parent(library: Library) -> None:
    first = put(library)
    second = put(library, purpose="Customers get their money back")
    assert (second.outcome, second.version) == (Outcome.NEW_VERSION, "1.1")
    stored = list_versions(library, first.sop_id)
    assert [v.hash for v in stored] == [second.hash, first.hash]
    assert stored[0].parent == first.hash
    assert second.hash == content_hash(sop(purpose="Customers get their money back"), first.hash)


def test_same_content_is_not_added_again(library: Library) -> None:
    first = put(library)
    again = put(library, path="copy.md")
    assert (again.outcome, again.hash) == (Outcome.UNCHANGED, first.hash)
    assert len(list_versions(library, first.sop_id)) == 1


def test_approval_in_the_file_changes_the_record_and_not_the_version(library: Library) -> None:
    first = put(library, state=State.DRAFT)
    assert first.current is None
    again = put(library, state=State.EFFECTIVE)
    assert (again.outcome, again.hash) == (Outcome.NEW_RECORD, first.hash)
    assert again.current == "1.0"


def test_file_made_from_an_older_version_is_refused(library: Library) -> None:
    first = put(library)
    put(library, purpose="By somebody else", path="theirs.md", base=first.hash)
    with pytest.raises(LibraryError, match="made from an older version .* which is at 1.1 now"):
        put(library, purpose="Mine", path="mine.md", base=first.hash)
    assert len(list_versions(library, first.sop_id)) == 2


def test_file_made_from_a_version_that_never_was_is_refused(library: Library) -> None:
    put(library, path="mine.md")
    with pytest.raises(LibraryError, match="made from an older version"):
        put(library, purpose="Mine", path="mine.md", base="s1:unknown")


def test_new_date_or_number_is_a_new_record_of_the_same_version(library: Library) -> None:
    first = put(library)
    control = DocumentControl(department="Sales", number="CS 7")
    again = add(library, sop(), control, "returns.md", b"", who="Ann")
    assert (again.outcome, again.hash) == (Outcome.NEW_RECORD, first.hash)
    stored = list_sops(library, department="sales")[0]
    assert (stored.control.number, stored.version) == ("CS 7", "1.0")
    assert audit_trail(library)[-1].action == "control"


def test_one_file_can_be_edited_and_added_again_and_again(library: Library) -> None:
    first = put(library, path="library copy.md")
    for number in range(1, 4):
        added = put(library, purpose=f"Edit {number}", path="mine.md", base=first.hash)
        assert added.version == f"1.{number}"


def test_base_of_another_library_does_not_matter_for_a_new_sop(library: Library) -> None:
    assert put(library, base="s1:" + "0" * 64).outcome is Outcome.NEW_SOP


@pytest.mark.parametrize("purpose", [None, "Customers get their money back"])
def test_removed_sop_stays_retired_until_it_is_wanted_again(
    library: Library, purpose: str | None
) -> None:
    added = put(library)
    remove(library, added.sop_id, who="Ann", reason="not used")
    before = audit_trail(library)
    assert put(library, purpose=purpose).outcome is Outcome.RETIRED
    assert (current(library, added.sop_id), audit_trail(library)) == (None, before)
    content = sop(purpose=purpose)
    back = add(library, content, DocumentControl(), "a.md", b"", who="Ann", again=True)
    assert back.outcome is (Outcome.NEW_VERSION if purpose else Outcome.RESTORED)
    assert current(library, added.sop_id) is not None


def test_file_that_says_itself_that_it_is_retired_is_taken(library: Library) -> None:
    put(library)
    assert put(library, state=State.RETIRED).outcome is Outcome.NEW_RECORD
    again = put(library, state=State.RETIRED, purpose="As it was")
    assert (again.outcome, again.current) == (Outcome.NEW_VERSION, None)


def test_file_is_kept_byte_by_byte(library: Library) -> None:
    content = b"\xff\xfe\x00 no text at all \r\n"
    added = add(library, sop(), DocumentControl(), "a.md", content, who="Ann")
    stored = list_versions(library, added.sop_id)[0]
    assert original_bytes(library, stored.original) == content


def test_path_that_no_text_can_hold_is_stored_as_far_as_it_goes(library: Library) -> None:
    put(library, path="a\udcff.md")
    assert list_sops(library)[0].path == "a\ufffd.md"


def test_sops_of_one_path_are_named_to_each_other(library: Library) -> None:
    put(library, "returns", path="a.md")
    assert put(library, "backup", path="a.md").namesakes == (identity("returns"),)


def test_copy_does_not_make_the_library_forget_the_file_beside_it(library: Library) -> None:
    put(library, "returns", path="a.md")
    put(library, "returns", path="b.md")
    put(library, "returns", path="c.md")
    for path in ("a.md", "b.md", "c.md"):
        assert find_ids(library, path) == (identity("returns"),)
        added = add(library, sop("backup"), DocumentControl(), path, b"", who="Ann")
        assert added.namesakes == (identity("returns"),)


def test_retired_sop_is_no_namesake_and_its_path_names_the_one_in_use(library: Library) -> None:
    put(library, "returns", path="a.md")
    remove(library, identity("returns"), who="Ann", reason="not used")
    assert find_ids(library, "a.md") == (identity("returns"),)
    assert put(library, "backup", path="a.md").namesakes == ()
    assert find_ids(library, "a.md") == (identity("backup"),)


def test_files_of_one_name_in_two_folders_are_told_apart(library: Library) -> None:
    for folder, name in (("/one", "returns"), ("/two", "backup")):
        place = f"{folder}/a.md"
        added = add(library, sop(name), DocumentControl(), "a.md", b"", who="Ann", place=place)
        assert added.namesakes == ()


@given(any_sop=sops())
@hypothesis_settings(max_examples=30)
def test_stored_bytes_are_the_canonical_ones_and_read_back(scratch: Library, any_sop: Sop) -> None:
    added = add(scratch, any_sop, DocumentControl(), "a.md", b"", who="Ann")
    with reading(scratch.engine) as connection:
        query = select(versions.c.content).where(versions.c.hash == added.hash)
        stored = connection.execute(query).scalar_one()
    assert stored == canonical_json(any_sop)
    assert canonical_json(get(scratch, added.sop_id, added.hash).sop) == stored


def test_ids_of_all_versions_are_remembered(library: Library) -> None:
    added = put(library)
    put(library, steps=[{"id": "s1", "action": "Open the parcel"}])
    assert last_ids(library, added.sop_id) == {"s": 2}


def test_sop_is_named_by_id_number_or_path(library: Library) -> None:
    control = DocumentControl(number="CS/SOP/007")
    added = add(library, sop(), control, "files/a.md", b"", who="Ann")
    for name in (added.sop_id, "CS/SOP/007", "files/a.md"):
        assert find_ids(library, name) == (added.sop_id,)
    assert find_ids(library, "nobody") == ()


def test_list_is_filtered(library: Library) -> None:
    put(library, "returns")
    put(library, "expenses", state=State.EFFECTIVE)
    put(library, "backup", state=State.DRAFT)
    assert [v.title for v in list_sops(library)] == ["Returns and refunds", "费用报销"]
    assert [v.title for v in list_sops(library, language="zh")] == ["费用报销"]
    assert [v.title for v in list_sops(library, department="customer")] == ["Returns and refunds"]
    assert [v.sop_id for v in list_sops(library, state=State.DRAFT)] == [identity("backup")]


def test_unknown_sop_and_version_are_named(library: Library) -> None:
    with pytest.raises(LibraryError, match="no SOP 'sop_nobody0000'"):
        get(library, "sop_nobody0000")
    with pytest.raises(LibraryError, match="no SOP 'sop_nobody0000'"):
        list_versions(library, "sop_nobody0000")
    added = put(library)
    with pytest.raises(LibraryError, match="no version '9.9': it has 1.0"):
        get(library, added.sop_id, "9.9")


def test_who_added_what_is_on_record(library: Library) -> None:
    added = put(library)
    entry = audit_trail(library, added.sop_id)[0]
    assert (entry.who, entry.action, entry.version) == ("Ann", "add", added.hash)
    assert entry.detail["path"] == "returns.md"
