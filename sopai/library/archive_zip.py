"""The zip file of an archive: written so that it can be compared, read within limits."""

import hashlib
import json
import zlib
from collections.abc import Mapping
from os import SEEK_END
from stat import S_IFMT, S_IFREG
from struct import error as StructError
from struct import unpack_from
from types import TracebackType
from typing import IO, Self
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from sopai.errors import ArchiveRefused, LibraryError
from sopai.library.archive_form import MANIFEST, NAME, Manifest, Member, read_record, written

MAX_MEMBERS = 250_000
"""10,000 SOPs with ten versions each."""

MAX_MEMBER_BYTES = 100_000_000
"""Twice the largest file that is read."""

MAX_TOTAL_BYTES = 50_000_000_000
"""Unpacked, of one archive."""

MAX_RATIO = 200
"""Unpacked to packed; deflate ends at 1,032, which is what bombs are made of. What packs better is
stored as it is."""

SMALL_BYTES = 1_000_000
"""A member of this size does no harm, whatever its ratio."""

SMALL_TOTAL_BYTES = 200_000_000
"""Nor do all of them together."""

_LEVEL = 6
_DATE = (1980, 1, 1, 0, 0, 0)
"""The first that a zip can state: a day would make each archive another one."""

_UNIX = 3
_MODE = (S_IFREG | 0o600) << 16
_END = b"PK\x05\x06"
_END_BYTES = 22
_LONGEST_COMMENT = 65_535
_LOCATOR = b"PK\x06\x07"
_LOCATOR_BYTES = 20
_LARGE_END_BYTES = 56
"""Before the end of a zip with more than 4 GB or 65,535 members."""

_ENTRY = b"PK\x01\x02"
_LONGEST_DIRECTORY = MAX_MEMBERS * 350
"""46 bytes and a name each."""

_DAMAGES = (
    BadZipFile,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    StructError,
    ValueError,
    zlib.error,
)
"""What zipfile raises for a file that does not hold what its list says."""


class ArchiveWriter:
    """An archive that is being written; the same members in the same order give the same bytes."""

    def __init__(self, file: IO[bytes]) -> None:
        """Begin an archive in an open file."""
        self._zip = ZipFile(file, "w", ZIP_DEFLATED, compresslevel=_LEVEL)
        self._members: list[Member] = []

    def __enter__(self) -> Self:
        """Give the writer itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the zip, also one that is given up; the file stays open."""
        self._zip.close()

    def add(self, name: str, data: bytes) -> None:
        """Write a member.

        Raises:
            LibraryError: it is more than an archive can hold.
        """
        if len(data) > MAX_MEMBER_BYTES or len(self._members) >= MAX_MEMBERS - 1:
            raise LibraryError(
                f"the library is too large for an archive (at {name!r}): keep a copy of its "
                "database file instead"
            )
        self._put(name, data)
        digest = hashlib.sha256(data).hexdigest()
        self._members.append(Member(name=name, bytes=len(data), sha256=digest))

    def finish(self, *, has_evidence: bool) -> int:
        """Write the manifest; gives how many members it lists."""
        members = tuple(sorted(self._members, key=lambda one: one.name))
        self._put(MANIFEST, written(Manifest(has_evidence=has_evidence, members=members)))
        return len(members)

    def _put(self, name: str, data: bytes) -> None:
        entry = ZipInfo(name, _DATE)
        entry.create_system, entry.external_attr = _UNIX, _MODE
        entry.compress_type = ZIP_STORED if _packs_too_well(data) else ZIP_DEFLATED
        self._zip.writestr(entry, data)


def _packs_too_well(data: bytes) -> bool:
    return len(data) > SMALL_BYTES and len(zlib.compress(data, _LEVEL)) * MAX_RATIO < len(data)


class ArchiveReader:
    """An archive that is read; each member is checked against the manifest when it is asked for."""

    def __init__(self, file: IO[bytes]) -> None:
        """Look at the list of members and the manifest; nothing else is unpacked yet.

        Raises:
            ArchiveRefused: it is no archive of sopai, damaged, made to do harm, or of a newer one.
        """
        try:
            self._size = _check_directory(file)
            self._zip = ZipFile(file)
            self._entries = _entries(self._zip)
        except _DAMAGES as error:
            raise _damaged(str(error)) from error
        self._unpacked = 0
        self._seen: set[str] = set()
        self.manifest = _manifest(self._unpack(MANIFEST))
        self._members = _listed(self.manifest, self._entries)

    @property
    def names(self) -> tuple[str, ...]:
        """Of all members that the manifest lists, sorted."""
        return tuple(sorted(self._members))

    def read(self, name: str) -> bytes:
        """The bytes of a member.

        Raises:
            ArchiveRefused: it is missing, damaged, too large, or not what the manifest says.
        """
        member = self._members.get(name)
        if member is None:
            raise ArchiveRefused(
                f"its part {name!r} is missing: take a copy of the archive that is whole"
            )
        data = self._unpack(name)
        if len(data) != member.bytes or hashlib.sha256(data).hexdigest() != member.sha256:
            raise ArchiveRefused(
                f"its part {name!r} is not what the manifest says: it was changed or damaged since "
                "the archive was made; take another copy"
            )
        return data

    def _unpack(self, name: str) -> bytes:
        entry = self._entries.get(name)
        if entry is None:
            raise ArchiveRefused(f"it is no archive of sopai: it has no {name!r}")
        total = min(MAX_TOTAL_BYTES, max(SMALL_TOTAL_BYTES, MAX_RATIO * self._size))
        room = min(MAX_MEMBER_BYTES, total - self._unpacked)
        room = min(room, max(SMALL_BYTES, MAX_RATIO * entry.compress_size))
        try:
            with self._zip.open(entry) as stream:
                data = stream.read(room + 1)
        except _DAMAGES as error:
            raise _damaged(str(error)) from error
        if len(data) > room:
            raise ArchiveRefused(
                f"its part {name!r} unpacks to more than {room:,} bytes, which no library needs: "
                "it may be made to fill your disk"
            )
        self._unpacked += 0 if name in self._seen else len(data)
        self._seen.add(name)
        return data


def _damaged(why: str) -> ArchiveRefused:
    return ArchiveRefused(f"the zip file is damaged or cut off ({why}): take a copy that opens")


def _check_directory(file: IO[bytes]) -> int:
    """Count the members before a list of them is made in memory; gives the size of the file."""
    size = file.seek(0, SEEK_END)
    file.seek(0)
    if file.read(2) != b"PK":
        raise ArchiveRefused("it is no zip file: name one that `sopai library archive` wrote")
    length, end = _directory(file, size)
    if length > _LONGEST_DIRECTORY or length > size:
        raise _too_many()
    file.seek(max(0, end - length))
    if file.read(length).count(_ENTRY) > MAX_MEMBERS:
        raise _too_many()
    file.seek(0)
    return size


def _directory(file: IO[bytes], size: int) -> tuple[int, int]:
    """Length and end of the list of members, looked for as `zipfile` does."""
    start = max(0, size - _END_BYTES - _LONGEST_COMMENT)
    file.seek(start)
    tail = file.read()
    last = len(tail) - _END_BYTES
    is_last = tail[max(0, last) :].startswith(_END) and tail.endswith(b"\0\0")
    at = last if is_last else tail.rfind(_END)
    if at < 0 or at > last:
        raise _damaged("its end is missing")
    end = start + at
    if tail[max(0, at - _LOCATOR_BYTES) : at].startswith(_LOCATOR):
        end -= _LOCATOR_BYTES + _LARGE_END_BYTES
        file.seek(max(0, end))
        return int(unpack_from("<Q", file.read(_LARGE_END_BYTES), 40)[0]), end
    return int(unpack_from("<L", tail, at + 12)[0]), end


def _too_many() -> ArchiveRefused:
    return ArchiveRefused(f"it has more than {MAX_MEMBERS:,} parts, which no library needs")


def _entries(file: ZipFile) -> Mapping[str, ZipInfo]:
    found: dict[str, ZipInfo] = {}
    for entry in file.infolist():
        name = entry.orig_filename
        if not NAME.fullmatch(name):
            raise ArchiveRefused(
                f"its part {name!r} has no place in an archive: only files that `sopai library "
                "archive` wrote can be in it"
            )
        if entry.flag_bits & 1 or entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise ArchiveRefused(f"its part {name!r} is locked or packed in a way that is not read")
        if S_IFMT(entry.external_attr >> 16) not in (0, S_IFREG):
            raise ArchiveRefused(f"its part {name!r} is a link or a folder, and no file")
        if name in found:
            raise ArchiveRefused(f"it has two parts of the name {name!r}: take another copy")
        found[name] = entry
    return found


def _manifest(data: bytes) -> Manifest:
    try:
        stated = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise ArchiveRefused(f"its part {MANIFEST!r} is no JSON: take another copy") from error
    schema = stated.get("schema") if isinstance(stated, dict) else None
    if isinstance(schema, str) and schema.startswith("sopai.archive/") and schema[14:] != "1":
        raise ArchiveRefused(f"it is in the form {schema!r} of a newer sopai: update sopai first")
    return read_record(Manifest, data, MANIFEST)


def _listed(manifest: Manifest, entries: Mapping[str, ZipInfo]) -> Mapping[str, Member]:
    """The members by name: those of the list and those of the zip are the same."""
    members = {one.name: one for one in manifest.members}
    if len(members) != len(manifest.members):
        raise ArchiveRefused("its manifest lists a part twice: take another copy")
    missing = sorted(set(members) - set(entries))
    if missing:
        raise ArchiveRefused(
            f"its part {missing[0]!r} is missing: take a copy of the archive that is whole"
        )
    extra = sorted(set(entries) - set(members) - {MANIFEST})
    if extra:
        raise ArchiveRefused(
            f"its part {extra[0]!r} is not in the manifest: take an archive that nobody changed"
        )
    return members
