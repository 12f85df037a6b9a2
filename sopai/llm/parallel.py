"""Several asks at once, where the model takes that."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from sopai.errors import ModelError
from sopai.llm.choice import ModelChoice

_Result = TypeVar("_Result")

AT_ONCE = 6
"""Asks under way at a hosted model; a model on this machine gets them one by one."""


def ask_all(
    choice: ModelChoice, asks: Sequence[Callable[[], _Result]], *, at_once: int = AT_ONCE
) -> tuple[_Result | ModelError, ...]:
    """What each ask gave, in their order: its result, or the model's error.

    One that fails does not stop the others. When the task is cancelled or has used up its limits,
    those that have not begun give that error without asking.
    """
    workers = min(at_once, len(asks)) if choice.is_hosted else 1
    if workers <= 1:
        return tuple(_tried(one) for one in asks)
    with ThreadPoolExecutor(workers, "sopai-ask") as pool:
        return tuple(pool.map(_tried, asks))


def _tried(one: Callable[[], _Result]) -> _Result | ModelError:
    try:
        return one()
    except ModelError as error:
        return error
