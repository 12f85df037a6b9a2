"""TOML of strangers: read by the standard library, which a single long key could hang."""

import tomllib
from re import DOTALL, compile

from sopai.errors import LintError

MAX_PARTS = 15
"""Dots of a key. `tomllib` takes time and memory with the square of them: a key of 100,000 parts
in a file of 200 kB takes more than any machine has."""

_QUIET = compile(
    r'"""(?>(?:[^"\\]|\\.|"(?!""))*)"{3,5}+|'
    r"'''(?>(?:[^']|'(?!''))*)'{3,5}+|"
    r'"(?>(?:[^"\\\n]|\\.)*)"|'
    r"'[^'\n]*+'|"
    r"#[^\n]*+",
    DOTALL,
)
"""Strings and comments: their dots are no key's. The groups are atomic and not possessive, which
Python 3.11.2 gets wrong."""

_BETWEEN = compile(r"[^\w.\s-]|\n")


def read_toml(text: str) -> dict[str, object]:
    """What a TOML text says.

    Raises:
        LintError: it is no valid TOML, or is built to be slow.
    """
    bare = _QUIET.sub("s", text)
    if any(run.count(".") > MAX_PARTS for run in _BETWEEN.split(bare)):
        raise LintError(f"it has a key of more than {MAX_PARTS} parts: no key of sopai has")
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise LintError("it is no valid TOML (it is nested too deep): correct it") from error
    except tomllib.TOMLDecodeError as error:
        raise LintError(f"it is no valid TOML ({error}): correct it") from error
