"""One run of `sopai lint` over many files."""

from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sopai.cli.lint_reports import Report
from sopai.cli.main import CLEAN, FAILED, FINDINGS
from sopai.errors import SopaiError

if TYPE_CHECKING:
    from sopai.workflow import LintedFile
    from sopai.workflow.lint_settings import Planned, Settled

_SAID = {
    "en": {
        "excluded": "{n} files are left out, as the settings exclude them",
        "written": "{n} findings written to {path}",
        "fixable": "{n} of them can be fixed safely: sopai fix",
    },
    "zh": {
        "excluded": "{n} 个文件按设置排除，没有检查",
        "written": "已把 {n} 条发现写入 {path}",
        "fixable": "其中 {n} 处可以安全修改：sopai fix",
    },
}


class Run:
    """Lints files one by one, and counts."""

    def __init__(self, report: Report) -> None:
        """Begin with no file.

        Args:
            report: what prints the findings.
        """
        from sopai.lint.baseline import read_baseline
        from sopai.schema.finding import Severity

        self.report = report
        self.counts = dict.fromkeys(Severity, 0)
        self.files = 0
        self.suppressed = 0
        self.safe = 0
        self.failed = 0
        self.known = cache(read_baseline)

    def lint(self, planned: "Planned", paths: tuple[Path, ...], write: Path | None) -> int:
        """Lint all files, and say how it went; returns the exit code.

        Args:
            planned: the files, each with how it is linted.
            paths: what the user named.
            write: the baseline to write all findings to; then no other one counts.

        Raises:
            LintError: a baseline cannot be read or written.
        """
        from sopai.lint.baseline import fingerprints, known_as, write_baseline
        from sopai.schema.finding import Severity
        from sopai.workflow import lint_file

        marks: Counter[str] = Counter()
        for how in {how.baseline: how for _, how in planned.files}.values():
            self._known(how, write)
        for path, how in planned.files:
            self.files += 1
            try:
                linted = lint_file(path, how.options)
            except SopaiError as error:
                self.failed += 1
                self.report.fail(str(path), str(error))
                continue
            if write is not None:
                name, text = known_as(linted.path, write), linted.document.text
                marks += fingerprints(name, text, linted.findings)
            self._take(linted, how, write)
        if write is not None:
            write_baseline(write, marks)
            self._say("written", n=sum(marks.values()), path=write)
        self._close(planned, paths)
        if self.failed or (self.files == 0 and not planned.excluded):
            return FAILED
        return FINDINGS if self.counts[Severity.ERROR] and write is None else CLEAN

    def _known(self, how: "Settled", write: Path | None) -> Counter[str] | None:
        """What the baseline of a file still knows; it goes down as findings are taken from it."""
        return self.known(how.baseline) if how.baseline is not None and write is None else None

    def _take(self, linted: "LintedFile", how: "Settled", write: Path | None) -> None:
        from sopai.language.messages import in_language
        from sopai.lint.baseline import known_as, new_findings
        from sopai.lint.reports.text import printable

        findings = linted.findings
        self.suppressed += linted.suppressed
        known = self._known(how, write)
        if known is not None and how.baseline is not None:
            name = known_as(linted.path, how.baseline)
            judged = new_findings(name, linted.document.text, findings, known, self.report.language)
            findings = judged.findings
            self.suppressed += judged.known
        for finding in findings:
            self.counts[finding.severity] += 1
            self.safe += finding.fix is not None and finding.fix.kind == "safe"
        for note in linted.notes:
            words = in_language(note, self.report.language)
            click.echo(printable(f"{linted.path}: {words}"), err=True)
        self.report.take(linted, findings)

    def _close(self, planned: "Planned", paths: tuple[Path, ...]) -> None:
        """Say what was left out, and the counts."""
        from sopai.workflow.left_out import documents_left_out, nothing_words

        language = self.report.language
        for line in documents_left_out(paths, language):
            click.echo(f"sopai: {line}", err=True)
        if planned.excluded:
            self._say("excluded", n=planned.excluded)
        elif self.files == 0:
            click.echo(f"sopai: {nothing_words(language)}", err=True)
            return
        self.report.close(self.counts, self.files, self.suppressed)
        if self.safe:
            self._say("fixable", n=self.safe)

    def _say(self, key: str, **values: object) -> None:
        click.echo(f"sopai: {_SAID[self.report.language][key].format(**values)}", err=True)
