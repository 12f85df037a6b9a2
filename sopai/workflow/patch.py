"""Unified diffs, as `git diff` and `diff -u` write them: which lines of which files changed.

Source: the formats as the manuals of git-diff ("Generating patch text with -p") and of GNU diff
("Detailed Description of Unified Format") describe them.
"""

from re import Match, compile
from typing import NamedTuple

from sopai.errors import LintError

_HUNK = compile(rb"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_ESCAPE = compile(rb"\\([0-7]{3}|.)")
_SIGNS = {b"a": 7, b"b": 8, b"t": 9, b"n": 10, b"v": 11, b"f": 12, b"r": 13}
NOTHING = "/dev/null"
MAX_NUMBER = 10
"""Digits of a line number: no file has more lines."""


class Hunk(NamedTuple):
    """A piece of a file that changed."""

    at: int
    """Lines of the new file before it."""

    new: tuple[bytes, ...]
    """Its lines in the new file, without their ends."""

    old: tuple[bytes, ...]
    """What stood there before."""

    added: tuple[int, ...]
    """Numbers from 1 of the lines that are new."""


class FilePatch(NamedTuple):
    """What changed in a file that is still there."""

    name: str
    """As the diff has it, with the prefix that it may have: `b/docs/a.md`."""

    is_new: bool
    hunks: tuple[Hunk, ...] | None
    """None: it has no lines."""


def parse_patch(data: bytes) -> tuple[FilePatch, ...]:
    """The files that a diff changes, deleted ones left out.

    Raises:
        LintError: it is no unified diff, or is cut off.
    """
    lines = _Lines(data.removesuffix(b"\n").split(b"\n"))
    found = _files(lines)
    if not found and data.strip():
        raise LintError("it is no unified diff: make it with `git diff` or `diff -u`")
    return tuple(_patch(file) for file in found if file.name is not None)


def _patch(file: "_File") -> FilePatch:
    return FilePatch(file.name or "", file.is_new, None if file.is_binary else tuple(file.hunks))


class _Lines:
    """Lines with the number of the one that is next."""

    def __init__(self, lines: list[bytes]) -> None:
        self.lines = lines
        self.at = 0

    def next(self) -> bytes | None:
        """The next line; None behind the last."""
        if self.at >= len(self.lines):
            return None
        self.at += 1
        return self.lines[self.at - 1]

    def begins(self, sign: bytes) -> bool:
        """Whether the next line begins so."""
        return self.at < len(self.lines) and self.lines[self.at].startswith(sign)


class _File:
    """A file of a diff while it is read."""

    def __init__(self, name: str | None) -> None:
        self.name = name
        self.is_new = False
        self.is_binary = False
        self.hunks: list[Hunk] = []


def _files(lines: _Lines) -> list[_File]:
    files: list[_File] = []
    while (line := lines.next()) is not None:
        if line.startswith(b"diff --git "):
            files.append(_File(_name_of_both(line.removeprefix(b"diff --git ").rstrip(b"\r"))))
        elif line.startswith(b"--- ") and lines.begins(b"+++ "):
            if not files or files[-1].hunks:
                files.append(_File(None))
            _take_names(files[-1], line, lines.next() or b"")
        elif line.startswith(b"@@"):
            _take_hunk(files, line, lines)
        elif files and not files[-1].hunks:
            _take_header(files[-1], line.rstrip(b"\r"))
    return files


def _take_hunk(files: list[_File], line: bytes, lines: _Lines) -> None:
    if line.startswith(b"@@@"):
        raise LintError("it is the diff of a merge: compare two versions, `git diff A B`")
    if not files:
        raise LintError(f"line {lines.at} of it belongs to no file: it is cut off")
    files[-1].hunks.append(_hunk(line, lines))


def _take_names(file: _File, old: bytes, new: bytes) -> None:
    name = _name(new.removeprefix(b"+++ ").rstrip(b"\r"))
    file.name = None if name == NOTHING else name
    file.is_new = file.is_new or _name(old.removeprefix(b"--- ").rstrip(b"\r")) == NOTHING


def _take_header(file: _File, line: bytes) -> None:
    """What git says of a file before its lines."""
    if line.startswith(b"new file mode"):
        file.is_new = True
    elif line.startswith(b"deleted file mode"):
        file.name = None
    elif line.startswith(b"rename to "):
        file.name = f"b/{_name(line.removeprefix(b'rename to '))}"
    elif line.startswith((b"Binary files ", b"GIT binary patch")):
        file.is_binary = True


def _hunk(head: bytes, lines: _Lines) -> Hunk:
    match = _HUNK.match(head)
    if match is None or max(map(len, filter(None, match.groups()))) > MAX_NUMBER:
        raise LintError(f"line {lines.at} of it is no head of a hunk: it is damaged")
    start, first = lines.at, int(match[3])
    olds, news = int(match[2] or 1), int(match[4] or 1)
    old: list[bytes] = []
    new: list[bytes] = []
    added: list[int] = []
    # An empty file begins on line 0, and so does what was taken out of the beginning.
    at = first - 1 if news else first
    while len(old) < olds or len(new) < news:
        line = lines.next()
        sign, said = (line[:1], line[1:]) if line else (b" ", b"")
        if line is None or sign not in (b" ", b"\r", b"-", b"+", b"\\"):
            raise LintError(f"it is cut off in the hunk on line {start}: take all of it")
        if sign == b"\\":
            continue
        if sign != b"+":
            old.append(said)
        if sign != b"-":
            new.append(said)
        if sign == b"+":
            added.append(at + len(new))
    if (len(old), len(new)) != (olds, news):
        raise LintError(f"line {start} of it is no head of a hunk: it is damaged")
    return Hunk(max(at, 0), tuple(new), tuple(old), tuple(added))


def _name_of_both(names: bytes) -> str | None:
    """The name in `a/NAME b/NAME`, which matters where no lines follow: both are the same."""
    if names.startswith(b'"'):
        end = names.find(b'" "')
        return _name(names[end + 2 :]) if end > 0 else None
    return _name(names[len(names) // 2 + 1 :])


def _name(written: bytes) -> str:
    """A name as it is: git puts unusual ones into quotation marks, diff puts a time behind."""
    written = written.split(b"\t", 1)[0]
    if written.startswith(b'"') and written.endswith(b'"'):
        written = _ESCAPE.sub(_unescaped, written[1:-1])
    return written.decode("utf-8", "surrogateescape")


def _unescaped(match: Match[bytes]) -> bytes:
    sign = match[1]
    if len(sign) == 3:
        return bytes([int(sign, 8) & 255])
    return bytes([_SIGNS[sign]]) if sign in _SIGNS else sign


def before(data: bytes, hunks: tuple[Hunk, ...]) -> bytes:
    """What a file was before a change.

    Line ends of both kinds count as the same: git may have turned them.

    Raises:
        LintError: the change does not fit the file.
    """
    lines = data.split(b"\n")
    parts: list[bytes] = []
    done = 0
    for hunk in hunks:
        end = hunk.at + len(hunk.new)
        there = [line.rstrip(b"\r") for line in lines[hunk.at : end]]
        if hunk.at < done or there != [line.rstrip(b"\r") for line in hunk.new]:
            raise LintError(
                f"the changes do not fit the file at line {hunk.at + 1}: make the diff anew, "
                "from the files as they are"
            )
        parts += lines[done : hunk.at]
        parts += hunk.old
        done = end
    return b"\n".join(parts + lines[done:])
