"""Fences, closed lists, prices and failures: the small parts of the door."""

import ast

import httpx2
import openai
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field, ValidationError

from sopai.draft.worded import WrittenStep
from sopai.errors import InvalidReply, ModelUnavailable, PromptError
from sopai.llm.choice import choose_model
from sopai.llm.closed_list import with_choices
from sopai.llm.failures import read_failure
from sopai.llm.fence import fenced
from sopai.llm.task import Task, limits_for
from sopai.llm.usage import Call, price
from sopai.schema.base import Value


class Step(Value):
    """A step."""

    owner: str | None = None
    """Who does it."""

    role: str = Field(default="", max_length=3)
    tools: tuple[str, ...] = ()
    """What is used."""

    minutes: int = 0


@given(st.text())
def test_text_cannot_close_its_fence(text: str) -> None:
    lines = fenced(text).split("\n")
    closing = lines[-1]
    assert lines[0] == closing.replace("/", "", 1)
    assert closing not in text
    assert fenced(text) == fenced(text)
    assert "\n".join(lines[1:-1]) == text


def test_fence_is_not_one_that_the_text_has_already() -> None:
    once = fenced("x").split("\n")[-1]
    assert fenced(f"x {once}").split("\n")[-1] != once


def test_list_becomes_an_enum_and_docs_stay() -> None:
    closed = with_choices(Step, {"owner": ["A", "B", "A"], "tools": ["scale"]})
    properties = closed.model_json_schema()["properties"]
    assert properties["owner"]["anyOf"][0]["enum"] == ["A", "B"]
    assert properties["owner"]["description"] == "Who does it."
    assert properties["tools"]["items"]["const"] == "scale"
    assert (closed.__name__, closed.__doc__) == ("Step", "A step.")
    made = closed.model_validate({"owner": "A", "tools": ["scale"]})
    assert isinstance(made, Step)
    with pytest.raises(ValidationError):
        closed.model_validate({"owner": "C"})


def test_no_source_is_parsed_for_it_which_two_threads_cannot(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ast, "parse", lambda *_: pytest.fail("a source was parsed"))
    closed = with_choices(WrittenStep, {"owner": ("Ann Reed",)})
    assert closed.model_json_schema()["properties"]["owner"]["description"]


def test_empty_list_leaves_nothing_to_say() -> None:
    closed = with_choices(Step, {"owner": [], "tools": []})
    assert closed.model_validate({}).model_dump()["tools"] == ()
    for bad in ({"owner": "A"}, {"tools": ["x"]}):
        with pytest.raises(ValidationError):
            closed.model_validate(bad)


NOT_CLOSED: dict[str, tuple[dict[str, list[str]], str]] = {
    "unknown": ({"boss": ["A"]}, "Step has no field 'boss'"),
    "a number": ({"minutes": ["1"]}, "'minutes' of Step cannot hold one of 1 words"),
    "nothing to hold": ({"role": []}, "cannot hold one of 0 words"),
}


@pytest.mark.parametrize("name", NOT_CLOSED)
def test_field_that_cannot_be_closed_is_named(name: str) -> None:
    choices, message = NOT_CLOSED[name]
    with pytest.raises(PromptError, match=message):
        with_choices(Step, choices)


PRICES = {
    "openai/gpt-5.4-mini": 5.25,
    "openai/gpt-5.4-mini-2026-03-17": 5.25,
    "openai/some-model": None,
    "https://llm.example.com/v1#gpt-5.4-mini": None,
    "embedded": 0.0,
    "http://localhost:1/v1#m": 0.0,
}


@pytest.mark.parametrize("name", PRICES)
def test_price_is_given_where_it_is_known(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "k")
    assert price(choose_model(named=name), 1_000_000, 1_000_000) == PRICES[name]


def test_model_on_this_machine_gets_more_time() -> None:
    hosted = choose_model(named="https://llm.example.com/v1#m")
    own = choose_model(named="embedded")
    assert limits_for(own).call_seconds > limits_for(hosted).call_seconds


def test_sum_of_a_task_has_no_price_where_one_is_not_known() -> None:
    task = Task()
    call = Call(
        prompt="p", version=1, request_sha256="", model="m", tokens_in=2, tokens_out=3,
        is_estimate=False, seconds=0.5, price=0.25, failure=None,
    )  # fmt: skip
    task.record(call)
    assert (task.used().price, task.used().tokens_in, task.used().calls) == (0.25, 2, 1)
    task.record(Call(**{**dict(call), "price": None}))
    assert (task.used().price, task.used().tokens_out) == (None, 6)


HANDLED = {
    "status": {
        "APIStatusError", "AuthenticationError", "BadRequestError", "ConflictError",
        "InternalServerError", "NotFoundError", "PermissionDeniedError", "RateLimitError",
        "UnprocessableEntityError",
    },
    "connection": {"APIConnectionError", "APITimeoutError"},
    "answer": {"APIResponseValidationError"},
    "base": {"APIError", "OpenAIError"},
    "not raised by the calls that we make": {
        "ContentFilterFinishReasonError", "InvalidWebhookSignatureError",
        "LengthFinishReasonError", "OAuthError", "WebSocketConnectionClosedError",
        "WebSocketQueueFullError",
    },
}  # fmt: skip


def test_every_exception_of_the_client_is_known() -> None:
    found = {
        name
        for name, value in list(vars(openai).items())  # the client loads parts of itself late
        if isinstance(value, type) and issubclass(value, openai.OpenAIError)
    }
    found = {name for name in found if not name.startswith("_")}
    assert found <= set().union(*HANDLED.values())


REQUEST = httpx2.Request("POST", "http://127.0.0.1/v1")
FAILURES = {
    "timeout": (openai.APITimeoutError(REQUEST), ModelUnavailable, True),
    "connection": (openai.APIConnectionError(request=REQUEST), ModelUnavailable, True),
    "other form": (
        openai.APIResponseValidationError(httpx2.Response(200, request=REQUEST), None),
        InvalidReply,
        False,
    ),
}


@pytest.mark.parametrize("name", FAILURES)
def test_failure_before_an_answer_may_pass(name: str) -> None:
    error, kind, may_pass = FAILURES[name]
    failure = read_failure(error, "m")
    assert isinstance(failure.error, kind)
    assert failure.may_pass is may_pass


def test_failure_that_nobody_foresaw_is_a_model_error() -> None:
    failure = read_failure(openai.OpenAIError("odd"), "m")
    assert isinstance(failure.error, ModelUnavailable)
    assert not failure.may_pass
