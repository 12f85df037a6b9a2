"""`sopai lint --jsonl`: single items, one JSON object a line."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from sopai.cli.main import CLEAN, FAILED, FINDINGS
from sopai.errors import LintError

if TYPE_CHECKING:
    from sopai.workflow import Options

MAX_LINE = 10_000_000
"""Bytes of one line of `--jsonl`, as many as a document may have."""


def lint_records(source: Path, options: "Options") -> int:
    """Judge the items of a file, `-` for standard input; returns the exit code.

    Raises:
        LintError: the file cannot be read.
    """
    from sopai.schema.finding import Severity
    from sopai.workflow import JudgedRecord, lint_record

    failed = found = False
    for line in _lines(source):
        if isinstance(line, LintError):
            outcome = JudgedRecord("", (), str(line))
        else:
            outcome = lint_record(line, options)
        failed = failed or outcome.error is not None
        found = found or any(f.severity is Severity.ERROR for f in outcome.findings)
        record: dict[str, object] = {"id": outcome.id}
        if outcome.error is not None:
            record["error"] = outcome.error
        else:
            record["findings"] = [f.model_dump(mode="json") for f in outcome.findings]
        click.echo(json.dumps(record, ensure_ascii=False))
    return FAILED if failed else FINDINGS if found else CLEAN


def _lines(source: Path) -> Iterator[bytes | LintError]:
    """Lines of a file or of standard input, as they come; JSON is UTF-8, line by line."""
    if str(source) == "-":
        yield from _filled(sys.stdin.buffer)
        return
    try:
        with source.open("rb") as file:
            yield from _filled(file)
    except OSError as error:
        raise LintError(
            f"{str(source)!r} cannot be read ({error.strerror}): check the path"
        ) from error


def _filled(stream: BinaryIO) -> Iterator[bytes | LintError]:
    """Lines that hold something; for one that is longer than any item, what is wrong with it."""
    number = 0
    while line := stream.readline(MAX_LINE + 1):
        number += 1
        if len(line) > MAX_LINE:
            while line and not line.endswith(b"\n"):
                line = stream.readline(MAX_LINE)
            yield LintError(
                f"line {number} is longer than {MAX_LINE // 1_000_000} MB: "
                "write one JSON object a line, with the text of one item"
            )
        elif line.strip():
            yield line
