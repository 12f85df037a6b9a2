"""States, and which version people work by."""

import pytest

from sopai.errors import LibraryError
from sopai.library.auditing import audit_trail
from sopai.library.catalogue import current, list_versions
from sopai.library.opening import Library
from sopai.library.states import remove, set_state
from sopai.schema.control import State
from tests.library.samples import identity, put

ORDERS: dict[str, tuple[list[State | None], str | None]] = {
    "document says nothing": ([None], "1.0"),
    "only a draft": ([State.DRAFT], None),
    "effective before a newer draft": ([State.EFFECTIVE, State.DRAFT], "1.0"),
    "effective before what is in review": ([State.EFFECTIVE, State.IN_REVIEW], "1.0"),
    "effective before one that says nothing": ([State.EFFECTIVE, None], "1.0"),
    "newest that is not a draft": ([None, State.APPROVED, State.DRAFT], "1.1"),
    "expired": ([State.EXPIRED], "1.0"),
    "retired": ([None, State.RETIRED], None),
    "two that were effective": ([State.EFFECTIVE, State.EFFECTIVE], "1.1"),
}


@pytest.mark.parametrize("name", ORDERS)
def test_current_version(name: str, library: Library) -> None:
    states, expected = ORDERS[name]
    for number, state in enumerate(states):
        put(library, purpose=f"Edit {number}", state=state)
    found = current(library, identity("returns"))
    assert (found.version if found else None) == expected


def test_effective_version_retires_the_one_before(library: Library) -> None:
    added = put(library, state=State.EFFECTIVE)
    put(library, purpose="Better", state=State.DRAFT)
    set_state(library, added.sop_id, "1.1", State.EFFECTIVE, who="Tom", reason="checked")
    states = [version.state for version in list_versions(library, added.sop_id)]
    assert states == [State.EFFECTIVE, State.RETIRED]
    reasons = [entry.detail.get("reason") for entry in audit_trail(library, added.sop_id)]
    assert "replaced by version 1.1" in reasons


def test_who_and_why_are_asked_for_and_recorded(library: Library) -> None:
    added = put(library)
    for who, reason in (("", "checked"), ("Tom", " ")):
        with pytest.raises(LibraryError, match="say who decides it, and give a reason"):
            set_state(library, added.sop_id, "1.0", State.APPROVED, who=who, reason=reason)
    set_state(library, added.sop_id, "1.0", State.APPROVED, who="Tom", reason="checked")
    last = audit_trail(library, added.sop_id)[-1]
    assert (last.who, last.action) == ("Tom", "state")
    assert last.detail == {"before": "unset", "after": "approved", "reason": "checked"}


def test_replaced_version_does_not_come_back_when_the_newest_is_retired(library: Library) -> None:
    added = put(library)
    put(library, purpose="Better")
    set_state(library, added.sop_id, "1.1", State.RETIRED, who="Tom", reason="wrong")
    assert current(library, added.sop_id) is None


def test_remove_retires_every_version(library: Library) -> None:
    added = put(library)
    put(library, purpose="Better")
    remove(library, added.sop_id, who="Tom", reason="closed")
    assert {v.state for v in list_versions(library, added.sop_id)} == {State.RETIRED}
    with pytest.raises(LibraryError, match="there is no SOP"):
        remove(library, "sop_nobody0000", who="Tom", reason="closed")
