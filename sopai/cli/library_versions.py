"""`sopai library diff`, `restore`, `history`, `due` and `reviewed`."""

import json
from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from sopai.cli.library import library
from sopai.cli.main import CLEAN, complains
from sopai.settings import LANGUAGES, data_folder, user_name
from sopai.settings import language as system_language

if TYPE_CHECKING:
    from sopai.workflow.reviews import DueSop
    from sopai.workflow.versions import VersionEntry

SCHEMA = "sopai.library/1"
STATES = ("draft", "in_review", "approved", "effective", "expired", "retired")
_TODAY = click.DateTime(["%Y-%m-%d"])
_TEXTS = {
    "en": {
        "overdue": "overdue since {due} ({days} days)",
        "soon": "due on {due} (in {days} days)",
        "later": "next on {due}",
        "unknown": "unknown (no {missing})",
        "cadence": "review cycle that can be read",
        "date": "date to reckon from",
        "none": "no SOP in the library that people work by",
        "expired": "expired",
        "level_major": "major",
        "level_minor": "minor",
        "level_none": "nothing changed",
        "reviewed": "{title} ({sop}): reviewed on {day}, {status}",
    },
    "zh": {
        "overdue": "已于{due}到期（超过{days}天）",
        "soon": "{due}到期（还有{days}天）",
        "later": "下次复审：{due}",
        "unknown": "不明（没有{missing}）",
        "cadence": "能读懂的复审周期",
        "date": "可推算的日期",
        "none": "库里没有正在使用的 SOP",
        "expired": "已失效",
        "level_major": "大版本",
        "level_minor": "小版本",
        "level_none": "没有变化",
        "reviewed": "{title}（{sop}）：已于{day}复审，{status}",
    },
}


@library.command("diff")
@click.argument("sop")
@click.argument("before", required=False)
@click.argument("after", required=False)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option("--language", type=click.Choice(LANGUAGES), help="Language of the messages.")
@complains
def show_diff(
    sop: str, before: str | None, after: str | None, as_json: bool, language: str | None
) -> int:
    """Show what two versions of an SOP differ in.

    Without versions the newest and the one before it; with one that and the newest.
    """
    from sopai.changes.diff_text import diff_lines
    from sopai.lint.reports.text import printable
    from sopai.workflow.versions import compare_versions

    messages = language or system_language()
    found = compare_versions(data_folder(), sop, before, after, messages)
    if as_json:
        record = {
            "schema": SCHEMA,
            "sop": found.sop_id,
            "before": found.before,
            "after": found.after,
            "level": found.bump.level,
            "reasons": found.bump.reasons,
            "diff": found.diff.model_dump(mode="json", by_alias=True),
        }
        click.echo(json.dumps(record, ensure_ascii=False, indent=1))
        return CLEAN
    level = _TEXTS[messages][f"level_{found.bump.level}"]
    click.echo(
        printable(f"{found.title} ({found.sop_id}): {found.before} -> {found.after}, {level}")
    )
    for line in diff_lines(found.diff, messages):
        click.echo(printable(line))
    return CLEAN


@library.command()
@click.argument("sop")
@click.argument("version")
@click.option("--reason", required=True, help="Why, in a sentence.")
@click.option("--by", help="Who decides; else the account's name.")
@click.option("--today", type=_TODAY, help="The day for the history.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option("--language", type=click.Choice(LANGUAGES), help="Language of the messages.")
@complains
def restore(
    sop: str,
    version: str,
    reason: str,
    by: str | None,
    today: datetime | None,
    as_json: bool,
    language: str | None,
) -> int:
    """Make the content of an old version the newest again; nothing is deleted."""
    from sopai.changes.diff_text import diff_lines
    from sopai.library.filling import update_index
    from sopai.library.opening import open_library
    from sopai.lint.reports.text import printable
    from sopai.workflow.versions import restore as bring_back

    who = user_name() if by is None else by
    made = bring_back(data_folder(), sop, version, who=who, reason=reason, today=_day(today))
    with open_library(data_folder()) as kept:
        update_index(kept)
    if as_json:
        record = made._asdict() | {"diff": made.diff.model_dump(mode="json", by_alias=True)}
        click.echo(json.dumps({"schema": SCHEMA, **record}, ensure_ascii=False, indent=1))
        return CLEAN
    click.echo(f"{made.sop_id}  {made.version}  {made.hash}")
    for line in diff_lines(made.diff, language or system_language()):
        click.echo(printable(line))
    return CLEAN


@library.command()
@click.argument("sop")
@click.argument("new", metavar="STATE", type=click.Choice(STATES))
@click.option("--version", help="MAJOR.MINOR; else the newest.")
@click.option("--reason", required=True, help="Why, in a sentence.")
@click.option("--by", help="Who decides; else the account's name. Recorded, not proved.")
@complains
def state(sop: str, new: str, version: str | None, reason: str, by: str | None) -> int:
    """Give a version another state: draft, in_review, approved, effective, expired, retired.

    Approval and effect stand in the control record with their day; nobody approves what they wrote.
    """
    from sopai.library.filling import update_index
    from sopai.library.opening import open_library
    from sopai.schema.control import State
    from sopai.workflow.approving import give_state

    who = user_name() if by is None else by
    day = date.today()
    made = give_state(data_folder(), sop, version, State(new), who=who, reason=reason, day=day)
    with open_library(data_folder()) as kept:
        update_index(kept)
    click.echo(f"{made.sop_id}  {made.version}  {new}")
    return CLEAN


@library.command()
@click.argument("sop")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option("--language", type=click.Choice(LANGUAGES), help="Language of the messages.")
@complains
def history(sop: str, as_json: bool, language: str | None) -> int:
    """List the versions of an SOP with who made them, when and why; the newest first.

    A version that was made from a retrospective names the changes that were accepted, each with
    the words that it rests on and where they come from.
    """
    from sopai.lint.reports.text import printable
    from sopai.workflow.history_words import accepted_lines, history_words
    from sopai.workflow.versions import version_history

    found = version_history(data_folder(), sop)
    if as_json:
        records = [_entry_record(entry) for entry in found]
        click.echo(
            json.dumps({"schema": SCHEMA, "versions": records}, ensure_ascii=False, indent=1)
        )
        return CLEAN
    for entry in found:
        state = entry.state or "-"
        line = f"{entry.version:<6} {entry.at[:10]}  {entry.made:<8} {state:<10} {entry.who}"
        click.echo(printable(line))
        for more in (entry.change, entry.why, *history_words(entry, language or system_language())):
            if more:
                click.echo(printable(f"       {more}"))
        for line in accepted_lines(entry, language or system_language()):
            click.echo(printable(f"       {line}"))
    return CLEAN


def _entry_record(entry: "VersionEntry") -> dict[str, object]:
    from sopai.workflow.history_words import decisions_words

    record = entry._asdict()
    del record["decided"]
    return record | {
        "decisions": [*decisions_words(entry, "en")],
        "accepted": [
            one.change.model_dump(
                mode="json", include={"id", "op", "address", "before", "after", "quote", "place"}
            )
            | {"retrospective": one.retrospective}
            for one in entry.accepted
        ],
    }


@library.command()
@click.option("--today", type=_TODAY, help="The day to judge by; else today.")
@click.option("--all", "with_later", is_flag=True, help="Those that are not due too.")
@click.option("--json", "as_json", is_flag=True, help="All of them, as JSON.")
@click.option("--language", type=click.Choice(LANGUAGES), help="Language of the messages.")
@complains
def due(today: datetime | None, with_later: bool, as_json: bool, language: str | None) -> int:
    """List reviews that are overdue, due within 30 days, or of an unknown day."""
    from sopai.lint.reports.text import printable
    from sopai.workflow.reviews import reviews_due

    words = _TEXTS[language or system_language()]
    found = reviews_due(data_folder(), _day(today))
    if as_json:
        records = [_due_record(one) for one in found]
        click.echo(json.dumps({"schema": SCHEMA, "due": records}, ensure_ascii=False, indent=1))
        return CLEAN
    for one in found:
        if with_later or one.status.state != "later":
            line = f"{one.sop_id}  {one.version:<6} {_status(one, words)}: {one.title}"
            click.echo(printable(line))
    if not found:
        click.echo(f"sopai: {words['none']}", err=True)
    return CLEAN


@library.command()
@click.argument("sop")
@click.option("--by", help="Who reviewed it; else the account's name.")
@click.option("--result", required=True, help='What came of it, for example "no change".')
@click.option("--next", "following", type=_TODAY, help="When it is reviewed next.")
@click.option("--today", type=_TODAY, help="The day of the review; else today.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option("--language", type=click.Choice(LANGUAGES), help="Language of the messages.")
@complains
def reviewed(
    sop: str,
    by: str | None,
    result: str,
    following: datetime | None,
    today: datetime | None,
    as_json: bool,
    language: str | None,
) -> int:
    """Record that an SOP was reviewed; its next review moves on.

    The next review is the day that you give with --next; else as the SOP's review cycle has it,
    else a day to come that it names. Where it says none of these, --next is needed.
    """
    from sopai.lint.reports.text import printable
    from sopai.workflow.reviews import review

    words = _TEXTS[language or system_language()]
    who, day = user_name() if by is None else by, _day(today)
    then = following.date() if following else None
    found = review(data_folder(), sop, who=who, result=result, today=day, following=then)
    if as_json:
        click.echo(
            json.dumps({"schema": SCHEMA, **_due_record(found)}, ensure_ascii=False, indent=1)
        )
        return CLEAN
    status = _status(found, words)
    line = words["reviewed"].format(title=found.title, sop=found.sop_id, day=day, status=status)
    click.echo(printable(line))
    return CLEAN


def _day(today: datetime | None) -> date:
    return today.date() if today else date.today()


def _status(one: "DueSop", words: dict[str, str]) -> str:
    status = one.status
    missing = words["date"] if one.cadence and status.due is None else words["cadence"]
    said = words[status.state].format(due=status.due, days=abs(status.days or 0), missing=missing)
    return f"{words['expired']}, {said}" if status.is_expired else said


def _due_record(one: "DueSop") -> dict[str, object]:
    status = one.status
    record = one._asdict()
    del record["following"]
    return record | {
        "status": status.state,
        "due": status.due.isoformat() if status.due else None,
        "days": status.days,
        "basis": status.basis,
        "is_expired": status.is_expired,
    }
