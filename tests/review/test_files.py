"""Which files a review looks at: each once, and what is left out is said."""

import os
from pathlib import Path

import pytest

from sopai.review.files import find_files

SUFFIXES = {".md", ".txt"}


def _touch(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")


def _names(paths: tuple[Path, ...], top: Path) -> list[str]:
    return [path.relative_to(top).as_posix() for path in paths]


@pytest.fixture
def top(tmp_path: Path) -> Path:
    """A folder as it grows over the years."""
    _touch(tmp_path, "b.md", "a.txt", "sub/c.MD", "photo.jpg", ".hidden.md", "~$b.docx", "LICENSE")
    return tmp_path


def test_folders_are_searched_and_sorted(top: Path) -> None:
    pile = find_files([top], SUFFIXES, top / "out")
    assert _names(pile.files, top) == ["a.txt", "b.md", "sub/c.MD"]


def test_what_is_left_out_is_listed_with_its_reason(top: Path) -> None:
    pile = find_files([top], SUFFIXES, top / "out")
    assert {one.path.name: one.reason for one in pile.skipped} == {
        "photo.jpg": "type",
        "LICENSE": "type",
        ".hidden.md": "hidden",
        "~$b.docx": "lock",
    }


def test_file_that_is_named_twice_is_taken_once(top: Path) -> None:
    (top / "link.md").symlink_to(top / "b.md")
    pile = find_files([top / "b.md", top, top / "sub" / ".." / "b.md"], SUFFIXES, top / "out")
    assert [path for path in _names(pile.files, top) if path.endswith("b.md")] == ["b.md"]
    assert ("link.md", "twice") in [(one.path.name, one.reason) for one in pile.skipped]


def test_loop_of_links_ends(top: Path) -> None:
    (top / "sub" / "again").symlink_to(top, target_is_directory=True)
    (top / "gone.md").symlink_to(top / "nowhere.md")
    pile = find_files([top], SUFFIXES, top / "out")
    assert len(pile.files) == 3
    assert {one.path.name for one in pile.skipped if one.reason == "link"} == {"again", "gone.md"}


def test_pattern_finds_what_a_shell_would(top: Path) -> None:
    pile = find_files([top / "**" / "*.[mM]*"], SUFFIXES, top / "out")
    assert _names(pile.files, top) == ["b.md", "sub/c.MD"]


def test_name_that_looks_like_a_pattern_is_a_name(top: Path) -> None:
    _touch(top, "a[1].md")
    assert _names(find_files([top / "a[1].md"], SUFFIXES, top / "o").files, top) == ["a[1].md"]


def test_paths_that_lead_nowhere_are_told(top: Path) -> None:
    pile = find_files([top / "gone.md", top / "*.pdf"], SUFFIXES, top / "out")
    assert [one.reason for one in pile.unfound] == ["missing", "no_match"]


def test_what_is_named_itself_needs_no_suffix_but_a_known_one(top: Path) -> None:
    named = [top / ".hidden.md", top / "LICENSE", top / "photo.jpg", top / "~$b.docx"]
    pile = find_files(named, SUFFIXES, top / "out")
    assert _names(pile.files, top) == [".hidden.md", "LICENSE"]
    assert [one.reason for one in pile.skipped] == ["type", "lock"]


def test_folders_of_reviews_are_left_out(top: Path) -> None:
    _touch(top, "out/index.md", "old/review.jsonl", "old/files/page.md")
    pile = find_files([top], SUFFIXES, top / "out")
    assert not [path for path in pile.files if "page" in path.name or "index" in path.name]
    assert [one.path.name for one in pile.skipped if one.reason == "review"] == ["old", "out"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everything is open to root")
def test_closed_folder_is_told(top: Path) -> None:
    (top / "sub").chmod(0)
    pile = find_files([top], SUFFIXES, top / "out")
    (top / "sub").chmod(0o700)
    assert [one.reason for one in pile.unfound] == ["closed"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_pipe_is_never_opened(top: Path) -> None:
    os.mkfifo(top / "pipe.md")
    pile = find_files([top, top / "pipe.md"], SUFFIXES, top / "out")
    assert "pipe.md" not in _names(pile.files, top)
