"""Changes that wait for a decision or to be applied."""

from collections import Counter
from collections.abc import Mapping

from sqlalchemy import func, select, text

from sopai.library.database import reading
from sopai.library.evidence import SavedChangeSet, saved_change_set
from sopai.library.opening import Library
from sopai.library.tables import applied_changes, versions

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


def open_change_sets(library: Library, sop_id: str | None = None) -> tuple[SavedChangeSet, ...]:
    """Change sets that wait for a decision or to be applied, the newest first.

    Args:
        library: where they are kept.
        sop_id: only those with something open for this SOP.

    Raises:
        LibraryError: the database cannot be read.
    """
    with reading(library.engine) as connection:
        rows = connection.execute(_OPEN).all()
    ids = dict.fromkeys(row.id for row in rows if sop_id in (None, row.sop))
    return tuple(saved_change_set(library, one) for one in ids)


def waiting_changes(library: Library) -> Mapping[str, int]:
    """How many changes wait, by SOP: those that can still be applied.

    A change set counts when the newest version of the SOP is the one that it was made on, or one
    that it made itself; SOPs that the library does not have are left out.

    Raises:
        LibraryError: the database cannot be read.
    """
    with reading(library.engine) as connection:
        last = select(func.max(versions.c.number)).group_by(versions.c.sop)
        query = select(versions.c.sop, versions.c.hash).where(versions.c.number.in_(last))
        newest = {row.sop: row.hash for row in connection.execute(query)}
        made = select(applied_changes.c.change_set, applied_changes.c.version).distinct()
        own = {(row.change_set, row.version) for row in connection.execute(made)}
        rows = connection.execute(_OPEN).all()
    counts: Counter[str] = Counter()
    for row in rows:
        version = newest.get(row.sop)
        if version is not None and (version == row.base or (row.id, version) in own):
            counts[row.sop] += row.n
    return counts
