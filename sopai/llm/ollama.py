"""Whether Ollama runs on this machine, and with which model."""

import json
from http.client import HTTPException
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import ProxyHandler, build_opener

from pydantic import BaseModel, ValidationError

from sopai import settings
from sopai.errors import SettingsError

ANSWER_SECONDS = 0.3
_MOST_BYTES = 1_000_000
_NOT_FOR_CHAT = ("embed", "bert")
_ANY = "0.0.0.0"  # noqa: S104 - an Ollama that listens everywhere is asked on this machine


class _Model(BaseModel):
    name: str


class _Models(BaseModel):
    models: tuple[_Model, ...]


def ollama_base() -> str:
    """Address of Ollama's OpenAI interface, from OLLAMA_HOST.

    Raises:
        SettingsError: OLLAMA_HOST is no host, host:port or address.
    """
    written = settings.ollama_address()
    try:
        parts = urlsplit(written if "://" in written else f"http://{written}")
        host, port = parts.hostname or "127.0.0.1", parts.port or 11434
    except ValueError as error:
        raise SettingsError(
            f"OLLAMA_HOST is {written!r}: write host:port, for example 127.0.0.1:11434"
        ) from error
    host = "127.0.0.1" if host == _ANY else host
    return f"{parts.scheme}://{f'[{host}]' if ':' in host else host}:{port}/v1"


def first_model(base: str) -> str | None:
    """The newest model for chat that Ollama has, None if it does not answer or has none."""
    address = f"{base.removesuffix('/v1')}/api/tags"
    try:
        # Without a proxy: it is asked on this machine.
        with build_opener(ProxyHandler({})).open(address, timeout=ANSWER_SECONDS) as answer:
            found = _Models.model_validate(json.loads(answer.read(_MOST_BYTES)))
    except (URLError, OSError, HTTPException, ValueError, ValidationError):
        return None
    names = (model.name for model in found.models)
    return next((n for n in names if not any(part in n for part in _NOT_FOR_CHAT)), None)
