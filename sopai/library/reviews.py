"""Reviews of SOPs: that somebody looked whether one still holds, and what came of it."""

import json
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from pydantic import JsonValue
from sqlalchemy import insert, select, update

from sopai.errors import LibraryError
from sopai.library.auditing import now, record
from sopai.library.database import reading, writing
from sopai.library.numbering import control_json
from sopai.library.opening import Library
from sopai.library.states import current_of, unknown
from sopai.library.stored import StoredVersion, versions_of
from sopai.library.tables import audit, controls, reviews
from sopai.schema.control import DocumentControl


def record_review(
    library: Library,
    sop_id: str,
    *,
    day: date,
    following: date | None,
    result: str,
    who: str,
    is_stated: bool = False,
) -> StoredVersion:
    """Write down a review, and move the dates of the version that people work by.

    Args:
        library: where the SOP is kept.
        sop_id: its id.
        day: when it was reviewed.
        following: when it is reviewed next; None: on the day after `day` that the control record
            names already.
        result: what came of it, for example "no change".
        who: who reviewed it; recorded, not authenticated.
        is_stated: somebody named the day of the next review; it was not reckoned.

    Raises:
        LibraryError: there is no such SOP, who or the result is missing, a later review is known,
            nothing says when the next one is or it is not later, or the database cannot be written.
    """
    if not who.strip() or not result.strip():
        raise LibraryError(
            f"no review of {sop_id} is recorded: say who reviewed it, and what came of it"
        )
    with writing(library.engine) as connection:
        known = versions_of(connection, sop_id)
        if not known:
            raise unknown(sop_id)
        chosen = current_of(known) or known[0]
        last = chosen.control.last_review
        if last is not None and last > day:
            raise LibraryError(
                f"no review of {sop_id} on {day} is recorded: it was reviewed on {last} already"
            )
        named = chosen.control.next_review
        if following is None and named is not None and named > day:
            following = named
        if following is None:
            raise LibraryError(
                f"no review of {sop_id} is recorded: the SOP names no review cycle that can be "
                'read (such as "every 6 months"), so say when it is reviewed next, with --next DATE'
            )
        if following <= day:
            raise LibraryError(
                f"no review of {sop_id} is recorded: the next one, on {following}, must be after "
                f"{day}"
            )
        dates = {"last_review": day, "next_review": following}
        control = DocumentControl.model_validate(dict(chosen.control) | dates)
        content = control_json(control, chosen.control.version or chosen.version)
        connection.execute(
            update(controls).where(controls.c.version == chosen.hash).values(content=content)
        )
        values = {"day": day.isoformat(), "result": result, "at": now(), "who": who}
        connection.execute(insert(reviews).values(sop=sop_id, version=chosen.hash, **values))
        detail: dict[str, JsonValue] = {
            "day": day.isoformat(),
            "result": result,
            "next_review": following.isoformat(),
            "stated": is_stated,
        }
        record(connection, who, "review", sop_id, chosen.hash, detail)
        return next(one for one in versions_of(connection, sop_id) if one.hash == chosen.hash)


class LastReview(NamedTuple):
    """A review as it was recorded."""

    day: date
    following: date | None
    """When it is reviewed next; None: an older sopai recorded no such day."""

    is_stated: bool = False
    """Somebody named that day; it was not reckoned."""


def last_reviews(library: Library) -> Mapping[str, LastReview]:
    """The last recorded review, by SOP: a file that is added again may not know it.

    Raises:
        LibraryError: the database cannot be read.
    """
    found: dict[str, LastReview] = {}
    with reading(library.engine) as connection:
        query = select(audit.c.sop, audit.c.detail).where(audit.c.action == "review")
        for row in connection.execute(query.order_by(audit.c.id)):
            detail = json.loads(row.detail)
            then = detail.get("next_review")
            following = date.fromisoformat(then) if then else None
            day = date.fromisoformat(detail["day"])
            if row.sop not in found or found[row.sop].day <= day:
                found[row.sop] = LastReview(day, following, bool(detail.get("stated")))
    return found
