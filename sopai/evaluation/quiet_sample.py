"""Which documents of a collection are read to count false findings: drawn, not picked.

`python -m sopai.evaluation.quiet_sample FOLDER --seed 1` lints them and prints the rows of
`eval/lint/quiet`. The collection is not part of the repository; what the figure needs of it is.
"""

import csv
import json
import sys
from argparse import ArgumentParser
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

from sopai.errors import EvaluationError, SopaiError
from sopai.evaluation.corpus import eval_folder
from sopai.evaluation.speed_suite import count_words
from sopai.schema.finding import Severity
from sopai.workflow import LintedFile, lint_file

KINDS = frozenset(
    {
        "sop", "runbook", "playbook", "handbook", "policy", "procedure", "guide", "checklist",
        "template", "lab-protocol",
    }
)  # fmt: skip
"""Kinds of documents that somebody may give to a linter of procedures; a report on an incident is
none."""

SUFFIXES = frozenset({".md", ".txt", ".pdf", ".docx", ".xlsx", ".html"})

WORDS = 30_000
DOCUMENTS = 30
"""At least so much of each language."""

MAX_WORDS = 7_000
MIN_WORDS = 80
"""A longer document would be the sample; a shorter one holds nothing to follow."""


class Candidate(NamedTuple):
    """A document of the collection."""

    path: str
    source: str
    language: str


def candidates(folder: Path, held_out: frozenset[str]) -> list[Candidate]:
    """The documents of a collection that may be read, in order of their paths.

    Args:
        folder: with `manifest.tsv`: path, kind, language of each file.
        held_out: documents that nobody may read.

    Raises:
        EvaluationError: there is no manifest.
    """
    manifest = folder / "manifest.tsv"
    if not manifest.is_file():
        raise EvaluationError(f"{str(manifest)!r} is missing: name the folder of the collection")
    with manifest.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return sorted(
        Candidate(row["path"], row["path"].split("/")[0], row["language"][:2])
        for row in rows
        if row["kind"] in KINDS
        and Path(row["path"]).suffix in SUFFIXES
        and row["path"] not in held_out
    )


def labelled(folder: Path) -> dict[str, set[str]]:
    """The documents of labelled items by their split; of the items nothing else is read."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in sorted(folder.rglob("gold/*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            found[row["split"]].add(row["doc"])
    return found


def order(pool: list[Candidate], seed: int, last: frozenset[str]) -> Iterator[Candidate]:
    """The documents of a language in the order in which they are drawn: the sources in turn.

    Args:
        pool: what may be drawn.
        seed: of the chance that orders each source.
        last: documents that are drawn when the others of their source are used up.
    """
    random = Random(seed)  # noqa: S311 -- drawn for statistics, not for secrets
    piles: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in pool:
        piles[candidate.source].append(candidate)
    for source in sorted(piles):
        random.shuffle(piles[source])
        piles[source].sort(key=lambda candidate: candidate.path in last)
    while any(piles.values()):
        for source in sorted(piles):
            if piles[source]:
                yield piles[source].pop(0)


def draw(folder: Path, pool: list[Candidate], seed: int, last: frozenset[str]) -> list[LintedFile]:
    """Documents of both languages, as many as `WORDS` and `DOCUMENTS` ask for of each."""
    drawn = []
    for language in ("en", "zh"):
        words = documents = 0
        of_language = [candidate for candidate in pool if candidate.language == language]
        for candidate in order(of_language, seed, last):
            if words >= WORDS and documents >= DOCUMENTS:
                break
            try:
                linted = lint_file(folder / candidate.path)
            except SopaiError:
                continue
            size = count_words(linted.document.plain)
            if MIN_WORDS <= size <= MAX_WORDS:
                drawn.append(linted._replace(path=candidate.path))
                words, documents = words + size, documents + 1
    return drawn


def row(linted: LintedFile, language: str) -> dict[str, object]:
    """What the figure needs of a document: its words, and its findings by rule.

    Findings about the document as a whole count once, whatever they list.
    """
    told = [finding for finding in linted.findings if finding.severity is not Severity.INFO]
    counts = Counter(finding.code for finding in told if finding.start is not None)
    whole = Counter(finding.code for finding in told if finding.start is None)
    return {
        "doc": linted.path,
        "language": language,
        "words": count_words(linted.document.plain),
        "findings": dict(sorted(counts.items())),
        "whole": dict(sorted(whole.items())),
    }


def main(arguments: list[str] | None = None) -> None:
    """Print a row for each document that a draw takes.

    Documents of report items are never drawn. Those of development items come first, or, after
    samples that were drawn before, last, and none is drawn twice.
    """
    parser = ArgumentParser(description="Draw documents, and print a row for each.")
    parser.add_argument("folder", type=Path, help="the collection, with its manifest.tsv")
    parser.add_argument("--seed", type=int, default=1, help="of the draw")
    parser.add_argument(
        "--after", type=Path, nargs="*", default=[], help="rows of samples drawn before"
    )
    given = parser.parse_args(arguments)
    for linted, language in sample(given.folder, given.seed, tuple(given.after)):
        sys.stdout.write(json.dumps(row(linted, language), ensure_ascii=False) + "\n")


def sample(folder: Path, seed: int, after: tuple[Path, ...]) -> Iterator[tuple[LintedFile, str]]:
    """The documents that a draw takes, linted, each with its language.

    Args:
        folder: the collection.
        seed: of the draw.
        after: rows of samples drawn before.

    Raises:
        EvaluationError: there is no manifest.
    """
    splits = labelled(eval_folder())
    for split, documents in labelled(folder).items():
        splits[split] |= documents
    rows = [line for path in after for line in path.read_text("utf-8").splitlines()]
    used = frozenset(json.loads(line)["doc"] for line in rows)
    pool = candidates(folder, frozenset(splits["report"]) | used)
    seen = frozenset(splits["dev"])
    unseen = frozenset(candidate.path for candidate in pool) - seen
    languages = {candidate.path: candidate.language for candidate in pool}
    for linted in draw(folder, pool, seed, seen if after else unseen):
        yield linted, languages[linted.path]


if __name__ == "__main__":
    main()
