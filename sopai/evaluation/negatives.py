"""Hard negatives: near misses that a rule must not report, laid into a complete procedure."""

from collections.abc import Iterable
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from pydantic import ValidationError

from sopai.errors import EvaluationError
from sopai.evaluation.checkers.ours import Lint
from sopai.evaluation.gold import Language
from sopai.evaluation.scoring import Figure, wilson
from sopai.schema.base import Text, Value

GOAL = 0.02
"""Share of hard negatives that may fire. Source: the project's table of goals."""

Form = Literal["paragraph", "list_item", "cell", "heading", "quote"]
Written = Literal["before", "after"]

SLOT = "{fragment}"
"""Where a shell takes what is laid into it."""


class Negative(Value):
    """A passage that looks like a defect and is none; README.md beside it says more."""

    code: Text
    """The rule that must not fire on it."""

    form: Form
    trap: Text
    """What makes it look like a defect."""

    text: Text
    written: Written
    """Before or after the rules were mended by what the first ones showed."""


class Laid(NamedTuple):
    """A document, and where in it the passage stands."""

    text: str
    start: int
    end: int


class NegativeShare(Value):
    """How many of a group of hard negatives fire."""

    language: Language
    form: Form | Literal["all"]
    written: Written | Literal["all"]
    items: int
    fired: int
    figure: Figure


class Negatives(Value):
    """What the linter says of all hard negatives."""

    goal: float = GOAL
    groups: tuple[NegativeShare, ...]
    fired: tuple[Text, ...]
    """Those that fire, each with its rule and trap."""


def load_negatives(folder: Path) -> dict[Language, tuple[Negative, ...]]:
    """The hard negatives in `folder/negatives`, by language.

    Raises:
        EvaluationError: a file is missing or a line of it cannot be read.
    """
    return {language: _load(folder / f"negatives/{language}.jsonl") for language in _LANGUAGES}


_LANGUAGES: tuple[Language, ...] = get_args(Language)


def _load(path: Path) -> tuple[Negative, ...]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        return tuple(map(Negative.model_validate_json, lines))
    except (OSError, ValidationError) as error:
        raise EvaluationError(f"{str(path)!r} cannot be read: {error}") from error


def shell_of(folder: Path, language: str) -> str:
    """The procedure around a passage, with a slot under its steps; it has no findings itself."""
    return (folder / "shells" / f"{language}.md").read_text(encoding="utf-8")


def lay(passage: str, shell: str) -> Laid:
    """A passage as the first thing under the steps of a complete procedure."""
    start = shell.index(SLOT)
    return Laid(shell.replace(SLOT, passage), start, start + len(passage))


def fires(negative: Negative, shell: str, lint: Lint) -> bool:
    """Whether its rule reports something in it, or of the document with it."""
    laid = lay(negative.text, shell)
    return any(
        finding.code == negative.code
        and (finding.start is None or laid.start <= finding.start < laid.end)
        for finding in lint(laid.text, "case.md").findings
    )


def measure_negatives(folder: Path, lint: Lint) -> Negatives:
    """How many of the hard negatives in a folder fire.

    Args:
        folder: holds `negatives` and `shells`.
        lint: with all rules, those of the profile `strict` included.

    Raises:
        EvaluationError: the folder has no hard negatives that can be read.
    """
    groups: list[NegativeShare] = []
    listed: list[str] = []
    for language, negatives in load_negatives(folder).items():
        shell = shell_of(folder, language)
        judged = [(one, fires(one, shell, lint)) for one in negatives]
        groups += _groups(language, judged)
        listed += [f"{one.code} {one.form} {one.trap}: {one.text}" for one, hit in judged if hit]
    return Negatives(groups=tuple(groups), fired=tuple(listed))


def _groups(language: Language, judged: list[tuple[Negative, bool]]) -> Iterable[NegativeShare]:
    yield _share(language, "all", "all", [hit for _, hit in judged])
    for written in get_args(Written):
        hits = [hit for one, hit in judged if one.written == written]
        yield _share(language, "all", written, hits)
    for form in get_args(Form):
        yield _share(language, form, "all", [hit for one, hit in judged if one.form == form])


def _share(
    language: Language,
    form: Form | Literal["all"],
    written: Written | Literal["all"],
    hits: list[bool],
) -> NegativeShare:
    return NegativeShare(
        language=language,
        form=form,
        written=written,
        items=len(hits),
        fired=sum(hits),
        figure=wilson(sum(hits), len(hits)),
    )
