"""What was exported and not edited comes back without a change; one edit is exactly one change."""

from datetime import date

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from sopai.changes.apply import apply
from sopai.export.markdown import write_markdown
from sopai.ingest.read import read_string
from sopai.schema.control import DocumentControl
from sopai.schema.roster import Roster
from sopai.schema.sop import Sop, Step
from tests.edited.files import FORMS, exported, read_back
from tests.strategies import controls, rosters, sops, steps

PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
"""A whole SOP is slow to shrink."""

TEXTS = ("title", "action", "output", "standard", "metric", "time_limit", "trigger", "script")
LISTS = ("tools", "inputs", "attention")
NEW = "Zebra quartz vow"


@pytest.mark.parametrize("form", FORMS)
@given(sop=sops(), control=controls, roster=rosters)
@settings(max_examples=40, phases=PHASES, suppress_health_check=[HealthCheck.too_slow])
def test_what_was_not_edited_gives_no_change(
    form: str, sop: Sop, control: DocumentControl, roster: Roster
) -> None:
    data = exported(sop, form, control, roster, date(2026, 3, 1), open_items=("Who?",))

    found = read_back(sop, data, form, control, roster)

    assert (found.changes, found.open_items, found.unmatched) == ((), (), ())


def with_field(sop: Sop, step: Step, field: str, value: object) -> Sop:
    """The SOP with another value in a field of a step."""
    edited = Step.model_validate(dict(step) | {field: value})
    return Sop.model_validate(
        dict(sop) | {"steps": tuple(edited if one is step else one for one in sop.steps)}
    )


some_sops = st.builds(
    lambda sop, flat: Sop.model_validate(
        dict(sop) | {"steps": flat, "exceptions": (), "metrics": ()}
    ),
    sops(),
    steps().filter(bool),
)
"""SOPs that have a step."""


@pytest.mark.parametrize("form", FORMS)
@given(sop=some_sops, data=st.data())
@settings(max_examples=40, phases=PHASES, suppress_health_check=[HealthCheck.too_slow])
def test_an_edited_text_of_a_step_is_exactly_that_change(
    form: str, sop: Sop, data: st.DataObject
) -> None:
    step, field = data.draw(st.sampled_from(sop.steps)), data.draw(st.sampled_from(TEXTS))
    edited = with_field(sop, step, field, NEW)

    found = read_back(sop, exported(edited, form), form)

    assert [change.address for change in found.changes] == [f"/steps/{step.id}/{field}"]
    assert apply(sop, found.changes) == edited


@pytest.mark.parametrize("form", FORMS)
@given(sop=some_sops, data=st.data())
@settings(max_examples=40, phases=PHASES, suppress_health_check=[HealthCheck.too_slow])
def test_an_element_added_to_a_list_of_a_step_is_exactly_that_change(
    form: str, sop: Sop, data: st.DataObject
) -> None:
    step, field = data.draw(st.sampled_from(sop.steps)), data.draw(st.sampled_from(LISTS))
    edited = with_field(sop, step, field, (*getattr(step, field), NEW))

    found = read_back(sop, exported(edited, form), form)

    assert [change.address for change in found.changes] == [f"/steps/{step.id}/{field}"]
    assert apply(sop, found.changes) == edited


@given(sop=sops(), control=controls)
@settings(max_examples=40, phases=PHASES, suppress_health_check=[HealthCheck.too_slow])
def test_markdown_comes_back_as_the_same_sop(sop: Sop, control: DocumentControl) -> None:
    back = read_string(write_markdown(sop, control), "edited.md")

    assert (back.sop, back.control) == (sop, control)
