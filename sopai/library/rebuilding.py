"""Making all cards and their words anew, from the versions."""

from sqlalchemy import Connection, delete, select, text

from sopai.library.cards import cards_are_old, note_card_version, refresh_card
from sopai.library.database import reading, writing
from sopai.library.opening import Library
from sopai.library.states import current_of
from sopai.library.stored import versions_of
from sopai.library.tables import card_facets, cards, sops


def rebuild_cards(library: Library) -> int:
    """Make every card anew; returns how many there are.

    Raises:
        LibraryError: a version is damaged, or the database cannot be written.
    """
    with writing(library.engine) as connection:
        return _rebuild(connection)


def renew_old_cards(library: Library) -> None:
    """Make every card anew when another sopai made them.

    Raises:
        LibraryError: a version is damaged, or the database cannot be written.
    """
    with reading(library.engine) as connection:
        is_old = cards_are_old(connection)
    if is_old:
        rebuild_cards(library)


def _rebuild(connection: Connection) -> int:
    connection.execute(delete(cards))
    connection.execute(delete(card_facets))
    connection.execute(text("DELETE FROM words"))
    for sop_id in connection.execute(select(sops.c.id)).scalars().all():
        refresh_card(connection, sop_id, current_of(versions_of(connection, sop_id)))
    note_card_version(connection)
    return len(connection.execute(select(cards.c.number)).all())
