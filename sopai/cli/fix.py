"""`sopai fix`."""

import json
import sys
from collections.abc import Iterator
from datetime import datetime
from os.path import realpath
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sopai.cli.lint_options import (
    Given,
    rule_options,
    said_by,
    settle_with,
)
from sopai.cli.main import CLEAN, FAILED, FINDINGS, complains, main, say
from sopai.errors import SopaiError
from sopai.settings import LANGUAGES
from sopai.settings import language as system_language

if TYPE_CHECKING:
    from pydantic import JsonValue

    from sopai.schema.finding import Finding
    from sopai.workflow.fixing import MendedFile
    from sopai.workflow.lint_settings import Settle

SCHEMA = "sopai.fix/1"
_TEXTS = {
    "en": {
        "available": "{files} files: {fixes} safe fixes, none of them written: --write writes them",
        "written": "{files} files: {fixes} safe fixes written",
        "none": "{files} files: nothing to fix safely",
        "left": "{left} findings are left for a person",
        "suggest": "{left} findings are left for a person: --suggest shows what could stand there",
        "types": "{count} files are not changed: only Markdown and plain text are",
        "excluded": "{count} files are left out, as the settings exclude them",
        "links": "{path} is not changed: it is a link out of the folder",
    },
    "zh": {
        "available": "{files} 个文件：有 {fixes} 处可以安全修改，尚未写入：加 --write 写入",
        "written": "{files} 个文件：已写入 {fixes} 处安全修改",
        "none": "{files} 个文件：没有可以安全修改的地方",
        "left": "还有 {left} 处问题要由人处理",
        "suggest": "还有 {left} 处问题要由人处理：加 --suggest 查看可以改成什么",
        "types": "{count} 个文件没有修改：只修改 Markdown 和纯文本",
        "excluded": "{count} 个文件按设置排除，没有检查",
        "links": "{path} 没有修改：它是指向文件夹以外的链接",
    },
}


@main.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--write", is_flag=True, help="Write the fixes; without it nothing is changed.")
@click.option("--code", "codes", multiple=True, help="Only this rule, by code or name; repeatable.")
@click.option("--suggest", is_flag=True, help="Show what is left, and what could stand there.")
@click.option("--json", "as_json", is_flag=True, help="As JSON (sopai.fix/1).")
@rule_options
@click.option("--today", type=click.DateTime(("%Y-%m-%d",)), help="The day to judge dates by.")
@click.option("--language", type=click.Choice(LANGUAGES), help="Language of the messages.")
@complains
def fix(
    paths: tuple[Path, ...],
    write: bool,
    codes: tuple[str, ...],
    suggest: bool,
    as_json: bool,
    profile: str | None,
    roster: Path | None,
    owner_policy: str | None,
    terms: tuple[Path, ...],
    config: Path | None,
    no_config: bool,
    today: datetime | None,
    language: str | None,
) -> int:
    """Fix what can be fixed without a change of meaning, and show it as a diff.

    A safe fix moves words or numbers a list as its page shows it: no number, name, unit, quoted
    word or denial changes, and the result is read again to make sure. Everything else is a
    question to a person; --suggest shows it. Markdown and plain text only.

    Exit code 0: nothing to fix, or all of it written. 1: there are fixes, and --write was not
    given. 2: a file could not be read or written; the others are done.
    """
    from sopai.workflow import rule_page

    given = Given(
        language=language or system_language(),
        profile=profile,
        owner_policy=owner_policy,
        roster=roster,
        terms=terms,
        baseline=None,
        today=today,
        explain=False,
    )
    settle = settle_with(said_by(given), config, no_config=no_config)
    chosen = frozenset(rule_page(code).code for code in codes)
    run = _Run(given["language"], settle, chosen, write=write, suggest=suggest, as_json=as_json)
    return run.fix(paths)


class _Run:
    """One run of `sopai fix` over many files."""

    def __init__(
        self,
        language: str,
        settle: "Settle",
        codes: frozenset[str],
        *,
        write: bool,
        suggest: bool,
        as_json: bool,
    ) -> None:
        self.language = language
        self.settle = settle
        self.codes = codes
        self.write = write
        self.suggest = suggest
        self.as_json = as_json
        self.records: list[dict[str, JsonValue]] = []
        self.files = self.fixes = self.left = self.failed = self.others = 0
        self.excluded = 0

    def fix(self, paths: tuple[Path, ...]) -> int:
        """All files that paths name; returns the exit code."""
        from sopai.workflow.left_out import nothing_words

        for path in self._files(paths):
            self.files += 1
            try:
                self._take(path)
            except SopaiError as error:
                self.failed += 1
                self.records.append({"path": str(path), "error": str(error)})
                say(str(error), self.language)
        if self.files == 0 and not self.others and not self.excluded:
            click.echo(f"sopai: {nothing_words(self.language)}", err=True)
        self._close()
        if self.failed or (self.files == 0 and not self.excluded):
            return FAILED
        return FINDINGS if self.fixes and not self.write else CLEAN

    def _files(self, paths: tuple[Path, ...]) -> Iterator[Path]:
        """The files, each once; of those found in a folder no links out of it, and text alone."""
        from sopai.workflow import documents_in
        from sopai.workflow.fixing import is_text, leads_out
        from sopai.workflow.lint_settings import is_left_out

        seen: set[str] = set()
        for top in paths:
            for path in documents_in((top,)):
                real = realpath(path)
                if is_left_out(path, self.settle(path.parent).config):
                    self.excluded += 1
                elif path != top and not is_text(path.name):
                    self.others += 1
                elif path != top and leads_out(path, top):
                    self._tell("links", path=path)
                elif real not in seen:
                    seen.add(real)
                    yield path
        if self.others:
            self._tell("types", count=self.others)
        if self.excluded:
            self._tell("excluded", count=self.excluded)

    def _take(self, path: Path) -> None:
        """Mend a file, show the diff, and write it where that is wanted."""
        from sopai.workflow.fixing import mend_file, write_mended

        mended = mend_file(path, self.settle(path.parent).options, self.codes)
        left = tuple(one for one in mended.left if not self.codes or one.code in self.codes)
        if self.write and mended.applied:
            write_mended(mended)
        self.fixes += len(mended.applied)
        self.left += len(left)
        if self.as_json:
            self.records.append(_record(mended, left if self.suggest else (), written=self.write))
            return
        for line in _shown(mended):
            click.echo(line)
        if self.suggest:
            for line in _suggestions(str(path), left, self.language):
                click.echo(line)

    def _close(self) -> None:
        """The object of --json, and the summary."""
        if self.as_json:
            summary = {"files": self.files, "fixes": self.fixes, "written": self.write}
            record = {
                "schema": SCHEMA,
                "files": self.records,
                "summary": {**summary, "left": self.left, "failed": self.failed},
            }
            click.echo(json.dumps(record, ensure_ascii=False, indent=1))
        kind = "none" if not self.fixes else "written" if self.write else "available"
        if self.files > self.failed:
            self._tell(kind, files=self.files - self.failed, fixes=self.fixes)
        if self.left:
            self._tell("left" if self.suggest else "suggest", left=self.left)

    def _tell(self, key: str, **values: object) -> None:
        text = _TEXTS[self.language][key]
        click.echo(f"sopai: {text.format(**values)}", err=True)


def _shown(mended: "MendedFile") -> Iterator[str]:
    """The diff; on a terminal without signs that move the cursor or turn lines round."""
    from sopai.lint.reports.diff import diff_lines
    from sopai.lint.reports.text import printable

    is_terminal = sys.stdout.isatty()
    for line in diff_lines(str(mended.path), mended.before, mended.after):
        yield "\t".join(map(printable, line.rstrip("\r").split("\t"))) if is_terminal else line


def _suggestions(path: str, left: "tuple[Finding, ...]", language: str) -> Iterator[str]:
    """What a person has to decide: the question, and where there is one what could stand there."""
    from sopai.lint.reports.text import finding_lines, printable

    for finding in left:
        yield from finding_lines(path, finding, language)
        if finding.fix is not None:
            yield f"    -> {printable(finding.fix.text)}"


def _record(
    mended: "MendedFile", left: "tuple[Finding, ...]", *, written: bool
) -> "dict[str, JsonValue]":
    from sopai.lint.reports.diff import diff_lines
    from sopai.schema.finding import published

    lines = diff_lines(str(mended.path), mended.before, mended.after)
    return {
        "path": str(mended.path),
        "error": None,
        "written": written and bool(mended.applied),
        "fixes": [
            {
                "code": one.finding.code,
                "name": one.finding.name,
                "address": one.finding.address,
                "line": one.finding.line,
                "before": one.before,
                "after": one.after,
            }
            for one in mended.applied
        ],
        "diff": "".join(f"{line}\n" for line in lines),
        "suggestions": [published(finding) for finding in left],
    }
