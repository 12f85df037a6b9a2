"""Unified diffs: which lines of which files changed, and what the files were before."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopai.errors import LintError
from sopai.language.messages import in_language
from sopai.workflow.patch import FilePatch, Hunk, before, parse_patch

GIT = b"""\
From: somebody
---
 a.md | 2 +-

diff --git a/a.md b/a.md
index 0123..4567 100644
--- a/a.md
+++ b/a.md
@@ -1,3 +1,4 @@ # A
 one
-two
+TWO
+2.5
 three
@@ -9 +10,0 @@
-nine
--\x20
2.39.5
"""


def one(data: bytes) -> FilePatch:
    (patch,) = parse_patch(data)
    return patch


def test_hunks_say_which_lines_are_new_and_what_stood_there() -> None:
    assert one(GIT) == FilePatch(
        "b/a.md",
        is_new=False,
        hunks=(
            Hunk(0, (b"one", b"TWO", b"2.5", b"three"), (b"one", b"two", b"three"), (2, 3)),
            Hunk(10, (), (b"nine",), ()),
        ),
    )


PLAIN = b"--- a.md\t2026-01-01 10:00\n+++ a.md\t2026-01-02 10:00\n@@ -1 +1 @@\n-a\n+b\n"
TWO = PLAIN + PLAIN.replace(b"a.md", b"b c.md")


def test_diff_u_writes_a_time_behind_the_name_and_no_header() -> None:
    assert [patch.name for patch in parse_patch(TWO)] == ["a.md", "b c.md"]


NAMES = {
    b"b/a b.md\t": "b/a b.md",
    b'"b/\\346\\226\\207 \\"q\\" \\t\\\\ x.md"': 'b/文 "q" \t\\ x.md',
    b'"b/a\\nb.md"': "b/a\nb.md",
    "b/文 档.md\t".encode(): "b/文 档.md",
}


@pytest.mark.parametrize("written", NAMES)
def test_names_are_read_whatever_stands_in_them(written: bytes) -> None:
    assert one(GIT.replace(b"+++ b/a.md", b"+++ " + written)).name == NAMES[written]


def test_a_line_that_looks_like_a_header_belongs_to_its_hunk() -> None:
    data = b"--- a/a.md\n+++ b/a.md\n@@ -1,2 +1,2 @@\n--- a/b.md\n-x\n+++ b/b.md\n+@@ -1 +1 @@\n"
    (hunk,) = one(data).hunks or ()
    assert hunk.old == (b"-- a/b.md", b"x") and hunk.new == (b"++ b/b.md", b"@@ -1 +1 @@")


NEW = b"new file mode 100644\n--- /dev/null\n+++ b/a.md\n@@ -0,0 +1 @@\n+x\n"
RENAMED = b"similarity index 100%\nrename from a.md\nrename to c d.md\n"
HEADS = {
    "new": (NEW, ("b/a.md", True)),
    "new and empty": (b"new file mode 100644\nindex 0..e69de29\n", ("b/a.md", True)),
    "renamed": (RENAMED, ("b/c d.md", False)),
    "mode": (b"old mode 100644\nnew mode 100755\n", ("b/a.md", False)),
}


@pytest.mark.parametrize("name", HEADS)
def test_what_git_says_of_a_file_without_hunks_counts(name: str) -> None:
    body, (path, is_new) = HEADS[name]
    patch = one(b"diff --git a/a.md b/a.md\n" + body)
    assert (patch.name, patch.is_new) == (path, is_new)


@pytest.mark.parametrize(
    "body",
    [
        b"deleted file mode 100644\nindex 1..0\n",
        b"deleted file mode 100644\n--- a/a.md\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n",
    ],
)
def test_deleted_files_are_left_out(body: bytes) -> None:
    assert parse_patch(b"diff --git a/a.md b/a.md\n" + body) == ()


def test_a_file_without_lines_has_no_hunks() -> None:
    for name in (b"a b.docx", "文.docx".encode()):
        head = b"diff --git a/%b b/%b\n" % (name, name)
        patch = one(head + b"index 1..2\nBinary files a/x and b/x differ\n")
        assert (patch.name, patch.hunks) == (f"b/{name.decode()}", None)
    quoted = b'diff --git "a/q\\"t.docx" "b/q\\"t.docx"\nGIT binary patch\nliteral 3\n'
    assert (one(quoted).name, one(quoted).hunks) == ('b/q"t.docx', None)


def test_a_patch_with_line_ends_of_windows_is_read() -> None:
    assert one(GIT.replace(b"\n", b"\r\n")).name == "b/a.md"


@pytest.mark.parametrize("data", [b"", b"\n\n"])
def test_an_empty_diff_changes_nothing(data: bytes) -> None:
    assert parse_patch(data) == ()


WRONG = {
    "text": (b"hello", "it is no unified diff"),
    "binary": (bytes(range(256)), "it is no unified diff"),
    "no file": (b"@@ -1 +1 @@\n-a\n+b\n", "line 1 of it belongs to no file"),
    "the end is cut off": (GIT[: GIT.index(b"-nine")], "it is cut off in the hunk on line 15"),
    "a line is cut off": (GIT[: GIT.index(b"+TWO")], "it is cut off in the hunk on line 9"),
    "no head": (GIT.replace(b"+10,0 @@", b"@@"), "line 15 of it is no head of a hunk"),
    "a head of another hunk": (GIT.replace(b"-1,3 +1,4", b"-1,2 +1,4"), "line 9 of it is no head"),
    "a large number": (GIT.replace(b"-9 ", b"-99999999999 "), "line 15 of it is no head"),
    "a merge": (GIT.replace(b"@@ -9 ", b"@@@ -9 -9 "), "it is the diff of a merge"),
    "many lines": (GIT.replace(b"+10,0", b"+10,999999999"), "it is cut off in the hunk on line 15"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_no_diff_is_refused_with_its_line(name: str) -> None:
    data, said = WRONG[name]
    with pytest.raises(LintError) as caught:
        parse_patch(data)
    assert said in str(caught.value)
    assert in_language(str(caught.value), "zh") != str(caught.value)


@given(st.binary(max_size=200), st.integers(0, len(GIT)), st.integers(0, len(GIT)))
def test_anything_is_a_diff_or_refused(noise: bytes, first: int, last: int) -> None:
    for data in (noise, GIT[:first] + noise + GIT[last:]):
        try:
            patches = parse_patch(data)
        except LintError as error:
            assert str(error)
        else:
            assert all(isinstance(patch, FilePatch) for patch in patches)


def test_the_file_before_a_change_is_known_again() -> None:
    new = b"one\nTWO\n2.5\nthree\n4\n5\n6\n7\n8\n9\n10\n"
    old = b"one\ntwo\nthree\n4\n5\n6\n7\n8\n9\nnine\n10\n"
    assert before(new, one(GIT).hunks or ()) == old
    assert before(new.replace(b"\n", b"\r\n"), one(GIT).hunks or ()).replace(b"\r", b"") == old


def test_what_was_taken_out_at_the_beginning_and_the_end_is_known_again() -> None:
    data = (
        b"--- a\n+++ a\n@@ -1,2 +0,0 @@\n-x\n-y\n@@ -4,0 +3 @@\n+z\n\\ No newline at end of file\n"
    )
    hunks = one(data).hunks or ()
    assert before(b"1\n2\nz", hunks) == b"x\ny\n1\n2"


@pytest.mark.parametrize("new", [b"", b"one\nTWO\n", b"one\ntwo\nthree\n", b"x\n" * 20])
def test_a_change_that_does_not_fit_the_file_is_refused(new: bytes) -> None:
    with pytest.raises(LintError, match="the changes do not fit the file at line 1"):
        before(new, one(GIT).hunks or ())


def test_hunks_out_of_order_fit_nothing() -> None:
    hunk = Hunk(0, (b"a",), (b"b",), (1,))
    with pytest.raises(LintError, match="do not fit"):
        before(b"a\na\n", (hunk, hunk))
