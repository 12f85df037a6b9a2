"""A local server that speaks enough of the OpenAI interface, and answers as it is told."""

import json
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Literal

from pydantic import JsonValue

from sopai.llm.choice import ModelChoice


@dataclass(frozen=True)
class Answer:
    """What the server does with one request."""

    body: JsonValue = None
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    manner: Literal["whole", "closed", "hanging", "dripping", "half"] = "whole"


@dataclass
class FakeServer:
    """What was asked, and what is to be answered next; the last answer is repeated."""

    base: str = ""
    answers: deque[Answer] = field(default_factory=deque)
    requests: list[dict[str, JsonValue]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    reply: Callable[[dict[str, JsonValue]], Answer] | None = None
    """Answers each request by what is in it, instead of the answers above."""

    over: Event = field(default_factory=Event)
    lost: Event = field(default_factory=Event)
    """Set when a client went away while its answer was awaited."""

    def will(self, *answers: Answer) -> None:
        self.answers = deque(answers)

    def next(self) -> Answer:
        return self.answers[0] if len(self.answers) == 1 else self.answers.popleft()

    def choice(self, **changes: object) -> ModelChoice:
        """The model of this server, as if it were what `changes` say."""
        about: dict[str, object] = {
            "kind": "server",
            "model": "m",
            "base": self.base,
            "host": "model.example",
            "is_hosted": False,
            "needs_consent": False,
            "why": "named",
        }
        return ModelChoice.model_validate({**about, **changes})

    def text(self, number: int = -1) -> str:
        """The request as text."""
        return json.dumps(self.requests[number], ensure_ascii=False)


def says(
    content: str | dict[str, JsonValue] | None,
    *,
    finish: str = "stop",
    refusal: str | None = None,
    usage: tuple[int, int] | None = (12, 5),
) -> Answer:
    """An answer with this content."""
    text = json.dumps(content, ensure_ascii=False) if isinstance(content, dict) else content
    message: dict[str, JsonValue] = {"role": "assistant", "content": text, "refusal": refusal}
    body: dict[str, JsonValue] = {
        "id": "c1",
        "object": "chat.completion",
        "created": 0,
        "model": "m",
        "choices": [{"index": 0, "finish_reason": finish, "message": message}],
    }
    if usage:
        tokens = dict(zip(("prompt_tokens", "completion_tokens"), usage, strict=True))
        body["usage"] = {**tokens, "total_tokens": sum(usage)}
    return Answer(body)


def fails(
    status: int, message: str = "no", *, headers: dict[str, str] | None = None, **error: JsonValue
) -> Answer:
    """An error as OpenAI words it."""
    return Answer({"error": {"message": message, **error}}, status, headers or {})


class _Server(ThreadingHTTPServer):
    fake: FakeServer


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        self._answer(self.server.fake.next())

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        request = json.loads(self.rfile.read(length))
        self.server.fake.requests.append(request)
        self.server.fake.headers.append({k.lower(): v for k, v in self.headers.items()})
        reply = self.server.fake.reply
        self._answer(reply(request) if reply else self.server.fake.next())

    def _answer(self, answer: Answer) -> None:
        if answer.manner == "closed":
            return
        if answer.manner == "hanging":
            self._hang()
            return
        text = answer.body if isinstance(answer.body, str) else json.dumps(answer.body)
        data = text.encode()
        self.send_response(answer.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.end_headers()
        if answer.manner == "dripping":
            self._drip(data)
        else:
            self.wfile.write(data[: len(data) // 2] if answer.manner == "half" else data)

    def _drip(self, data: bytes) -> None:
        for byte in data:
            try:
                self.wfile.write(bytes([byte]))
            except OSError:
                self.server.fake.lost.set()
                return
            if self.server.fake.over.wait(0.1):
                return

    def _hang(self) -> None:
        self.connection.settimeout(0.05)
        while not self.server.fake.over.is_set():
            try:
                is_open = bool(self.connection.recv(1))
            except TimeoutError:
                continue
            except OSError:
                is_open = False
            if not is_open:
                self.server.fake.lost.set()
                return


@contextmanager
def serving() -> Iterator[FakeServer]:
    """A server on loopback, for as long as it is needed."""
    server = _Server(("127.0.0.1", 0), _Handler)
    server.fake = FakeServer(f"http://127.0.0.1:{server.server_port}/v1")
    thread = Thread(target=lambda: server.serve_forever(0.02), daemon=True)
    thread.start()
    try:
        yield server.fake
    finally:
        server.fake.over.set()
        server.shutdown()
        server.server_close()
        thread.join()
