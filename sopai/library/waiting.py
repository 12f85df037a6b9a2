"""Changes that wait for a decision or to be applied."""

from typing import NamedTuple

from sqlalchemy import text

from sopai.library.database import reading
from sopai.library.evidence import SavedChangeSet, saved_change_set
from sopai.library.lineage import stand
from sopai.library.opening import Library

_OPEN = text("""
WITH last AS (
    SELECT change_set, change, decision, max(id) FROM change_decisions GROUP BY change_set, change
)
SELECT change_sets.id AS id, count(*) AS n,
    json_extract(target.value, '$.sop') AS sop, json_extract(target.value, '$.base') AS base
FROM change_sets
JOIN json_each(change_sets.content, '$.changes') AS proposed
JOIN json_each(change_sets.content, '$.targets') AS target
    ON target.key = json_extract(proposed.value, '$.target')
LEFT JOIN last
    ON last.change_set = change_sets.id AND last.change = json_extract(proposed.value, '$.id')
LEFT JOIN applied_changes AS applied
    ON applied.change_set = change_sets.id
    AND applied.change = json_extract(proposed.value, '$.id')
WHERE applied.change IS NULL AND coalesce(last.decision, '') <> 'rejected'
GROUP BY change_sets.id, target.key
ORDER BY change_sets.id DESC
""")
"""What is open by change set and SOP; the change sets themselves stay unread."""


class Waiting(NamedTuple):
    """What waits in a change set for one SOP."""

    change_set: int
    sop_id: str
    n: int
    """Changes that are neither applied nor rejected."""

    is_outdated: bool
    """They were made on a version that is not the newest any more, so they cannot be applied."""


def waiting_changes(library: Library) -> tuple[Waiting, ...]:
    """What waits for a decision or to be applied, the newest change sets first.

    Raises:
        LibraryError: the database cannot be read.
    """
    with reading(library.engine) as connection:
        now = stand(connection)
        return tuple(
            Waiting(row.id, row.sop, row.n, now.is_outdated(row.id, row.sop, row.base))
            for row in connection.execute(_OPEN)
        )


def open_change_sets(library: Library) -> tuple[SavedChangeSet, ...]:
    """The change sets that `waiting_changes` counts.

    Raises:
        LibraryError: the database cannot be read.
    """
    ids = dict.fromkeys(one.change_set for one in waiting_changes(library))
    return tuple(saved_change_set(library, one) for one in ids)
