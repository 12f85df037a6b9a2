"""How fast the whole linter is, warm and cold, on one core."""

import os
import platform
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from re import MULTILINE, compile
from statistics import median
from time import perf_counter
from typing import NamedTuple

from sopai.errors import EvaluationError, IngestError
from sopai.evaluation.checkers.ours import Lint
from sopai.evaluation.report import Measure, Speed
from sopai.ingest.decode import read_text

WORDS_PER_SECOND = 400_000
FILES_PER_SECOND = 300
WARM_MS = 20
COLD_MS = 600
EDITED_MS = 100
"""Goals. Source: the table of numbers to reach in the design."""

WARM_WORDS = 5_000
EDITED_WORDS = 3_000
BEST_OF = 3
COLD_RUNS = 7
EDITS = 7

SAMPLE = "company/en-*.md"
"""Procedures that the 5,000-word document is built from, where the folder has them."""

EDITED = (("English", SAMPLE), ("Chinese", "company/zh-*.md"))
"""Procedures that the documents to edit are built from, likewise."""

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = compile(rf"[{_HAN}]|[^\W{_HAN}]+")
_HEADING = compile(r"^#{1,6} ", MULTILINE)
_TITLE = compile(r"^# ", MULTILINE)


class File(NamedTuple):
    """A Markdown file and its text."""

    path: Path
    text: str


class LongDocument(NamedTuple):
    """A document of about so many words, and how it was made."""

    text: str
    sections: int
    """Distinct sections in it."""

    files: int
    """Files that they are from."""

    rounds: int
    """How often they were gone through; 1 means that nothing is repeated."""


def measure_speed(folder: Path, lint: Lint, command: Sequence[str]) -> Speed:
    """Rates over all Markdown files of a folder, and the time for one long and one cold file.

    Args:
        folder: every `.md` under it is linted.
        lint: the whole lint of a text, as `sopai lint` does it.
        command: how to start `sopai` in a new process.

    Raises:
        EvaluationError: there are no files, or a cold run fails.
    """
    files = _read_files(folder)
    sample = [file for file in files if file.path.match(SAMPLE)] or list(files)
    words = sum(count_words(file.text) for file in files)
    words_wc = sum(len(file.text.split()) for file in files)
    seconds = best_of(lambda: _lint_all(files, lint))
    return Speed(
        folder=str(folder),
        machine=(
            f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, "
            f"1 of {os.cpu_count()} cores used"
        ),
        files=len(files),
        words=words,
        words_wc=words_wc,
        measures=(
            *_rates(len(files), words, words_wc, seconds),
            _warm(build_long_document(sample), lint),
            *(
                _edited(language, build_long_document(own, EDITED_WORDS), lint)
                for language, own in _to_edit(files)
            ),
            _cold(sample[0].path, command),
        ),
    )


def count_words(text: str) -> int:
    """Words of a text in both scripts.

    A run of letters, digits and underscores outside Han is a word; so is each Han
    character, because Chinese does not separate words.
    """
    return sum(1 for _ in _WORD.finditer(text))


def best_of(work: Callable[[], None]) -> float:
    """Seconds of the fastest of `BEST_OF` runs after one that warms up."""
    work()
    return min(_seconds(work) for _ in range(BEST_OF))


def build_long_document(files: Iterable[File], least: int = WARM_WORDS) -> LongDocument:
    """One title and distinct sections of the files in order, until there are `least` words.

    Where the files have fewer words, their sections are gone through again, each with the
    round in its heading.
    """
    sections = list(_sections(files))
    parts: list[str] = ["# Long procedure\n\n"]
    words = 0
    while words < least:
        turn, place = divmod(len(parts) - 1, len(sections))
        section = sections[place].text
        parts.append(section if turn == 0 else section.replace("\n", f" ({turn + 1})\n", 1))
        words += count_words(section)
    used = sections[: len(parts) - 1]
    rounds = -(-(len(parts) - 1) // len(sections))
    return LongDocument("".join(parts), len(used), len({s.path for s in used}), rounds)


def _read_files(folder: Path) -> tuple[File, ...]:
    try:
        files = tuple(File(path, read_text(path)) for path in sorted(folder.rglob("*.md")))
    except IngestError as error:
        raise EvaluationError(f"a file to measure speed on: {error}") from error
    if not any(count_words(file.text) for file in files):
        raise EvaluationError(f"no Markdown files with words under {str(folder)!r}")
    return files


def _sections(files: Iterable[File]) -> Iterator[File]:
    """Each section once, its title made a heading of level 2 so that there is one document."""
    seen: set[str] = set()
    for file in files:
        text = _TITLE.sub("## ", file.text.replace("\r\n", "\n"))
        starts = [match.start() for match in _HEADING.finditer(text)] or [0]
        for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
            section = text[start:end].rstrip() + "\n\n"
            if section not in seen and count_words(section):
                seen.add(section)
                yield File(file.path, section)


def _lint_all(files: Iterable[File], lint: Lint) -> None:
    for file in files:
        lint(file.text, str(file.path))


def _seconds(work: Callable[[], None]) -> float:
    began = perf_counter()
    work()
    return perf_counter() - began


def _rates(files: int, words: int, words_wc: int, seconds: float) -> tuple[Measure, ...]:
    how = f"all files linted one after the other from memory, best of {BEST_OF} after a warm-up"
    return (
        _rate("words", words / seconds, "words/s", WORDS_PER_SECOND, how),
        _rate("words as wc -w", words_wc / seconds, "words/s", None, how),
        _rate("files", files / seconds, "files/s", FILES_PER_SECOND, how),
    )


def _rate(name: str, value: float, unit: str, goal: float | None, how: str) -> Measure:
    is_met = None if goal is None else value >= goal
    return Measure(name=name, value=value, unit=unit, goal=goal, is_met=is_met, how=how)


def _time(name: str, seconds: float, goal: float, how: str) -> Measure:
    value = seconds * 1000
    return Measure(name=name, value=value, unit="ms", goal=goal, is_met=value <= goal, how=how)


def _warm(document: LongDocument, lint: Lint) -> Measure:
    seconds = best_of(lambda: _lint_all([File(Path("long.md"), document.text)], lint))
    how = (
        f"a document of {count_words(document.text):,} words: {document.sections} distinct "
        f"sections of {document.files} files, gone through {document.rounds} times; "
        f"best of {BEST_OF} after a warm-up"
    )
    return _time("long file, warm", seconds, WARM_MS, how)


def _to_edit(files: Sequence[File]) -> Iterator[tuple[str, list[File]]]:
    """The files that the document to edit is built from, by language; left out where none are."""
    for language, pattern in EDITED:
        own = [file for file in files if file.path.match(pattern)]
        if any(count_words(file.text) for file in own):
            yield language, own


def _edited(language: str, document: LongDocument, lint: Lint) -> Measure:
    """The longest of a few edits, each of which makes another text, so that nothing is known."""
    path = Path("edited.md")
    middle = document.text.index("\n", len(document.text) // 2)
    _lint_all([File(path, document.text)], lint)
    texts = [
        f"{document.text[:middle]} {'x' * edit}{document.text[middle:]}"
        for edit in range(1, EDITS + 1)
    ]
    seconds = max(_seconds(partial(_lint_all, [File(path, text)], lint)) for text in texts)
    how = (
        f"a document in {language} of {count_words(document.text):,} words, linted as a whole "
        f"after each of {EDITS} edits in its middle, as the page does it while a person types; "
        "the slowest, without the browser"
    )
    name = f"linting while editing, {EDITED_WORDS:,} words, {language}"
    return _time(name, seconds, EDITED_MS, how)


def _cold(path: Path, command: Sequence[str]) -> Measure:
    seconds = median(_seconds(lambda: _start(path, command)) for _ in range(COLD_RUNS))
    how = f"`sopai lint FILE` in a new process, file {path.name}, median of {COLD_RUNS}"
    return _time("one file, cold", seconds, COLD_MS, how)


def _start(path: Path, command: Sequence[str]) -> None:
    """Exit code 1 means findings, and the work was done."""
    done = subprocess.run(  # noqa: S603 -- our own program, by its full path
        [*command, "lint", str(path)], capture_output=True, check=False
    )
    if done.returncode not in (0, 1) or b"Traceback" in done.stderr:
        told = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
        raise EvaluationError(f"{' '.join(command)} lint failed: {' '.join(told)}")


def this_command() -> tuple[str, ...]:
    """How to start this very `sopai` in a new process: its script, else its module."""
    script = Path(sys.executable).with_name("sopai.exe" if os.name == "nt" else "sopai")
    return (str(script),) if script.is_file() else (sys.executable, "-m", "sopai")
