"""Giving an SOP its document number: no number is ever given twice."""

import json

from pydantic import ValidationError
from sqlalchemy import Connection, select

from sopai.errors import LibraryError
from sopai.library.cards import refresh_card
from sopai.library.controlling import put_control
from sopai.library.database import writing
from sopai.library.number_series import folded
from sopai.library.opening import Library
from sopai.library.states import current_of, unknown
from sopai.library.stored import StoredVersion, versions_of
from sopai.library.tables import audit, controls, versions
from sopai.schema.control import DocumentControl


def set_number(
    library: Library, sop_id: str, number: str, department: str, *, who: str
) -> StoredVersion:
    """Write a number into the control record of the newest version, in one transaction.

    Args:
        library: where it is kept.
        sop_id: the SOP.
        number: the new number.
        department: what it belongs to; empty: as it is.
        who: who decides; recorded, not authenticated.

    Raises:
        LibraryError: there is no such SOP, the number is empty or was ever another SOP's, or the
            database cannot be written.
    """
    wanted = " ".join(number.split())
    if not wanted:
        raise LibraryError(f"{sop_id} gets no number: name one, such as CS-SOP-001")
    with writing(library.engine) as connection:
        known = versions_of(connection, sop_id)
        if not known:
            raise unknown(sop_id)
        other = _owner(connection, wanted, sop_id)
        if other is not None:
            raise LibraryError(
                f"the number {wanted!r} was given to {other}: no number is given twice, so choose "
                "another one"
            )
        fields = {"number": wanted} | ({"department": department} if department else {})
        control = DocumentControl.model_validate(known[0].control.model_dump() | fields)
        put_control(connection, known[0], control, who)
        known = versions_of(connection, sop_id)
        refresh_card(connection, sop_id, current_of(known))
        return known[0]


def _owner(connection: Connection, number: str, sop_id: str) -> str | None:
    """Another SOP that has the number in any version, or had it before it was corrected."""
    stated = select(versions.c.sop, controls.c.content).join(
        controls, controls.c.version == versions.c.hash
    )
    found = [(row.sop, row.content) for row in connection.execute(stated)]
    query = select(audit.c.sop, audit.c.detail).where(audit.c.action == "control")
    for row in connection.execute(query):
        found.append((row.sop, str(json.loads(row.detail).get("before") or "{}")))
    return next(
        (sop for sop, content in found if sop != sop_id and _number(content) == folded(number)),
        None,
    )


def _number(content: str) -> str:
    try:
        return folded(DocumentControl.model_validate_json(content).number or "")
    except ValidationError:  # which `sopai doctor` tells
        return ""
