"""`sopai export`: SOPs as files to print, sign, edit, draw or import."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sopai.cli.main import CLEAN, complains, main
from sopai.errors import ExportError
from sopai.settings import data_folder
from sopai.settings import language as system_language

if TYPE_CHECKING:
    from sopai.workflow.exporting import Around, Taken

SCHEMA = "sopai.export/1"

LABEL_ROOM = 28
"""Of a format's name in the list; a Chinese sign takes the room of two."""


@main.command()
@click.argument("sops", nargs=-1, metavar="SOP...")
@click.option("--format", "form", default="docx", show_default=True, help="See --list.")
@click.option("--out", type=click.Path(path_type=Path), help="File to write; else by its title.")
@click.option("--folder", type=click.Path(path_type=Path), help="Folder to write into; else here.")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@click.option("--version", help="MAJOR.MINOR of the library; else the current one.")
@click.option("--roster", type=click.Path(path_type=Path), help="YAML: who holds which role.")
@click.option("--template", type=click.Path(path_type=Path), help="Your own file to be filled.")
@click.option("--address", help="Where the current version is found, for the QR code.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="Day of printing; else today.")
@click.option("--list", "is_list", is_flag=True, help="List the formats.")
@click.option("--json", "as_json", is_flag=True, help="What was written, as JSON.")
@complains
def export(
    sops: tuple[str, ...],
    form: str,
    out: Path | None,
    folder: Path | None,
    force: bool,
    version: str | None,
    roster: Path | None,
    template: Path | None,
    address: str | None,
    today: datetime | None,
    is_list: bool,
    as_json: bool,
) -> int:
    """Write SOPs in another format; SOP is a file, or an id, number or path of the library.

    Roles have the names of who holds them on the day of printing.
    """
    from sopai.lint.reports.text import printable
    from sopai.workflow import read_roster
    from sopai.workflow.exporting import Around, read_template, refused_words

    if is_list:
        return _list(as_json=as_json)
    if not sops:
        raise ExportError("nothing to export: name a file, or an SOP of the library")
    around = Around(
        read_roster(roster) if roster else None,
        address,
        read_template(template) if template else None,
    )
    day = today.date() if today else date.today()
    taken = [one for name in sops for one in _taken(name, form, day, version, around)]
    if out is not None and len(taken) > 1:
        raise ExportError(
            f"{len(taken)} files do not fit into {str(out)!r}: name a folder with --folder instead"
        )
    paths = _paths(taken, out, folder or Path())
    for path in paths:
        if path.exists() and not force:
            raise ExportError(
                f"{str(path)!r} is there already: write over it with --force, or name another "
                "file with --out"
            )
    for path, one in zip(paths, taken, strict=True):
        _write(path, one)
        for place, why in one.refused:
            sentence = refused_words(str(path), place, why, system_language())
            click.echo(printable(f"sopai: {sentence}"), err=True)
    if as_json:
        record = {"schema": SCHEMA, "files": [str(path) for path in paths]}
        click.echo(json.dumps(record, ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(map(str, paths)))
    return CLEAN


def _taken(
    name: str, form: str, today: date, version: str | None, around: "Around"
) -> "list[Taken]":
    """A file of that name comes before an SOP of the library, unless a version is asked for."""
    from sopai.workflow.exporting import export_file, export_stored

    if version is None and Path(name).is_file():
        return list(export_file(Path(name), form, today, around=around))
    return [export_stored(data_folder(), name, form, today, version=version, around=around)]


def _paths(taken: "list[Taken]", out: Path | None, folder: Path) -> list[Path]:
    """Where each file goes: SOPs of one title do not write over each other."""
    if out is not None:
        return [out]
    paths: list[Path] = []
    for one in taken:
        path, at = folder / one.name, 2
        while path in paths:
            stem, suffix = Path(one.name).stem, Path(one.name).suffix
            path, at = folder / f"{stem}-{at}{suffix}", at + 1
        paths.append(path)
    return paths


def _write(path: Path, one: "Taken") -> None:
    from sopai.writing import write_at_once

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_at_once(path, one.data)
    except OSError as error:
        raise ExportError(
            f"{str(path)!r} cannot be written ({error.strerror}): check the folder and its disk"
        ) from error


def _list(*, as_json: bool) -> int:
    from sopai.export.wrapping import room
    from sopai.workflow.exporting import format_names

    known = format_names(system_language())
    if as_json:
        record = {"schema": SCHEMA, "formats": [one._asdict() for one in known]}
        click.echo(json.dumps(record, ensure_ascii=False, indent=1))
    else:
        for one in known:
            space = " " * (LABEL_ROOM - room(one.label))
            click.echo(f"{one.name:<10} {one.label}{space} {one.about}")
    return CLEAN
