"""One request to a model, sent again while its failure may pass."""

import json
import random
from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple, cast

from sopai.errors import (
    Cancelled,
    EmptyReply,
    IncompleteReply,
    ModelBusy,
    ModelTimeout,
    ModelUnavailable,
    RefusedReply,
)
from sopai.llm.choice import ModelChoice
from sopai.llm.failures import Failure, not_the_interface, read_failure
from sopai.llm.line import Cut, Line, cut_after
from sopai.llm.prompts import Prompt
from sopai.llm.replies import Kept, as_completion
from sopai.llm.request import Request, request_sha256
from sopai.llm.task import Task
from sopai.llm.usage import Call, estimate, price

if TYPE_CHECKING:
    from openai.types.chat import ChatCompletion

FIRST_WAIT_SECONDS = 0.5
LONGEST_WAIT_SECONDS = 30.0
MAY_BE_REFUSED = ("temperature",)
"""What is left out for a model that refuses it by name: those that reason take no temperature."""


class Sender(NamedTuple):
    """All that stays the same between the requests of one ask."""

    choice: ModelChoice
    prompt: Prompt
    task: Task
    line: Callable[[], Line]
    """Opens the line at the first request: kept answers need none, nor the embedded model."""

    note: Callable[[Call], None]
    """Told of each request that was sent."""


def send(sender: Sender, request: Request) -> "ChatCompletion":
    """The model's answer, which has content.

    Raises:
        Cancelled: the user stopped the task.
        BudgetError: the task has used up what it may.
        ModelTimeout: no answer came in time.
        ModelUnavailable: the model cannot be reached, or does not let us in.
        ModelBusy: it is busy or broken for longer than we wait.
        RequestRefused: it does not accept the request.
        InvalidReply: the answer is empty, cut off or a refusal.
    """
    failures, name, refused = 0, sender.choice.name, sender.task.refused
    while True:
        request = {key: value for key, value in request.items() if (name, key) not in refused}
        kept = _kept(sender, request)
        if kept is not None:
            return _checked(kept, name)
        sender.task.begin_call()
        answer = _send_once(sender, request)
        if not isinstance(answer, Failure):
            return _checked(answer, name)
        if answer.refused in MAY_BE_REFUSED and answer.refused in request:
            refused.add((name, answer.refused))
            continue
        if not answer.may_pass or failures >= sender.task.limits.retries:
            raise answer.error
        sender.task.wait(seconds_to_wait(answer, failures, sender.task))
        failures += 1


def _send_once(sender: Sender, request: Request) -> "ChatCompletion | Failure":
    sender.line()  # loading the embedded model is no part of its answer's time
    start = monotonic()
    answer = _receive(sender, request)
    call = _call(sender, request, answer, monotonic() - start)
    sender.note(call)
    if sender.task.replies and not isinstance(answer, Failure):
        sender.task.replies.keep(call, answer)
    return answer


def _kept(sender: Sender, request: Request) -> "ChatCompletion | None":
    """The answer that was kept for this request; its call counts as it was then.

    Raises:
        ModelUnavailable: none was kept, and the model may not be asked.
    """
    replies = sender.task.replies
    if replies is None:
        return None
    kept = replies.find(request_sha256(request))
    if kept is None:
        if not replies.may_ask:
            raise ModelUnavailable(f"no answer of {sender.choice.name} is kept for this request")
        return None
    sender.note(_call_then(sender, kept))
    return as_completion(kept)


def _call_then(sender: Sender, kept: Kept) -> Call:
    return Call(
        prompt=kept.prompt,
        version=kept.version,
        request_sha256=kept.request_sha256,
        model=sender.choice.name,
        tokens_in=kept.tokens_in,
        tokens_out=kept.tokens_out,
        is_estimate=False,
        seconds=kept.seconds,
        price=price(sender.choice, kept.tokens_in, kept.tokens_out),
        failure=None,
    )


def _receive(sender: Sender, request: Request) -> "ChatCompletion | Failure":
    import openai
    from openai.types.chat import ChatCompletion

    task, name = sender.task, sender.choice.name
    line = sender.line()
    # The client's signature has an overload for each shape of a request.
    create = cast(Callable[..., object], line.client.chat.completions.create)
    cut = Cut()
    try:
        with cut_after(cut, line, task, min(task.limits.call_seconds, task.seconds_left())):
            answer = create(**request)
    except openai.OpenAIError as error:
        failure = cut_off(cut, name) if cut.reason else read_failure(error, name)
        failure.error.__cause__ = error
        return failure
    except ValueError:  # its type says JSON, and it is none
        return not_the_interface(name)
    if not isinstance(answer, ChatCompletion) or not isinstance(answer.choices, list):
        return not_the_interface(name)
    return answer


def cut_off(cut: Cut, name: str) -> Failure:
    """Why there is no answer on a line that was cut."""
    if cut.reason == "cancelled":
        return Failure(Cancelled("stopped, as you asked"))
    return Failure(
        ModelTimeout(f"{name} did not answer in time: try again, or choose a faster model")
    )


def seconds_to_wait(failure: Failure, failures: int, task: Task) -> float:
    """Seconds until the next try: what the server asks for, else more each time, and random.

    Raises:
        ModelBusy: the server asks for more than we wait.
    """
    if failure.wait is None:
        most = min(LONGEST_WAIT_SECONDS, FIRST_WAIT_SECONDS * 2**failures)
        return random.uniform(most / 2, most)  # noqa: S311 - spreads load, hides nothing
    if failure.wait > min(LONGEST_WAIT_SECONDS, task.seconds_left()):
        raise ModelBusy(f"{failure.error} It asks to be left alone for {failure.wait:.0f} s.")
    return failure.wait


def _checked(answer: "ChatCompletion", name: str) -> "ChatCompletion":
    """The answer, if there is something to read in it.

    Raises:
        InvalidReply: it is empty, cut off or a refusal.
    """
    if not answer.choices:
        raise EmptyReply(f"{name} gave an answer without content: try again")
    choice = answer.choices[0]
    if choice.message.refusal or choice.finish_reason == "content_filter":
        said = choice.message.refusal or "a content filter stopped it"
        raise RefusedReply(f"{name} declines: {said}")
    if choice.finish_reason == "length":
        raise IncompleteReply(
            f"the answer of {name} was cut off at its longest length: ask for less, or allow more"
        )
    if not (choice.message.content or "").strip():
        raise EmptyReply(f"{name} gave an answer without content: try again")
    return answer


def _call(
    sender: Sender, request: Request, answer: "ChatCompletion | Failure", seconds: float
) -> Call:
    tokens_in, tokens_out, is_estimate = _tokens(request, answer)
    is_failure = isinstance(answer, Failure)
    return Call(
        prompt=sender.prompt.name,
        version=sender.prompt.version,
        request_sha256=request_sha256(request),
        model=sender.choice.name,
        tokens_in=tokens_in,
        tokens_out=tokens_out,
        is_estimate=is_estimate,
        seconds=seconds,
        price=0.0 if is_failure else price(sender.choice, tokens_in, tokens_out),
        failure=type(answer.error).__name__ if isinstance(answer, Failure) else None,
    )


def _tokens(request: Request, answer: "ChatCompletion | Failure") -> tuple[int, int, bool]:
    if isinstance(answer, Failure):
        return 0, 0, True
    if answer.usage:
        return answer.usage.prompt_tokens, answer.usage.completion_tokens, False
    text = answer.choices[0].message.content if answer.choices else None
    return estimate(json.dumps(request, ensure_ascii=False)), estimate(text or ""), True
