"""Answers whose owners and tools come from a list."""

from collections.abc import Mapping, Sequence
from copy import copy
from typing import Literal, TypeVar

from pydantic import BaseModel, create_model
from pydantic.fields import FieldInfo

from sopai.errors import PromptError

_Answer = TypeVar("_Answer", bound=BaseModel)


def with_choices(answer_type: type[_Answer], choices: Mapping[str, Sequence[str]]) -> type[_Answer]:
    """The same answer, where each field named may only hold one of its words.

    The words become an `enum` of the JSON schema, so that a model cannot write another one. A
    field of type `str` holds one of them, `str | None` one or null, `tuple[str, ...]` any number.
    Docs and limits of the field stay. An empty list leaves `None` or the empty tuple.

    Raises:
        PromptError: a field does not exist, has another type, or would have nothing to hold.
    """
    fields = {name: _closed(answer_type, name, words) for name, words in choices.items()}
    # create_model is typed for literal keywords only; the fields are checked above. The fields
    # bring their docs: looking for them in the source parses it, which Python 3.11 cannot do in two
    # threads at once (CPython issue 106905).
    made: type[_Answer] = create_model(  # type: ignore[call-overload]
        answer_type.__name__,
        __base__=answer_type,
        __doc__=answer_type.__doc__,
        __cls_kwargs__={"use_attribute_docstrings": False},
        **fields,
    )
    return made


def _closed(
    answer_type: type[BaseModel], name: str, words: Sequence[str]
) -> tuple[object, FieldInfo]:
    field = answer_type.model_fields.get(name)
    if field is None:
        raise PromptError(f"{answer_type.__name__} has no field {name!r} to give choices to")
    unique = tuple(dict.fromkeys(words))
    one: object = Literal.__getitem__(unique) if unique else None
    annotation: object = field.annotation
    if annotation is str and unique:
        closed = one
    elif annotation == str | None:
        closed = one | None if unique else None  # type: ignore[operator]
    elif annotation == tuple[str, ...]:
        closed = tuple.__class_getitem__((one, ...)) if unique else tuple.__class_getitem__(())
    else:
        raise PromptError(
            f"field {name!r} of {answer_type.__name__} cannot hold one of {len(unique)} words: "
            "it has to be str (with a word at least), str | None or tuple[str, ...]"
        )
    kept = copy(field)
    kept.annotation = closed  # type: ignore[assignment]
    return closed, kept
