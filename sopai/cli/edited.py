"""`sopai changes`: what somebody edited in an exported Word or Excel file."""

import json
from collections.abc import Iterator
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

import click

from sopai.cli.main import CLEAN, complains, main

if TYPE_CHECKING:
    from sopai.workflow.edited_files import EditedFile

_TEXTS = {
    "en": {
        "head": "{title}: changes in {name}: {count}",
        "none": "{title}: nothing was changed in {name}",
        "next": "Next: sopai changes {name}{sop} --json > changes.json\n"
        '      sopai apply changes.json --accept all --reason "..."{out}',
        "out": " --out NEW.md",
    },
    "zh": {
        "head": "{title}：{name} 中有 {count} 处修改",
        "none": "{title}：{name} 中没有修改",
        "next": "下一步：sopai changes {name}{sop} --json > changes.json\n"
        '      sopai apply changes.json --accept all --reason "..."{out}',
        "out": " --out 新文件.md",
    },
}


@main.command()
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--sop", help="The SOP: its file, or its id, number or path in the library.")
@click.option("--roster", type=click.Path(path_type=Path), help="YAML: who held which role.")
@click.option("--json", "as_json", is_flag=True, help="The change set, as JSON (sopai.changes/1).")
@click.option("--language", type=click.Choice(("en", "zh")), help="Of reasons and messages.")
@complains
def changes(
    file: Path, sop: str | None, roster: Path | None, as_json: bool, language: str | None
) -> int:
    """List what was edited in a Word or Excel file that sopai wrote.

    The file says itself of which SOP it was made; of others the number and the title tell, or
    --sop. Nothing is changed: `sopai apply` does that with what you accept. Comments in the file,
    and what cannot be told, are listed below the changes.
    """
    from sopai.ingest.read import load
    from sopai.settings import data_folder
    from sopai.workflow import read_roster
    from sopai.workflow.edited_files import changes_of_edited

    made = changes_of_edited(
        data_folder(),
        load(file),
        str(file),
        sop=sop,
        roster=read_roster(roster) if roster else None,
        language=language,
    )
    for note in made.notes:
        click.echo(f"sopai: {note}", err=True)
    if as_json:
        record = made.changes.model_dump(mode="json", by_alias=True)
        click.echo(json.dumps(record, ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(_lines(made, file, sop)))
    return CLEAN


def _lines(made: "EditedFile", file: Path, sop: str | None) -> Iterator[str]:
    from sopai.cli.retro import change_lines, rest_lines

    texts, found = _TEXTS[made.language], made.changes
    key = "head" if found.changes else "none"
    yield texts[key].format(title=made.procedure.sop.title, count=len(found.changes), name=file)
    for change in found.changes:
        yield ""
        yield from change_lines(change, made.procedure, made.language)
    yield from rest_lines(found, made.language, with_rest=True)
    if found.changes:
        named = f" --sop {quote(sop)}" if sop else ""
        out = texts["out"] if made.procedure.path else ""
        yield ""
        yield texts["next"].format(name=quote(str(file)), sop=named, out=out)
