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

_TEXTS = {
    "en": {
        "archived": "{path}: {sops} SOPs, {versions} versions, {originals} files as they were given"
        ", {change_sets} change sets",
        "names": "the change sets hold quotes of retrospectives, which name people: for somebody "
        "outside make an archive with --without-evidence",
        "none": "no change sets are in it: as a backup make an archive with them",
        "new": "new SOP, {versions} versions",
        "newer": "{versions} more versions, or decisions about those that are there",
        "known": "known",
        "versions": "NOT TAKEN: its versions went different ways here and in the archive. Nothing "
        "was changed: to have both, unpack the archive, change the last letter of the `id:` in its "
        "file in `sops/`, and add that",
        "decisions": "NOT TAKEN: its versions are the same, and different things were decided "
        "about them here and in the archive. Nothing was changed: see `sopai library history "
        "{sop}`, and record here what is missing",
        "roster new": "the roster was taken from the archive",
        "roster newer": "the roster was taken from the archive, which has a newer one",
        "roster decisions": "NOT TAKEN: the roster, which was changed here and in the archive; "
        "yours stays",
        "evidence": "change sets: {new} new, {newer} with more decisions, {known} known",
        "evidence left": "NOT TAKEN: {n} change sets, since what was decided about them, or the "
        "SOPs that they concern, went different ways",
        "no evidence": "the archive was made without change sets",
        "summary": "{new} new SOPs, {newer} with more, {known} known, {left} not taken",
    },
    "zh": {
        "archived": "{path}：{sops} 份 SOP，{versions} 个版本，{originals} 份原始文件，"
        "{change_sets} 个修改集",
        "names": "修改集里有复盘的原话，会提到具体的人：要交给外部人员，请加 --without-evidence",
        "none": "里面没有修改集：要做备份，请导出带修改集的归档",
        "new": "新的 SOP，{versions} 个版本",
        "newer": "增加了 {versions} 个版本，或对已有版本的决定",
        "known": "已有",
        "versions": "没有加入：它的版本在这里和归档里走了不同的方向。没有任何改动：要两份都留，"
        "请解压归档，把 `sops/` 里那份文件 `id:` 的最后一个字母改掉，再加入它",
        "decisions": "没有加入：版本相同，但在这里和归档里对它们作了不同的决定。没有任何改动：请看 "
        "`sopai library history {sop}`，并在这里补记缺少的内容",
        "roster new": "已采用归档里的人员名单",
        "roster newer": "已采用归档里更新的人员名单",
        "roster decisions": "没有采用：人员名单在这里和归档里都改过；保留现有的",
        "evidence": "修改集：{new} 个新的，{newer} 个有更多决定，{known} 个已有",
        "evidence left": "没有加入：{n} 个修改集，因为对它们的决定或它们涉及的 SOP 走了不同的方向",
        "no evidence": "这个归档不含修改集",
        "summary": "{new} 份新的 SOP，{newer} 份有增加，{known} 份已有，{left} 份没有加入",
    },
}


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
    from sopai.workflow.archives import archive as write

    made = write(data_folder(), file, with_evidence=not without_evidence)
    if as_json:
        record = {"schema": SCHEMA, "archive": str(file), **made._asdict()}
        click.echo(json.dumps(record, ensure_ascii=False, indent=1))
        return CLEAN
    words = _TEXTS[language or system_language()]
    click.echo(printable(words["archived"].format(path=file, **made._asdict())))
    if without_evidence:
        click.echo(f"sopai: {words['none']}", err=True)
    elif made.change_sets:
        click.echo(f"sopai: {words['names']}", err=True)
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
    from sopai.library.meaning import update_index
    from sopai.library.opening import open_library
    from sopai.lint.reports.text import printable
    from sopai.workflow.archives import unarchive as take

    messages = language or system_language()
    done = take(data_folder(), file, who=by or user_name())
    with open_library(data_folder()) as kept:
        notices = update_index(kept, indexing(messages))
    if as_json:
        click.echo(json.dumps(_record(done), ensure_ascii=False, indent=1))
    else:
        for line in _lines(done, messages):
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


def _lines(done: "Unarchived", language: str) -> list[str]:
    words = _TEXTS[language]
    lines = [
        f"{one.sop_id}  {one.title}: "
        + words[one.fate.value].format(versions=one.versions, sop=one.sop_id)
        for one in done.sops
    ]
    if done.roster.value != "known":
        lines.append(words[f"roster {done.roster.value}"])
    by_fate = {fate.value: number for fate, number in done.evidence.items()}
    if not done.had_evidence:
        lines.append(words["no evidence"])
    elif by_fate:
        shown = {name: by_fate.get(name, 0) for name in ("new", "newer", "known")}
        lines.append(words["evidence"].format(**shown))
    left = sum(number for fate, number in done.evidence.items() if fate.is_conflict)
    if left:
        lines.append(words["evidence left"].format(n=left))
    count = [one.fate.value for one in done.sops].count
    not_taken = sum(one.fate.is_conflict for one in done.sops)
    total = {"new": count("new"), "newer": count("newer"), "known": count("known")}
    lines.append(words["summary"].format(left=not_taken, **total))
    return lines
