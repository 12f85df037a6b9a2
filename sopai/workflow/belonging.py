"""Which SOP of the library a file without an id is a version of.

A file that states an id is of that SOP. Of any other file:

1. Its bytes, or its text, were added before: it is what it was then.
2. It comes from the same path as exactly one SOP in use, has no other document number, and has its
   title, or at least half of its steps: it is a new version of that one. A name without a folder,
   as of pasted text, is shared by many: there the title decides.
3. It states the number of exactly one SOP in use, and has its title: a new version, too.
4. Its name holds the id of an SOP in use, as the names do under which the page gives SOPs away,
   and it has the title or the number of that SOP: a new version, too.
5. By 2 to 4 it would be a version of an SOP that is retired: it is that one, and stays retired.
6. Else it is a new SOP; one in use that it resembles by number or title is named to the user.

The new version is made on the newest one. Who means another SOP says so with `--new`.
"""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import PurePath
from re import compile
from typing import NamedTuple

from sopai.changes.carrying import is_akin
from sopai.library.adding import KnownBy
from sopai.library.catalogue import get
from sopai.library.database import reading
from sopai.library.opening import Library
from sopai.library.origins import Origin, alike, bytes_of
from sopai.library.states import is_in_use
from sopai.library.stored import StoredVersion, versions_of
from sopai.schema.control import DocumentControl
from sopai.schema.sop import Sop

_SOP_ID = compile(r"sop_[a-z0-9]{10}")


class File(NamedTuple):
    """A procedure of a file, and the file."""

    sop: Sop
    control: DocumentControl
    origin: Origin
    data: bytes
    is_alone: bool
    """The file holds no other procedure."""

    has_id: bool = False
    """The file states the id."""


class Belonging(NamedTuple):
    """The SOP that a file is of."""

    newest: StoredVersion | None
    """Its newest version; None: the SOP is new."""

    known_by: KnownBy | None
    """What tells it; None: the text itself, or nothing."""

    near: tuple[StoredVersion, ...] = ()
    """Of a new SOP: others in use with its number or its title."""


class _Known(NamedTuple):
    """SOPs that a file may be of, each by its newest version."""

    here: dict[str, str]
    """SOPs that were added from the file's path, with its bytes then."""

    newest: dict[str, StoredVersion]
    in_use: frozenset[str]


def belonging(library: Library, file: File) -> Belonging:
    """The SOP that a procedure without an id is a version of.

    Raises:
        LibraryError: a version is damaged, or the database cannot be read.
    """
    known = _known(library, file)
    same = _unchanged(file, known)
    if same is not None:
        return Belonging(same, None)
    for is_wanted in (True, False):
        among = [one for one in known.newest.values() if (one.sop_id in known.in_use) is is_wanted]
        found = _by_path(library, file, [one for one in among if one.sop_id in known.here])
        if found is not None:
            return Belonging(found, KnownBy.PATH)
        found = _only(one for one in among if _has_number(file, one) and _has_title(file, one))
        if found is not None:
            return Belonging(found, KnownBy.NUMBER)
        found = _only(one for one in among if one.sop_id == _named(file) and _is_near(file, one))
        if found is not None:
            return Belonging(found, KnownBy.NAME)
    near = [
        one for one in known.newest.values() if one.sop_id in known.in_use and _is_near(file, one)
    ]
    return Belonging(None, None, tuple(near))


def _known(library: Library, file: File) -> _Known:
    with reading(library.engine) as connection:
        here = bytes_of(connection, file.origin)
        others = alike(connection, file.control.number, file.sop.title)
        ids = dict.fromkeys((*here, *others, file.sop.id, _named(file) or ""))
        versions = {one: versions_of(connection, one) for one in ids}
    newest = {one: known[0] for one, known in versions.items() if known}
    in_use = frozenset(one for one, known in versions.items() if is_in_use(known))
    return _Known(here, newest, in_use)


def _unchanged(file: File, known: _Known) -> StoredVersion | None:
    """The SOP that the file is, as it stands, already."""
    digest = sha256(file.data).hexdigest()
    same = [
        known.newest[one]
        for one, before in known.here.items()
        if before == digest and (file.is_alone or _has_title(file, known.newest[one]))
    ]
    in_use = [one for one in same if one.sop_id in known.in_use]
    return _only(in_use) or _only(same) or known.newest.get(file.sop.id)


def _by_path(library: Library, file: File, here: Sequence[StoredVersion]) -> StoredVersion | None:
    free = [one for one in here if not _has_other_number(file, one)]
    titled = _only(one for one in free if _has_title(file, one))
    if titled is not None or not file.is_alone:
        return titled
    only = _only(free)
    if not PurePath(file.origin.place).is_absolute():
        return None
    if only is None or not is_akin(get(library, only.sop_id, only.hash).sop, file.sop):
        return None
    return only


def _only(found: Iterable[StoredVersion]) -> StoredVersion | None:
    listed = list(found)
    return listed[0] if len(listed) == 1 else None


def _is_near(file: File, version: StoredVersion) -> bool:
    return _has_number(file, version) or _has_title(file, version)


def _has_title(file: File, version: StoredVersion) -> bool:
    return _folded(file.sop.title) == _folded(version.title)


def _has_number(file: File, version: StoredVersion) -> bool:
    stated, known = file.control.number, version.control.number
    return stated is not None and known is not None and _folded(stated) == _folded(known)


def _has_other_number(file: File, version: StoredVersion) -> bool:
    is_stated = file.control.number is not None and version.control.number is not None
    return is_stated and not _has_number(file, version)


def _folded(words: str) -> str:
    return "".join(words.casefold().split())


def _named(file: File) -> str | None:
    found = _SOP_ID.search(PurePath(file.origin.path).stem)
    return found[0] if found else None
