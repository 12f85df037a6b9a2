"""A model's words in a draft: taken where they keep the meaning, left where they do not."""

from threading import Event

import pytest
from pydantic import JsonValue

from sopai.draft.drafting import draft
from sopai.draft.stepwise import Told, reword
from sopai.draft.values import Draft
from sopai.errors import ModelError
from sopai.llm.task import Task
from sopai.schema.sources import SourceState
from tests.llm.conftest import fixed_models, server  # noqa: F401
from tests.llm.server import Answer, FakeServer, says

BRIEF = "Procedure for dispatch. Anna packs the box in Odoo by 16:00. The driver loads the van."


@pytest.fixture
def made() -> Draft:
    return draft(BRIEF)


def reworded(
    made: Draft,
    model: FakeServer,
    task: Task | None = None,
    told: Told | None = None,
) -> Draft:
    """The draft with what the model of the server gives."""
    return draft(BRIEF, worded=reword(made, model.choice(), task or Task(), told))


def _answers(*actions: str, output: str | None = None) -> list[Answer]:
    return [says({"action": action, "output": output}) for action in actions]


def test_words_that_keep_the_meaning_are_proposed_with_the_quote(
    server: FakeServer,  # noqa: F811
    made: Draft,
) -> None:
    server.will(*_answers("Pack the box in Odoo by 16:00", "Load the van", output="Packed box"))
    better = reworded(made, server)
    assert [step.action for step in better.sop.steps] == [
        "Pack the box in Odoo by 16:00",
        "Load the van",
    ]
    source = better.sources["/steps/s1/action"]
    assert source.state is SourceState.PROPOSED
    assert source.quote == "Anna packs the box in Odoo by 16:00."
    assert better.sop.steps[0].output == "Packed box"
    assert (better.trace.calls, better.trace.strategy) == (2, "stepwise")


@pytest.mark.parametrize(
    "action",
    [
        "Pack the box in Odoo by 17:00",
        "Pack the box in Odoo",
        "Ask Bob to pack the box in Odoo by 16:00",
        "Never pack the box in Odoo by 16:00",
        "Pack the box in Odoo by 16:00 if there is time",
        "在Odoo里打包，16:00前完成",
        "Pack the box in Odoo by 16:00, " + "then check it again, " * 8 + "and go home",
    ],
)
def test_words_that_change_the_meaning_are_left_out(
    server: FakeServer,  # noqa: F811
    made: Draft,
    action: str,
) -> None:
    server.will(*_answers(action))
    better = reworded(made, server)
    assert better.sop.steps[0].action == made.sop.steps[0].action
    assert better.sources["/steps/s1/action"].state is SourceState.SAID


@pytest.mark.parametrize("output", ["3 boxes", "Box signed by Bob", "x" * 80])
def test_an_output_that_adds_something_is_left_out(
    server: FakeServer,  # noqa: F811
    made: Draft,
    output: str,
) -> None:
    server.will(*_answers("Pack the box in Odoo by 16:00", output=output))
    assert reworded(made, server).sop.steps[0].output is None


def test_owners_are_never_the_models(
    server: FakeServer,  # noqa: F811
    made: Draft,
) -> None:
    server.will(says({"action": "Load the van", "output": None, "owner": "Bob"}))
    owners = [step.owner for step in reworded(made, server).sop.steps]
    assert owners == [step.owner for step in made.sop.steps]


def test_half_an_answer_leaves_the_managers_words(
    server: FakeServer,  # noqa: F811
    made: Draft,
) -> None:
    server.will(says('{"action": "Pack'))
    assert reworded(made, server).sop.steps == made.sop.steps


def test_a_server_that_refuses_is_told_and_nothing_is_lost(
    server: FakeServer,  # noqa: F811
    made: Draft,
) -> None:
    server.will(Answer({"error": {"message": "no"}}, status=401))
    with pytest.raises(ModelError):
        reworded(made, server)


def test_a_stop_keeps_what_was_done(
    server: FakeServer,  # noqa: F811
    made: Draft,
) -> None:
    stop = Event()
    server.will(*_answers("Pack the box in Odoo by 16:00"))
    better = reworded(made, server, Task(cancel=stop), lambda *_: stop.set())
    assert better.sop.steps[0].action == "Pack the box in Odoo by 16:00"
    assert better.sop.steps[1] == made.sop.steps[1]


def test_words_that_fail_are_asked_for_again_with_what_is_wrong(
    server: FakeServer,  # noqa: F811
    made: Draft,
) -> None:
    server.will(
        *_answers("Pack the box in Odoo by 17:00", "Pack the box in Odoo by 16:00", "Load the van")
    )
    better = reworded(made, server)
    assert better.sop.steps[0].action == "Pack the box in Odoo by 16:00"
    assert "the number 16:00 is missing" in server.text(1)
    assert better.trace.calls == 3


def test_vague_words_that_the_manager_did_not_use_are_asked_for_again(
    server: FakeServer,  # noqa: F811
    made: Draft,
) -> None:
    server.will(*_answers("Pack the box in Odoo by 16:00", "Load the van promptly", "Load the van"))
    assert reworded(made, server).sop.steps[1].action == "Load the van"
    assert "Within how many minutes" in server.text(2)


def test_findings_are_those_of_the_words_that_stand_there(
    server: FakeServer,  # noqa: F811
) -> None:
    brief = "Anna promptly loads the van with the boxes."
    before = draft(brief)
    server.will(*_answers("Load the van with the boxes"))
    after = draft(brief, worded=reword(before, server.choice(), Task()))
    assert "promptly" in [finding.quote for finding in before.findings]
    assert "promptly" not in [finding.quote for finding in after.findings]


def test_a_second_run_asks_only_for_what_is_missing(
    server: FakeServer,  # noqa: F811
    made: Draft,
) -> None:
    server.will(*_answers("Load the van"))
    before = {"/steps/s1/action": "Pack the box in Odoo by 16:00"}
    worded = reword(made, server.choice(), Task(), before=before)
    assert len(server.requests) == 1
    assert worded.proposals["/steps/s1/action"] == "Pack the box in Odoo by 16:00"
    assert worded.proposals["/steps/s2/action"] == "Load the van"


UNTITLED = "Anna packs the box in Odoo by 16:00."
PACKED: dict[str, JsonValue] = {"action": "Pack the box in Odoo by 16:00", "output": None}


def test_a_procedure_that_nobody_named_is_named_by_its_steps(
    server: FakeServer,  # noqa: F811
) -> None:
    server.will(says(PACKED), says({"title": "Box packing"}))
    before = draft(UNTITLED)
    after = draft(UNTITLED, worded=reword(before, server.choice(), Task()))
    assert after.sop.title == "Box packing"
    assert after.sources["/title"].state is SourceState.PROPOSED
    assert not [item for item in after.open_items if item.address == "/title"]


@pytest.mark.parametrize(
    "title", ["Packing for Anna", "Packing by 16:00", "打包流程", "Box to Zoe"]
)
def test_a_name_that_adds_something_is_not_taken(
    server: FakeServer,  # noqa: F811
    title: str,
) -> None:
    server.will(says(PACKED), says({"title": title}))
    before = draft(UNTITLED)
    after = draft(UNTITLED, worded=reword(before, server.choice(), Task()))
    assert after.sop.title == before.sop.title
