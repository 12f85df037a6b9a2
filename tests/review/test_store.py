"""What was done stays done: records survive whatever ends a run."""

from pathlib import Path

import pytest

from sopai.errors import ReviewError
from sopai.review.files import RECORDS
from sopai.review.record import Failed
from sopai.review.store import open_store


def _failed(name: str, key: str = "k") -> Failed:
    return Failed(id=name, path=f"{name}.md", key=key, kind="unreadable", why="it is empty")


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A folder with the records of two files."""
    with open_store(tmp_path / "out", resume=False) as store:
        store.add(_failed("a"))
        store.add(_failed("b"))
    return tmp_path / "out"


def test_records_are_there_again(kept: Path) -> None:
    with open_store(kept, resume=True) as store:
        assert [one.path for one in store.results(["b", "a"])] == ["b.md", "a.md"]
        assert (store.key("a"), store.key("c"), store.broken) == ("k", None, 0)


@pytest.mark.parametrize("cut", [1, 5, 40])
def test_line_that_was_cut_off_is_no_line(kept: Path, cut: int) -> None:
    path = kept / RECORDS
    path.write_bytes(path.read_bytes()[:-cut])
    with open_store(kept, resume=True) as store:
        assert (store.key("a"), store.key("b"), store.broken) == ("k", None, 1)
        store.add(_failed("c"))
    with open_store(kept, resume=True) as store:
        assert (store.key("c"), store.broken) == ("k", 0)


def test_line_of_nonsense_is_passed_over(kept: Path) -> None:
    with (kept / RECORDS).open("ab") as file:
        file.write(b'{"outcome": "failed"}\n\xff\xfe[[[[\n')
    with open_store(kept, resume=True) as store:
        assert (store.key("a"), store.broken) == ("k", 2)
        store.add(_failed("c"))
        assert store.get("c") == _failed("c")


def test_the_last_record_of_a_file_counts(kept: Path) -> None:
    with open_store(kept, resume=True) as store:
        store.add(_failed("a", "new"))
    with open_store(kept, resume=True) as store:
        assert store.key("a") == "new"


def test_tidying_gives_the_same_bytes_whatever_the_order_was(tmp_path: Path) -> None:
    written = []
    for order in ("abc", "cab"):
        with open_store(tmp_path / order, resume=False) as store:
            for name in order:
                store.add(_failed(name))
            store.add(_failed("gone"))
            store.tidy("abc")
            assert store.get("b") == _failed("b")
        written.append((tmp_path / order / RECORDS).read_bytes())
    assert written[0] == written[1]
    assert b"gone" not in written[0]


def test_tidying_that_fails_says_so_and_keeps_what_was_there(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(part: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    before = (kept / RECORDS).read_bytes()
    monkeypatch.setattr(Path, "replace", full)
    with (
        pytest.raises(ReviewError, match="No space left on device"),
        open_store(kept, resume=True) as store,
    ):
        store.tidy("a")
    assert (kept / RECORDS).read_bytes() == before


def test_folder_with_a_review_is_not_written_over(kept: Path) -> None:
    before = (kept / RECORDS).read_bytes()
    with pytest.raises(ReviewError, match="--resume"), open_store(kept, resume=False):
        pass
    assert (kept / RECORDS).read_bytes() == before


@pytest.mark.parametrize("resume", [True, False])
def test_folder_of_other_things_is_not_touched(tmp_path: Path, resume: bool) -> None:
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ReviewError, match="not empty"), open_store(tmp_path, resume=resume):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_records_of_another_version_are_refused(tmp_path: Path) -> None:
    (tmp_path / RECORDS).write_text('{"schema": "other/9"}\n', encoding="utf-8")
    with pytest.raises(ReviewError, match="another folder"), open_store(tmp_path, resume=True):
        pass


def test_two_reviews_do_not_write_to_one_folder(kept: Path) -> None:
    with (
        open_store(kept, resume=True),
        pytest.raises(ReviewError, match="another review"),
        open_store(kept, resume=True),
    ):
        pass


def test_file_in_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("x", encoding="utf-8")
    with (
        pytest.raises(ReviewError, match="cannot be written"),
        open_store(tmp_path / "out", resume=False),
    ):
        pass
