"""Texts as vectors, from any server that has the embeddings of the OpenAI interface."""

from collections.abc import Iterable, Sequence
from math import isfinite
from typing import TYPE_CHECKING

from sopai import settings
from sopai.errors import ConsentNeeded, WrongReply
from sopai.llm.choice import ModelChoice
from sopai.llm.failures import Failure, not_the_interface, read_failure
from sopai.llm.line import Cut, Line, cut_after, open_line
from sopai.llm.mask import Mask
from sopai.llm.sending import cut_off, seconds_to_wait
from sopai.llm.task import Task

if TYPE_CHECKING:
    from openai.types import CreateEmbeddingResponse

Vectors = list[list[float]]


def embed(
    choice: ModelChoice, texts: Sequence[str], task: Task, names: Iterable[str] = ()
) -> Vectors:
    """The vectors of texts, in their order, all of one length.

    Args:
        choice: the model; a server's.
        texts: what is sent; of a hosted model without people, as SOPAI_MASK says.
        task: its limits, and stopping it.
        names: people that are hidden.

    Raises:
        ConsentNeeded: nobody has agreed to this model.
        ModelError: there is no answer that can be used.
    """
    if choice.needs_consent:
        raise ConsentNeeded(f"{choice.name} is on another machine: agree to it first")
    if choice.is_hosted and settings.masks_people():
        known = tuple(names)
        # A mask for each text: what it is called does not depend on the texts before it.
        texts = [Mask(known).hide(text) for text in texts]
    key = settings.embedder_key() or ""  # never the key of another server
    with open_line(choice, task, key) as line:
        failures = 0
        while True:
            task.begin_call()
            answer = _receive(choice, texts, line, task)
            if not isinstance(answer, Failure):
                return _checked(answer, len(texts), choice.name)
            if not answer.may_pass or failures >= task.limits.retries:
                raise answer.error
            task.wait(seconds_to_wait(answer, failures, task))
            failures += 1


def _receive(
    choice: ModelChoice, texts: Sequence[str], line: Line, task: Task
) -> "CreateEmbeddingResponse | Failure":
    import openai
    from openai.types import CreateEmbeddingResponse

    cut = Cut()
    try:
        with cut_after(cut, line, task, min(task.limits.call_seconds, task.seconds_left())):
            answer = line.client.embeddings.create(
                model=choice.model or "", input=list(texts), encoding_format="float"
            )
    except openai.OpenAIError as error:
        failure = cut_off(cut, choice.name) if cut.reason else read_failure(error, choice.name)
        failure.error.__cause__ = error
        return failure
    except ValueError:  # its type says JSON, and it is none, or there are no vectors in it
        return not_the_interface(choice.name)
    if not isinstance(answer, CreateEmbeddingResponse) or not isinstance(answer.data, list):
        return not_the_interface(choice.name)
    return answer


def _checked(answer: "CreateEmbeddingResponse", count: int, name: str) -> Vectors:
    """The vectors, if each text has one that can be compared.

    Raises:
        WrongReply: some are missing, or are no vectors.
    """
    rows = sorted(answer.data, key=lambda row: row.index)
    vectors = [row.embedding for row in rows]
    lengths = {len(vector) for vector in vectors if isinstance(vector, list)}
    if [row.index for row in rows] != list(range(count)) or len(lengths) != 1 or lengths == {0}:
        raise WrongReply(f"{name} did not give one vector for each text: name a model that embeds")
    if not all(_is_direction(vector) for vector in vectors):
        raise WrongReply(f"{name} gave a vector without direction: name another model")
    return vectors


def _is_direction(vector: Sequence[float]) -> bool:
    return all(isinstance(x, float | int) and isfinite(x) for x in vector) and any(vector)
