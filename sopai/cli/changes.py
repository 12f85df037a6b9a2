"""`sopai apply`: accepted changes become a new version."""

import json
import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sopai.cli.main import CLEAN, complains, main
from sopai.settings import LANGUAGES, data_folder, user_name
from sopai.settings import language as system_language

if TYPE_CHECKING:
    from sopai.workflow.new_content import NewContent

SCHEMA = "sopai.applied/1"
_TEXTS = {
    "en": {
        "made": "{title} ({sop}): {before} -> {version}, {level}",
        "draft": "version {version} is a draft: people work by the older one until it is approved",
        "left": "{out} holds one procedure; these of the same file are not in it: {titles}",
        "major": "major",
        "minor": "minor",
        "none": "nothing changed",
    },
    "zh": {
        "made": "{title}（{sop}）：{before} -> {version}，{level}",
        "draft": "版本 {version} 是草稿：批准之前，大家仍按旧版本工作",
        "left": "{out} 只有一个流程；同一文件里的这些不在其中：{titles}",
        "major": "大版本",
        "minor": "小版本",
        "none": "没有变化",
    },
}


@main.command()
@click.argument("changes", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--accept", required=True, help="all, or the ids of changes: c1,c3.")
@click.option("--reason", required=True, help="Why they are accepted, in a sentence.")
@click.option("--by", help="Who accepts them; else the account's name. Recorded, not proved.")
@click.option("--out", type=click.Path(path_type=Path), help="The new file, if the SOP is a file.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day for the history.")
@click.option("--json", "as_json", is_flag=True, help="As JSON (sopai.applied/1).")
@click.option("--language", type=click.Choice(LANGUAGES), help="Language of the messages.")
@complains
def apply(
    changes: Path,
    accept: str,
    reason: str,
    by: str | None,
    out: Path | None,
    today: datetime | None,
    as_json: bool,
    language: str | None,
) -> int:
    """Apply accepted changes of a change set: a new version, or a new file with --out."""
    from sopai.workflow.applying import apply_changes
    from sopai.workflow.change_sets import parse_change_set, read_change_set
    from sopai.workflow.new_content import By

    messages = language or system_language()
    if str(changes) == "-":
        found = parse_change_set(sys.stdin.buffer.read(), "-")
    else:
        found = read_change_set(changes)
    day = today.date() if today else date.today()
    decided = By(user_name() if by is None else by, reason, day, messages)
    made = apply_changes(data_folder(), found, accept, decided, out)
    if made.out is None:
        _index(messages)
    if as_json:
        click.echo(json.dumps(_record(made), ensure_ascii=False, indent=1))
    else:
        _show(made, messages)
    _warn(made, messages)
    return CLEAN


def _index(language: str) -> None:
    from sopai.cli.library import indexing
    from sopai.library.filling import update_index
    from sopai.library.opening import open_library

    with open_library(data_folder()) as kept:
        for notice in update_index(kept, indexing(language)):
            click.echo(f"sopai: {notice.text(language)}", err=True)


def _record(made: "NewContent") -> dict[str, object]:
    return {
        "schema": SCHEMA,
        "sop": made.sop_id,
        "title": made.title,
        "before": made.before,
        "version": made.version,
        "hash": made.hash,
        "level": made.bump.level,
        "reasons": made.bump.reasons,
        "accepted": made.accepted,
        "state": made.state.value if made.state else None,
        "out": str(made.out) if made.out else None,
        "left_out": made.left_out,
        "diff": made.diff.model_dump(mode="json", by_alias=True),
    }


def _show(made: "NewContent", language: str) -> None:
    from sopai.changes.diff_text import diff_lines
    from sopai.lint.reports.text import printable

    words = _TEXTS[language]
    line = words["made"].format(
        title=made.title,
        sop=made.sop_id,
        before=made.before or "-",
        version=made.version,
        level=words[made.bump.level],
    )
    click.echo(printable(line))
    for reason in made.bump.reasons:
        click.echo(printable(f"  {reason}"))
    click.echo(made.hash)
    for text in diff_lines(made.diff, language):
        click.echo(printable(text))
    if made.out is not None:
        click.echo(printable(str(made.out)), err=True)


def _warn(made: "NewContent", language: str) -> None:
    from sopai.lint.reports.text import printable

    words = _TEXTS[language]
    if made.out is None and made.state is not None and made.state.value == "draft":
        click.echo(f"sopai: {words['draft'].format(version=made.version)}", err=True)
    if made.left_out:
        line = words["left"].format(out=made.out, titles=", ".join(made.left_out))
        click.echo(printable(f"sopai: {line}"), err=True)
