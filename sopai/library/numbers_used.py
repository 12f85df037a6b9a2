"""All document numbers that a library has, or ever had."""

import json

from pydantic import ValidationError
from sqlalchemy import select

from sopai.library.database import reading
from sopai.library.number_series import Used
from sopai.library.opening import Library
from sopai.library.tables import audit, controls, versions
from sopai.schema.control import DocumentControl


def numbers_used(library: Library) -> tuple[Used, ...]:
    """The numbers of all versions, retired SOPs too, and those that were corrected since.

    Raises:
        LibraryError: the database cannot be read.
    """
    stated = select(versions.c.number, controls.c.content).join(
        controls, controls.c.version == versions.c.hash
    )
    corrected = (
        select(versions.c.number, audit.c.detail)
        .join(versions, versions.c.hash == audit.c.version)
        .where(audit.c.action == "control")
    )
    with reading(library.engine) as connection:
        rows = [(row.number, row.content) for row in connection.execute(stated)]
        for row in connection.execute(corrected):
            before = json.loads(row.detail).get("before")
            rows.append((row.number, before if isinstance(before, str) else "{}"))
    found = (_used(at, content) for at, content in sorted(rows))
    return tuple(dict.fromkeys(one for one in found if one is not None))


def _used(at: int, content: str) -> Used | None:
    try:
        control = DocumentControl.model_validate_json(content)
    except ValidationError:  # which `sopai doctor` and everything that shows it tells
        return None
    return Used(control.number, control.department, at) if control.number else None
