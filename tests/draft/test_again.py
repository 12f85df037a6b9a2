"""Other words for single values: taken where they pass every check and are others."""

from threading import Event

import pytest

from sopai.draft.again import TITLE, said_of, word_again
from sopai.draft.drafting import draft
from sopai.draft.stepwise import Told
from sopai.draft.worded import Worded
from sopai.errors import ModelError
from sopai.llm.task import Task
from tests.llm.conftest import fixed_models, server  # noqa: F401
from tests.llm.server import FakeServer, fails, says

BRIEF = "Procedure for dispatch. Anna packs the box in Odoo by 16:00. The driver loads the van."
FIRST, SECOND = "/steps/s1/action", "/steps/s2/action"


def asked(
    model: FakeServer,
    *addresses: str,
    edits: dict[str, str] | None = None,
    task: Task | None = None,
    told: Told | None = None,
) -> Worded:
    made = draft(BRIEF, edits=edits)
    return word_again(made, addresses, model.choice(), task or Task(), told)


def test_one_step_is_asked_for_alone_with_how_it_reads_now(server: FakeServer) -> None:  # noqa: F811
    server.will(says({"action": "By 16:00, pack the box in Odoo.", "output": "packed box"}))
    worded = asked(server, FIRST)
    assert worded.proposals == {
        FIRST: "By 16:00, pack the box in Odoo.",
        "/steps/s1/output": "packed box",
    }
    assert (worded.trace.calls, worded.trace.strategy) == (1, "stepwise")
    assert "Anna packs the box in Odoo by 16:00." in server.text()
    assert "Pack the box in Odoo by 16:00." in server.text()
    assert "van" not in server.text()


@pytest.mark.parametrize(
    "action",
    [
        "Pack the box in Odoo by 16:00",
        "Pack the box in Odoo by 17:00",
        "Ask Bob to pack the box in Odoo by 16:00",
        "Pack the box, etc., in Odoo by 16:00",
    ],
)
def test_the_same_words_and_other_meanings_are_left_out(
    server: FakeServer,  # noqa: F811
    action: str,
) -> None:
    server.will(says({"action": action, "output": None}))
    assert asked(server, FIRST).proposals == {}
    assert len(server.requests) > 1


def test_a_step_that_a_person_wrote_is_worded_from_those_words(server: FakeServer) -> None:  # noqa: F811
    server.will(says({"action": "In Odoo, close 3 boxes.", "output": None}))
    worded = asked(server, FIRST, edits={FIRST: "Close 3 boxes in Odoo"})
    assert worded.proposals == {FIRST: "In Odoo, close 3 boxes."}
    made = draft(BRIEF, edits={FIRST: "Close 3 boxes in Odoo"})
    assert [said_of(made, step) for step in made.sop.steps] == [
        "Close 3 boxes in Odoo",
        "The driver loads the van.",
    ]


def test_a_title_is_asked_for_alone(server: FakeServer) -> None:  # noqa: F811
    server.will(says({"title": "Box packing"}))
    assert asked(server, TITLE).proposals == {TITLE: "Box packing"}
    assert len(server.requests) == 1


def test_the_title_that_is_there_is_no_other_one(server: FakeServer) -> None:  # noqa: F811
    server.will(says({"title": "Box packing"}))
    told: list[int] = []
    worded = asked(
        server, TITLE, edits={TITLE: "Box packing"}, told=lambda done, *_: told.append(done)
    )
    assert worded.proposals == {}
    assert told == [1]


def test_a_title_that_cannot_be_asked_for_is_not_told_as_done(server: FakeServer) -> None:  # noqa: F811
    server.will(fails(401, "bad key"))
    told: list[int] = []
    assert asked(server, TITLE, told=lambda done, *_: told.append(done)).proposals == {}
    assert told == []


def test_a_model_that_cannot_be_asked_is_an_error(server: FakeServer) -> None:  # noqa: F811
    server.will(fails(401, "bad key"))
    with pytest.raises(ModelError):
        asked(server, FIRST)


def test_a_failure_on_the_way_keeps_what_was_given(server: FakeServer) -> None:  # noqa: F811
    server.will(
        says({"action": "By 16:00, pack the box in Odoo.", "output": None}), fails(401, "revoked")
    )
    assert list(asked(server, FIRST, SECOND).proposals) == [FIRST]


def test_a_stop_is_no_error_and_keeps_what_was_given(server: FakeServer) -> None:  # noqa: F811
    server.will(says({"action": "By 16:00, pack the box in Odoo.", "output": None}))
    stop = Event()
    worded = asked(server, FIRST, SECOND, task=Task(cancel=stop), told=lambda *_: stop.set())
    assert list(worded.proposals) == [FIRST]
    assert len(server.requests) == 1
