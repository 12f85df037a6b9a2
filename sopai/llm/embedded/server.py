"""The embedded model, loaded once into this process, behind an OpenAI interface on loopback."""

import os
from collections.abc import Callable
from pathlib import Path
from secrets import token_urlsafe
from threading import Lock
from typing import NamedTuple

from sopai.errors import ModelUnavailable
from sopai.llm.embedded.files import has_model, is_verified, model_path, verify
from sopai.llm.embedded.weights import QWEN

CONTEXT_TOKENS = 4096
_POLL_SECONDS = 0.1


class _Loaded(NamedTuple):
    server: object
    """Kept, since the model goes with it."""

    base: str
    key: str


_lock = Lock()
_loaded: dict[Path, _Loaded] = {}
"""Servers live as long as the process: loading takes seconds and over a gigabyte."""


def embedded_server(check: Callable[[], None]) -> tuple[str, str]:
    """Address and key of the embedded model's server; it is loaded at the first call.

    Args:
        check: called while waiting; what it raises ends the wait.

    Raises:
        ModelUnavailable: the file is not there, damaged, or cannot be loaded.
    """
    path = model_path(QWEN)
    while not _lock.acquire(timeout=_POLL_SECONDS):
        check()
    try:
        if path not in _loaded:
            if not has_model(QWEN):
                raise ModelUnavailable(
                    f"the embedded model is not in {str(path.parent)!r} yet: "
                    "fetch it first, or go on without a model"
                )
            if not is_verified(path, QWEN):
                verify(path, QWEN, lambda _: check())
            _loaded[path] = _load(path)
        return _loaded[path].base, _loaded[path].key
    finally:
        _lock.release()


def _load(path: Path) -> _Loaded:
    try:
        from xllamacpp import CommonParams, Server  # type: ignore[import-untyped]
    except ImportError as error:
        raise ModelUnavailable(
            f"the embedded model's runtime is not installed ({error}): run `pip install xllamacpp`"
        ) from error

    key = token_urlsafe()  # other users of this machine are kept out
    params = CommonParams()
    params.model.path = str(path)
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.api_keys = [key]
    params.n_ctx = CONTEXT_TOKENS
    params.n_parallel = 1
    params.cpuparams.n_threads = os.cpu_count() or 1
    params.warmup = False
    params.verbosity = 0
    try:
        server = Server(params)
    except RuntimeError as error:
        raise ModelUnavailable(
            f"the embedded model {str(path)!r} cannot be loaded: {error}"
        ) from error
    return _Loaded(server, f"{server.listening_address}/v1", key)
