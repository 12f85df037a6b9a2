"""What an exported file is called."""

from re import compile

_UNSAFE = compile(r"[^\w\u4e00-\u9fff]+")

MAX_NAME = 60
"""Characters; file systems take 255 bytes, and Chinese characters have three each."""


def file_name(title: str, suffix: str) -> str:
    """A name that every file system takes: the title's letters and digits, and the suffix."""
    return (_UNSAFE.sub("-", title)[:MAX_NAME].strip("-_") or "sop") + suffix
