"""From bytes to text: encodings, and what is no text at all."""

from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import NamedTuple

from sopai.errors import IngestError

MAX_BYTES = 10_000_000
"""A procedure of 10 MB has two million words: what is larger is a mistake, or an attack."""

MAX_BINARY_BYTES = 50_000_000
"""A Word or PDF file carries its pictures with it; its text has limits of its own."""

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32-le", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32-be", "utf-32"),
    (b"\xff\xfe", "utf-16-le", "utf-16"),
    (b"\xfe\xff", "utf-16-be", "utf-16"),
)
"""Byte order marks, the encoding of what follows, and its name for a person."""

MIN_UTF8_HAN = 2
"""Han characters in UTF-8 from which a line is no GB 18030: six bytes do not fit by chance."""

_CONTROLS = frozenset(range(32)) - {9, 10, 12, 13}


class Decoded(NamedTuple):
    """A text with what is needed to write it as it was."""

    text: str
    """Without a byte order mark."""

    encoding: str
    mark: bytes
    """The byte order mark; empty when there is none."""

    def encoded(self, text: str) -> bytes | None:
        """Another text as bytes of the same kind; None where the encoding cannot hold it."""
        try:
            return self.mark + text.encode(self.encoding)
        except UnicodeEncodeError:
            return None


def read_text(path: Path) -> str:
    """The file's text, without a byte order mark, newlines as in the file.

    Args:
        path: a file of at most `MAX_BYTES` bytes.

    Raises:
        IngestError: the file is missing, too large, binary, or in an unknown encoding.
    """
    return decode(read_bytes(path, MAX_BYTES), str(path))


def read_bytes(path: Path, most: int) -> bytes:
    """The file's bytes.

    Args:
        path: a file.
        most: bytes that it may have.

    Raises:
        IngestError: the file is missing, no file, or too large.
    """
    try:
        mode = path.stat().st_mode
        if not S_ISREG(mode) and not S_ISDIR(mode):
            raise IngestError(
                f"{str(path)!r} is a pipe or a device: save its text in a file and name that"
            )
        with path.open("rb") as file:
            data = file.read(most + 1)
    except IsADirectoryError as error:
        raise IngestError(f"{str(path)!r} is a folder: name the files in it") from error
    except FileNotFoundError as error:
        raise IngestError(f"{str(path)!r} does not exist: check the path") from error
    except OSError as error:
        raise IngestError(
            f"{str(path)!r} cannot be opened ({error.strerror}): check that you may read it"
        ) from error
    if len(data) > most:
        raise IngestError(
            f"{str(path)!r} is larger than {most // 1_000_000} MB, "
            "which is more than any procedure needs: split it, or take out what is not text"
        )
    return data


def decode(data: bytes, name: str) -> str:
    """Text of bytes, as `decoded` takes them."""
    return decoded(data, name).text


def decoded(data: bytes, name: str) -> Decoded:
    """Text of bytes in UTF-8, UTF-16, UTF-32 or GB 18030, with its encoding.

    Args:
        data: the bytes.
        name: what to call them in an error.

    Raises:
        IngestError: the bytes are binary, or in an unknown encoding.
    """
    for mark, encoding, shown in _BOMS:
        if data.startswith(mark):
            return Decoded(_decode(data[len(mark) :], (encoding, shown), name), encoding, mark)
    if _is_binary(data[:8192]):
        if _is_unmarked_utf16(data[:8192]):
            raise IngestError(
                f"{name!r} looks like UTF-16 without a byte order mark: "
                "save it as UTF-8 and try again"
            )
        raise IngestError(
            f"{name!r} is not a text file: save it as Markdown or plain text and try again"
        )
    try:
        return Decoded(data.decode("utf-8"), "utf-8", b"")
    except UnicodeDecodeError as error:
        return Decoded(_decode_legacy(data, name, error), "gb18030", b"")


def _decode(data: bytes, names: tuple[str, str], name: str) -> str:
    encoding, shown = names
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise IngestError(
            f"{name!r} begins like {shown} but byte {error.start} does not fit: "
            "save it as UTF-8 and try again"
        ) from error


def _decode_legacy(data: bytes, name: str, cause: UnicodeDecodeError) -> str:
    """Chinese files of old Windows programs; anything else is refused, not guessed.

    A file in UTF-8 with some wrong bytes may decode as GB 18030, into nonsense, so it must not
    look like UTF-8.
    """
    try:
        text = data.decode("gb18030") if not _is_mostly_utf8(data) else ""
    except UnicodeDecodeError:
        text = ""
    han = sum("\u4e00" <= c <= "\u9fff" for c in text)
    high = sum(c > "\x7f" for c in text)
    if text and han * 2 > high:
        _refuse_mixture(data, name)
        return text
    raise IngestError(
        f"{name!r} is neither UTF-8 nor GB 18030 (byte {cause.start}, after "
        f"{data[max(0, cause.start - 20) : cause.start].decode('utf-8', 'ignore')!r}): "
        "save it as UTF-8 and try again"
    ) from cause


def _refuse_mixture(data: bytes, name: str) -> None:
    """Lines of UTF-8 would be read as nonsense, and nobody would see it."""
    for number, line in enumerate(data.splitlines(), 1):
        if line.isascii():
            continue
        try:
            han = sum("\u4e00" <= c <= "\u9fff" for c in line.decode("utf-8"))
        except UnicodeDecodeError:
            continue
        if han >= MIN_UTF8_HAN:
            raise IngestError(
                f"{name!r} is in GB 18030, but line {number} is in UTF-8: "
                "save all of it as UTF-8 and try again"
            )


def _is_mostly_utf8(data: bytes) -> bool:
    """More characters than wrong bytes: of GB 18030 nearly every byte is wrong."""
    text = data.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    return sum(c > "\x7f" for c in text) - wrong > wrong


def _is_unmarked_utf16(head: bytes) -> bool:
    """Latin letters or Han characters, nearly all of it, when two bytes are read as one sign."""
    for encoding in ("utf-16-le", "utf-16-be"):
        text = head[: len(head) // 2 * 2].decode(encoding, "replace")
        known = sum(c.isascii() and (c.isprintable() or c.isspace()) for c in text)
        known += sum("\u3000" <= c <= "\u9fff" or "\uff00" <= c <= "\uffef" for c in text)
        if known * 10 > len(text) * 9:
            return True
    return False


def _is_binary(head: bytes) -> bool:
    """Many control characters: no text file has them. A few are kept and harmless."""
    if not head:
        return False
    controls = sum(byte in _CONTROLS for byte in head)
    return b"\x00" in head and controls > len(head) // 50 or controls > len(head) // 10
