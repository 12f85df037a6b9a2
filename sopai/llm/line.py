"""A line to a model's server that can be cut at any moment."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING, Literal, Protocol, runtime_checkable

from sopai import settings
from sopai.llm.addresses import is_this_machine
from sopai.llm.choice import ModelChoice
from sopai.llm.embedded.server import embedded_server
from sopai.llm.task import Task

if TYPE_CHECKING:
    from openai import OpenAI

CONNECT_SECONDS = 5.0
_POLL_SECONDS = 0.1
_NO_KEY = "none"


@dataclass(frozen=True)
class Line:
    """A client of the OpenAI interface, and the sockets that it has opened."""

    client: "OpenAI"
    sockets: list[socket.socket]


@dataclass
class Cut:
    """Why a line was cut, if it was."""

    reason: Literal["cancelled", "late"] | None = None
    done: Event = field(default_factory=Event)


class _Stream(Protocol):
    def get_extra_info(self, info: str) -> object: ...


@runtime_checkable
class _Request(Protocol):
    extensions: dict[str, object]


@contextmanager
def open_line(choice: ModelChoice, task: Task, key: str | None = None) -> Iterator[Line]:
    """A line to the model's server; the embedded model is loaded if it is not.

    Args:
        choice: the model.
        task: its limits, and stopping it.
        key: for a server named by its address, empty for none; else SOPAI_MODEL_KEY.

    Raises:
        ModelUnavailable: the embedded model is not there, damaged, or cannot be loaded.
        Cancelled: the user stopped the task while the embedded model was loaded.
    """
    from openai import DefaultHttpxClient, OpenAI, Timeout

    base, key = _address(choice, task, key)
    sockets: list[socket.socket] = []

    def trace(event: str, info: dict[str, object]) -> None:
        # httpcore tells of each new connection; nothing else gives its socket before an answer.
        if event.endswith((".connect_tcp.complete", ".start_tls.complete")):
            stream: _Stream = info["return_value"]  # type: ignore[assignment]
            opened = stream.get_extra_info("socket")
            if isinstance(opened, socket.socket):
                sockets.append(opened)

    def watch(request: _Request) -> None:
        request.extensions = {**request.extensions, "trace": trace}

    seconds = task.limits.call_seconds
    with (
        DefaultHttpxClient(
            event_hooks={"request": [watch]},
            timeout=Timeout(seconds + 1, connect=min(CONNECT_SECONDS, seconds)),
            trust_env=not is_this_machine(base),  # no proxy for what is on this machine
        ) as http,
        OpenAI(base_url=base, api_key=key, http_client=http, max_retries=0) as client,
    ):
        if choice.kind != "openai":
            client.organization = client.project = None  # from the environment, for OpenAI alone
        yield Line(client, sockets)


@contextmanager
def cut_after(cut: Cut, line: Line, task: Task, seconds: float) -> Iterator[None]:
    """Cut the line, and say so in `cut`, when the task is cancelled or the seconds are over.

    A socket's own timeout starts anew with each byte: a server that drips would never end.
    """
    end = monotonic() + seconds

    def watch() -> None:
        while not cut.done.wait(_POLL_SECONDS):
            if cut.reason or task.is_cancelled or monotonic() > end:
                cut.reason = cut.reason or ("cancelled" if task.is_cancelled else "late")
                for opened in tuple(line.sockets):
                    with suppress(OSError):
                        opened.shutdown(socket.SHUT_RDWR)

    watcher = Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        cut.done.set()
        watcher.join()


def _address(choice: ModelChoice, task: Task, key: str | None) -> tuple[str, str]:
    if not choice.base:
        return embedded_server(task.check)
    if choice.kind == "openai":
        return choice.base, settings.openai_key() or _NO_KEY
    if choice.kind == "server":
        return choice.base, (settings.model_key() if key is None else key) or _NO_KEY
    return choice.base, _NO_KEY
