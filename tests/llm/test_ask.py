"""Asking a model: the real client and Instructor against a local server."""

import json
import logging
import subprocess
import sys
from threading import Event, Lock, Timer
from time import monotonic
from typing import Literal

import pytest
from pydantic import JsonValue

from sopai.errors import (
    BudgetError,
    Cancelled,
    ConsentNeeded,
    EmptyReply,
    IncompleteReply,
    InvalidReply,
    ModelBusy,
    ModelError,
    ModelTimeout,
    ModelUnavailable,
    PromptError,
    RefusedReply,
    RequestRefused,
    RequestTooLong,
    WrongReply,
)
from sopai.llm import ask as asking
from sopai.llm.ask import Reply, ask
from sopai.llm.choice import choose_model
from sopai.llm.connection import Heard, try_model
from sopai.llm.embedded import server as embedded
from sopai.llm.parallel import ask_all
from sopai.llm.task import Limits, Task
from sopai.schema.base import Text, Value
from tests.llm.server import Answer, FakeServer, fails, says

GOOD: dict[str, JsonValue] = {"who": "packer", "action": "weigh the parcel"}
WRONG: dict[str, JsonValue] = {"who": "packer"}


def hear(server: FakeServer, task: Task | None = None, **changes: object) -> Reply[Heard]:
    values = {"sentence": "The packer weighs the parcel."}
    return ask(
        server.choice(**changes),
        "connection-test",
        values,
        Heard,
        task=task or Task(),
        max_tokens=50,
    )


def test_answer_is_a_value_of_the_type_asked_for(server: FakeServer) -> None:
    server.will(says(GOOD))
    assert hear(server).answer == Heard(who="packer", action="weigh the parcel")


def test_answer_holds_nothing_but_its_fields(server: FakeServer) -> None:
    server.will(says(GOOD))
    assert set(vars(hear(server).answer)) == {"who", "action"}


def test_request_holds_prompt_schema_and_settings(server: FakeServer) -> None:
    server.will(says(GOOD))
    hear(server)
    [request] = server.requests
    assert "The packer weighs the parcel." in server.text()
    assert "The position that does the work." in server.text()
    assert {key: request[key] for key in ("model", "temperature", "max_tokens")} == {
        "model": "m",
        "temperature": 0,
        "max_tokens": 50,
    }
    assert json.loads(server.text())["response_format"]["type"] == "json_schema"


def test_a_dollar_and_braces_in_a_text_are_text(server: FakeServer) -> None:
    server.will(says(GOOD))
    text = "costs $5 or $who, {{ 7 * 7 }}"
    ask(server.choice(), "connection-test", {"sentence": text}, Heard, task=Task())
    assert text in server.text()


def test_call_says_what_was_asked_and_what_it_took(server: FakeServer) -> None:
    server.will(says(GOOD))
    task = Task()
    [call] = hear(server, task).calls
    assert task.calls == (call,)
    assert (call.prompt, call.version, call.model) == ("connection-test", 1, f"{server.base}#m")
    assert (call.tokens_in, call.tokens_out, call.is_estimate) == (12, 5, False)
    assert (call.price, call.failure, len(call.request_sha256)) == (0.0, None, 64)
    assert call.seconds > 0


def test_digest_of_a_request_depends_on_its_content_alone(server: FakeServer) -> None:
    class Other(Value):
        """Something else."""

        who: Text
        action: Text

    server.will(says(GOOD))
    digests = [hear(server).calls[0].request_sha256 for _ in range(2)]
    values = {"sentence": "The packer weighs the parcel."}
    other = ask(
        server.choice(), "connection-test", values, Other, task=Task(), max_tokens=50
    ).calls[0]
    assert digests[0] == digests[1] != other.request_sha256


def test_tokens_are_estimated_where_the_server_does_not_count(server: FakeServer) -> None:
    server.will(says(GOOD, usage=None))
    [call] = hear(server).calls
    assert call.is_estimate
    assert call.tokens_in > 100
    assert call.tokens_out > 10


def test_key_goes_only_to_the_server_it_is_for(
    server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "of-openai")
    monkeypatch.setenv("SOPAI_MODEL_KEY", "of-server")
    server.will(says(GOOD))
    for kind in ("openai", "server", "ollama"):
        hear(server, kind=kind)
    assert [sent["authorization"] for sent in server.headers] == [
        "Bearer of-openai",
        "Bearer of-server",
        "Bearer none",
    ]


def test_proxy_is_not_asked_for_this_machine(
    server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    server.will(says(GOOD))
    assert hear(server).answer.who == "packer"


def test_openai_gets_a_strict_schema_and_its_own_words(server: FakeServer) -> None:
    class Title(Value):
        """A field named as a keyword of JSON schema."""

        title: Text
        default: Literal["a", "b"] = "a"

    server.will(says({"title": "x", "default": "b"}))
    values = {"sentence": "x"}
    ask(server.choice(kind="openai"), "connection-test", values, Title, task=Task(), max_tokens=50)
    request = json.loads(server.text())
    schema = request["response_format"]["json_schema"]
    assert schema["strict"] is True
    assert schema["schema"]["required"] == ["title", "default"]
    assert schema["schema"]["additionalProperties"] is False
    assert schema["schema"]["properties"]["title"] == {"type": "string"}
    assert schema["schema"]["properties"]["default"]["enum"] == ["a", "b"]
    assert request["max_completion_tokens"] == 50
    assert "max_tokens" not in request


def test_temperature_is_left_out_for_a_model_that_takes_none(server: FakeServer) -> None:
    server.will(
        fails(400, "Unsupported value", param="temperature", code="unsupported_value"), says(GOOD)
    )
    task = Task()
    assert hear(server, task).answer.who == "packer"
    assert hear(server, task).answer.who == "packer"
    assert ["temperature" in request for request in server.requests] == [True, False, False]


def test_busy_server_is_left_alone_for_as_long_as_it_says(server: FakeServer) -> None:
    server.will(fails(429, headers={"Retry-After": "1"}), says(GOOD))
    start = monotonic()
    reply = hear(server)
    assert monotonic() - start >= 1
    assert [call.failure for call in reply.calls] == ["ModelBusy", None]


LONG_AGO = "Wed, 21 Oct 2015 07:28:00"
MAY_PASS = {
    "429 in milliseconds": fails(429, headers={"retry-after-ms": "10"}),
    "500": fails(500),
    "503 by a date that is over": fails(503, headers={"Retry-After": f"{LONG_AGO} GMT"}),
    "503 without a zone": fails(503, headers={"Retry-After": LONG_AGO}),
    "502 with a wait that is none": fails(502, headers={"Retry-After": "soon"}),
    "closed connection": Answer(manner="closed"),
    "half an answer": Answer("x" * 100, manner="half"),
}


@pytest.mark.parametrize("name", MAY_PASS)
def test_failure_that_may_pass_is_tried_again(name: str, server: FakeServer) -> None:
    server.will(MAY_PASS[name], says(GOOD))
    reply = hear(server)
    assert reply.answer.who == "packer"
    assert len(reply.calls) == 2


ERRORS: dict[str, tuple[Answer, type[ModelError], str]] = {
    "busy for long": (
        fails(429, headers={"Retry-After": "3600"}),
        ModelBusy,
        "busy or broken .status 429.: try again later .no.. It asks to be left alone for 3600 s",
    ),
    "broken": (fails(500), ModelBusy, "status 500.: try again later"),
    "no credit": (fails(429, code="insufficient_quota"), ModelUnavailable, "no credit is left"),
    "wrong key": (fails(401, "bad key"), ModelUnavailable, "does not accept the key: .* .bad key."),
    "forbidden": (fails(403), ModelUnavailable, "does not accept the key"),
    "no such model": (fails(404, "no m"), ModelUnavailable, "is not there: check its name .no m."),
    "too long": (fails(400, code="context_length_exceeded"), RequestTooLong, "use a shorter text"),
    "too long for llama.cpp": (
        fails(400, code=400, type="exceed_context_size_error"),
        RequestTooLong,
        "use a shorter text",
    ),
    "no schemas": (fails(422, "what?"), RequestRefused, "status 422: what..: use a server"),
    "error without JSON": (Answer("<html>", 400), RequestRefused, "status 400"),
    "closed": (Answer(manner="closed"), ModelUnavailable, "cannot be reached .*check that it runs"),
    "empty": (says(""), EmptyReply, "without content"),
    "null": (says(None), EmptyReply, "without content"),
    "cut off": (says('{"who"', finish="length"), IncompleteReply, "cut off"),
    "refusal": (says(None, refusal="I would rather not"), RefusedReply, "I would rather not"),
    "filter": (says("", finish="content_filter"), RefusedReply, "content filter"),
    "half JSON": (says('{"who": "packer", "act'), WrongReply, "does not fit, after 3 asks"),
    "wrong schema": (says(WRONG), WrongReply, "does not fit, after 3 asks: .*action"),
    "prose": (says("The packer."), WrongReply, "does not fit"),
    "not JSON": (Answer("hello"), InvalidReply, "does not speak the OpenAI interface"),
    "other JSON": (Answer({"hello": "you"}), InvalidReply, "does not speak the OpenAI interface"),
    "a list": (Answer([]), InvalidReply, "does not speak the OpenAI interface"),
    "no choices": (Answer({"choices": []}), EmptyReply, "without content"),
}


@pytest.mark.parametrize("name", ERRORS)
def test_failure_is_named_with_what_to_do(name: str, server: FakeServer) -> None:
    answer, kind, message = ERRORS[name]
    server.will(answer)
    with pytest.raises(kind, match=message) as caught:
        hear(server)
    assert type(caught.value) is kind


def test_wrong_answer_is_asked_for_again_with_what_is_wrong(server: FakeServer) -> None:
    server.will(says(WRONG), says(GOOD))
    reply = hear(server)
    assert reply.answer.action == "weigh the parcel"
    assert len(reply.calls) == 2
    assert "Field required" in server.text(1)


def test_nothing_is_logged_to_the_users_screen(server: FakeServer) -> None:
    server.will(says("secret words"))
    with pytest.raises(WrongReply):
        hear(server)
    handlers = logging.getLogger("instructor").handlers
    assert [type(handler) for handler in handlers] == [logging.NullHandler]


def test_no_one_at_the_address(server: FakeServer) -> None:
    with pytest.raises(ModelUnavailable, match="cannot be reached .*refused"):
        hear(server, base="http://127.0.0.1:9/v1")


@pytest.mark.parametrize("manner", ["hanging", "dripping"])
def test_server_that_never_ends_is_cut_off(server: FakeServer, manner: str) -> None:
    server.will(Answer("x" * 1000, manner=manner))  # type: ignore[arg-type]
    start = monotonic()
    with pytest.raises(ModelTimeout, match="did not answer in time: try again, or choose a faster"):
        hear(server, Task(Limits(call_seconds=0.5)))
    assert monotonic() - start < 3
    assert server.lost.wait(5)


def test_cancelling_cuts_off_a_call_under_way(server: FakeServer) -> None:
    server.will(Answer(manner="hanging"))
    cancel = Event()
    timer = Timer(0.3, cancel.set)
    timer.start()
    start = monotonic()
    task = Task(cancel=cancel)
    with pytest.raises(Cancelled):
        hear(server, task)
    assert monotonic() - start < 2
    assert server.lost.wait(5)
    assert [call.failure for call in task.calls] == ["Cancelled"]


def test_cancelling_ends_the_wait_for_a_busy_server(server: FakeServer) -> None:
    server.will(fails(429, headers={"Retry-After": "20"}))
    cancel = Event()
    Timer(0.3, cancel.set).start()
    start = monotonic()
    with pytest.raises(Cancelled):
        hear(server, Task(cancel=cancel))
    assert monotonic() - start < 5


def test_cancelled_task_asks_nothing(server: FakeServer) -> None:
    cancel = Event()
    cancel.set()
    with pytest.raises(Cancelled):
        hear(server, Task(cancel=cancel))
    assert server.requests == []


LIMITS = {
    "calls": (Limits(calls=2), 2),
    "tokens": (Limits(tokens=20), 2),
}


@pytest.mark.parametrize("name", LIMITS)
def test_budget_ends_the_task(name: str, server: FakeServer) -> None:
    limits, calls = LIMITS[name]
    server.will(says(GOOD))
    task = Task(limits)
    hear(server, task)
    hear(server, task)
    with pytest.raises(BudgetError, match=f"used up its .* {name}: keep what is there"):
        hear(server, task)
    assert len(server.requests) == calls


def test_second_asks_count(server: FakeServer) -> None:
    server.will(says(WRONG))
    with pytest.raises(BudgetError, match="2 calls"):
        hear(server, Task(Limits(calls=2)))


def test_time_of_a_task_ends_its_calls(server: FakeServer) -> None:
    server.will(Answer(manner="hanging"))
    task = Task(Limits(seconds=0.3))
    with pytest.raises(ModelTimeout):
        hear(server, task)
    with pytest.raises(BudgetError, match="0.3 s"):
        hear(server, task)


def test_nothing_is_asked_when_ai_is_switched_off(
    server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOPAI_AI", "off")
    with pytest.raises(ModelUnavailable, match="AI is switched off"):
        hear(server)
    assert server.requests == []


def test_nothing_is_sent_before_somebody_agreed(server: FakeServer) -> None:
    server.will(says(GOOD))
    choice = server.choice(kind="openai", needs_consent=True, why="key")
    values = {"sentence": "x"}
    with pytest.raises(ConsentNeeded, match="sent to model.example.*SOPAI_MODEL=openai/m"):
        ask(choice, "connection-test", values, Heard, task=Task())
    assert server.requests == []
    assert ask(choice.agreed(), "connection-test", values, Heard, task=Task()).answer.who


def test_no_model_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    choice = choose_model(named="none")
    with pytest.raises(ModelUnavailable, match="no model is chosen"):
        ask(choice, "connection-test", {"sentence": "x"}, Heard, task=Task())


def test_embedded_model_that_is_not_there_says_so() -> None:
    with pytest.raises(ModelUnavailable, match="is not in .* yet: fetch it first"):
        try_model(choose_model(named="embedded"), Task())


@pytest.mark.parametrize("lock", [asking._embedded_turn, embedded._lock])
def test_cancelling_ends_the_wait_for_ones_turn(lock: Lock) -> None:
    cancel = Event()
    Timer(0.3, cancel.set).start()
    with lock, pytest.raises(Cancelled):
        try_model(choose_model(named="embedded"), Task(cancel=cancel))


def test_what_fails_in_our_own_code_is_not_blamed_on_the_model(
    server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise KeyError("a mistake of ours")

    monkeypatch.setattr(asking, "shaped", broken)
    with pytest.raises(KeyError, match="a mistake of ours"):
        hear(server)


def test_unknown_prompt_and_wrong_values_are_named(server: FakeServer) -> None:
    with pytest.raises(PromptError, match="there is no prompt 'x'"):
        ask(server.choice(), "x", {}, Heard, task=Task())
    with pytest.raises(PromptError, match="wants sentence: sentence, text do not fit"):
        ask(server.choice(), "connection-test", {"text": ""}, Heard, task=Task())


def test_connection_test_shows_what_came_back(server: FakeServer) -> None:
    server.will(says(GOOD))
    found = try_model(server.choice(), Task())
    assert (found.who, found.is_right, found.tokens_out) == ("packer", True, 5)
    assert '"enum": ["packer", "driver", "cashier"]' in server.text()


@pytest.mark.parametrize("is_hosted", [True, False])
def test_asks_come_back_in_their_order(server: FakeServer, is_hosted: bool) -> None:
    server.will(says(GOOD))
    choice = server.choice(is_hosted=is_hosted)

    def one(number: int) -> int:
        if number == 2:
            raise EmptyReply("nothing")
        hear(server)
        return number

    results = ask_all(choice, [lambda n=n: one(n) for n in range(5)], at_once=3)  # type: ignore[misc]
    assert [r if isinstance(r, int) else str(r) for r in results] == [0, 1, "nothing", 3, 4]


def test_hosted_asks_are_under_way_together(server: FakeServer) -> None:
    together = Event()
    waiting: list[int] = []

    def one() -> bool:
        waiting.append(1)
        if len(waiting) == 3:
            together.set()
        return together.wait(5)

    assert ask_all(server.choice(is_hosted=True), [one] * 3, at_once=3) == (True, True, True)


def test_importing_the_door_imports_no_vendor() -> None:
    code = (
        "import sys, sopai.llm.ask, sopai.llm.parallel, sopai.llm.connection, "
        "sopai.llm.embedded.state\n"
        "print([m for m in ('openai', 'instructor', 'xllamacpp', 'httpx2') if m in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert shown.stdout.strip() == "[]"
