"""The cases of `sopai eval draft`: briefs, and what a good draft of each holds."""

import json
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import ValidationError

from sopai.errors import EvaluationError
from sopai.evaluation.gold import SplitChoice
from sopai.schema.base import Text, Value


class Detail(Value):
    """One action of a good procedure."""

    action: Text
    owner: Text | None
    """Who does it, verbatim from the brief."""

    limit: Text | None
    """The number or time that binds it, verbatim from the brief."""


class Expected(Value):
    """What a good draft of a brief holds."""

    people: tuple[Text, ...]
    tools: tuple[Text, ...]
    numbers: tuple[Text, ...]
    actions: tuple[Text, ...]
    missing: tuple[Text, ...]
    """What the manager did not say, and the procedure needs."""

    detail: tuple[Detail, ...]
    """Each action with owner and limit, in the order of a good procedure."""

    background: tuple[Text, ...]
    """Passages that are no steps, verbatim."""

    procedures: tuple[Text, ...] = ()
    """What the brief describes, each in its order; nothing in the older cases."""

    targets: tuple[Text, ...] = ()
    """Numbers that the work has to reach, verbatim."""

    checks: tuple[Text, ...] = ()
    """Who inspects, and how often, verbatim."""

    review: Text | None = None
    """When the procedure is looked at again, verbatim."""

    wishes: tuple[Text, ...] = ()
    """What the document is to be like, verbatim."""

    scripts: tuple[Text, ...] = ()
    """Words to be said or written to somebody, verbatim."""


class Newcomer(Value):
    """Something that a newcomer asks, and how to see that the SOP answers it."""

    question: Text
    where: tuple[Text, ...]
    """Words of which one stands in the place that answers it."""

    answer: tuple[Text, ...]
    """Answers of which one stands in the same place."""


class DraftCase(NamedTuple):
    """A brief and what is expected of its draft."""

    name: str
    language: Literal["en", "zh"]
    split: Literal["dev", "report"]
    brief: str
    expected: Expected
    newcomer: tuple[Newcomer, ...] = ()
    """Ten questions in the newer cases, written from the brief before any draft of it."""


def draft_cases(folder: Path, split: SplitChoice) -> tuple[DraftCase, ...]:
    """The cases below a folder, by name.

    Those of the folder `report` are only counted; all others were read while rules were built.

    Raises:
        EvaluationError: there are none, or one cannot be read.
    """
    found = []
    for path in sorted(folder.rglob("*.txt")):
        record = path.with_name(f"{path.stem}.expected.json")
        language: Literal["en", "zh"] = "zh" if "zh-" in path.stem else "en"
        found.append(
            DraftCase(
                f"{path.parent.name}/{path.stem}",
                language,
                _split(path),
                path.read_text(encoding="utf-8"),
                _expected(record),
                _newcomer(path.with_name(f"{path.stem}.newcomer.json")),
            )
        )
    chosen = tuple(case for case in found if split in ("all", case.split))
    if not chosen:
        raise EvaluationError(f"no briefs of split {split!r} in {str(folder)!r}")
    return chosen


def _newcomer(path: Path) -> tuple[Newcomer, ...]:
    if not path.exists():
        return ()
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        return tuple(Newcomer.model_validate(row) for row in rows)
    except (OSError, ValueError, ValidationError) as error:
        raise EvaluationError(f"{str(path)!r} cannot be read as questions: {error}") from error


def _split(path: Path) -> Literal["dev", "report"]:
    return "report" if path.parent.name == "report" else "dev"


def _expected(path: Path) -> Expected:
    try:
        return Expected.model_validate(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, ValidationError) as error:
        raise EvaluationError(f"{str(path)!r} cannot be read as a case: {error}") from error
