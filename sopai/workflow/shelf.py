"""The library as drafting and the page use it: what is there, what is similar, saving."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from re import compile
from typing import NamedTuple

from sopai.draft.values import Draft, Similar
from sopai.errors import IndexUnavailable, LibraryError
from sopai.export.markdown import write_markdown
from sopai.ingest.read import read_data
from sopai.language.reviewing import review_status
from sopai.library.adding import AddedVersion, add
from sopai.library.background import Compared, compared
from sopai.library.beside import Beside, read_beside
from sopai.library.catalogue import find_ids, get, list_sops
from sopai.library.database import reading
from sopai.library.notices import Kind
from sopai.library.opening import Library, open_library
from sopai.library.origins import origin_of
from sopai.library.passages import Passage
from sopai.library.placing import places_of
from sopai.library.rebuilding import renew_old_cards
from sopai.library.scope import ALL, Wanted, in_scope, is_in, owner_names_in, scope_of
from sopai.library.search import Patience, search
from sopai.library.stored import StoredSop, StoredVersion
from sopai.schema.control import State
from sopai.schema.sop import Sop
from sopai.workflow.has_library import is_there
from sopai.workflow.taking_in import Wish, take_reading

_NUMBERS = compile(r"\d[\d:.,]*")
SIMILAR = 3
"""SOPs that are shown beside a draft."""

MIN_SCORE = 0.1
"""Of a search by a whole description, for all but the first: of the starter SOPs below it, hardly
one was of the trade of a development brief."""


class Card(NamedTuple):
    """An SOP as a list shows it."""

    sop_id: str
    title: str
    version: str
    state: State | None
    language: str
    number: str | None
    department: str | None
    review: date | None
    """When it is reviewed next."""

    why: str = ""
    """Why a search found it."""

    where: Passage | None = None
    """In which part, where words of the question stand."""


class Shelf(NamedTuple):
    """What the page lists."""

    current: tuple[Card, ...]
    drafts: tuple[Card, ...]
    departments: tuple[str, ...]
    """Of all of them."""

    owners: tuple[str, ...] = ()
    """Whom the current SOPs name."""


class Hits(NamedTuple):
    """What a search found, and what there is to say about how; `embedding` says how far that is."""

    hits: tuple[Card, ...]
    notices: tuple[str, ...]


def shelf(folder: Path, today: date, wanted: Wanted = ALL) -> Shelf:
    """The current SOPs and the drafts of a library.

    Raises:
        LibraryError: the library cannot be read.
    """
    if not is_there(folder):
        return Shelf((), (), ())
    with open_library(folder) as library:
        renew_old_cards(library)
        current = [_card(one, today) for one in list_sops(library)]
        drafts = [_card(one, today) for one in list_sops(library, state=State.DRAFT)]
        departments = {card.department for card in (*current, *drafts) if card.department}
        kept = _narrowed(library, wanted, today)
        with reading(library.engine) as connection:
            owners = owner_names_in(connection)
    return Shelf(
        tuple(card for card in current if _is_wanted(card, wanted) and kept(card)),
        tuple(card for card in drafts if _is_wanted(card, wanted) and kept(card)),
        tuple(sorted(departments)),
        owners,
    )


def _narrowed(library: Library, wanted: Wanted, today: date) -> Callable[[Card], bool]:
    """Whether an SOP is of the form and has the owner; a draft says so itself, it has no card."""
    if (wanted.form, wanted.owner) == (None, None):
        return lambda _card: True
    with reading(library.engine) as connection:
        scope = scope_of(connection, Wanted(form=wanted.form, owner=wanted.owner), today)
        current = {*in_scope(connection, scope)}
    return lambda card: (
        is_in(get(library, card.sop_id, card.version).sop, scope)
        if card.state is State.DRAFT
        else card.sop_id in current
    )


def _card(stored: StoredVersion, today: date, why: str = "") -> Card:
    control = stored.control
    return Card(
        stored.sop_id,
        stored.title,
        stored.version,
        stored.state,
        stored.language,
        control.number,
        control.department,
        review_status(control, today).due,
        why,
    )


def _is_wanted(card: Card, wanted: Wanted) -> bool:
    return (
        wanted.department in (None, card.department)
        and wanted.language in (None, card.language)
        and wanted.state in (None, card.state)
    )


def find(folder: Path, query: str, language: str, today: date, wanted: Wanted = ALL) -> Hits:
    """The SOPs that a question is about, at once: what is not embedded yet is done meanwhile.

    Args:
        folder: the data folder.
        query: words or a question.
        language: of the reasons.
        today: the day by which reviews are due.
        wanted: which SOPs are searched.

    Raises:
        LibraryError: the library cannot be read.
    """
    if not is_there(folder):
        return Hits((), ())
    with open_library(folder) as library:
        found = search(
            library,
            query,
            messages=language,
            wanted=wanted,
            patience=Patience(in_background=True),
        )
        places = places_of(library, found.results)
        cards = [
            _card(get(library, one.sop_id).stored, today, one.why)._replace(where=place)
            for one, place in zip(found.results, places, strict=True)
        ]
    return Hits(
        tuple(cards),
        tuple(one.text(language) for one in found.notices if one.kind is not Kind.PARTLY),
    )


def embedding(folder: Path) -> Compared | None:
    """How many SOPs can be compared by meaning so far; None where that is not known or not done.

    Raises:
        LibraryError: the library cannot be read.
        SettingsError: a setting of the search is wrong.
    """
    if not is_there(folder):
        return None
    with open_library(folder) as library:
        try:
            return compared(library)
        except IndexUnavailable:  # another process has it; search says so
            return None


def fetch(folder: Path, sop_id: str, version: str | None = None) -> StoredSop:
    """An SOP with its content.

    Args:
        folder: the data folder.
        sop_id: its id.
        version: MAJOR.MINOR or hash; else the one that people work by.

    Raises:
        LibraryError: there is none, or it cannot be read.
    """
    with open_library(folder) as library:
        return get(library, sop_id, version)


def open_items(folder: Path, version: str) -> tuple[str, ...]:
    """What a drafted version, named by its hash, does not say yet.

    Raises:
        LibraryError: the library cannot be read.
    """
    with open_library(folder) as library:
        return read_beside(library, version).open_items


def similar_to(folder: Path, text: str, language: str) -> tuple[tuple[Similar, Sop], ...]:
    """The SOPs of the library that are most like a description; none when there is no library.

    Only those in its language: their exceptions are asked about. Numbers are left out of the
    question, since every SOP has a 17:00.
    """
    if not is_there(folder):
        return ()
    try:
        with open_library(folder) as library:
            asked = _NUMBERS.sub(" ", text)
            found = search(
                library,
                asked,
                limit=SIMILAR,
                wanted=Wanted(language=language),
                messages=language,
            ).results
            return tuple(
                (
                    Similar(sop_id=one.sop_id, version=one.version, title=one.title, why=one.why),
                    get(library, one.sop_id).sop,
                )
                for rank, one in enumerate(found)
                if rank == 0 or one.score >= MIN_SCORE
            )
    except LibraryError:
        return ()


def named(folder: Path, name: str) -> tuple[Similar, Sop]:
    """The SOP of that id, number or path, with its current content.

    Raises:
        LibraryError: there is none, or there are several.
    """
    with open_library(folder) as library:
        ids = find_ids(library, name)
        if len(ids) != 1:
            known = (
                f"{len(ids)} SOPs are called {name!r}: give the id"
                if ids
                else (
                    f"no SOP of the library is called {name!r}: give its id, number or path as in "
                    "`sopai library list`"
                )
            )
            raise LibraryError(known)
        found = get(library, ids[0])
    why = _CHOSEN["zh" if found.sop.language == "zh" else "en"]
    version = found.stored.version
    return Similar(sop_id=ids[0], version=version, title=found.sop.title, why=why), found.sop


_CHOSEN = {"en": "you chose it", "zh": "您选的"}


def take_in(
    folder: Path, name: str, data: bytes, who: str = "sopai", *, again: bool = False
) -> tuple[AddedVersion, ...]:
    """Add every procedure of a file to the library, as `sopai.workflow.belonging` has it.

    Args:
        folder: the data folder.
        name: the file's name; its suffix says what it is.
        data: all of it; it is kept by hash, since comments go back into the user's file.
        who: who adds it; recorded, not authenticated.
        again: bring the SOP back if it was retired; else it stays so.

    Raises:
        IngestError: the bytes cannot be read as an SOP.
        LibraryError: the file was exported from an older version, or the library cannot be
            written.
    """
    found = read_data(data, name)
    with open_library(folder) as library:
        return take_reading(library, found, origin_of(name, name), data, Wish(who, again))


def save(folder: Path, made: Draft, who: str) -> str:
    """Keep a draft in the library as a version of its SOP, with its sources and open items.

    Whoever saves it wants it: a retired SOP comes back.

    Args:
        folder: the data folder.
        made: the draft.
        who: who saves it; recorded, not authenticated.

    Returns:
        The version, MAJOR.MINOR.

    Raises:
        LibraryError: the library cannot be written.
    """
    text = write_markdown(made.sop, made.control)
    with open_library(folder) as library:
        name = f"{made.sop.id}.md"
        added = add(
            library,
            made.sop,
            made.control,
            name,
            text.encode(),
            who=who,
            again=True,
            what_is_beside=Beside(
                sources=made.sources, open_items=tuple(item.text for item in made.open_items)
            ),
        )
    return added.version
