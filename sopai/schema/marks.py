"""Names by which a file that sopai wrote is known again after somebody edited it.

They are never printed: bookmarks in Word, a hidden column in Excel, custom properties of the file.
What they name is a step, an exception or a metric by its id, an element of another list by its
index (`definitions_0`), or a field of the SOP (`purpose`).
"""

from collections.abc import Iterable
from hashlib import sha256
from re import compile

from sopai.schema.order import NUMBER

SOP = "sopai_sop"
"""Property: the SOP's id."""

BASE = "sopai_base"
"""Property: hash of the version that the file was made of."""

HOLDERS = "sopai_holders"
"""Property: the day for which the holders of roles stand in the file; missing: none do."""

CONTROL = "sopai_control"
"""Property: fingerprint of what is beside the SOP: control record, history, open items."""

COLUMN = "sopai"
"""Header of Excel's hidden column."""

_KEY = compile(
    rf"[sem]{NUMBER}|(?:supervision|materials|definitions|notes)_(?:0|{NUMBER})|title|purpose|scope"
    r"|executor|supervisor|improver|starts_when|ends_when"
)
_BOOKMARK = compile(rf"_sopai_({_KEY.pattern})_")


def bookmark(key: str) -> str:
    """The bookmark of a key: hidden in Word, and ended by a sign.

    Word processors number the bookmarks of copied text: `_sopai_s3_1` is none of ours, where
    `_sopai_s31` would be that of another step.
    """
    return f"_sopai_{key}_"


def key_of_bookmark(name: str) -> str | None:
    """The key that a bookmark carries; None: it is none of ours."""
    match = _BOOKMARK.fullmatch(name)
    return match[1] if match else None


def key_of_cell(words: str) -> str | None:
    """The key that a cell of the hidden column carries; None: it carries none."""
    return words if _KEY.fullmatch(words) else None


def folded(text: str) -> str:
    """A text as two programs that wrote it differently still agree on: signs, and one space.

    Lines count. Soft hyphens and the width of spaces are the programs' own.
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\xad", "")
    lines = (" ".join(line.split()) for line in plain.replace("\u2011", "-").split("\n"))
    return "\n".join(filter(None, lines))


def fingerprint(pairs: Iterable[tuple[str, str]]) -> str:
    """What shows whether somebody changed a table of names and values; empty ones do not count."""
    said = sorted(f"{folded(name)}\t{folded(text)}" for name, text in pairs if folded(text))
    return sha256("\n\n".join(said).encode("utf-8", "replace")).hexdigest()[:16]
