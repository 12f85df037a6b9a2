"""One piece of work for the user: what it may use up, what it has used, and stopping it."""

from collections.abc import Iterable
from threading import Event, Lock
from time import monotonic

from pydantic import Field

from sopai.errors import BudgetError, Cancelled
from sopai.llm.choice import ModelChoice
from sopai.llm.mask import Mask
from sopai.llm.replies import Replies
from sopai.llm.usage import Call, Used
from sopai.schema.base import Value


class Limits(Value):
    """What a task may use up."""

    calls: int = Field(default=80, ge=1)
    """Requests sent, retries and second asks included."""

    tokens: int = Field(default=300_000, ge=1)
    """In and out together; calls under way when it is reached are not cut off."""

    seconds: float = Field(default=1800, gt=0)
    """Wall time from the start of the task."""

    call_seconds: float = Field(default=120, gt=0)
    """Wall time of one request."""

    retries: int = Field(default=3, ge=0)
    """Further tries of one request after a failure that may pass."""

    reasks: int = Field(default=2, ge=0)
    """Further asks after an answer that does not fit, with what is wrong with it."""


def limits_for(choice: ModelChoice) -> Limits:
    """Limits that suit the model: on this machine it may read 25 tokens a second and write 10."""
    if choice.is_hosted:
        return Limits()
    return Limits(call_seconds=300, seconds=3600, reasks=1 if choice.kind == "embedded" else 2)


class Task:
    """The account of one task; several threads may use it."""

    def __init__(
        self,
        limits: Limits | None = None,
        *,
        cancel: Event | None = None,
        names: Iterable[str] = (),
        replies: Replies | None = None,
    ) -> None:
        """Begin it: its seconds count from now.

        Args:
            limits: what it may use up.
            cancel: set it to stop the task; calls under way are cut off within a second.
            names: people to hide from hosted models.
            replies: answers kept before, which are taken instead of asking; new ones are added.
        """
        self.limits = limits or Limits()
        self.mask = Mask(names)
        self.replies = replies
        self.refused: set[tuple[str, str]] = set()
        """Models, each with a part of a request that it said it does not take."""
        self._cancel = cancel or Event()
        self._start = monotonic()
        self._lock = Lock()
        self._begun = 0
        self._calls: list[Call] = []

    @property
    def is_cancelled(self) -> bool:
        """Whether the user does not want it any more."""
        return self._cancel.is_set()

    @property
    def calls(self) -> tuple[Call, ...]:
        """Every request so far, in the order in which they ended."""
        with self._lock:
            return tuple(self._calls)

    @property
    def has_answers(self) -> bool:
        """Whether a model answered at all, fitting or not."""
        return any(call.failure is None for call in self.calls)

    def seconds_left(self) -> float:
        """Wall time until the limit; less than 0 when it is over."""
        return self.limits.seconds - (monotonic() - self._start)

    def check(self) -> None:
        """Go on only if the task may.

        Raises:
            Cancelled: the user stopped it.
            BudgetError: its tokens or its seconds are used up.
        """
        if self.is_cancelled:
            raise Cancelled("stopped, as you asked")
        tokens = sum(call.tokens_in + call.tokens_out for call in self.calls)
        if tokens >= self.limits.tokens:
            raise self._over(f"{self.limits.tokens} tokens")
        if self.seconds_left() <= 0:
            raise self._over(f"{self.limits.seconds:g} s")

    def begin_call(self) -> None:
        """Count one request.

        Raises:
            Cancelled: the user stopped the task.
            BudgetError: its calls, its tokens or its seconds are used up.
        """
        self.check()
        with self._lock:
            if self._begun >= self.limits.calls:
                raise self._over(f"{self.limits.calls} calls")
            self._begun += 1

    def record(self, call: Call) -> None:
        """Keep what a request was."""
        with self._lock:
            self._calls.append(call)

    def wait(self, seconds: float) -> None:
        """Wait, unless the task is stopped.

        Raises:
            Cancelled: the user stopped it meanwhile.
        """
        if self._cancel.wait(seconds):
            raise Cancelled("stopped, as you asked")

    def used(self) -> Used:
        """The sums so far."""
        calls = self.calls
        prices = [call.price for call in calls if call.price is not None]
        return Used(
            calls=len(calls),
            tokens_in=sum(call.tokens_in for call in calls),
            tokens_out=sum(call.tokens_out for call in calls),
            seconds=monotonic() - self._start,
            price=sum(prices) if len(prices) == len(calls) else None,
        )

    def _over(self, limit: str) -> BudgetError:
        return BudgetError(
            f"this task has used up its {limit}: keep what is there, or start again with more"
        )
