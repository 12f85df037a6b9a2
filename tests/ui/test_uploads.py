"""What people bring becomes a document, or is refused with a reason."""

from pathlib import Path

import pytest

from sopai.ui.drafts import Document
from sopai.ui.uploads import LIMIT, MEGABYTE, TEXT_LIMIT, Refused, from_file, from_paste


@pytest.mark.parametrize(
    ("name", "data", "text"),
    [
        ("a.md", b"\xef\xbb\xbf1. Go.", "1. Go."),
        ("a.MARKDOWN", b"a", "a"),
        ("a.txt", "尽快".encode("gb18030"), "尽快"),
        ("a.txt", "尽快".encode("utf-16"), "尽快"),
    ],
)
def test_text_in_known_encodings_is_taken(
    tmp_path: Path, name: str, data: bytes, text: str
) -> None:
    assert from_file(tmp_path, name, data) == Document(name=name, text=text)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.md", b"", "refused.empty"),
        ("a.pages", b"a", "refused.type"),
        ("a.md", bytes(100), "refused.unreadable"),
        ("a.md", b"\xff\xfe\x00\xd8a\x00", "refused.unreadable"),
        ("a.md", b" " * (TEXT_LIMIT * MEGABYTE + 1), "refused.large.text"),
        ("a.md", b" " * (LIMIT * MEGABYTE + 1), "refused.large"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    assert from_file(tmp_path, name, data) == Refused(name, reason, len(data))


def test_a_file_of_the_limit_is_taken(tmp_path: Path) -> None:
    assert isinstance(from_file(tmp_path, "a.md", b"a" * (TEXT_LIMIT * MEGABYTE)), Document)


def test_lone_surrogates_of_a_paste_are_replaced() -> None:
    assert from_paste("a.md", "1. \ud800 Go.") == Document(name="a.md", text="1. \ufffd Go.")


def test_a_paste_is_measured_in_bytes() -> None:
    assert from_paste("a.md", "一" * 4_000_000) == Refused("a.md", "refused.large.text", 12_000_000)
