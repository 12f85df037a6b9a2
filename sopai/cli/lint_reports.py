"""What `sopai lint` prints, a class a form."""

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from sopai.cli.main import say

if TYPE_CHECKING:
    from pydantic import JsonValue

    from sopai.schema.finding import Finding, Severity
    from sopai.workflow import LintedFile

_SUMMARY = {
    "en": "{files} files: {errors} errors, {warnings} warnings, {infos} infos, {suppressed} "
    "suppressed",
    "zh": "{files} 个文件：{errors} 个错误，{warnings} 个警告，{infos} 个提示，{suppressed} "
    "个已允许",
}


class Report:
    """What is said of many files; this one says nothing but what went wrong."""

    def __init__(self, language: str) -> None:
        """Begin with no file.

        Args:
            language: of the messages.
        """
        self.language = language

    def take(self, linted: "LintedFile", findings: "tuple[Finding, ...]") -> None:
        """A file with those of its findings that count."""

    def fail(self, path: str, error: str) -> None:
        """A file that could not be read."""
        say(error, self.language)

    def close(self, counts: "dict[Severity, int]", files: int, suppressed: int) -> None:
        """All files were looked at: how many findings there are of each severity."""
        from sopai.schema.finding import Severity

        line = _SUMMARY[self.language].format(
            files=files,
            errors=counts[Severity.ERROR],
            warnings=counts[Severity.WARNING],
            infos=counts[Severity.INFO],
            suppressed=suppressed,
        )
        click.echo(line, err=True)


class TextReport(Report):
    """Lines for a terminal."""

    def take(self, linted: "LintedFile", findings: "tuple[Finding, ...]") -> None:
        """Print the findings of a file."""
        from sopai.lint.reports.text import file_lines, left_alone_lines

        for line in file_lines(linted.path, findings, self.language):
            click.echo(line)
        for line in left_alone_lines(linted.path, linted.left_alone, self.language):
            click.echo(line)


class GithubReport(Report):
    """Annotations of a GitHub workflow."""

    def take(self, linted: "LintedFile", findings: "tuple[Finding, ...]") -> None:
        """Print the findings of a file."""
        from sopai.lint.reports.github import annotations

        for line in annotations(linted.path, linted.document, findings, self.language):
            click.echo(line)

    def fail(self, path: str, error: str) -> None:
        """Annotate the file, and say it as the others do."""
        from sopai.lint.reports.github import failed_annotation

        super().fail(path, error)
        click.echo(failed_annotation(path, error))


class JsonReport(Report):
    """One JSON object, `sopai.lint/1`."""

    def __init__(self, language: str) -> None:
        """Begin with no file."""
        super().__init__(language)
        self._records: list[object] = []

    def take(self, linted: "LintedFile", findings: "tuple[Finding, ...]") -> None:
        """Keep the record of a file."""
        from sopai.lint.reports.json import file_record

        self._records.append(
            file_record(linted.path, linted.document, linted.sop, findings, linted.left_alone)
        )

    def fail(self, path: str, error: str) -> None:
        """Keep why a file could not be read, and say it."""
        from sopai.lint.reports.json import failed_record

        super().fail(path, error)
        self._records.append(failed_record(path, error))

    def close(self, counts: "dict[Severity, int]", files: int, suppressed: int) -> None:
        """Print the object."""
        from sopai.lint.reports.json import SCHEMA, summary

        total = summary(counts, files, suppressed)
        record = {"schema": SCHEMA, "files": self._records, "summary": total}
        click.echo(json.dumps(record, ensure_ascii=False, indent=1))


class SarifReport(Report):
    """One SARIF 2.1.0 log."""

    def __init__(self, language: str) -> None:
        """Begin with no file."""
        super().__init__(language)
        self._results: list[dict[str, JsonValue]] = []
        self._failures: list[dict[str, JsonValue]] = []
        self._own: dict[str, str] = {}

    def take(self, linted: "LintedFile", findings: "tuple[Finding, ...]") -> None:
        """Keep the results of a file."""
        from sopai.lint.registry import RULES
        from sopai.lint.reports.sarif import results_of

        self._results += results_of(linted.path, linted.document, findings)
        for finding in findings:
            if finding.code not in RULES:
                self._own.setdefault(finding.code, finding.name)

    def fail(self, path: str, error: str) -> None:
        """Keep why a file could not be read, and say it."""
        from sopai.lint.reports.sarif import failure_of

        super().fail(path, error)
        self._failures.append(failure_of(path, error))

    def close(self, counts: "dict[Severity, int]", files: int, suppressed: int) -> None:
        """Print the log, and the counts as the others do."""
        from sopai import __version__
        from sopai.lint.reports.sarif import log

        record = log(self._results, self._failures, __version__, self.language, self._own)
        click.echo(json.dumps(record, ensure_ascii=False, indent=1))
        super().close(counts, files, suppressed)


class HtmlReport(Report):
    """One HTML page."""

    def __init__(self, language: str) -> None:
        """Begin with no file."""
        super().__init__(language)
        self._sections: list[str] = []
        self._failed = 0

    def take(self, linted: "LintedFile", findings: "tuple[Finding, ...]") -> None:
        """Keep the findings of a file."""
        from sopai.lint.reports.html import section

        self._sections.append(section(linted.path, findings, self.language))

    def fail(self, path: str, error: str) -> None:
        """Keep why a file could not be read, and say it."""
        from sopai.language.messages import in_language
        from sopai.lint.reports.html import failed_section

        super().fail(path, error)
        self._sections.append(failed_section(path, in_language(error, self.language)))
        self._failed += 1

    def close(self, counts: "dict[Severity, int]", files: int, suppressed: int) -> None:
        """Print the page, and the counts as the others do."""
        from sopai.lint.reports.html import page

        total = sum(counts.values())
        click.echo(page(self._sections, total, self._failed, self.language))
        super().close(counts, files, suppressed)


REPORTS: dict[str, Callable[[str], Report]] = {
    "text": TextReport,
    "json": JsonReport,
    "sarif": SarifReport,
    "github": GithubReport,
    "html": HtmlReport,
}
"""What `--format` takes."""
