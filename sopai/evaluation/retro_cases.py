"""The cases of `sopai eval retro`: retrospectives, and the changes that they ask for."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import ValidationError

from sopai.errors import EvaluationError
from sopai.evaluation.gold import SplitChoice
from sopai.schema.base import Text, Value


class ExpectedChange(Value):
    """A change that a careful reader would make."""

    id: Text
    sure: bool
    """Any expert would make it; else it is optional."""

    op: tuple[Text, ...]
    step: Text | None
    """How the place begins; null for a new entry that belongs to no single step."""

    also_step: tuple[Text, ...]
    field: tuple[Text, ...]
    category: tuple[Text, ...]
    quotes: tuple[Text, ...]
    must_contain: tuple[Text, ...]
    what: Text


class Trap(Value):
    """A passage that must not lead to a change."""

    quote: Text
    why: Text


class ExpectedOpen(Value):
    """A passage that has to be listed as open."""

    quote: Text
    kind: Text


class Expected(Value):
    """What a retrospective asks for."""

    language: Literal["en", "zh"]
    sop: Text | None
    """File of the procedure that it concerns; null when none does."""

    names_sop_in_line: int | None
    changes: tuple[ExpectedChange, ...]
    traps: tuple[Trap, ...]
    open_items: tuple[ExpectedOpen, ...]


class RetroCase(NamedTuple):
    """A retrospective and what is expected of its change set."""

    name: str
    path: Path
    split: Literal["dev", "report"]
    sops: Path
    """The folder of the procedures of its split."""

    expected: Expected


def retro_cases(folder: Path, split: SplitChoice) -> tuple[RetroCase, ...]:
    """The cases below a folder, by name; `report` has procedures of its own.

    Raises:
        EvaluationError: there are none, or one cannot be read.
    """
    found: list[RetroCase] = []
    if split in ("dev", "all"):
        found += _cases(folder / "dev", "dev", folder / "sops")
    if split in ("report", "all"):
        found += _cases(folder / "report", "report", folder / "report" / "sops")
    if not found:
        raise EvaluationError(f"no retrospectives of split {split!r} in {str(folder)!r}")
    return tuple(found)


def _cases(folder: Path, split: Literal["dev", "report"], sops: Path) -> Sequence[RetroCase]:
    cases = []
    for record in sorted(folder.glob("*.expected.json")):
        name = record.name.removesuffix(".expected.json")
        texts = [path for path in sorted(folder.glob(f"{name}.*")) if path != record]
        if len(texts) != 1:
            raise EvaluationError(f"{str(record)!r}: one retrospective of that name is needed")
        cases.append(RetroCase(name, texts[0], split, sops, _expected(record)))
    return cases


def _expected(path: Path) -> Expected:
    try:
        return Expected.model_validate(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, ValidationError) as error:
        raise EvaluationError(f"{str(path)!r} cannot be read as a case: {error}") from error
