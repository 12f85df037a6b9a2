"""Descriptions in work, kept in the data folder so that a reload loses nothing."""

from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from sopai.draft.worded import Worded
from sopai.schema.base import Value
from sopai.ui.drafts import is_id
from sopai.writing import write_private


class Brief(Value):
    """What a manager said so far."""

    format: Literal["sopai.brief/1"] = "sopai.brief/1"
    """Of the file."""

    text: str = ""
    """The description."""

    drafted: bool = False
    """The description is complete: a draft was asked for."""

    answers: dict[str, str | None] = {}
    """Text by question; null is "I don't know"."""

    skipped: bool = False
    """No further questions are wanted."""

    worded: Worded | None = None
    """What a model gave for this description."""

    edits: dict[str, str] = {}
    """What was changed by hand, by address."""


def load(folder: Path, brief_id: str) -> Brief:
    """The description of that name, or an empty one; a damaged file is put aside.

    Raises:
        OSError: the file is there and cannot be read.
    """
    path = _path(folder, brief_id)
    try:
        return Brief.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return Brief()
    except ValidationError:
        path.replace(path.with_suffix(".damaged"))
        return Brief()


def save(folder: Path, brief_id: str, brief: Brief) -> None:
    """Write a description in one stroke.

    Raises:
        OSError: it cannot be written.
    """
    path = _path(folder, brief_id)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    write_private(path, brief.model_dump_json().encode())


def _path(folder: Path, brief_id: str) -> Path:
    if not is_id(brief_id):
        raise ValueError(f"{brief_id!r} cannot name a description")
    return folder / f"{brief_id}.json"
