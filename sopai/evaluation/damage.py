"""Files as a bad disk, a bad program or an attacker leaves them, the same ones at every run."""

import random
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

INSIDE = 0.7
"""Share of zip files (Word, Excel) that are damaged in one of their parts: damage to the outside
alone would never reach the reader."""


def vary(data: bytes, suffix: str, number: int) -> bytes:
    """The same document as another file: text gets a line more, other formats stay."""
    if suffix.lower() in (".md", ".txt"):
        return data.rstrip(b"\n") + f"\n\nCopy {number}.\n".encode()
    return data


def mutate(data: bytes, chance: random.Random) -> bytes:
    """Damaged bytes of a file.

    Args:
        data: the file.
        chance: where the damage comes from.
    """
    if data.startswith(b"PK") and chance.random() < INSIDE:
        try:
            return _inside(data, chance)
        except (BadZipFile, OSError, ValueError, NotImplementedError):
            return _damaged(data, chance)
    return _damaged(data, chance)


def _inside(data: bytes, chance: random.Random) -> bytes:
    """A zip file with one part damaged, the largest parts most often."""
    packed = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(packed, "w", ZIP_DEFLATED) as new:
        entries = old.infolist()
        chosen = chance.choices(entries, [1 + entry.file_size for entry in entries])[0]
        for entry in entries:
            part = old.read(entry)
            entry.compress_type = ZIP_DEFLATED
            new.writestr(entry, _damaged(part, chance) if entry is chosen else part)
    return packed.getvalue()


def _damaged(data: bytes, chance: random.Random) -> bytes:
    """Some bytes changed, digits made others, some missing, cut off, repeated, or put in."""
    ways: tuple[Callable[[bytearray, random.Random], None], ...] = (
        _change,
        _renumber,
        _renumber,
        _swap,
        _remove,
        _cut,
        _repeat,
        _put_in,
    )
    made = bytearray(data)
    for way in chance.choices(ways, k=chance.randint(1, 3)):
        way(made, chance)
    return bytes(made)


def _change(made: bytearray, chance: random.Random) -> None:
    for _ in range(max(1, len(made) // 500)):
        if made:
            made[chance.randrange(len(made))] = chance.randrange(256)


def _renumber(made: bytearray, chance: random.Random) -> None:
    """Digits become other digits: XML stays XML, and says something else."""
    digits = [at for at, byte in enumerate(made) if 48 <= byte <= 57]
    for at in chance.sample(digits, min(len(digits), 20)):
        made[at] = chance.randint(48, 57)


def _swap(made: bytearray, chance: random.Random) -> None:
    """Two elements, lines or rows change places."""
    pieces = bytes(made).split(b"><")
    if len(pieces) > 3:
        first, second = chance.sample(range(1, len(pieces) - 1), 2)
        pieces[first], pieces[second] = pieces[second], pieces[first]
        made[:] = b"><".join(pieces)


def _remove(made: bytearray, chance: random.Random) -> None:
    at = chance.randint(0, len(made))
    del made[at : at + chance.randint(1, 500)]


def _cut(made: bytearray, chance: random.Random) -> None:
    del made[chance.randint(0, len(made)) :]


def _repeat(made: bytearray, chance: random.Random) -> None:
    made.extend(bytes(made[: chance.randint(0, len(made))]))


def _put_in(made: bytearray, chance: random.Random) -> None:
    at = chance.randint(0, len(made))
    made[at:at] = chance.randbytes(200)
