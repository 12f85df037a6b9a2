"""`sopai library`: what is kept, in which versions, and where it came from."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sopai.cli.main import CLEAN, FAILED, complains, main, say
from sopai.settings import LANGUAGES, data_folder, user_name
from sopai.settings import language as system_language

if TYPE_CHECKING:
    from sopai.cli.library_files import AddedFile
    from sopai.library.filling import Progress
    from sopai.library.stored import StoredVersion

SCHEMA = "sopai.library/1"
_STATES = ("draft", "in_review", "approved", "effective", "expired", "retired")
_TEXTS = {
    "en": {
        "summary": "{files} files: {done} added or known, {failed} not",
        "indexed": "compared by meaning: {done} of {total}",
    },
    "zh": {
        "summary": "{files} 个文件：{done} 个已加入或已有，{failed} 个失败",
        "indexed": "语义索引：{done}/{total}",
    },
}


@main.group()
def library() -> None:
    """Keep SOPs with their versions, and find them again."""


@library.command("add")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--by", help="Who adds them; else the account's name.")
@click.option("--new", "is_new", is_flag=True, help="Make SOPs of their own, whatever is near.")
@click.option("--again", is_flag=True, help="Bring SOPs back that were retired.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option("--language", type=click.Choice(LANGUAGES), help="Language of the messages.")
@complains
def add(
    paths: tuple[Path, ...],
    by: str | None,
    is_new: bool,
    again: bool,
    as_json: bool,
    language: str | None,
) -> int:
    """Add files and folders; what is known already becomes a new version.

    A file that states the id of an SOP (`id:` in its front matter) is a version of that one. A
    file without one is a version of the SOP that came from the same path, if it has its title or
    half of its steps and no other document number; or of the SOP that has its number and its
    title; or of the one whose id is in the file's name. Else it is a new SOP. What was decided is
    said, and stands in the history.

    A retired SOP stays retired, which is said, unless you bring it back with --again.
    """
    from sopai.cli.library_files import add_files
    from sopai.library.filling import update_index
    from sopai.library.opening import open_library
    from sopai.lint.reports.text import printable
    from sopai.workflow.left_out import left_out_in, left_out_words, nothing_words
    from sopai.workflow.taking_in import Wish

    messages = language or system_language()
    words = _TEXTS[messages]
    wish = Wish(by or user_name(), again, is_new)
    files = []
    with open_library(data_folder()) as kept:
        for file in add_files(kept, paths, wish):
            files.append(file)
            _tell(file, messages, as_json=as_json)
        notices = update_index(kept, indexing(messages)) if any(f.added for f in files) else ()
    left = left_out_in(paths)
    if as_json:
        records = [_record(file) for file in files]
        record = {"schema": SCHEMA, "files": records, "left_out": [str(path) for path in left]}
        click.echo(json.dumps(record, ensure_ascii=False, indent=1))
    for line in left_out_words(left, messages):
        click.echo(printable(f"sopai: {line}"), err=True)
    for notice in notices:
        click.echo(f"sopai: {notice.text(messages)}", err=True)
    failed = sum(file.error is not None for file in files)
    if not files:
        click.echo(f"sopai: {nothing_words(messages)}", err=True)
        return FAILED
    total = {"files": len(files), "done": len(files) - failed, "failed": failed}
    click.echo(words["summary"].format(**total), err=True)
    return FAILED if failed else CLEAN


def indexing(language: str) -> "Progress":
    """What says on stderr how many SOPs are indexed, since that takes time."""

    def say(done: int, total: int) -> None:
        click.echo(_TEXTS[language]["indexed"].format(done=done, total=total), err=True)

    return say


def _tell(file: "AddedFile", language: str, *, as_json: bool) -> None:
    from sopai.lint.reports.text import printable
    from sopai.workflow.added_words import added_words

    if file.error is not None:
        say(file.error, language)
    for one in file.added if not as_json else ():
        line = f"{one.sop_id}  {one.version:<6} {one.outcome.value:<12} {file.path}"
        click.echo(printable(f"{line}: {one.title}"))
    for sentence in added_words(file.path, file.added, language):
        click.echo(printable(sentence), err=True)


def _record(file: "AddedFile") -> dict[str, object]:
    added = [
        one._asdict()
        | {"outcome": one.outcome.value, "near": [near._asdict() for near in one.near]}
        for one in file.added
    ]
    return {"path": file.path, "added": added, "error": file.error}


@library.command("list")
@click.option("--department", help="Only SOPs of this department.")
@click.option(
    "--language", "written_in", type=click.Choice(LANGUAGES), help="Only SOPs in this language."
)
@click.option("--state", type=click.Choice(_STATES), help="Versions in this state instead.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@complains
def list_current(
    department: str | None, written_in: str | None, state: str | None, as_json: bool
) -> int:
    """List the current version of each SOP, with its state; an expired one is still current."""
    from sopai.library.catalogue import list_sops
    from sopai.library.opening import open_library
    from sopai.schema.control import State

    chosen = State(state) if state else None
    with open_library(data_folder()) as kept:
        found = list_sops(kept, department=department, language=written_in, state=chosen)
    _show_versions(found, as_json=as_json)
    return CLEAN


@library.command()
@click.argument("sop")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@complains
def versions(sop: str, as_json: bool) -> int:
    """List the versions of an SOP, the newest first; SOP is an id, a number or a path."""
    from sopai.library.catalogue import find_id, list_versions
    from sopai.library.opening import open_library

    with open_library(data_folder()) as kept:
        found = list_versions(kept, find_id(kept, sop))
    _show_versions(found, as_json=as_json)
    return CLEAN


@library.command()
@click.argument("sop")
@click.option("--version", help="MAJOR.MINOR; else the current one.")
@click.option("--json", "as_json", is_flag=True, help="As `sopai extract --json` prints it.")
@complains
def show(sop: str, version: str | None, as_json: bool) -> int:
    """Show an SOP; SOP is an id, a number or a path."""
    from sopai.cli.library_files import as_markdown
    from sopai.library.catalogue import find_id, get
    from sopai.library.opening import open_library
    from sopai.schema.extract import Extract

    with open_library(data_folder()) as kept:
        sop_id = find_id(kept, sop)
        if as_json:
            stored, content = get(kept, sop_id, version)
            shown = Extract(sop=content, control=stored.control).model_dump(mode="json")
            click.echo(json.dumps(shown, ensure_ascii=False, indent=1))
        else:
            click.echo(as_markdown(kept, sop_id, version), nl=False)
    return CLEAN


@library.command()
@click.argument("sop")
@click.option("--reason", default="not used any more", show_default=True, help="Why.")
@click.option("--by", help="Who decides; else the account's name.")
@complains
def remove(sop: str, reason: str, by: str | None) -> int:
    """Retire an SOP: it is found no more, and nothing is deleted."""
    from sopai.library.catalogue import find_id
    from sopai.library.filling import update_index
    from sopai.library.opening import open_library
    from sopai.library.states import remove as retire

    with open_library(data_folder()) as kept:
        sop_id = find_id(kept, sop)
        retire(kept, sop_id, who=by or user_name(), reason=reason)
        update_index(kept)
    click.echo(sop_id)
    return CLEAN


@library.command()
@click.argument("folder", type=click.Path(path_type=Path))
@complains
def export(folder: Path) -> int:
    """Write every current SOP as a Markdown file that can be edited and added again."""
    from sopai.cli.library_files import export_files
    from sopai.library.opening import open_library

    failed = False
    with open_library(data_folder()) as kept:
        for file in export_files(kept, folder):
            failed = failed or file.error is not None
            if file.error is None:
                click.echo(file.path)
            else:
                say(file.error)
    return FAILED if failed else CLEAN


def _show_versions(found: "tuple[StoredVersion, ...]", *, as_json: bool) -> None:
    from sopai.lint.reports.text import printable

    if as_json:
        records = [
            version._asdict() | {"control": version.control.model_dump(mode="json")}
            for version in found
        ]
        click.echo(json.dumps({"schema": SCHEMA, "sops": records}, ensure_ascii=False, indent=1))
        return
    for version in found:
        state = version.state.value if version.state else "-"
        line = f"{version.sop_id}  {version.version:<6} {state:<10} {version.language}"
        click.echo(printable(f"{line}  {version.title}  ({version.path})"))
