"""Files into the library and out of it."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sopai.errors import LibraryError, SopaiError

if TYPE_CHECKING:
    from sopai.library.adding import AddedVersion
    from sopai.library.opening import Library
    from sopai.workflow.taking_in import Wish


class AddedFile(NamedTuple):
    """What became of one file."""

    path: str
    added: "tuple[AddedVersion, ...]"
    """A file may hold several procedures."""

    error: str | None


def add_files(library: "Library", paths: Sequence[Path], wish: "Wish") -> Iterator[AddedFile]:
    """Add every document that paths name; a file that cannot be added does not stop the others.

    Args:
        library: where to.
        paths: files and folders.
        wish: who adds them, and how.
    """
    from sopai.workflow import documents_in

    for path in documents_in(tuple(paths)):
        try:
            yield AddedFile(str(path), _add_file(library, path, wish), None)
        except SopaiError as error:
            yield AddedFile(str(path), (), str(error))


def _add_file(library: "Library", path: Path, wish: "Wish") -> "tuple[AddedVersion, ...]":
    from sopai.ingest.read import load, read_data
    from sopai.library.origins import origin_of
    from sopai.workflow.taking_in import take_reading

    data = load(path)
    origin = origin_of(str(path), str(path.absolute()))
    return take_reading(library, read_data(data, str(path)), origin, data, wish)


def export_files(library: "Library", folder: Path) -> Iterator[AddedFile]:
    """Write the current version of every SOP as Markdown; files that differ are left alone.

    Each file says which version it was made from, so that adding it can be checked.

    Raises:
        LibraryError: the folder cannot be made, or the library cannot be read.
    """
    from sopai.library.catalogue import list_sops
    from sopai.workflow.export_base import file_name

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LibraryError(
            f"the folder {str(folder)!r} cannot be made ({error.strerror}): name another one"
        ) from error
    for stored in list_sops(library):
        path = folder / file_name(stored.title, stored.sop_id)
        try:
            _write(library, stored.sop_id, path)
        except SopaiError as error:
            yield AddedFile(str(path), (), str(error))
        else:
            yield AddedFile(str(path), (), None)


def as_markdown(
    library: "Library", sop_id: str, version: str | None = None, *, with_base: bool = False
) -> str:
    """An SOP's file.

    Raises:
        LibraryError: there is no such SOP or version.
    """
    from sopai.export.markdown import write_markdown
    from sopai.library.catalogue import get, last_ids
    from sopai.workflow.export_base import based_on

    stored, sop = get(library, sop_id, version)
    control = based_on(stored.control, stored.hash) if with_base else stored.control
    return write_markdown(sop, control, last_ids(library, sop_id))


def _write(library: "Library", sop_id: str, path: Path) -> None:
    """Write the current version, unless that would lose what only the file says."""
    text = as_markdown(library, sop_id, with_base=True)
    try:
        if path.exists() and not _can_go(library, sop_id, path.read_bytes()):
            raise LibraryError(
                f"{str(path)!r} holds changes that are not in the library: add it, or move it away"
            )
        path.write_bytes(text.encode())
    except OSError as error:
        raise LibraryError(
            f"{str(path)!r} cannot be written ({error.strerror}): check the folder and its disk"
        ) from error


def _can_go(library: "Library", sop_id: str, content: bytes) -> bool:
    """The bytes were added once, or exported and not changed since."""
    from sopai.library.catalogue import is_kept, list_versions

    exported = (
        as_markdown(library, sop_id, version.hash, with_base=True).encode()
        for version in list_versions(library, sop_id)
    )
    return is_kept(library, content) or content in exported
