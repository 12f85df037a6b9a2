"""Drafts on disk: written in one stroke, apart from other tabs, listed by what they are about."""

import os
from pathlib import Path

import pytest

from sopai.ui.drafts import (
    Document,
    Draft,
    delete_draft,
    keep_file,
    kept_file,
    new_id,
    open_draft,
    recent_drafts,
    save_draft,
)


def draft(text: str) -> Draft:
    return Draft(documents=(Document(name="a.md", text=text),))


def test_what_was_saved_is_opened(tmp_path: Path) -> None:
    name = new_id()
    stamp = save_draft(tmp_path / "drafts", name, draft("一 \x00 \ufffd"), None)
    opened = open_draft(tmp_path / "drafts", name)

    assert opened == (draft("一 \x00 \ufffd"), stamp, None)


def test_only_the_owner_can_read_a_draft(tmp_path: Path) -> None:
    name = new_id()
    save_draft(tmp_path, name, draft("a"), None)

    assert (tmp_path / f"{name}.json").stat().st_mode & 0o077 == 0


def test_another_tabs_draft_is_not_overwritten(tmp_path: Path) -> None:
    name = new_id()
    first = save_draft(tmp_path, name, draft("first"), None)
    second = save_draft(tmp_path, name, draft("second"), first)
    refused = save_draft(tmp_path, name, draft("third"), first)

    assert second is not None
    assert refused is None
    assert open_draft(tmp_path, name).draft == draft("second")
    assert [path.suffix for path in tmp_path.iterdir()] == [".json"]


def test_a_place_beyond_the_documents_is_the_first(tmp_path: Path) -> None:
    name = new_id()
    save_draft(tmp_path, name, Draft(documents=draft("a").documents, current=7), None)

    assert open_draft(tmp_path, name).draft.current == 0


def test_the_newest_drafts_are_listed_by_their_first_words(tmp_path: Path) -> None:
    for text in ("---\n# Pack\n", "", "x" * 4_000_000):
        save_draft(tmp_path, new_id(), draft(text), None)
    (tmp_path / "0123456789ab.json").write_bytes(b"{")
    (tmp_path / "notes.json").write_bytes(b"{}")
    listed = recent_drafts(tmp_path, 10)

    assert len(listed) == 4
    assert sorted(one.name for one in listed) == ["", "", "", "Pack"]
    assert len(recent_drafts(tmp_path, 2)) == 2


def test_no_folder_lists_nothing(tmp_path: Path) -> None:
    assert recent_drafts(tmp_path / "none", 5) == []


def test_a_deleted_draft_is_gone_and_can_be_deleted_again(tmp_path: Path) -> None:
    name = new_id()
    save_draft(tmp_path, name, draft("a"), None)
    delete_draft(tmp_path, name)
    delete_draft(tmp_path, name)

    assert not list(tmp_path.iterdir())


def test_a_name_that_is_no_id_reaches_no_file(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="cannot name a draft"):
        open_draft(tmp_path, "../x")


def _with_file(folder: Path, content: bytes) -> tuple[str, str]:
    """A saved draft of a file that was brought long ago."""
    file = keep_file(folder, content)
    os.utime(folder / "files" / file, (0, 0))
    name = new_id()
    document = Document(name="a.docx", text="a", file=file)
    save_draft(folder, name, Draft(documents=(document,)), None)
    return name, file


def test_a_file_goes_with_the_last_draft_that_needs_it(tmp_path: Path) -> None:
    (one, file), (two, _) = _with_file(tmp_path, b"word"), _with_file(tmp_path, b"word")
    delete_draft(tmp_path, one)
    assert kept_file(tmp_path, file) == b"word"
    delete_draft(tmp_path, two)
    assert not list((tmp_path / "files").iterdir())


def test_a_file_that_a_damaged_draft_needs_stays(tmp_path: Path) -> None:
    name, file = _with_file(tmp_path, b"word")
    path = tmp_path / f"{name}.json"
    path.write_bytes(path.read_bytes()[:-1])
    assert open_draft(tmp_path, name).aside is not None
    delete_draft(tmp_path, _with_file(tmp_path, b"other")[0])

    assert kept_file(tmp_path, file) == b"word"
    assert len(list((tmp_path / "files").iterdir())) == 1


def test_a_file_of_a_draft_that_another_tab_has_not_saved_yet_stays(tmp_path: Path) -> None:
    name, file = _with_file(tmp_path, b"word")
    assert keep_file(tmp_path, b"word") == file
    delete_draft(tmp_path, name)

    assert kept_file(tmp_path, file) == b"word"


def test_a_draft_that_goes_meanwhile_stops_nothing(tmp_path: Path) -> None:
    name, _ = _with_file(tmp_path, b"word")
    (tmp_path / "gone.json").symlink_to(tmp_path / "nowhere")
    delete_draft(tmp_path, name)

    assert not list((tmp_path / "files").iterdir())
