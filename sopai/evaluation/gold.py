"""The labelled items that suites measure against, read from JSON lines."""

from enum import StrEnum
from pathlib import Path
from typing import Literal, NamedTuple, Self

from pydantic import Field, ValidationError, model_validator

from sopai.errors import EvaluationError
from sopai.schema.base import Text, Value
from sopai.schema.owner import OwnerKind

Language = Literal["en", "zh"]
Split = Literal["dev", "report"]
SplitChoice = Literal["dev", "report", "all"]

FILES: tuple[tuple[str, Language], ...] = (
    ("en", "en"),
    ("zh", "zh"),
    ("company-en", "en"),
    ("company-zh", "zh"),
)
"""Name of each file of gold rows, without ending, and the language of its documents."""


class VagueClass(StrEnum):
    """What a vague wording leaves open."""

    TONE = "tone"
    MANNER = "manner"
    DEADLINE = "deadline"
    FREQUENCY = "frequency"
    QUANTITY = "quantity"
    QUALITY = "quality"
    ESCAPE = "escape"
    OPEN_LIST = "open_list"
    WEAK_VERB = "weak_verb"
    COMPARATIVE = "comparative"
    MODALITY = "modality"
    REFERENCE = "reference"
    OTHER = "other"


class Mark(Value):
    """Words of an item that are vague, or would be if the document did not explain them."""

    quote: Text
    """The words, verbatim."""

    vague_class: VagueClass = Field(alias="class")
    """What they leave open."""

    clarified: bool
    """The document makes them exact elsewhere, so that flagging them is an error."""


class GoldItem(Value):
    """One labelled list item, paragraph or table row."""

    id: Text
    """Unique among all rows."""

    doc: Text
    """Path of its document, relative to the folder of documents."""

    lines: tuple[int, int]
    """Its first and last line in the document, from 1."""

    kind: Literal["list_item", "paragraph", "table_row"]
    """What it is in the layout."""

    text: Text
    """Its words."""

    split: Split
    """`dev` may be read while building rules; `report` is only counted."""

    operative: bool
    """It tells somebody to do something, or sets a standard, limit or duty."""

    owner: OwnerKind | Literal["na"]
    """Who does it, as the document makes it known; `na` when it is not operative."""

    vague: tuple[Mark, ...]
    """Wording that two competent people could carry out differently."""

    clarified: tuple[Mark, ...]
    """Wording that is vague alone, but made exact elsewhere in the document."""

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        first, last = self.lines
        if not 1 <= first <= last:
            raise ValueError(f"lines {first} to {last} are not a range of lines counted from 1")
        if self.operative == (self.owner == "na"):
            raise ValueError("owner must be na exactly if the item is not operative")
        return self

    @property
    def lacks_owner(self) -> bool:
        """Whether an owner finding on the item is right."""
        return self.operative and self.owner in (
            OwnerKind.NONE,
            OwnerKind.GROUP,
            OwnerKind.VAGUE,
        )


class Case(NamedTuple):
    """A labelled item, and the file of rows that it comes from."""

    item: GoldItem
    file: str
    language: Language


def load_cases(folder: Path) -> tuple[Case, ...]:
    """Every labelled item under a folder, in the order of the files.

    Args:
        folder: where `en.jsonl`, `zh.jsonl` and so on lie; a missing file has no cases.

    Raises:
        EvaluationError: there is no file, or a row cannot be read.
    """
    cases = tuple(
        Case(item, name, language)
        for name, language in FILES
        if (path := folder / f"{name}.jsonl").is_file()
        for item in _read_rows(path)
    )
    if not cases:
        raise EvaluationError(f"no labelled items in {str(folder)!r}: expected en.jsonl or others")
    _reject_repeated_ids(cases)
    return cases


def _read_rows(path: Path) -> tuple[GoldItem, ...]:
    lines = path.read_text(encoding="utf-8").split("\n")
    return tuple(_read_row(path, n, line) for n, line in enumerate(lines, 1) if line.strip())


def _read_row(path: Path, n: int, line: str) -> GoldItem:
    try:
        return GoldItem.model_validate_json(line)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, first["loc"])) or "row"
        raise EvaluationError(f"{str(path)!r} line {n}: {where}: {first['msg']}") from error


def _reject_repeated_ids(cases: tuple[Case, ...]) -> None:
    seen: set[str] = set()
    for case in cases:
        if case.item.id in seen:
            raise EvaluationError(f"{case.file}.jsonl: id {case.item.id!r} is used twice")
        seen.add(case.item.id)
