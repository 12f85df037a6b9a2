"""`sopai lint`."""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from sopai.cli.lint_options import house_rules, owner_policy_option, terms_option
from sopai.cli.lint_reports import REPORTS, Report
from sopai.cli.main import CLEAN, FAILED, FINDINGS, complains, main
from sopai.errors import LintError, SopaiError
from sopai.settings import LANGUAGES
from sopai.settings import language as system_language

if TYPE_CHECKING:
    from sopai.workflow import LintedFile, Options


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(tuple(REPORTS)),
    default="text",
    help="Output form: SARIF 2.1.0, annotations of a GitHub workflow, one HTML page.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option(
    "--profile",
    default="default",
    show_default=True,
    help="Set of rules: default, strict, gxp, checklist.",
)
@click.option(
    "--roster", type=click.Path(path_type=Path), help="YAML file of who holds which role."
)
@owner_policy_option
@terms_option
@click.option("--today", type=click.DateTime(("%Y-%m-%d",)), help="The day to judge dates by.")
@click.option("--explain", is_flag=True, help="Say what was looked for, and what each guard said.")
@click.option(
    "--baseline", type=click.Path(path_type=Path), help="Report only what this file does not know."
)
@click.option(
    "--write-baseline", type=click.Path(path_type=Path), help="Write all findings to a baseline."
)
@click.option(
    "--jsonl",
    type=click.Path(path_type=Path, allow_dash=True),
    help="Judge single items, one JSON object a line.",
)
@click.option("--language", type=click.Choice(LANGUAGES), help="Language of the messages.")
@complains
def lint(
    paths: tuple[Path, ...],
    form: str,
    as_json: bool,
    profile: str,
    roster: Path | None,
    owner_policy: str | None,
    terms: tuple[Path, ...],
    today: datetime | None,
    explain: bool,
    baseline: Path | None,
    write_baseline: Path | None,
    jsonl: Path | None,
    language: str | None,
) -> int:
    """Flag vague wording and steps that nobody owns, in files and folders."""
    from sopai.workflow import Options, read_roster

    chosen = language or system_language()
    options = Options(
        profile=profile,
        language=chosen,
        roster=read_roster(roster) if roster else None,
        today=today.date() if today else None,
        explain=explain,
        house=house_rules(owner_policy, terms, chosen),
    )
    if jsonl is not None:
        return _lint_records(jsonl, options)
    if not paths:
        raise click.UsageError("name at least one file or folder, or use --jsonl")
    run = _Run(options, REPORTS["json" if as_json else form](options.language))
    return run.lint(paths, baseline, write_baseline)


class _Run:
    """One run of `sopai lint` over many files."""

    def __init__(self, options: "Options", report: Report) -> None:
        from sopai.schema.finding import Severity

        self.options = options
        self.report = report
        self.counts = dict.fromkeys(Severity, 0)
        self.files = 0
        self.suppressed = 0
        self.failed = 0

    def lint(self, paths: tuple[Path, ...], baseline: Path | None, write: Path | None) -> int:
        from sopai.lint.baseline import fingerprint, read_baseline, write_baseline
        from sopai.schema.finding import Severity
        from sopai.workflow import documents_in, lint_file
        from sopai.workflow.left_out import documents_left_out, nothing_words

        known = read_baseline(baseline) if baseline else None
        marks: Counter[str] = Counter()
        for path in documents_in(paths):
            self.files += 1
            try:
                linted = lint_file(path, self.options)
            except SopaiError as error:
                self._fail(path, error)
                continue
            marks.update(fingerprint(linted.path, linted.document.text, f) for f in linted.findings)
            self._take(linted, known)
        if write is not None:
            write_baseline(write, marks)
            click.echo(f"{sum(marks.values())} findings written to {write}", err=True)
        for line in documents_left_out(paths, self.options.language):
            click.echo(f"sopai: {line}", err=True)
        if self.files == 0:
            click.echo(f"sopai: {nothing_words(self.options.language)}", err=True)
            return FAILED
        self.report.close(self.counts, self.files, self.suppressed)
        if self.failed:
            return FAILED
        return FINDINGS if self.counts[Severity.ERROR] and write is None else CLEAN

    def _fail(self, path: Path, error: SopaiError) -> None:
        self.failed += 1
        self.report.fail(str(path), str(error))

    def _take(self, linted: "LintedFile", known: Counter[str] | None) -> None:
        from sopai.language.messages import in_language
        from sopai.lint.baseline import new_findings
        from sopai.lint.reports.text import printable

        language = self.options.language
        findings = linted.findings
        self.suppressed += linted.suppressed
        if known is not None:
            judged = new_findings(linted.path, linted.document.text, findings, known)
            findings = judged.findings
            self.suppressed += judged.known
        for finding in findings:
            self.counts[finding.severity] += 1
        for note in linted.notes:
            click.echo(printable(f"{linted.path}: {in_language(note, language)}"), err=True)
        self.report.take(linted, findings)


MAX_LINE = 10_000_000
"""Bytes of one line of `--jsonl`, as many as a document may have."""


def _lint_records(source: Path, options: "Options") -> int:
    from sopai.schema.finding import Severity
    from sopai.workflow import lint_record

    failed = found = False
    for line in _lines(source):
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


def _lines(source: Path) -> Iterator[bytes]:
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


def _filled(stream: BinaryIO) -> Iterator[bytes]:
    """Lines that hold something.

    Raises:
        LintError: a line is longer than any item.
    """
    number = 0
    while line := stream.readline(MAX_LINE + 1):
        number += 1
        if len(line) > MAX_LINE:
            raise LintError(
                f"line {number} is longer than {MAX_LINE // 1_000_000} MB: "
                "write one JSON object a line, with the text of one item"
            )
        if line.strip():
            yield line
