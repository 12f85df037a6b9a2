"""`sopai library archive` and `unarchive`."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sopai.cli.library import SCHEMA, indexing, library
from sopai.cli.main import CLEAN, FAILED, complains
from sopai.settings import LANGUAGES, data_folder, user_name
from sopai.settings import language as system_language

if TYPE_CHECKING:
    from sopai.library.unarchiving import Unarchived


@library.command("archive")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--without-evidence",
    is_flag=True,
    help="Leave out the change sets of retrospectives, whose quotes name people.",
)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option("--language", type=click.Choice(LANGUAGES), help="Language of the messages.")
@complains
def archive(file: Path, without_evidence: bool, as_json: bool, language: str | None) -> int:
    """Write the whole library as one zip file: a backup, or for another machine.

    It holds every SOP with every version, its control record, states, decisions, reviews and
    audit trail, the files as they were given, the roster, and the change sets of retrospectives
    with their quotes. `sops/` in it has what people work by as Markdown. The same library gives
    the same bytes. A file that is there already is left alone.
    """
    from sopai.lint.reports.text import printable
    from sopai.workflow.archive_words import archived_words, evidence_words
    from sopai.workflow.archives import archive as write

    made = write(data_folder(), file, with_evidence=not without_evidence)
    if as_json:
        record = {"schema": SCHEMA, "archive": str(file), **made._asdict()}
        click.echo(json.dumps(record, ensure_ascii=False, indent=1))
        return CLEAN
    messages = language or system_language()
    click.echo(printable(archived_words(str(file), made, messages)))
    note = evidence_words(made, messages, is_left_out=without_evidence)
    if note:
        click.echo(f"sopai: {note}", err=True)
    return CLEAN


@library.command("unarchive")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--by", help="Who does it; else the account's name. Recorded, not proved.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option("--language", type=click.Choice(LANGUAGES), help="Language of the messages.")
@complains
def unarchive(file: Path, by: str | None, as_json: bool, language: str | None) -> int:
    """Take what an archive holds and the library lacks.

    Into an empty library it gives the same library. Of a known SOP newer versions and decisions
    are added. An SOP that both sides have changed since they were the same is a conflict: it is
    told, stays as it is, the others are taken, and the exit code is 2. A damaged archive changes
    nothing.
    """
    from sopai.library.filling import update_index
    from sopai.library.opening import open_library
    from sopai.lint.reports.text import printable
    from sopai.workflow.archive_words import unarchived_lines
    from sopai.workflow.archives import unarchive as take

    messages = language or system_language()
    done = take(data_folder(), file, who=by or user_name())
    with open_library(data_folder()) as kept:
        notices = update_index(kept, indexing(messages))
    if as_json:
        click.echo(json.dumps(_record(done), ensure_ascii=False, indent=1))
    else:
        for line in unarchived_lines(done, messages):
            click.echo(printable(line))
    for notice in notices:
        click.echo(f"sopai: {notice.text(messages)}", err=True)
    return FAILED if done.has_conflicts else CLEAN


def _record(done: "Unarchived") -> dict[str, object]:
    return {
        "schema": SCHEMA,
        "sops": [one._asdict() | {"fate": one.fate.value} for one in done.sops],
        "roster": done.roster.value,
        "change_sets": {fate.value: number for fate, number in done.evidence.items()},
        "had_evidence": done.had_evidence,
    }
