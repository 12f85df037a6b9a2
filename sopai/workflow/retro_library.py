"""SOPs of the library that a retrospective may be about."""

from pathlib import Path, PurePath

from sopai.errors import LibraryError
from sopai.library.catalogue import find_ids, get, list_sops, list_versions
from sopai.library.opening import Library, open_library
from sopai.library.search import search
from sopai.library.stored import StoredVersion
from sopai.retro.reading import Read
from sopai.retro.spots import Procedure
from sopai.retro.values import Kind

MAX_COMPARED = 200
"""SOPs of a library that are all compared; of a larger one, those that a search finds."""

HEAD_LINES = 12
"""Lines at the head of a retrospective in which it says what it is about."""

MIN_NAME = 4
"""Characters of a number, a file's name or a title that names an SOP."""

FOUND = 20
"""SOPs that are looked for then."""


def stored_procedure(folder: Path, name: str) -> Procedure:
    """The SOP of that id, number or path.

    Raises:
        LibraryError: there is none, there are several, or the library cannot be read.
    """
    with open_library(folder) as library:
        ids = find_ids(library, name)
        if len(ids) != 1:
            raise LibraryError(_ambiguous(name, len(ids)))
        return _stored(library, ids[0])


def candidates_for(folder: Path, retrospective: Read) -> list[Procedure]:
    """The SOPs that are compared with a retrospective.

    Raises:
        LibraryError: the library cannot be read.
    """
    with open_library(folder) as library:
        ids = [one.sop_id for one in list_sops(library)]
        if len(ids) > MAX_COMPARED:
            ids = _found(library, retrospective)
        return [_stored(library, one) for one in ids]


def named_in(folder: Path, text: str) -> Procedure | None:
    """The SOP that the head of a retrospective names, by number, file or title; None if none.

    Raises:
        LibraryError: the library cannot be read.
    """
    head = "\n".join(text.splitlines()[:HEAD_LINES]).casefold()
    with open_library(folder) as library:
        known = list_sops(library)
        for name in (_number, _file_name, _title):
            named = {one.sop_id for one in known if _stands_in(name(one), head)}
            if len(named) == 1:
                return _stored(library, named.pop())
    return None


def _number(version: StoredVersion) -> str:
    return version.control.number or ""


def _file_name(version: StoredVersion) -> str:
    return PurePath(version.path).name


def _title(version: StoredVersion) -> str:
    return version.title


def _stands_in(name: str, head: str) -> bool:
    """Whether a name long enough to be one stands in a text, as words of its own."""
    wanted = name.casefold()
    at = head.find(wanted) if len(wanted) >= MIN_NAME else -1
    if at < 0:
        return False
    around = head[max(0, at - 1) : at] + head[at + len(wanted) : at + len(wanted) + 1]
    return not any(c.isascii() and c.isalnum() for c in around)


def _stored(library: Library, sop_id: str) -> Procedure:
    """The newest version, a draft too: changes are applied to it."""
    found = get(library, sop_id, list_versions(library, sop_id)[0].hash)
    return Procedure(found.sop, found.stored.hash)


def _ambiguous(name: str, count: int) -> str:
    if count:
        return f"{count} SOPs are called {name!r}: give the id"
    return (
        f"{name!r} is neither a file nor an SOP of the library: give a path, or an id, number or "
        "path as in `sopai library list`"
    )


def _found(library: Library, retrospective: Read) -> list[str]:
    """SOPs that a search by the decisions and problems of a retrospective finds."""
    told = [
        one.plain
        for one in retrospective.statements
        if one.kind in (Kind.DECISION, Kind.PROBLEM, Kind.CAUSE, Kind.REMINDER)
    ]
    queries = [" ".join(told)[:2_000], *sorted(told, key=len, reverse=True)[:5]]
    ids: dict[str, None] = {}
    for query in queries:
        for one in search(library, query, limit=FOUND).results:
            ids[one.sop_id] = None
    return list(ids)
