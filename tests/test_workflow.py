"""The use cases, as the command line and the page call them."""

from pathlib import Path

import pytest

from sopai.errors import IngestError, SettingsError
from sopai.schema.extract import Extract
from sopai.schema.finding import parts_of
from sopai.workflow import (
    Options,
    documents_in,
    extract_file,
    lint_file,
    lint_text,
    read_roster,
)
from sopai.workflow.extract_text import extract_lines

TEXT = "# Packing\n\n## Steps\n\n1. The Packer closes the box promptly.\n2. The Packer sends it.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Documents among other files, in folders."""
    for name in ("b.md", "a.txt", "deep/down/c.MARKDOWN", ".hidden/x.md", ".x.md", "d.odt", "e"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT, encoding="utf-8")
    return tmp_path


def _names(folder: Path, *paths: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in documents_in(paths)]


def test_a_file_and_its_text_have_the_same_findings(folder: Path) -> None:
    assert lint_file(folder / "b.md").findings == lint_text(TEXT, "b.md").findings


def test_folder_is_searched_for_documents_in_order(folder: Path) -> None:
    assert _names(folder, folder) == ["a.txt", "b.md", "deep/down/c.MARKDOWN"]


def test_each_document_comes_once_in_the_order_of_the_arguments(folder: Path) -> None:
    assert _names(folder, folder / "b.md", folder) == ["b.md", "a.txt", "deep/down/c.MARKDOWN"]


def test_a_file_is_taken_as_named_whatever_its_type(folder: Path) -> None:
    assert _names(folder, folder / "d.odt", folder / "none.md") == ["d.odt", "none.md"]


def test_a_loop_of_links_ends(folder: Path) -> None:
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    assert _names(folder, folder) == ["a.txt", "b.md", "deep/down/c.MARKDOWN"]


def test_a_link_to_a_document_is_a_document(folder: Path) -> None:
    (folder / "z.md").symlink_to(folder / "b.md")
    assert _names(folder, folder)[-1] == "z.md"


def test_a_broken_link_in_a_folder_is_no_document(folder: Path) -> None:
    (folder / "gone.md").symlink_to(folder / "nowhere.md")
    assert "gone.md" not in _names(folder, folder)


def test_a_folder_that_cannot_be_searched_is_given_so_that_reading_says_why(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert list(documents_in((folder,))) == [folder]


def test_a_type_that_is_not_read_is_refused_with_those_that_are(folder: Path) -> None:
    with pytest.raises(IngestError, match=r"files of type '\.pages' are not read: .*\.md"):
        lint_file(folder / "d.pages")


def test_extracted_record_is_what_its_schema_promises(folder: Path) -> None:
    record = extract_file(folder / "b.md").record
    checked = Extract.model_validate(record)
    assert checked.sop.steps[1].action == "The Packer sends it."
    assert checked.anchors["/steps/s1/action"].line == 5


def test_extracted_text_names_owners_and_counts(folder: Path) -> None:
    lines = list(extract_lines(extract_file(folder / "b.md").reading, "en"))
    assert lines[0] == "Packing (en, six_part)"
    assert lines[1].split() == "1 [Packer, subject] The Packer closes the box promptly.".split()
    assert "2 steps, 0 exceptions, 0 metrics" in lines[-1]


def test_extracted_text_says_what_was_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(TEXT + "\n<div>secret words</div>\n", encoding="utf-8")
    reading = extract_file(path).reading
    assert "not read, line 8: secret words" in list(extract_lines(reading, "en"))[-1]
    assert "未读入，第 8 行：secret words" in list(extract_lines(reading, "zh"))[-1]


def test_linter_does_without_notes_that_the_extract_keeps(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("# A\n\nThe hall is cold.\n", encoding="utf-8")
    assert (len(extract_file(path).reading.sop.notes), lint_file(path).sop.notes) == (1, ())


ROSTERS = {
    "holder": ("roles: [{name: Packer, holders: [{person: Li Si}]}]\n", False),
    "another role": ("roles: [{name: Driver, holders: [{person: Li Si}]}]\n", True),
    "empty file": ("", True),
}


@pytest.mark.parametrize("name", ROSTERS)
def test_roster_says_who_holds_a_role(name: str, tmp_path: Path) -> None:
    text, reported = ROSTERS[name]
    path = tmp_path / "roster.yaml"
    path.write_text(text, encoding="utf-8")
    options = Options(profile="strict", roster=read_roster(path))
    found = lint_text(TEXT, "a.md", options).findings
    codes = {part.code for finding in found for part in parts_of(finding)}
    assert ("OWN007" in codes) is reported


BROKEN = {
    "no YAML": b"roles: [",
    "a list": b"- a\n",
    "unknown key": b"rolls: []\n",
    "wrong kind": b"roles: Packer\n",
    "no text": b"\xff\xfe\x00",
    "nested too deeply": b"a: " + b"[" * 20_000,
    "a bomb": b"a: &a [x]\nb: &b [*a, *a]\npeople: [*b, *b]\n",
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_no_roster_is_refused_by_name(name: str, tmp_path: Path) -> None:
    path = tmp_path / "odd.yaml"
    path.write_bytes(BROKEN[name])
    with pytest.raises(SettingsError, match=r"odd\.yaml"):
        read_roster(path)


def test_a_missing_roster_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"none\.yaml"):
        read_roster(tmp_path / "none.yaml")


def test_an_entry_that_cannot_be_looked_at_does_not_stop_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.md").write_text("1. Li Si packs.\n", "utf-8")
    (tmp_path / "b.md").write_text("1. Li Si packs.\n", "utf-8")
    look = Path.is_dir

    def is_dir(path: Path) -> bool:
        if path.name == "a.md":
            raise PermissionError(13, "no")
        return look(path)

    monkeypatch.setattr(Path, "is_dir", is_dir)
    assert [path.name for path in documents_in((tmp_path,))] == ["a.md", "b.md"]
