"""`sopai people`: who owns what, what stops when somebody is away, roles that change hands."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sopai.cli.main import CLEAN, complains, main
from sopai.errors import RosterError
from sopai.settings import LANGUAGES, data_folder, user_name
from sopai.settings import language as system_language

if TYPE_CHECKING:
    from sopai.people.duties import Duty
    from sopai.schema.roster import Roster

SCHEMA = "sopai.people/1"
_TEXTS = {
    "en": {
        "shown": "nothing is changed yet: make the change with --write",
        "changed": "the roster is changed; no SOP got a new version",
        "unchanged": "nothing is different: the roster stays as it is",
    },
    "zh": {
        "shown": "还没有改动：加上 --write 才会改",
        "changed": "人员表已更新；没有任何 SOP 产生新版本",
        "unchanged": "没有差别：人员表保持原样",
    },
}
_DAY = click.DateTime(["%Y-%m-%d"])
_LANGUAGE = click.option(
    "--language", type=click.Choice(LANGUAGES), help="Language of the messages."
)
_TODAY = click.option("--today", type=_DAY, help="Day that is looked at; else today.")
_JSON = click.option("--json", "as_json", is_flag=True, help="As JSON.")
_WRITE = click.option("--write", is_flag=True, help="Make the change; else it is only shown.")
_BY = click.option("--by", help="Who decides; else the account's name.")
_REASON = click.option("--reason", default="", help="Why, in a sentence; needed with --write.")


@main.group(invoke_without_command=True)
@_TODAY
@_JSON
@_LANGUAGE
@click.pass_context
def people(
    context: click.Context, today: datetime | None, as_json: bool, language: str | None
) -> None:
    """Show who owns what in the library, and where it hangs on one person alone.

    Without a command: everybody's load, steps that nobody owns, roles without holder, work that
    stops when one person is away, tasks without SOP, what is wrong in the roster.
    """
    if context.invoked_subcommand is None:
        _overview(today=today, as_json=as_json, language=language)


@complains
def _overview(*, today: datetime | None, as_json: bool, language: str | None) -> int:
    from sopai.lint.reports.text import printable
    from sopai.workflow.people import people as read_all
    from sopai.workflow.people_words import overview_lines

    known = read_all(data_folder(), _day(today))
    if as_json:
        _print_json(
            today=known.today.isoformat(),
            people=[one._asdict() for one in known.loads],
            unowned=[_plain(duty) for duty in known.unowned],
            roles_without_holder=[
                {"role": one.role, "gap": one.gap, "duties": [_plain(d) for d in one.duties]}
                for one in known.unheld
            ],
            single_points=[
                {"person": one.person, "role": one.role, "duties": [_plain(d) for d in one.duties]}
                for one in known.single_points
            ],
            not_in_roster=list(known.strangers),
            outdated=[_plain(one.duty) for one in known.outdated],
            tasks=[one._asdict() for one in known.tasks],
            problems=[one._asdict() for one in known.problems],
        )
    else:
        for line in overview_lines(known, language or system_language()):
            click.echo(printable(line))
    return CLEAN


@people.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@_TODAY
@_JSON
@_LANGUAGE
@complains
def away(
    names: tuple[str, ...], today: datetime | None, as_json: bool, language: str | None
) -> int:
    """Show what stops when people are away at the same time, and who takes over the rest."""
    from sopai.lint.reports.text import printable
    from sopai.workflow.people import away as absence_of
    from sopai.workflow.people import people as read_all
    from sopai.workflow.people_words import absence_lines

    known = read_all(data_folder(), _day(today))
    found = absence_of(known, names)
    if as_json:
        _print_json(
            away=list(names),
            stops=[_plain(duty) for duty in found.stops],
            taken_over=[
                {
                    "person": one.person,
                    "is_holder": one.is_holder,
                    "duties": [_plain(duty) for duty in one.duties],
                }
                for one in found.taken_over
            ],
            uncovered=list(found.uncovered),
        )
    else:
        for line in absence_lines(found, names, language or system_language()):
            click.echo(printable(line))
    return CLEAN


@people.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--replace", is_flag=True, help="The file is the whole roster, not a part of it.")
@_WRITE
@_REASON
@_BY
@_LANGUAGE
@complains
def import_people(
    file: Path, replace: bool, write: bool, reason: str, by: str | None, language: str | None
) -> int:
    """Take people, roles and holders from a list: CSV, Excel, or a roster in YAML.

    The first row names the columns: name, role, department, since, until, substitute, tasks, in
    English or Chinese. Without --write it is only shown what would be different.
    """
    from sopai.workflow.people import read_people_file
    from sopai.workflow.people_words import diff_lines

    found = read_people_file(data_folder(), file, replace=replace)
    for line in diff_lines(found, language or system_language()):
        click.echo(line)
    return _change(found.before, found.after, write, reason or f"list {file.name}", by, language)


@people.command("hand-over")
@click.argument("role")
@click.option("--to", "to", required=True, help="Who takes it over.")
@click.option("--since", type=_DAY, help="First day of the new holder; else today.")
@click.option("--instead-of", help="Whom of several holders; else all of them.")
@click.option("--substitute", help="Who stands in for the new holder; else who did so far.")
@_WRITE
@_REASON
@_BY
@_LANGUAGE
@complains
def hand_over(
    role: str,
    to: str,
    since: datetime | None,
    instead_of: str | None,
    substitute: str | None,
    write: bool,
    reason: str,
    by: str | None,
    language: str | None,
) -> int:
    """Give a role to another person: no SOP changes, only who is named in it."""
    from sopai.workflow.people import preview_hand_over
    from sopai.workflow.people_words import preview_lines

    shown = preview_hand_over(
        data_folder(), role, to, _day(since), instead_of=instead_of, substitute=substitute
    )
    for line in preview_lines(shown, language or system_language()):
        click.echo(line)
    return _change(shown.before, shown.after, write, reason, by, language)


@people.command()
@click.argument("person")
@click.option("--to", "to", help="Who takes over everything; else nobody yet.")
@click.option("--since", type=_DAY, help="First day without the person; else today.")
@_WRITE
@_REASON
@_BY
@_LANGUAGE
@complains
def leaves(
    person: str,
    to: str | None,
    since: datetime | None,
    write: bool,
    reason: str,
    by: str | None,
    language: str | None,
) -> int:
    """Take a person out of every role and every substitution, as one event."""
    from sopai.workflow.people import preview_leaving
    from sopai.workflow.people_words import preview_lines

    shown = preview_leaving(data_folder(), person, to, _day(since))
    for line in preview_lines(shown, language or system_language()):
        click.echo(line)
    return _change(shown.before, shown.after, write, reason, by, language)


@people.command()
@complains
def roster() -> int:
    """Print the roster as YAML, to edit and to import again."""
    from sopai.workflow.files import roster_yaml
    from sopai.workflow.people import current_roster

    click.echo(roster_yaml(current_roster(data_folder())), nl=False)
    return CLEAN


def _change(
    before: "Roster",
    after: "Roster",
    write: bool,
    reason: str,
    by: str | None,
    language: str | None,
) -> int:
    from sopai.workflow.people import change_roster

    words = _TEXTS[language or system_language()]
    if not write:
        click.echo(words["shown"], err=True)
        return CLEAN
    if not reason.strip():
        raise RosterError("the roster is not changed: say who changes it, and give a reason")
    is_changed = change_roster(data_folder(), before, after, who=by or user_name(), reason=reason)
    click.echo(words["changed" if is_changed else "unchanged"], err=True)
    return CLEAN


def _day(given: datetime | None) -> date:
    return given.date() if given else date.today()


def _plain(duty: "Duty") -> dict[str, object]:
    return duty._asdict() | {"owner": duty.owner.model_dump(mode="json")}


def _print_json(**record: object) -> None:
    whole = {"schema": SCHEMA, **record}
    click.echo(json.dumps(whole, ensure_ascii=False, indent=1, default=str))
