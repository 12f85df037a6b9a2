"""Libraries with something of everything, and what stands in one, table by table."""

from datetime import date
from io import BytesIO

from sqlalchemy import select

from sopai.library.archive_reading import read_incoming
from sopai.library.archive_zip import ArchiveReader
from sopai.library.beside import Beside, put_beside
from sopai.library.database import reading, writing
from sopai.library.evidence import Decision, decide, save_change_set
from sopai.library.opening import Library
from sopai.library.reviews import record_review
from sopai.library.roster import write_roster
from sopai.library.states import remove, set_state
from sopai.library.tables import metadata
from sopai.library.unarchiving import Unarchived, take
from sopai.schema.control import State
from sopai.schema.roster import Holder, Role, Roster
from sopai.workflow.applying import apply_saved
from sopai.workflow.archives import archive_into
from sopai.workflow.new_content import By
from sopai.workflow.versions import restore
from tests.library.samples import identity, put
from tests.library.test_changing import proposal

TODAY = date(2026, 5, 20)
NOT_COMPARED = ("facts", "card_facets", "cards")
"""A library has its own name, and its cards are made from the versions."""


def fill(library: Library) -> None:
    """Versions, states, reviews, change sets, a roster, something retired, something Chinese."""
    first = put(library, "returns", state=State.EFFECTIVE)
    write_roster(library, Roster(people=("Li Si",), roles=(_role("Li Si"),)), who="Ann")
    saved = save_change_set(library, proposal(first), "Ann")
    decide(library, saved, "c1", Decision.REJECTED, who="Ann", reason="known by that name")
    decide(library, saved, "c2", Decision.ACCEPTED, who="Bo", reason="true")
    apply_saved(library.folder, saved, By("Bo", "agreed", TODAY))
    set_state(library, first.sop_id, "1.1", State.EFFECTIVE, who="Cy", reason="approved")
    restore(library.folder, first.sop_id, "1.0", who="Bo", reason="too early", today=TODAY)
    put(library, "expenses")
    put(library, "expenses", purpose="报销")
    record_review(
        library,
        identity("expenses"),
        day=TODAY,
        following=date(2026, 11, 20),
        result="no change",
        who="Ann",
    )
    draft = put(library, "backup", state=State.DRAFT)
    with writing(library.engine) as connection:
        put_beside(connection, draft.hash, Beside(open_items=("Who restores it?",)))
    put(library, "payroll")
    remove(library, identity("payroll"), who="Ann", reason="done elsewhere")
    write_roster(library, Roster(people=("Li Si", "Bo"), roles=(_role("Bo"),)), who="Ann")


def _role(holder: str) -> Role:
    return Role(name="Packer", aliases=("Packers",), holders=(Holder(person=holder),))


def archived(library: Library, *, with_evidence: bool = True) -> bytes:
    file = BytesIO()
    archive_into(library.folder, file, with_evidence=with_evidence)
    return file.getvalue()


def taken(library: Library, data: bytes, who: str = "Dee") -> Unarchived:
    return take(library, read_incoming(ArchiveReader(BytesIO(data))), who=who)


def tables(library: Library) -> dict[str, list[tuple[object, ...]]]:
    """All rows of a library that are no index, by table; without the entries about archives."""
    with reading(library.engine) as connection:
        found = {
            name: sorted(map(tuple, connection.execute(select(table))), key=repr)
            for name, table in metadata.tables.items()
            if name not in NOT_COMPARED
        }
    found["audit"] = [row for row in found["audit"] if "unarchive" not in row]
    return found
