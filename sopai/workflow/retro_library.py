"""SOPs of the library that a retrospective may be about."""

from pathlib import Path

from sopai.errors import LibraryError
from sopai.library.catalogue import find_ids, get, list_sops
from sopai.library.opening import Library, open_library
from sopai.library.search import search
from sopai.retro.reading import Read
from sopai.retro.spots import Procedure
from sopai.retro.values import Kind

MAX_COMPARED = 200
"""SOPs of a library that are all compared; of a larger one, those that a search finds."""

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


def _stored(library: Library, sop_id: str) -> Procedure:
    found = get(library, sop_id)
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
