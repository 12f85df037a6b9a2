"""One run of `sopai lint` over many files."""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sopai.cli.lint_reports import Report
from sopai.cli.main import CLEAN, FAILED, FINDINGS
from sopai.errors import SopaiError

if TYPE_CHECKING:
    from sopai.schema.finding import Finding
    from sopai.workflow import LintedFile
    from sopai.workflow.changed import Changes
    from sopai.workflow.lint_settings import Planned, Settled

_SAID = {
    "en": {
        "excluded": "{n} files are left out, as the settings exclude them",
        "written": "{n} findings written to {path}",
        "fixable": "{n} of them can be fixed safely: sopai fix",
        "unchanged": "no document has changed",
        "others": "{n} findings that the change did not make are not shown",
        "whole": "{path} has no lines to compare: all its findings are shown",
    },
    "zh": {
        "excluded": "{n} 个文件按设置排除，没有检查",
        "written": "已把 {n} 条发现写入 {path}",
        "fixable": "其中 {n} 处可以安全修改：sopai fix",
        "unchanged": "没有文档有改动",
        "others": "另有 {n} 条发现不是这次改动造成的，没有显示",
        "whole": "{path} 没有行可以比较：显示全部发现",
    },
}


class Run:
    """Lints files one by one, and counts."""

    def __init__(
        self, report: Report, changes: "Changes | None" = None, write: Path | None = None
    ) -> None:
        """Begin with no file.

        Args:
            report: what prints the findings.
            changes: only what they have made is reported; None: all.
            write: the baseline to write all findings to; then no other one counts.
        """
        from sopai.lint.baseline import read_baseline
        from sopai.schema.finding import Severity

        self.report = report
        self.changes = changes
        self.write = write
        self.marks: Counter[str] = Counter()
        self.known = cache(read_baseline)
        self.counts = dict.fromkeys(Severity, 0)
        self.files = self.suppressed = self.others = self.safe = self.failed = 0

    def lint(self, planned: "Planned", paths: tuple[Path, ...]) -> int:
        """Lint all files, and say how it went; returns the exit code.

        Args:
            planned: the files, each with how it is linted.
            paths: what the user named.

        Raises:
            LintError: a baseline cannot be read or written.
        """
        from sopai.lint.baseline import write_baseline
        from sopai.schema.finding import Severity
        from sopai.workflow import lint_file

        for how in {how.baseline: how for _, how in planned.files}.values():
            self._known(how)
        for path, how in self._wanted(planned):
            self.files += 1
            try:
                linted = lint_file(path, how.options)
                findings = self._made(linted, self._new(linted, how), how)
            except SopaiError as error:
                self.failed += 1
                self.report.fail(str(path), str(error))
                continue
            self._take(linted, findings)
        if self.write is not None:
            write_baseline(self.write, self.marks)
            self._say("written", n=sum(self.marks.values()), path=self.write)
        is_empty = self._close(planned, paths)
        if self.failed or is_empty:
            return FAILED
        return FINDINGS if self.counts[Severity.ERROR] and self.write is None else CLEAN

    def _wanted(self, planned: "Planned") -> "Iterator[tuple[Path, Settled]]":
        for path, how in planned.files:
            if self.changes is None or self.changes.of(path) is not None:
                yield path, how

    def _known(self, how: "Settled") -> Counter[str] | None:
        """What the baseline of a file still knows; it goes down as findings are taken from it."""
        if how.baseline is None or self.write is not None:
            return None
        return self.known(how.baseline)

    def _new(self, linted: "LintedFile", how: "Settled") -> "tuple[Finding, ...]":
        """The findings that no baseline knows."""
        from sopai.lint.baseline import fingerprints, known_as, new_findings

        findings, text = linted.findings, linted.document.text
        if self.write is not None:
            self.marks += fingerprints(known_as(linted.path, self.write), text, findings)
        known = self._known(how)
        if known is None or how.baseline is None:
            return findings
        name = known_as(linted.path, how.baseline)
        judged = new_findings(name, text, findings, known, self.report.language)
        self.suppressed += judged.known
        return judged.findings

    def _made(
        self, linted: "LintedFile", findings: "tuple[Finding, ...]", how: "Settled"
    ) -> "tuple[Finding, ...]":
        """The findings that the change has made, where only those count."""
        from sopai.workflow.changed import made_by

        changes = self.changes
        patch = changes.of(Path(linted.path)) if changes is not None else None
        if changes is None or patch is None:
            return findings
        made = made_by(patch, linted, findings, how.options, changes)
        self.others += made.others
        if made.is_whole and made.findings:
            self._say("whole", path=linted.path)
        return made.findings

    def _take(self, linted: "LintedFile", findings: "tuple[Finding, ...]") -> None:
        from sopai.language.messages import in_language
        from sopai.lint.reports.text import printable

        self.suppressed += linted.suppressed
        for finding in findings:
            self.counts[finding.severity] += 1
            self.safe += finding.fix is not None and finding.fix.kind == "safe"
        for note in linted.notes:
            words = in_language(note, self.report.language)
            click.echo(printable(f"{linted.path}: {words}"), err=True)
        self.report.take(linted, findings)

    def _close(self, planned: "Planned", paths: tuple[Path, ...]) -> bool:
        """Say what was left out, and the counts; returns whether there was nothing to read."""
        from sopai.workflow.left_out import documents_left_out, nothing_words

        language = self.report.language
        for line in documents_left_out(paths, language) if self.changes is None else ():
            click.echo(f"sopai: {line}", err=True)
        if planned.excluded:
            self._say("excluded", n=planned.excluded)
        if not planned.files and not planned.excluded:
            click.echo(f"sopai: {nothing_words(language)}", err=True)
            return True
        if planned.files and not self.files:
            self._say("unchanged")
        if self.others:
            self._say("others", n=self.others)
        self.report.close(self.counts, self.files, self.suppressed)
        if self.safe:
            self._say("fixable", n=self.safe)
        return False

    def _say(self, key: str, **values: object) -> None:
        from sopai.lint.reports.text import printable

        said = _SAID[self.report.language][key].format(**values)
        click.echo(f"sopai: {printable(said)}", err=True)
