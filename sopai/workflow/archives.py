"""A whole library as one file, and back."""

import os
import secrets
from pathlib import Path
from typing import IO

from sopai.errors import ArchiveRefused, LibraryError
from sopai.export.markdown import write_markdown
from sopai.export.naming import file_name
from sopai.library.archive_reading import read_incoming
from sopai.library.archive_zip import ArchiveReader
from sopai.library.archiving import Archived, write_archive
from sopai.library.catalogue import last_ids_in
from sopai.library.opening import open_library
from sopai.library.stored import StoredVersion
from sopai.library.unarchiving import Unarchived, take
from sopai.schema.sop import Sop
from sopai.workflow.export_base import based_on
from sopai.workflow.has_library import is_there


def archive(folder: Path, out: Path, *, with_evidence: bool = True) -> Archived:
    """Write a library as one zip file, which is read through before it gets its name.

    The same library gives the same bytes. Nobody but its owner may read the file.

    Args:
        folder: the data folder.
        out: the file; one that is there is left alone.
        with_evidence: change sets with their quotes too. A backup without them would lose what
            versions rest on; they name people and their mistakes, so somebody outside gets none.

    Raises:
        LibraryError: there is no library, it is damaged, or the file is there or cannot be written.
    """
    if not is_there(folder):
        raise LibraryError(
            f"there is no library in {str(folder)!r} to archive: add SOPs with `sopai library add`"
        )
    if os.path.lexists(out):
        raise LibraryError(f"{str(out)!r} is there already, and stays: name another file")
    part = out.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with os.fdopen(os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b") as file:
            made = archive_into(folder, file, with_evidence=with_evidence)
            file.flush()
            os.fsync(file.fileno())
        part.replace(out)
    except OSError as error:
        raise LibraryError(
            f"{str(out)!r} cannot be written ({error.strerror}): check the folder and its disk"
        ) from error
    finally:
        part.unlink(missing_ok=True)
    return made


def archive_into(folder: Path, file: IO[bytes], *, with_evidence: bool = True) -> Archived:
    """Write a library into an open file, and read it through: for a download.

    Raises:
        LibraryError: the library is damaged, or too large for an archive.
    """
    with open_library(folder) as library:
        made = write_archive(library, file, _readable, with_evidence=with_evidence)
    try:
        read_incoming(ArchiveReader(file))
    except ArchiveRefused as error:
        raise LibraryError(
            f"the library cannot be archived, since something in it does not fit ({error}): run "
            "`sopai doctor`, and keep a copy of its database file"
        ) from error
    return made


def _readable(stored: StoredVersion, contents: tuple[Sop, ...]) -> tuple[str, str]:
    control = based_on(stored.control, stored.hash)
    text = write_markdown(contents[0], control, last_ids_in(contents))
    return file_name(stored.title, f"-{stored.sop_id}.md"), text


def unarchive(folder: Path, path: Path, *, who: str) -> Unarchived:
    """Take what an archive holds and the library lacks; what went another way is left alone.

    Args:
        folder: the data folder; the library is made if there is none.
        path: the archive.
        who: who does it; recorded, not authenticated.

    Raises:
        LibraryError: the file cannot be read or is no archive that can be trusted; nothing was
            changed then. Or the library cannot be written.
    """
    try:
        with path.open("rb") as file:
            return unarchive_from(folder, file, str(path), who=who)
    except OSError as error:
        raise LibraryError(
            f"{str(path)!r} cannot be opened ({error.strerror}): check that you may read it"
        ) from error


def unarchive_from(folder: Path, file: IO[bytes], name: str, *, who: str) -> Unarchived:
    """The same for an open file, such as an upload.

    Args:
        folder: the data folder.
        file: the archive.
        name: what the file is called.
        who: who does it; recorded, not authenticated.

    Raises:
        LibraryError: as `unarchive`.
    """
    try:
        found = read_incoming(ArchiveReader(file))
        with open_library(folder) as library:
            return take(library, found, who=who)
    except ArchiveRefused as error:
        raise ArchiveRefused(
            f"{name!r} is not taken into the library, and nothing was changed: {error}"
        ) from error
