"""Exported Word and Excel files that are added to the library they came from."""

from sopai.edited.comparing import Made, edited_changes
from sopai.errors import LibraryError
from sopai.ingest.returned import origin_in, read_returned
from sopai.library.added import AddedVersion, Outcome
from sopai.library.catalogue import get, is_known, list_versions
from sopai.library.opening import Library
from sopai.library.roster import read_roster
from sopai.library.states import current_of, is_in_use
from sopai.schema import marks


def came_back(library: Library, name: str, data: bytes) -> AddedVersion | None:
    """What adding an export of the library itself gives: nothing new; None: it is none.

    A version that was read from it would lose what the file does not show.

    Args:
        library: where to.
        name: the file's name.
        data: its bytes.

    Raises:
        IngestError: it cannot be read.
        LibraryError: it was edited; or the library cannot be read.
    """
    stated = origin_in(data, name)
    identity = stated.get(marks.SOP)
    if identity is None or marks.BASE not in stated or not is_known(library, identity):
        return None
    versions = list_versions(library, identity)
    if not is_in_use(versions):
        return None
    by_hash = {version.hash: version for version in versions}
    version = by_hash.get(stated[marks.BASE], versions[0])
    stored, sop = get(library, identity, version.hash)
    made = Made(sop, version.hash, stored.control, read_roster(library))
    found = edited_changes(made, read_returned(data, name), name, sop.language)
    if found.changes or found.open_items or found.unmatched:
        raise LibraryError(
            f"{name!r} was exported from {sop.title!r} ({identity}) and edited, and added as it is "
            "it would lose what it does not show: see the changes with `sopai changes FILE` and "
            "apply them, or make an SOP of its own of it with --new"
        )
    current = current_of(versions)
    newest = versions[0]
    return AddedVersion(
        identity,
        newest.version,
        newest.hash,
        newest.title,
        Outcome.UNCHANGED,
        current.version if current else None,
        (),
    )
