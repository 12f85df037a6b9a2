"""`sopai lint`."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sopai.cli.lint_options import (
    Given,
    rule_options,
    said_by,
    settle_with,
    tell_notes,
)
from sopai.cli.lint_records import lint_records
from sopai.cli.lint_reports import REPORTS
from sopai.cli.lint_run import Run
from sopai.cli.main import complains, main
from sopai.settings import LANGUAGES
from sopai.settings import language as system_language

if TYPE_CHECKING:
    from sopai.workflow.changed import Changes
    from sopai.workflow.lint_settings import Planned

HEAD = "HEAD"
"""The last commit, as git calls it."""


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
@rule_options
@click.option("--today", type=click.DateTime(("%Y-%m-%d",)), help="The day to judge dates by.")
@click.option("--explain", is_flag=True, help="Say what was looked for, and what each guard said.")
@click.option(
    "--baseline", type=click.Path(path_type=Path), help="Report only what this file does not know."
)
@click.option(
    "--write-baseline", type=click.Path(path_type=Path), help="Write all findings to a baseline."
)
@click.option(
    "--diff",
    "since",
    is_flag=False,
    flag_value=HEAD,
    metavar="[REVISION]",
    help="Report only what changed since a git revision, else since the last commit.",
)
@click.option(
    "--diff-file",
    type=click.Path(path_type=Path, allow_dash=True),
    help="Report only what a unified diff changes.",
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
    profile: str | None,
    roster: Path | None,
    owner_policy: str | None,
    terms: tuple[Path, ...],
    config: Path | None,
    no_config: bool,
    today: datetime | None,
    explain: bool,
    baseline: Path | None,
    write_baseline: Path | None,
    since: str | None,
    diff_file: Path | None,
    jsonl: Path | None,
    language: str | None,
) -> int:
    """Flag vague wording and steps that nobody owns, in files and folders.

    A project decides how by [lint] in its sopai.toml, or [tool.sopai.lint] in its pyproject.toml;
    what is said here goes before it.
    """
    from sopai.workflow.lint_settings import plan

    _check(jsonl, write_baseline, since, diff_file)
    given = Given(
        language=language or system_language(),
        profile=profile,
        owner_policy=owner_policy,
        roster=roster,
        terms=terms,
        baseline=baseline,
        today=today,
        explain=explain,
    )
    settle = settle_with(said_by(given), config, no_config=no_config)
    if jsonl is not None:
        how = settle(jsonl.parent)
        tell_notes(how.notes, how.options.language)
        return lint_records(jsonl, how.options)
    named, revision = _told_apart(paths, since)
    if not named and revision is None and diff_file is None:
        raise click.UsageError("name at least one file or folder, or use --jsonl")
    named = named or (Path(),)
    planned = plan(named, settle)
    tell_notes((note for _, how in planned.files for note in how.notes), given["language"])
    report = REPORTS["json" if as_json else form](given["language"])
    changes = _changes(planned, revision, diff_file)
    return Run(report, changes, write_baseline).lint(planned, named)


def _check(
    jsonl: Path | None, write: Path | None, since: str | None, diff_file: Path | None
) -> None:
    """Refuse what contradicts itself.

    Raises:
        UsageError: it does.
    """
    if since is not None and diff_file is not None:
        raise click.UsageError("--diff and --diff-file: give one of them")
    if (since or diff_file) and (jsonl or write):
        raise click.UsageError("--diff goes neither with --jsonl nor with --write-baseline")


def _told_apart(paths: tuple[Path, ...], since: str | None) -> tuple[tuple[Path, ...], str | None]:
    """The paths and the revision: of `--diff docs` the word is a path, unless git knows it."""
    from sopai.workflow.changed import is_revision

    if since is None or since == HEAD or not Path(since).exists():
        return paths, since
    if is_revision(Path(since), since):
        return paths, since
    return (Path(since), *paths), HEAD


def _changes(planned: "Planned", revision: str | None, diff_file: Path | None) -> "Changes | None":
    """What has changed; None where all counts.

    Raises:
        LintError: git or the diff cannot say it.
    """
    from sopai.workflow.changed import changes_in, changes_since

    if diff_file is not None:
        return changes_in(diff_file)
    if revision is not None:
        return changes_since((path for path, _ in planned.files), revision)
    return None
