"""What the exceptions of the openai client mean for the user, and which of them may pass."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, NamedTuple

from sopai.errors import (
    InvalidReply,
    ModelBusy,
    ModelError,
    ModelUnavailable,
    RequestRefused,
    RequestTooLong,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openai import APIStatusError, OpenAIError

_TOO_LONG = {"context_length_exceeded", "exceed_context_size_error", "string_above_max_length"}
_NO_CREDIT = {"insufficient_quota", "billing_hard_limit_reached"}
_MAY_PASS = (408, 409, 429)
_LONGEST_TEXT = 300


class Failure(NamedTuple):
    """What went wrong, and whether the same request may work later."""

    error: ModelError

    may_pass: bool = False

    wait: float | None = None
    """Seconds for which the server asks to be left alone, None if it does not say."""

    refused: str | None = None
    """The part of the request that the server does not take, if it names one."""


def read_failure(error: "OpenAIError", name: str) -> Failure:
    """What an exception of the openai client means.

    Args:
        error: as the client raised it.
        name: the model, for the message.
    """
    import openai

    if isinstance(error, openai.APIStatusError):
        return _read_status(error, name)
    if isinstance(error, openai.APITimeoutError):
        return Failure(_not_reached(name, "it does not answer"), may_pass=True)
    if isinstance(error, openai.APIConnectionError):
        return Failure(_not_reached(name, _root(error)), may_pass=True)
    if isinstance(error, openai.APIResponseValidationError):
        return not_the_interface(name)
    return Failure(ModelUnavailable(f"{name} could not be asked: {error}"))


def not_the_interface(name: str) -> Failure:
    """What answers is none of the OpenAI interface."""
    return Failure(
        InvalidReply(
            f"what answers for {name} does not speak the OpenAI interface: check its address"
        )
    )


def _read_status(error: "APIStatusError", name: str) -> Failure:
    said = _said(error)
    named = {error.code, error.type}
    status = error.status_code
    if named & _TOO_LONG:
        return Failure(
            RequestTooLong(f"the request is too long for {name}: use a shorter text ({said})")
        )
    if named & _NO_CREDIT:
        return Failure(ModelUnavailable(f"{name}: no credit is left, top it up ({said})"))
    if status in (401, 403):
        return Failure(ModelUnavailable(f"{name} does not accept the key: check it ({said})"))
    if status == 404:
        return Failure(ModelUnavailable(f"{name} is not there: check its name ({said})"))
    if status in _MAY_PASS or status >= 500:
        return Failure(
            ModelBusy(f"{name} is busy or broken (status {status}): try again later ({said})."),
            may_pass=True,
            wait=retry_after(error.response.headers),
        )
    return Failure(
        RequestRefused(
            f"{name} does not accept the request (status {status}: {said}): "
            "use a server and a model that know JSON schemas"
        ),
        refused=error.param,
    )


def retry_after(headers: "Mapping[str, str]") -> float | None:
    """Seconds for which a server asks to be left alone, None if it does not say."""
    written = headers.get("retry-after", "").strip()
    try:
        if milliseconds := headers.get("retry-after-ms"):
            return max(0.0, float(milliseconds) / 1000)
        if written.isdecimal():
            return float(written)
        moment = parsedate_to_datetime(written)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())


def _not_reached(name: str, why: str) -> ModelUnavailable:
    return ModelUnavailable(
        f"{name} cannot be reached ({why}): check that it runs and that the network is there"
    )


def _said(error: "APIStatusError") -> str:
    body = error.body
    said = body.get("message") if isinstance(body, dict) else None
    return " ".join(str(said or error.message).split())[:_LONGEST_TEXT]


def _root(error: BaseException) -> str:
    while error.__cause__:
        error = error.__cause__
    return str(error) or type(error).__name__
