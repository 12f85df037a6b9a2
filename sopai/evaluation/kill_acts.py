"""What is killed in the middle: everything that changes a library, on one that has some of all."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from sopai.library.adding import AddedVersion, add
from sopai.library.catalogue import list_sops, list_versions
from sopai.library.doctor import rebuild_all
from sopai.library.evidence import Decision, decide, save_change_set
from sopai.library.filling import update_index
from sopai.library.opening import Library, open_library
from sopai.library.reviews import record_review
from sopai.library.roster import write_roster
from sopai.library.states import remove, set_state
from sopai.schema.changes import Category, Change, ChangeSet, ChangeTarget, Operation
from sopai.schema.control import DocumentControl, State
from sopai.schema.owner import Found, Owner, OwnerKind
from sopai.schema.roster import Holder, Role, Roster
from sopai.schema.sop import Sop, Step
from sopai.workflow.applying import apply_changes, apply_saved
from sopai.workflow.archives import archive, unarchive
from sopai.workflow.new_content import By
from sopai.workflow.shelf import take_in
from sopai.workflow.versions import restore

LIBRARY = "library"
ARCHIVE = "arriving.zip"
WHO = "Kim"
TODAY = date(2026, 5, 20)
BY = By(WHO, "agreed", TODAY)
TITLES = {
    "returns": "Returns and refunds",
    "packing": "Packing an order",
    "closing": "Closing the shop",
    "payroll": "Monthly payroll",
    "stock": "年末盘点",
    "welcome": "Introducing a new employee",
}
"""What the library has from the beginning."""

ARRIVING = 20
"""SOPs of the archive that the library does not have, with three versions each."""

TWO = """# Weighing

1. Kim weighs the box.
2. Kim writes down the weight.

# Labelling

1. Kim prints the label.
2. Kim sticks it on the box.
"""


def identity(name: str) -> str:
    """The id of a sample."""
    return f"sop_{name:0<10.10}"


def content(name: str, version: int) -> Sop:
    """A sample with a word in it that no other version has, `<name>x<version>`."""
    owner = Owner(kind=OwnerKind.ROLE, role="Packer", text="Packer", found=Found.LABEL)
    steps = (
        Step(id="s1", action="Open the parcel", owner=owner, time_limit="24 h"),
        Step(id="s2", action=f"Write down what is in it, {version} times", owner=owner),
    )
    title = TITLES.get(name, f"Procedure {name}")
    return Sop(
        id=identity(name),
        language="zh" if name == "stock" else "en",
        title=title,
        purpose=f"{title} {name}x{version}",
        steps=steps,
    )


def put(
    library: Library,
    name: str,
    version: int = 1,
    *,
    state: State | None = State.EFFECTIVE,
    number: str | None = None,
    again: bool = False,
) -> AddedVersion:
    """Add a version of a sample."""
    control = DocumentControl(
        state=state, department="Warehouse", number=number, review_cadence="every 6 months"
    )
    given = f"{name} {version} {number}".encode()
    sop = content(name, version)
    return add(library, sop, control, f"{name}.md", given, who=WHO, again=again)


def proposed(library: Library) -> ChangeSet:
    """A change of the time limit in the sample `packing`."""
    newest = list_versions(library, identity("packing"))[0]
    change = Change(
        id="c1",
        op=Operation.SET,
        address="/steps/s1/time_limit",
        before="24 h",
        after="4 h",
        quote="we lost a day",
        reason="The limit was too long.",
        category=Category.LIMIT,
    )
    target = ChangeTarget(sop=newest.sop_id, base=newest.hash)
    return ChangeSet(retrospective="may.md", targets=(target,), changes=(change,))


def prepare(top: Path) -> None:
    """Make the library that everything happens to, and the archive that comes to it."""
    with open_library(top / LIBRARY) as library:
        for name in TITLES:
            put(library, name)
        put(library, "returns", 2)
        put(library, "closing", 2, state=State.DRAFT)
        write_roster(library, roster("Kim"), who=WHO)
        remove(library, identity("payroll"), who=WHO, reason="done elsewhere")
        saved = save_change_set(library, proposed(library), WHO)
        decide(library, saved, "c1", Decision.ACCEPTED, who=WHO, reason="true")
    archive(top / LIBRARY, top / "known.zip")
    with open_library(top / "elsewhere") as library:
        unarchive(library.folder, top / "known.zip", who=WHO)
        for number in range(ARRIVING):
            for version in (1, 2, 3):
                put(library, f"new{number:02}", version)
        put(library, "returns", 3)
        write_roster(library, roster("Lu"), who=WHO)
    archive(top / "elsewhere", top / ARCHIVE)
    with open_library(top / LIBRARY) as library:
        update_index(library)


def roster(holder: str) -> Roster:
    """A roster with one role."""
    role = Role(name="Packer", aliases=("Packers",), holders=(Holder(person=holder),))
    return Roster(people=("Kim", "Lu"), roles=(role,), departments=("Warehouse",))


class Act(NamedTuple):
    """Something that changes a library."""

    name: str
    do: Callable[[Library], object]
    begins: bool = False
    """There is no library yet."""


def _control(library: Library) -> None:
    put(library, "packing", number="WH-SOP-001")


def _review(library: Library) -> None:
    following = date(2026, 11, 20)
    chosen = identity("stock")
    record_review(library, chosen, day=TODAY, following=following, result="no change", who=WHO)


def _state(library: Library) -> None:
    set_state(library, identity("closing"), "1.1", State.EFFECTIVE, who=WHO, reason="approved")


ACTS = (
    Act("begin a library", lambda library: put(library, "weekly"), begins=True),
    Act("add an SOP", lambda library: put(library, "weekly")),
    Act("add a new version", lambda library: put(library, "stock", 2)),
    Act("add a new control record", _control),
    Act("add a file of two SOPs", lambda one: take_in(one.folder, "two.md", TWO.encode(), WHO)),
    Act("bring an SOP back", lambda library: put(library, "payroll", 2, again=True)),
    Act(
        "restore a version",
        lambda one: restore(
            one.folder, identity("returns"), "1.0", who=WHO, reason="worse", today=TODAY
        ),
    ),
    Act("apply what was decided", lambda one: apply_saved(one.folder, 1, BY)),
    Act(
        "apply a new change set",
        lambda one: apply_changes(
            one.folder, proposed(one).model_copy(update={"retrospective": "june.md"}), "all", BY
        ),
    ),
    Act("put into effect", _state),
    Act("review", _review),
    Act("change the roster", lambda library: write_roster(library, roster("Lu"), who=WHO)),
    Act("retire an SOP", lambda one: remove(one, identity("welcome"), who=WHO, reason="old")),
    Act(
        "take in an archive",
        lambda one: unarchive(one.folder, one.folder.parent / ARCHIVE, who=WHO),
    ),
    Act("make the index anew", lambda one: rebuild_all(one, lambda *_: None)),
)


def act(folder: Path, name: str) -> None:
    """Do one of `ACTS`, and let the index follow, as each command does."""
    with open_library(folder) as library:
        named(name).do(library)
        update_index(library)
        list_sops(library)  # a read after the last write: there the process can be killed, too


def named(name: str) -> Act:
    """The act of that name."""
    return next(one for one in ACTS if one.name == name)
