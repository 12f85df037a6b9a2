"""Search results with the place in the SOP where the words of the question stand."""

from collections.abc import Sequence

from sopai.library.database import reading
from sopai.library.opening import Library
from sopai.library.passages import Passage, best_passage
from sopai.library.search import Found
from sopai.library.states import current_of
from sopai.library.stored import read_content, versions_of


def places_of(library: Library, found: Sequence[Found]) -> tuple[Passage | None, ...]:
    """For each result the part with most of the words that it was found by.

    None where it was found by its meaning alone, or changed meanwhile so that none has any.

    Raises:
        LibraryError: the library cannot be read, or a version is damaged.
    """
    places: list[Passage | None] = []
    with reading(library.engine) as connection:
        for one in found:
            current = current_of(versions_of(connection, one.sop_id)) if one.words else None
            content = read_content(connection, current) if current is not None else None
            places.append(best_passage(content, one.words) if content is not None else None)
    return tuple(places)
