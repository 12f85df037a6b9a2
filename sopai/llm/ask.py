"""Asking a model for an answer of a given type."""

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar, cast

from pydantic import BaseModel, create_model, model_validator

from sopai import settings
from sopai.errors import ConsentNeeded, ModelUnavailable, WrongReply
from sopai.llm.choice import ModelChoice
from sopai.llm.line import open_line
from sopai.llm.prompts import fill, load_prompt
from sopai.llm.request import Request, shaped, with_texts
from sopai.llm.sending import Sender, send
from sopai.llm.task import Task
from sopai.llm.usage import Call

if TYPE_CHECKING:
    from openai.types.chat import ChatCompletion

_Answer = TypeVar("_Answer", bound=BaseModel)

ANSWER_TOKENS = 1000
_LONGEST_TEXT = 300
_POLL_SECONDS = 0.1
_NO_LOG = logging.NullHandler()
_embedded_turn = Lock()
"""The embedded model answers one at a time: waiting here is not counted as its time."""


class Reply(NamedTuple, Generic[_Answer]):
    """An answer, and what it took to get it."""

    answer: _Answer

    calls: tuple[Call, ...]
    """Each request that was sent for it, failed and repeated ones included."""


def ask(
    choice: ModelChoice,
    prompt_name: str,
    values: Mapping[str, str],
    answer_type: type[_Answer],
    *,
    task: Task,
    max_tokens: int = ANSWER_TOKENS,
    check: Callable[[_Answer], Sequence[str]] | None = None,
) -> Reply[_Answer]:
    """The model's answer to a prompt, as a value of the type asked for.

    An answer that does not fit is asked for again with what is wrong with it. People are hidden
    from hosted models and put back into the answer, unless SOPAI_MASK is off.

    Args:
        choice: the model.
        prompt_name: a folder of `prompts/`; its newest version is used.
        values: for each input of the prompt; text of a document goes through `fenced`.
        answer_type: its docs are what the model reads; `with_choices` closes its lists.
        task: what may be used up, what is hidden, and how it is stopped.
        max_tokens: longest answer.
        check: what is wrong with an answer of the right shape, each in a sentence; it is asked for
            again with them.

    Raises:
        PromptError: there is no such prompt, or the values are not its inputs.
        ConsentNeeded: nobody has agreed to this model yet.
        ModelUnavailable: there is no model, it cannot be reached, or AI is switched off.
        ModelBusy, ModelTimeout, RequestRefused: see there.
        InvalidReply: the answer is empty, cut off, a refusal, or never fits.
        BudgetError: the task has used up what it may.
        Cancelled: the user stopped the task.
    """
    _check_may_ask(choice)
    prompt = load_prompt(prompt_name)
    system, user = fill(prompt, values)
    calls: list[Call] = []

    def note(call: Call) -> None:
        calls.append(call)
        task.record(call)

    task.check()
    with _turn(choice, task), ExitStack() as opened:
        line = cache(lambda: opened.enter_context(open_line(choice, task)))
        sender = Sender(choice, prompt, task, line, note)
        answer = _validated(
            sender,
            _checked(answer_type, check) if check else answer_type,
            {
                "model": choice.model,
                "messages": [
                    {"role": "system", "content": system},
                    {"role": "user", "content": user},
                ],
                "temperature": prompt.front.temperature,
                "max_tokens": max_tokens,
            },
        )
    return Reply(answer, tuple(calls))


def _validated(sender: Sender, answer_type: type[_Answer], request: Request) -> _Answer:
    """The answer through Instructor, which writes the JSON schema, reads the answer and asks again.

    JSON_SCHEMA is the mode for every server: llama.cpp, Ollama and vLLM turn the schema into a
    grammar, so that a wrong answer cannot be written, and OpenAI does with a strict one. Calls of
    functions (TOOLS) promise nothing, and small models fail at them.
    """
    import instructor
    from instructor.core import InstructorRetryException, ResponseParsingError

    # Instructor logs whole answers at every failure, by default to the user's screen.
    logging.getLogger("instructor").addHandler(_NO_LOG)
    name = sender.choice.name
    create = instructor.patch(
        create=lambda **wanted: _masked_send(sender, wanted, answer_type),
        mode=instructor.Mode.JSON_SCHEMA,
    )
    try:
        answer = create(
            response_model=answer_type,
            max_retries=sender.task.limits.reasks,
            strict=False,
            **cast(dict[str, Any], request),
        )
    except InstructorRetryException as error:
        cause = error.__cause__
        if cause and not isinstance(cause, ValueError | ResponseParsingError):
            raise cause from cause.__cause__  # Instructor wraps whatever fails
        said = " ".join(str(cause).split())[:_LONGEST_TEXT]
        raise WrongReply(
            f"the answer of {name} does not fit, after {error.n_attempts} asks: {said}"
        ) from error
    # Instructor hangs the raw answer on the value; ours holds what was asked for, and no more.
    return answer_type.model_validate(answer.model_dump())


def _checked(
    answer_type: type[_Answer], check: Callable[[_Answer], Sequence[str]]
) -> type[_Answer]:
    """The same answer, which does not fit while the check finds something."""

    def fits(answer: _Answer) -> _Answer:
        if wrong := check(answer):
            raise ValueError("; ".join(wrong))
        return answer

    made: type[_Answer] = create_model(
        answer_type.__name__,
        __base__=answer_type,
        __doc__=answer_type.__doc__,
        __validators__={"fits": model_validator(mode="after")(fits)},  # type: ignore[dict-item]
    )
    return made


def _masked_send(sender: Sender, wanted: Request, answer_type: type[BaseModel]) -> "ChatCompletion":
    request = shaped(wanted, sender.choice, answer_type)
    if not (sender.choice.is_hosted and settings.masks_people()):
        return send(sender, request)
    mask = sender.task.mask
    answer = send(sender, cast(Request, with_texts(request, mask.hide)))
    message = answer.choices[0].message
    message.content = mask.restore_json(message.content or "")
    return answer


def _check_may_ask(choice: ModelChoice) -> None:
    if not settings.ai_is_on():
        raise ModelUnavailable(
            "AI is switched off (SOPAI_AI=off, or Settings): go on without a model"
        )
    if choice.kind == "none":
        raise ModelUnavailable("no model is chosen: set SOPAI_MODEL, or go on without one")
    if choice.needs_consent:
        raise ConsentNeeded(
            f"what you write would be sent to {choice.host}, since a key for it is in the "
            f"environment: agree to that, or set SOPAI_MODEL={choice.name} or SOPAI_MODEL=none"
        )


@contextmanager
def _turn(choice: ModelChoice, task: Task) -> Iterator[None]:
    if choice.kind != "embedded":
        yield
        return
    while not _embedded_turn.acquire(timeout=_POLL_SECONDS):
        task.check()
    try:
        yield
    finally:
        _embedded_turn.release()
