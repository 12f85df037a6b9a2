"""What is sent to a model: the request that Instructor wrote, in the form its server takes."""

import json
from collections.abc import Callable
from hashlib import sha256
from typing import TYPE_CHECKING

from pydantic import JsonValue

from sopai.llm.choice import ModelChoice

if TYPE_CHECKING:
    from pydantic import BaseModel

Request = dict[str, JsonValue]

_NOT_IN_STRICT = ("minLength", "maxLength", "default", "title", "uniqueItems")
"""Keywords that OpenAI's strict schemas do not take; the answer type checks them anyway."""

_SPOKEN = ("content", "const", "description", "enum", "examples")
"""Keys whose texts may name people; the rest is protocol."""


def shaped(request: Request, choice: ModelChoice, answer_type: "type[BaseModel]") -> Request:
    """The request in the form that the server takes.

    OpenAI gets a strict schema, which is the only thing that makes it keep to closed lists, and
    its newer name for the longest answer.
    """
    if choice.kind != "openai":
        return request
    from openai import pydantic_function_tool

    tool = pydantic_function_tool(answer_type)["function"]
    schema: JsonValue = tool["parameters"]  # type: ignore[assignment]
    others = {key: value for key, value in request.items() if key != "max_tokens"}
    return {
        **others,
        "max_completion_tokens": request["max_tokens"],
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": tool["name"], "strict": True, "schema": _strict(schema)},
        },
    }


def _strict(schema: JsonValue, *, is_names: bool = False) -> JsonValue:
    """The schema without what strict schemas do not take; names of fields are left alone."""
    if isinstance(schema, list):
        return [_strict(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: _strict(value, is_names=not is_names and key in ("properties", "$defs"))
        for key, value in schema.items()
        if is_names or key not in _NOT_IN_STRICT
    }


def with_texts(
    value: JsonValue, change: Callable[[str], str], *, is_spoken: bool = False
) -> JsonValue:
    """The request with every text changed that a person or a document may have written."""
    if isinstance(value, str):
        return change(value) if is_spoken else value
    if isinstance(value, list):
        return [with_texts(item, change, is_spoken=is_spoken) for item in value]
    if isinstance(value, dict):
        return {
            key: with_texts(item, change, is_spoken=is_spoken or key in _SPOKEN)
            for key, item in value.items()
        }
    return value


def request_sha256(request: Request) -> str:
    """Digest of all that decides the answer: model, messages, JSON schema, settings."""
    text = json.dumps(request, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(text.encode("utf-8", "replace")).hexdigest()
