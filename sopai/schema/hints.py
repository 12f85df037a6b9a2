"""HTML comments in an SOP's file: what the words beside them cannot carry.

A comment says what it was written for. Once somebody edits those words, it is ignored.
"""

import json
from collections.abc import Iterable, Mapping
from re import DOTALL, compile
from typing import TypeVar

from pydantic import JsonValue

from sopai.schema.order import NUMBER
from sopai.schema.owner import Owner
from sopai.schema.sop import Target

Hinted = TypeVar("Hinted", Owner, Target)

_REFERENCE = compile(rf"([0-9.]+) = (s{NUMBER})")
_HINT = compile(rf"[sem]{NUMBER}|{_REFERENCE.pattern}(?:, {_REFERENCE.pattern})?|\{{.*\}}", DOTALL)

ASIDE = "not part of the SOP"
"""The comment behind a heading whose section tells of the SOP, and is not read back."""


def id_comment(identifier: str) -> str:
    """The mark at the end of a step's, an exception's or a metric's first line."""
    return f" <!-- {identifier} -->"


def differences(shown: Hinted, meant: Hinted) -> dict[str, JsonValue]:
    """The fields of what is meant that the words do not show."""
    shown_fields, meant_fields = shown.model_dump(mode="json"), meant.model_dump(mode="json")
    return {name: value for name, value in meant_fields.items() if value != shown_fields[name]}


def difference_comment(shown: Hinted, meant: Hinted, words: str) -> str:
    """What is meant beyond what the words show; empty when they show it all."""
    changed = differences(shown, meant)
    if not changed:
        return ""
    text = json.dumps({**changed, "was": words}, ensure_ascii=False)
    for risky, harmless in (("--", "-\\u002d"), (">", "\\u003e"), ("`", "\\u0060")):
        text = text.replace(risky, harmless)
    return f" <!-- {''.join(c if c.isprintable() else json.dumps(c)[1:-1] for c in text)} -->"


def meant(shown: Hinted, words: str, comments: Iterable[str]) -> Hinted:
    """What is meant by the words, with the comment that was written for just these.

    Args:
        shown: what the words say alone.
        words: the bullet as it stands in the file.
        comments: the texts of the comments beside it.
    """
    for comment in comments:
        try:
            changed = json.loads(comment)
            if isinstance(changed, dict) and changed.pop("was", None) == words:
                return shown.model_validate({**shown.model_dump(), **changed})
        except (ValueError, RecursionError):
            continue
    return shown


def reference_comment(printed: Mapping[str, str]) -> str:
    """Which step each printed number stands for, since numbers move and ids do not."""
    if not printed:
        return ""
    return f" <!-- {', '.join(f'{number} = {step}' for number, step in printed.items())} -->"


def references(comments: Iterable[str]) -> dict[str, str]:
    """The steps behind the printed numbers of a bullet."""
    return {n: step for comment in comments for n, step in _REFERENCE.findall(comment)}


def is_hint(comment: str) -> bool:
    """Whether the comment is one that the writer makes."""
    return _HINT.fullmatch(comment) is not None
