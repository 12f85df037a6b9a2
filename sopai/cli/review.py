"""`sopai review`."""

import json
import sys
from datetime import datetime
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

import click

from sopai.cli.lint_options import (
    Given,
    rule_options,
    said_by,
    settle_with,
    tell_notes,
)
from sopai.cli.main import CLEAN, FAILED, FINDINGS, complains, main
from sopai.errors import SettingsError
from sopai.settings import LANGUAGES
from sopai.settings import language as system_language

if TYPE_CHECKING:
    from sopai.review.record import Failed
    from sopai.workflow.reviewing import Progress, Review

FORMATS = ("html", "json", "csv", "docx")

LINE_SECONDS = 10
"""Between two lines of progress where nobody watches: in a log, in CI."""

REWRITE_SECONDS = 0.2
"""Between two states of the line on a terminal."""

_SAID = {
    "en": {
        "settings": "the settings of {path} count",
        "begin": "{total} files to review",
        "kept": ", {kept} known from before",
        "progress": "{done} of {total} files, {rate:.1f} files/s, about {left} left",
        "failed": ", {failed} not read",
        "done": "{reviewed} documents: {errors} errors, {warnings} warnings, {orphans} steps "
        "nobody owns",
        "unread": "not read: {path}: {why}",
        "more": "and {n} more, see the report",
        "uncopied": "no copy with comments: {path}: {why}",
        "uncopied_more": "and {n} more without a copy",
        "skipped": "{n} files and folders were left out: see the report",
        "broken": "{n} records of the earlier run were cut off; their files were reviewed again",
        "asking": "asking {model} for rewrites of at most {n} passages",
        "asked": "rewrites: {done} of {total} passages",
        "proposed": "{passed} of {asked} rewrites passed the checks ({cost})",
        "calls": "{calls} calls, {tokens} tokens",
        "dollars": "{calls} calls, {tokens} tokens, ${price:.4f}",
        "problem": "no more rewrites: {why}",
        "copies": "{n} copies with comments are in {path}",
        "see": "open {path}",
        "stopped": "stopped; what was done is kept: go on with the same command and --resume",
    },
    "zh": {
        "settings": "按 {path} 的设置",
        "begin": "要审查 {total} 份文件",
        "kept": "，{kept} 份沿用以前的结果",
        "progress": "{done} / {total} 份，每秒 {rate:.1f} 份，约剩 {left}",
        "failed": "，{failed} 份没有读成",
        "done": "{reviewed} 份文档：{errors} 个错误，{warnings} 个警告，{orphans} 个步骤没人负责",
        "unread": "没有读成：{path}：{why}",
        "more": "另有 {n} 份，见报告",
        "uncopied": "没有带批注的副本：{path}：{why}",
        "uncopied_more": "另有 {n} 份没有副本",
        "skipped": "{n} 个文件或文件夹未审查，见报告",
        "broken": "上次运行有 {n} 条记录不完整，这些文件已重新审查",
        "asking": "请 {model} 改写，最多 {n} 段",
        "asked": "改写：{done} / {total} 段",
        "proposed": "{asked} 段改写中 {passed} 段通过检查（{cost}）",
        "calls": "调用 {calls} 次，{tokens} 个 token",
        "dollars": "调用 {calls} 次，{tokens} 个 token，{price:.4f} 美元",
        "problem": "改写已停止：{why}",
        "copies": "{n} 份带批注的副本在 {path}",
        "see": "请打开 {path}",
        "stopped": "已停止，做完的已保存：用同一命令加 --resume 继续",
    },
}
MAX_TOLD = 10
"""Failed files that are named on the terminal; the report has all."""


@main.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--out", required=True, type=click.Path(path_type=Path), help="Folder for the reports."
)
@click.option(
    "--format",
    "formats",
    default="html,json,csv",
    show_default=True,
    help="Of html, json, csv (with xlsx), docx (copies with comments); with commas between.",
)
@click.option("--workers", type=click.IntRange(1, 64), help="Processes; else one a core, up to 8.")
@click.option("--resume", is_flag=True, help="Go on with the review that is in the folder.")
@click.option(
    "--time-limit",
    type=click.FloatRange(1, 3600),
    default=60,
    show_default=True,
    help="Seconds that one file may take.",
)
@click.option(
    "--memory-limit",
    type=click.IntRange(150, 100_000),
    default=500,
    show_default=True,
    help="Megabytes that a process may take (Linux; elsewhere it is not enforced).",
)
@rule_options
@click.option("--model", help="Model that proposes rewrites; without it none is asked.")
@click.option(
    "--rewrites",
    type=click.IntRange(1, 1000),
    default=20,
    show_default=True,
    help="Passages that the model is asked about, at most; the worst documents first.",
)
@click.option(
    "--max-cost",
    type=click.FloatRange(0, 1000),
    default=1.0,
    show_default=True,
    help="Dollars for the model, at most, where its price is known.",
)
@click.option("--today", type=click.DateTime(("%Y-%m-%d",)), help="The day to judge dates by.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
@click.option("--language", type=click.Choice(LANGUAGES), help="Language of reports and messages.")
@complains
def review(
    paths: tuple[Path, ...],
    out: Path,
    formats: str,
    workers: int | None,
    resume: bool,
    time_limit: float,
    memory_limit: int,
    profile: str | None,
    roster: Path | None,
    owner_policy: str | None,
    terms: tuple[Path, ...],
    config: Path | None,
    no_config: bool,
    model: str | None,
    rewrites: int,
    max_cost: float,
    today: datetime | None,
    as_json: bool,
    language: str | None,
) -> int:
    """Review a pile of documents: files, folders, patterns; reports go to a folder.

    Each file is read in a process of its own limits: one that hangs or breaks is reported, and the
    others go on. Ctrl-C stops; --resume goes on, and looks only at what is new or changed. Settings
    are those of the folder that holds all paths: profile, owner-policy, roster, severity, terms.
    """
    from sopai.workflow.lint_settings import shared_folder
    from sopai.workflow.reviewing import Asking, Limits, Wish
    from sopai.workflow.reviewing import review as run

    chosen = language or system_language()
    given = Given(
        language=chosen,
        profile=profile,
        owner_policy=owner_policy,
        roster=roster,
        terms=terms,
        baseline=None,
        today=today,
        explain=False,
    )
    how = settle_with(said_by(given), config, no_config=no_config)(shared_folder(paths))
    tell_notes(how.notes, chosen)
    if how.config is not None:
        click.echo(f"sopai: {_SAID[chosen]['settings'].format(path=how.config.path)}", err=True)
    wish = Wish(
        paths=paths,
        out=out,
        formats=_formats(formats),
        options=how.options,
        workers=workers,
        limits=Limits(time_limit, memory_limit),
        resume=resume,
        asking=Asking(model, rewrites, max_cost) if model else None,
    )
    line = _Line(chosen)
    if model:
        click.echo(f"sopai: {_SAID[chosen]['asking'].format(model=model, n=rewrites)}", err=True)
    try:
        done = run(wish, told=line.show, asked=line.ask)
    except KeyboardInterrupt:
        line.close()
        click.echo(f"sopai: {_SAID[chosen]['stopped']}", err=True)
        return FAILED
    line.close()
    _tell(done, out, chosen)
    if as_json:
        from sopai.review.json_report import SCHEMA, summary_record

        record = {"schema": SCHEMA, "out": str(out), **summary_record(done.summary, done.pile)}
        click.echo(json.dumps(record, ensure_ascii=False, indent=1))
    if done.summary.failed or done.proposed.problem or (done.copies and done.copies.failed):
        return FAILED
    return FINDINGS if done.summary.totals["errors"] else CLEAN


def _formats(text: str) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(name.strip().lower() for name in text.split(",") if name.strip()))
    odd = [name for name in names if name not in FORMATS]
    if odd or not names:
        raise SettingsError(
            f"--format {text!r}: write one or more of {', '.join(FORMATS)}, with commas between"
        )
    return names


def _tell(done: "Review", out: Path, language: str) -> None:
    """What came out, on stderr."""
    from sopai.lint.reports.text import printable
    from sopai.review.unsupported import unsupported

    said, totals = _SAID[language], done.summary.totals
    others = unsupported(done.pile, language)
    lines = [_failed(said["unread"], one, language) for one in done.summary.failed]
    lines += [said["unread"].format(path=one.path, why=one.advice) for one in others]
    unread = len(lines)
    if unread > MAX_TOLD:
        lines[MAX_TOLD:] = [said["more"].format(n=unread - MAX_TOLD)]
    if done.broken:
        lines.append(said["broken"].format(n=done.broken))
    if len(done.pile.skipped) > len(others):
        lines.append(said["skipped"].format(n=len(done.pile.skipped) - len(others)))
    told = said["done"].format(orphans=totals["steps_without_owner"], **totals)
    if unread:
        told += said["failed"].format(failed=unread)
    lines.append(told)
    lines += _proposed(done, language) + _copied(done, out, language)
    if done.reports:
        lines.append(said["see"].format(path=out / done.reports[0]))
    for line in lines:
        click.echo(f"sopai: {printable(line)}", err=True)


def _failed(line: str, failed: "Failed", language: str) -> str:
    from sopai.language.messages import in_language

    return line.format(path=failed.path, why=in_language(failed.why, language))


def _proposed(done: "Review", language: str) -> list[str]:
    """What the model gave."""
    from sopai.language.messages import in_language

    lines, said = [], _SAID[language]
    proposed = done.proposed
    if proposed.used is not None:
        used = proposed.used
        values = {"calls": used.calls, "tokens": used.tokens_in + used.tokens_out}
        key = "dollars" if used.price else "calls"
        cost = said[key].format(price=used.price, **values)
        lines.append(
            said["proposed"].format(passed=proposed.passed, asked=proposed.asked, cost=cost)
        )
    if proposed.problem is not None:
        lines.append(said["problem"].format(why=in_language(proposed.problem, language)))
    return lines


def _copied(done: "Review", out: Path, language: str) -> list[str]:
    """What became of the copies with comments."""
    from sopai.review.texts import say

    if done.copies is None:
        return []
    said = _SAID[language]
    failed = done.copies.failed
    lines = [_failed(said["uncopied"], one, language) for one in failed[:MAX_TOLD]]
    if len(failed) > MAX_TOLD:
        lines.append(said["uncopied_more"].format(n=len(failed) - MAX_TOLD))
    if done.copies.made:
        lines.append(said["copies"].format(n=len(done.copies.made), path=out / "word"))
    if done.copies.others:
        lines.append(say("copy.none", language, n=done.copies.others))
    return lines


class _Line:
    """The progress: one line that is written again on a terminal, a line now and then elsewhere."""

    def __init__(self, language: str) -> None:
        self.said = _SAID[language]
        self.is_terminal = sys.stderr.isatty()
        self.last = monotonic()
        self.width = 0

    def show(self, progress: "Progress") -> None:
        """Say how far it is, unless that was said just now."""
        self._say(self._words(progress), is_due=not progress.done)

    def _say(self, text: str, *, is_due: bool) -> None:
        now = monotonic()
        wait = REWRITE_SECONDS if self.is_terminal else LINE_SECONDS
        if not is_due and now - self.last < wait:
            return
        self.last = now
        if self.is_terminal:
            click.echo(f"\r{text}{' ' * (self.width - len(text))}", err=True, nl=False)
            self.width = len(text)
        else:
            click.echo(f"sopai: {text}", err=True)

    def ask(self, done: int, total: int) -> None:
        """Say how many passages a model was asked about."""
        self._say(self.said["asked"].format(done=done, total=total), is_due=done == total)

    def close(self) -> None:
        """Leave the line."""
        if self.is_terminal and self.width:
            click.echo("\r" + " " * 2 * self.width + "\r", err=True, nl=False)

    def _words(self, progress: "Progress") -> str:
        if not progress.done:
            begin = self.said["begin"].format(total=progress.total)
            return begin + (self.said["kept"].format(kept=progress.kept) if progress.kept else "")
        rate = progress.done / max(progress.seconds, 0.001)
        left = round((progress.total - progress.done) / rate)
        text = self.said["progress"].format(
            done=progress.done,
            total=progress.total,
            rate=rate,
            left=f"{left // 60}:{left % 60:02d}",
        )
        failed = self.said["failed"].format(failed=progress.failed) if progress.failed else ""
        return text + failed
