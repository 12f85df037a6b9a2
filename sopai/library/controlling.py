"""The control record of a version: changed beside the content, and on record."""

from sqlalchemy import Connection, select, update

from sopai.library.auditing import record
from sopai.library.numbering import control_json
from sopai.library.stored import StoredVersion
from sopai.library.tables import controls
from sopai.schema.control import DocumentControl


def put_control(
    connection: Connection, version: StoredVersion, control: DocumentControl, who: str
) -> bool:
    """Let a version have another control record; False when it has this one already."""
    written = control_json(control, version.version)
    chosen = controls.c.version == version.hash
    before = connection.execute(select(controls.c.content).where(chosen)).scalar()
    if before == written:
        return False
    connection.execute(update(controls).where(chosen).values(content=written))
    detail = {"before": before, "after": written}
    record(connection, who, "control", version.sop_id, version.hash, detail)
    return True
