"""Two versions of a text as a unified diff, as `patch` reads it."""

from collections.abc import Iterator
from difflib import unified_diff
from re import compile

_LINE = compile(r"[^\n]*\n|[^\n]+")
_NO_NEWLINE = "\\ No newline at end of file"


def diff_lines(path: str, before: str, after: str) -> Iterator[str]:
    """The lines of a unified diff without their newlines; none when nothing changes.

    Lines end where `patch` and git end them, at a line feed; a carriage return before it stays.

    Args:
        path: of the file, which stands in the head of both sides.
        before: its text.
        after: its text afterwards.
    """
    old, new = (_LINE.findall(text) for text in (before, after))
    for line in unified_diff(old, new, path, path, lineterm="\n"):
        yield line.removesuffix("\n")
        if not line.endswith("\n"):
            yield _NO_NEWLINE
