"""The rows that search works on, one for each SOP with a current version, and their words."""

from sqlalchemy import Connection, delete, insert, select, text

from sopai.library.card import card_text, columns_of, facets_of, mark_of
from sopai.library.stored import StoredVersion, read_content
from sopai.library.tables import CARD_VERSION, card_facets, cards, facts
from sopai.schema.roster import name_key

_REMOVE_WORDS = text("DELETE FROM words WHERE rowid = :number")
_INSERT_WORDS = text(
    "INSERT INTO words (rowid, title, steps, rest) VALUES (:number, :title, :steps, :rest)"
)
_FACT = "cards"


def refresh_card(connection: Connection, sop_id: str, current: StoredVersion | None) -> None:
    """Make the card of an SOP say what its current version says; without one it has no card.

    It is written in the transaction that changed the SOP, so search by words is never stale.
    """
    number = connection.execute(select(cards.c.number).where(cards.c.sop == sop_id)).scalar()
    if number is not None:
        connection.execute(_REMOVE_WORDS, {"number": number})
        connection.execute(delete(cards).where(cards.c.number == number))
        connection.execute(delete(card_facets).where(card_facets.c.card == number))
    if current is None:
        return
    sop = read_content(connection, current)
    card = card_text(sop, current.control)
    department = name_key(current.control.department or "")
    added = connection.execute(
        insert(cards).values(
            sop=sop_id,
            version=current.hash,
            language=current.language,
            department=department,
            text=card,
            mark=mark_of(card, current.hash, current.language, department),
        )
    ).inserted_primary_key
    if added is None:
        raise AssertionError("a row that was inserted has a key")
    columns = columns_of(sop, current.control, current.path)
    connection.execute(_INSERT_WORDS, {"number": added[0], **columns._asdict()})
    facets = [
        {"card": added[0], "kind": facet.kind, "name": facet.name, "folded": name_key(facet.name)}
        for facet in facets_of(sop)
    ]
    # Numbers are given again: some may be left of a card that was removed by hand.
    connection.execute(delete(card_facets).where(card_facets.c.card == added[0]))
    connection.execute(insert(card_facets), facets)


def cards_are_old(connection: Connection) -> bool:
    """The cards were made by a sopai that made other ones."""
    query = select(facts.c.value).where(facts.c.name == _FACT)
    return connection.execute(query).scalar() != str(CARD_VERSION)


def note_card_version(connection: Connection) -> None:
    """Record which cards are there now."""
    connection.execute(delete(facts).where(facts.c.name == _FACT))
    connection.execute(insert(facts).values(name=_FACT, value=str(CARD_VERSION)))
