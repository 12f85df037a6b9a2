"""The golden files of `sopai eval ingest`: documents, and what a reader ought to find in each."""

import json
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import Field, ValidationError

from sopai.errors import EvaluationError
from sopai.evaluation.gold import SplitChoice
from sopai.schema.base import Text, Value

Kind = Literal["heading", "list_item", "paragraph", "table_row"]


class ExpectedBlock(Value):
    """A block as the printed page shows it."""

    kind: Kind
    number: str | None = None
    """As printed, without punctuation behind and brackets around it."""

    text: str | None = None
    cells: tuple[str, ...] | None = None
    """Of a table row; a cell merged downwards is in every row that it covers."""

    level: int = 0
    place: dict[str, int | str] = {}
    """Where it stands; only these keys are compared."""

    is_header: bool = False
    empty: bool = False
    """It has no words: it is there because its number counts, and is not looked for."""

    nested: bool = False
    """A row of a table inside a cell."""

    or_lost: Text | None = None
    """What it is, where listing it as lost is right too."""

    note: Text | None = None
    """What else is to be known of it."""


class ExpectedStep(Value):
    """A step of the procedure."""

    starts: Text
    """The first words of its action."""

    number: str | None = None
    owner: str | None = None
    """Who does it, as the document names them; null where it names nobody."""


class ExpectedPicture(Value):
    """A picture and the first words of what it belongs to."""

    with_: Text = Field(alias="with")


class ExpectedReading(Value):
    """What a reader ought to find in a golden file."""

    why: Text
    features: tuple[Text, ...] = ()
    written_by: Text
    licence: Text
    source: Text | None = None
    partial: bool = False
    """Only a part of the document is described."""

    error: Literal["scan", "encrypted", "broken"] | None = None
    """Why the file has to be refused."""

    title: Text | None = None
    number: Text | None = None
    version: Text | None = None
    blocks: tuple[ExpectedBlock, ...] = ()
    steps: tuple[ExpectedStep, ...] = ()
    pictures: tuple[ExpectedPicture, ...] = ()
    lost: tuple[Text, ...] = ()
    """Kinds of things that have to be listed where they are not taken."""

    tracked: bool = False
    """It has tracked changes, which have to be said."""

    note: str | None = None
    """What else is to be known of the case."""


class IngestCase(NamedTuple):
    """A golden file."""

    split: Literal["dev", "report"]
    path: Path
    expected: ExpectedReading

    @property
    def format(self) -> str:
        """The suffix, without the dot."""
        return self.path.suffix.lower().lstrip(".")


def ingest_cases(folder: Path, split: SplitChoice) -> list[IngestCase]:
    """The golden files of a split, by name.

    Raises:
        EvaluationError: there are none, or what is expected of one cannot be read.
    """
    wanted: tuple[Literal["dev", "report"], ...] = ("dev", "report")
    found = []
    for name in wanted:
        if split in (name, "all"):
            for expectation in sorted((folder / name).glob("*.expected.json")):
                found.append(IngestCase(name, _document(expectation), _expected(expectation)))
    if not found:
        raise EvaluationError(f"{str(folder)!r} has no golden files of split {split!r}")
    return found


def _document(expectation: Path) -> Path:
    stem = expectation.name.removesuffix(".expected.json")
    beside = [path for path in expectation.parent.glob(f"{stem}.*") if path != expectation]
    if len(beside) != 1:
        raise EvaluationError(f"{str(expectation)!r} has {len(beside)} documents beside it, not 1")
    return beside[0]


def _expected(path: Path) -> ExpectedReading:
    try:
        return ExpectedReading.model_validate(json.loads(path.read_text("utf-8")))
    except (OSError, ValueError, ValidationError) as error:
        raise EvaluationError(f"{str(path)!r} cannot be read as an expectation: {error}") from error
