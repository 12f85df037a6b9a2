"""An SOP as a file that somebody takes away, in any of the formats."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from sopai.draft.values import Draft
from sopai.errors import ExportError
from sopai.export.naming import file_name
from sopai.export.printed import Printed
from sopai.export.registry import format_named, known_formats, written
from sopai.ingest.read import read
from sopai.library.beside import read_beside
from sopai.library.catalogue import find_id, get
from sopai.library.opening import open_library
from sopai.library.roster import read_roster
from sopai.library.stored import StoredSop
from sopai.schema.labels import Label
from sopai.schema.roster import Roster

MAX_TEMPLATE = 20_000_000
"""Bytes of a template; more is not a form that somebody fills."""


class Taken(NamedTuple):
    """A file to take away."""

    name: str
    mime: str
    data: bytes
    refused: tuple[tuple[str, Label], ...] = ()
    """Pictures that the SOP names and the file does not show: their place, and why."""


class Around(NamedTuple):
    """What stands around an SOP in a file."""

    roster: Roster | None = None
    """Who holds which role; None: the library's own roster, if the SOP is of a library."""

    address: str | None = None
    """Where the current version is found, for a QR code."""

    template: bytes | None = None
    """The customer's own file that is filled."""


class FormatName(NamedTuple):
    """A format that can be chosen."""

    name: str
    label: str
    about: str
    suffix: str
    mime: str
    takes_template: bool


NOTHING = Around()


def format_names(language: str) -> tuple[FormatName, ...]:
    """The formats, by name."""
    return tuple(
        FormatName(
            one.name,
            one.label.zh if language == "zh" else one.label.en,
            one.about.zh if language == "zh" else one.about.en,
            one.suffix,
            one.mime,
            one.takes_template,
        )
        for one in known_formats()
    )


def export_printed(printed: Printed, form: str) -> Taken:
    """The file of an SOP, with its name.

    Raises:
        ExportError: there is no such format, or the SOP cannot be written in it.
    """
    chosen = format_named(form)
    name, data = file_name(printed.sop.title, chosen.suffix), written(form, printed)
    return Taken(name, chosen.mime, data, _refused(printed) if chosen.shows_pictures else ())


def refused_words(name: str, place: str, why: Label, language: str) -> str:
    """The sentence on a picture that a file does not show."""
    if language == "zh":
        return f"{name}：图片 {place!r} 未显示：{why.zh}"
    return f"{name}: the picture {place!r} is not shown: {why.en}"


def _refused(printed: Printed) -> tuple[tuple[str, Label], ...]:
    from sopai.export.picture import refused_in

    return tuple(refused_in(printed.sop, printed.folder))


def export_stored(
    folder: Path,
    name: str,
    form: str,
    today: date,
    *,
    version: str | None = None,
    around: Around = NOTHING,
) -> Taken:
    """The file of an SOP of the library; roles have the names of who holds them today.

    Args:
        folder: the data folder.
        name: id, number or path of the SOP.
        form: name of the format.
        today: the day that it is taken away.
        version: MAJOR.MINOR or hash; else the one that people work by.
        around: what stands around it.

    Raises:
        ExportError: there is no such format, or the SOP cannot be written in it.
        LibraryError: there is no such SOP, or the library cannot be read.
    """
    with open_library(folder) as library:
        stored, sop = get(library, find_id(library, name), version)
        roster = around.roster or read_roster(library)
        items = read_beside(library, stored.hash).open_items
    printed = Printed(
        sop,
        stored.control,
        roster,
        today,
        items,
        folder=_folder_of(stored.path),
        address=around.address,
        template=around.template,
        base=stored.hash,
    )
    return export_printed(printed, form)


def flowchart(stored: StoredSop, roster: Roster, today: date) -> str:
    """The chart of an SOP with a lane for each owner, for Graphviz."""
    printed = Printed(stored.sop, stored.stored.control, roster, today)
    return written("dot", printed).decode()


def _folder_of(path: str) -> Path | None:
    """Where the pictures of an SOP lie, if the file that it was added from is still there."""
    return Path(path).parent if Path(path).is_file() else None


def export_file(path: Path, form: str, today: date, *, around: Around = NOTHING) -> Sequence[Taken]:
    """The files of the procedures that a document holds.

    Raises:
        IngestError: the file cannot be read as a document.
        ExportError: there is no such format, it holds no procedure, or one cannot be written.
    """
    reading = read(path)
    found = [sop for sop in (reading.sop, *reading.others) if sop.steps]
    if not found:
        raise ExportError(f"{str(path)!r} holds no step: `sopai extract` shows what was read of it")
    return [
        export_printed(
            Printed(
                sop,
                reading.control,
                around.roster,
                today,
                folder=path.parent,
                address=around.address,
                template=around.template,
            ),
            form,
        )
        for sop in found
    ]


def export_draft(made: Draft, form: str, today: date) -> Taken:
    """The file of a draft, its open items where a reader looks."""
    items = tuple(item.text for item in made.open_items)
    return export_printed(Printed(made.sop, made.control, today=today, open_items=items), form)


def read_template(path: Path) -> bytes:
    """The bytes of a template.

    Raises:
        ExportError: it cannot be read, or is larger than a template can be.
    """
    try:
        if path.stat().st_size > MAX_TEMPLATE:
            raise ExportError(
                f"{str(path)!r} is larger than a template can be ({MAX_TEMPLATE} bytes): take its "
                "pictures out, or name another file"
            )
        return path.read_bytes()
    except OSError as error:
        raise ExportError(
            f"the template {str(path)!r} cannot be read ({error.strerror}): check its name"
        ) from error
