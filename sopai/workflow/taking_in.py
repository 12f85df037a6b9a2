"""A file into the library: every procedure in it, each as the SOP that it is."""

from hashlib import sha256
from typing import NamedTuple

from sopai.changes.carrying import with_ids_of
from sopai.changes.diff import diff
from sopai.errors import IngestError, LibraryError
from sopai.ingest.recognise import Reading
from sopai.library.adding import AddedVersion, KnownBy, Near, Outcome, add, is_made_here
from sopai.library.beside import Beside
from sopai.library.catalogue import get, is_known, last_ids
from sopai.library.opening import Library
from sopai.library.origins import Origin
from sopai.library.stored import StoredVersion
from sopai.schema.sop import Sop
from sopai.workflow.belonging import Belonging, File, belonging
from sopai.workflow.coming_back import came_back
from sopai.workflow.export_base import without_base


class Wish(NamedTuple):
    """How a file is added."""

    who: str
    """Recorded, not authenticated."""

    again: bool = False
    """Bring a retired SOP back."""

    is_new: bool = False
    """Make an SOP of its own of each procedure, whatever it resembles."""


def take_reading(
    library: Library, found: Reading, origin: Origin, data: bytes, wish: Wish
) -> tuple[AddedVersion, ...]:
    """Add every procedure of a file that was read.

    Args:
        library: where to.
        found: what the file holds.
        origin: where it lies.
        data: its bytes, which are kept.
        wish: who adds it, and how.

    Raises:
        IngestError: the file is empty.
        LibraryError: it was made from an older version, it is an export that was edited, an SOP
            of its own is wanted of a file that states the id of another one, or the library cannot
            be written.
    """
    if not found.document.text.strip():
        raise IngestError(f"{origin.path!r} is empty: there is no SOP in it")
    known = None if wish.is_new else came_back(library, origin.path, data)
    if known is not None:
        return (known,)
    control, base = without_base(found.control)
    sops = (found.sop, *found.others)
    taken: list[AddedVersion] = []
    ids: set[str] = set()
    for sop in sops:
        file = File(sop, control, origin, data, len(sops) == 1, found.has_id)
        where = _where(library, file, wish)
        items = found.open_items if not taken else ()
        one = _take(library, file, where, wish, base, open_items=items, is_first=not taken)
        taken.append(one)
        ids.add(one.sop_id)
    return tuple(
        one._replace(namesakes=tuple(other for other in one.namesakes if other not in ids))
        for one in taken
    )


def _where(library: Library, file: File, wish: Wish) -> Belonging:
    if not file.has_id and not wish.is_new:
        return belonging(library, file)
    is_there = file.has_id and is_known(library, file.sop.id)
    if is_there and wish.is_new:
        raise LibraryError(
            f"{file.origin.path!r} states the id {file.sop.id}, which is in the library: take that "
            "line out to make an SOP of its own of it"
        )
    near = () if is_there else belonging(library, file).near
    return Belonging(None, None, near)


def _take(
    library: Library,
    file: File,
    where: Belonging,
    wish: Wish,
    base: str | None,
    *,
    open_items: tuple[str, ...],
    is_first: bool,
) -> AddedVersion:
    sop = file.sop
    newest = where.newest
    if newest is not None:
        sop = _as_version(library, file.sop, newest)
        base = newest.hash
    elif wish.is_new and not file.has_id:
        sop = Sop.model_validate(dict(sop) | {"id": _own_id(library, file)})
    added = add(
        library,
        sop,
        file.control,
        file.origin.path,
        file.data,
        who=wish.who,
        base=base,
        place=file.origin.place,
        again=wish.again,
        known_by=where.known_by,
        is_own=wish.is_new and is_first,
        what_is_beside=Beside(open_items=open_items) if open_items else None,
    )
    is_version = added.outcome is Outcome.NEW_VERSION
    near = where.near if added.outcome is Outcome.NEW_SOP else ()
    if newest is None or not is_version:
        return added._replace(
            near=tuple(Near(one.sop_id, one.title, one.control.number) for one in near)
        )
    is_copy = where.known_by is KnownBy.PATH and newest.path != file.origin.path
    passes_over = is_copy or is_made_here(library, newest)
    return added._replace(known_by=where.known_by, before=newest.version, passes_over=passes_over)


def _as_version(library: Library, sop: Sop, newest: StoredVersion) -> Sop:
    """What the file says, with the ids of the SOP; word for word the same is the same."""
    known = get(library, newest.sop_id, newest.hash).sop
    carried = with_ids_of(known, sop, last_ids(library, newest.sop_id))
    return known if diff(known, carried).is_empty else carried


def _own_id(library: Library, file: File) -> str:
    """An id that no SOP has, of the kind that text is given."""
    number = 0
    while True:
        number += 1
        made = sha256(f"{number}\n{file.origin.place}\n{file.sop.id}".encode()).hexdigest()
        if not is_known(library, f"sop_{made[:10]}"):
            return f"sop_{made[:10]}"
