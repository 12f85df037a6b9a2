"""What stands beside a drafted version: where each value came from, and what is still open."""

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from sopai.library.database import reading
from sopai.library.opening import Library
from sopai.library.tables import beside
from sopai.schema.base import Text, Value
from sopai.schema.sources import Sources


class Beside(Value):
    """Not part of the content, so it is not hashed."""

    sources: Sources = {}
    """Address -> where the value came from."""

    open_items: tuple[Text, ...] = ()
    """What the version does not say yet, a question each."""


def put_beside(connection: Connection, version: str, what: Beside) -> None:
    """Write it for a version, in the transaction of the version itself; the last one counts."""
    content = what.model_dump_json(exclude_defaults=True)
    row = insert(beside).values(version=version, content=content)
    connection.execute(row.on_conflict_do_update(set_={"content": content}))


def read_beside(library: Library, version: str) -> Beside:
    """What stands beside a version; nothing for one that was not drafted here.

    Args:
        library: where it is kept.
        version: its hash.

    Raises:
        LibraryError: the database cannot be read.
    """
    with reading(library.engine) as connection:
        query = select(beside.c.content).where(beside.c.version == version)
        found = connection.execute(query).scalar()
    return Beside.model_validate_json(found) if found else Beside()
