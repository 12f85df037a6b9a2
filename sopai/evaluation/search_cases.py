"""Questions for the search, the documents that answer them, and the files these are."""

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import ValidationError

from sopai.errors import EvaluationError
from sopai.evaluation.gold import SplitChoice, load_cases
from sopai.schema.base import Text, Value

QUERIES = "queries.jsonl"
LISTED = "documents.tsv"
"""Documents that the repository does not hold, by their path below `data/`."""

Kind = Literal[
    "words",
    "paraphrase",
    "other-language",
    "keywords",
    "question",
    "situation",
    "cross",
    "noisy",
    "nothing",
]


class Query(Value):
    """A question and the documents that answer it."""

    id: Text
    query: Text
    language: Literal["en", "zh"]
    kind: Kind
    relevant: tuple[Text, ...]
    """Paths of documents; none when nothing answers it."""

    split: Literal["dev", "report"] | None = None
    """None: the set has no splits."""

    corpus: Literal["repository", "data"] = "repository"
    """`data`: every answer is a document that the repository does not hold."""


class SearchSet(NamedTuple):
    """What is asked, and what is searched."""

    queries: tuple[Query, ...]
    files: dict[str, Path]
    """By the paths that the questions use."""


def load_queries(path: Path) -> tuple[Query, ...]:
    """The questions of a file, one JSON object a line.

    Raises:
        EvaluationError: it cannot be read, or holds none.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        queries = tuple(Query.model_validate(json.loads(line)) for line in lines if line.strip())
    except (OSError, ValueError, ValidationError) as error:
        raise EvaluationError(f"{str(path)!r} cannot be read as questions: {error}") from error
    if not queries:
        raise EvaluationError(f"{str(path)!r} holds no questions")
    return queries


class Places(NamedTuple):
    """Where the documents of a set lie."""

    evaluation: Path
    """The repository's `eval`; `knowledge` is beside it."""

    data: Path | None = None
    """Folder of the documents that the repository does not hold, if there is one."""


def load_set(folder: Path, places: Places, split: SplitChoice) -> SearchSet:
    """The questions of a folder, and the files that they are asked of.

    One with a list of documents has splits, and is asked of the development documents alone:
    those held back for measuring the linter are not in it. Without the documents listed, the
    questions that only they answer are left out, and so are they as answers of others.

    Raises:
        EvaluationError: questions or documents are missing or cannot be read.
    """
    queries = load_queries(folder / QUERIES)
    if not (folder / LISTED).is_file():
        return SearchSet(queries, _small_corpus(places.evaluation, queries))
    files = _mixed_corpus(folder / LISTED, places)
    chosen = [
        query.model_copy(update={"relevant": _within(query.relevant, places)})
        for query in queries
        if split in ("all", query.split) and (places.data or query.corpus == "repository")
    ]
    if not chosen:
        raise EvaluationError(f"no question of {str(folder)!r} is in split {split!r}")
    return SearchSet(tuple(chosen), files)


def _within(relevant: Sequence[str], places: Places) -> tuple[str, ...]:
    return tuple(path for path in relevant if places.data or not path.startswith("data/"))


def _small_corpus(evaluation: Path, queries: Sequence[Query]) -> dict[str, Path]:
    """The starter procedures that the set knows, and all documents of the repository.

    Each of them answers a question of the set; those that came later were not judged.
    """
    folders = {
        "starter": evaluation.parent / "knowledge/starter",
        "documents": evaluation / "documents",
    }
    known = {path for query in queries for path in query.relevant}
    return {
        name: path
        for name, path in files_in(folders).items()
        if name in known or not name.startswith("starter/")
    }


def files_in(folders: dict[str, Path]) -> dict[str, Path]:
    """The Markdown files below some folders, by paths that begin with the folder's name."""
    return {
        f"{name}/{path.relative_to(folder).as_posix()}": path
        for name, folder in folders.items()
        for path in sorted(folder.rglob("*.md"))
    }


def _mixed_corpus(listed: Path, places: Places) -> dict[str, Path]:
    root = places.evaluation.parent
    dev = {
        case.item.doc for case in load_cases(places.evaluation / "gold") if case.item.split == "dev"
    }
    names = [f"eval/documents/{doc}" for doc in sorted(dev)]
    files = files_in({"knowledge/starter": root / "knowledge/starter"})
    files |= {name: root / name for name in names}
    if places.data is None:
        return files
    try:
        with listed.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationError(f"{str(listed)!r} cannot be read: {error}") from error
    files |= {row["path"]: places.data / row["path"].removeprefix("data/") for row in rows}
    lost = sorted(name for name, path in files.items() if not path.is_file())
    if lost:
        raise EvaluationError(f"{len(lost)} documents of the set are not there, {lost[0]!r} first")
    return files
