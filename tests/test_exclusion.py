"""Which files a project leaves out."""

import sys
from types import FrameType

import pytest

from sopai.workflow.exclusion import is_excluded

FITS = [
    ("a.md", "a.md", True),
    ("x/a.md", "a.md", True),
    ("x/old-a.md", "old-*.md", True),
    ("drafts/x/a.md", "drafts/", True),
    ("x/drafts/a.md", "drafts", True),
    ("x/drafts/a.md", "/drafts", False),
    ("drafts/a.md", "/drafts", True),
    ("a/c.md", "a/*.md", True),
    ("a/b/c.md", "a/*.md", False),
    ("a/b/c.md", "a/**/*.md", True),
    ("a/c.md", "a/**/*.md", True),
    ("a/b/c.md", "**/c.md", True),
    ("c.md", "**/c.md", True),
    ("a/b/c.md", "a/**", True),
    ("a", "a/**", False),
    ("a/b", "a/b/c", False),
    ("a/b/c.md", "a/b", True),
    ("x/a/b", "a/b", False),
    ("A.md", "a.md", False),
    ("归档/打包.md", "归档", True),
    ("a.md", "", False),
    ("a/b.md", "a/**/b.md/**", False),
    ("a/b/c/d.md", "a/**/c/**", True),
]


@pytest.mark.parametrize(("path", "pattern", "is_out"), FITS)
def test_a_pattern_fits_names_or_paths(path: str, pattern: str, is_out: bool) -> None:
    assert is_excluded(path, (pattern,)) is is_out
    assert is_excluded(path, ("none", pattern)) is is_out


def test_without_patterns_nothing_is_left_out() -> None:
    assert not is_excluded("a.md", ())


def _calls(path: str, pattern: str) -> int:
    count = 0

    def note(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        is_excluded(path, (pattern,))
    finally:
        sys.setprofile(None)
    return count


def test_a_pattern_that_is_meant_to_hang_takes_no_longer_than_its_length_says() -> None:
    small, large = ("/".join("a" * size) for size in (40, 160))
    for unit in ("**/a/", "**/*/", "**/"):
        once, four = _calls(small, unit * 20 + "b"), _calls(large, unit * 20 + "b")
        assert four < 6 * once
    assert not is_excluded("a" * 250, ("*a" * 60 + "b",))
