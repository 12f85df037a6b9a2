"""What was exported and not edited comes back without a change, whatever stands in it."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings

from sopai.schema.control import DocumentControl
from sopai.schema.roster import Roster
from sopai.schema.sop import Sop
from tests.edited.files import FORMS, exported, read_back
from tests.strategies import controls, rosters, sops


@pytest.mark.parametrize("form", FORMS)
@given(sop=sops(), control=controls, roster=rosters)
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_what_was_not_edited_gives_no_change(
    form: str, sop: Sop, control: DocumentControl, roster: Roster
) -> None:
    data = exported(sop, form, control, roster, date(2026, 3, 1), open_items=("Who?",))

    found = read_back(sop, data, form, control, roster)

    assert found.changes == ()
    assert found.open_items == ()
    assert found.unmatched == ()
