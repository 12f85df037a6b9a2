"""Answers of models, kept by what was asked: a measurement can be repeated without the model."""

import json
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from pydantic import ValidationError

from sopai.errors import EvaluationError
from sopai.schema.base import Text, Value

if TYPE_CHECKING:
    from openai.types.chat import ChatCompletion

    from sopai.llm.usage import Call


class Kept(Value):
    """One answer."""

    request_sha256: Text
    """Of the request: model, messages, JSON schema, settings."""

    prompt: Text
    version: int
    model: Text
    content: str
    finish: Text
    tokens_in: int
    tokens_out: int

    seconds: float
    """Wall time on the machine that asked."""


class Replies:
    """The answers in a file, one JSON object a line; a new one is added at its end."""

    def __init__(self, path: Path, *, may_ask: bool = True) -> None:
        """Read them.

        Args:
            path: of the file; it need not exist.
            may_ask: whether the model is asked where no answer is kept.

        Raises:
            EvaluationError: the file cannot be read.
        """
        self.may_ask = may_ask
        self.missed = 0
        """Requests for which no answer was kept."""
        self._path = path
        self._lock = Lock()
        self._kept: dict[str, Kept] = {}
        try:
            lines = path.read_text("utf-8").splitlines() if path.exists() else []
            for line in lines:
                kept = Kept.model_validate_json(line)
                self._kept[kept.request_sha256] = kept
        except (OSError, UnicodeDecodeError, ValidationError) as error:
            raise EvaluationError(f"{str(path)!r} cannot be read as replies: {error}") from error

    def find(self, request_sha256: str) -> Kept | None:
        """The answer to a request, None if it was never asked."""
        with self._lock:
            found = self._kept.get(request_sha256)
            self.missed += found is None
        return found

    def keep(self, call: "Call", answer: "ChatCompletion") -> None:
        """Add an answer to the file."""
        choice = answer.choices[0]
        kept = Kept(
            request_sha256=call.request_sha256,
            prompt=call.prompt,
            version=call.version,
            model=call.model,
            content=choice.message.content or "",
            finish=choice.finish_reason,
            tokens_in=call.tokens_in,
            tokens_out=call.tokens_out,
            seconds=round(call.seconds, 1),
        )
        line = json.dumps(kept.model_dump(mode="json"), ensure_ascii=False)
        with self._lock:
            self._kept[kept.request_sha256] = kept
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("a", encoding="utf-8", newline="\n") as file:
                file.write(line + "\n")


def as_completion(kept: Kept) -> "ChatCompletion":
    """A kept answer in the shape in which a server gives it."""
    from openai.types.chat import ChatCompletion

    return ChatCompletion.model_validate(
        {
            "id": kept.request_sha256[:16],
            "object": "chat.completion",
            "created": 0,
            "model": kept.model,
            "choices": [
                {
                    "index": 0,
                    "finish_reason": kept.finish,
                    "message": {"role": "assistant", "content": kept.content},
                    "logprobs": None,
                }
            ],
            "usage": {
                "prompt_tokens": kept.tokens_in,
                "completion_tokens": kept.tokens_out,
                "total_tokens": kept.tokens_in + kept.tokens_out,
            },
        }
    )
