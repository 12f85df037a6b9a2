"""An SOP as a PDF that is printed, signed and filed."""

import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Final

import typst

from sopai.errors import ExportError
from sopai.export import control_rows, rows
from sopai.export.office import one_line, written_on
from sopai.export.pdf_fonts import families, fonts
from sopai.export.pdf_parts import (
    HIGHEST_OF_PAGE,
    Block,
    block,
    part,
    row,
    shown_picture,
    table_blocks,
)
from sopai.export.pdf_steps import is_wide, steps_block
from sopai.export.pdf_text import breadth, lines_of, shown
from sopai.export.picture import is_picture
from sopai.export.printed import Printed
from sopai.export.standing import Standing, standing_in
from sopai.export.view import View, view_of
from sopai.export.wording import STATES
from sopai.schema.control import DocumentControl

PAIR = (1, 3)
"""Widths of a name and of what it means."""

SIGNING = (2, 3, 2, 4)
"""Widths of the approval table: room for a signature."""

HEADER_TITLE, HEADER_NAME = 90, 50
"""Characters of the title and of a name above and below each page; the first has all of them."""

STAMP_ROOM = 560
"""Points along a page's diagonal that a stamp may fill."""

LARGEST_STAMP = 90
"""Points."""

STANDARD: Final = "a-2b"
"""PDF/A-2b, ISO 19005-2: the file holds all that it needs to look the same in ten years."""


def write_pdf(printed: Printed) -> bytes:
    """The SOP's PDF; the same values give the same bytes.

    Raises:
        ExportError: the fonts are not installed, or the pages cannot be set.
    """
    view = view_of(printed.sop, printed.roster, printed.today)
    page = _around(view, printed) | {"blocks": list(_blocks(view, printed))}
    try:
        return typst.compile(
            files("sopai.export").joinpath("page.typ").read_bytes(),
            font_paths=fonts(),
            ignore_system_fonts=True,
            sys_inputs={"page": json.dumps(page, ensure_ascii=False)},
            pdf_standards=STANDARD,
        )
    except RuntimeError as error:
        why = str(error).splitlines()[0]
        raise ExportError(
            f"the pages of {printed.sop.title!r} cannot be set ({why}): export it as docx instead"
        ) from error


def _around(view: View, printed: Printed) -> dict[str, object]:
    """Header, footer, stamp and properties."""
    sop, control = printed.sop, printed.control or DocumentControl()
    standing = standing_in(view, printed)
    changed = written_on(control, printed.today)[1].date()
    title = shown(sop.title)
    return {
        "language": sop.language,
        "region": {"en": "gb", "zh": "cn"}[sop.language],
        "fonts": list(families()),
        "landscape": is_wide(rows.step_rows(view)),
        "title": lines_of(sop.title),
        "title-line": title,
        "author": shown(control.author or control.organisation or ""),
        "keywords": [shown(known) for known in (control.number, control.version) if known],
        "day": list(changed.timetuple()[:3]),
        "organisation": lines_of(_short(control.organisation or "")),
        "number": lines_of(_short(control.number or "")),
        "header-title": lines_of(_short(sop.title, HEADER_TITLE)),
        "version-line": lines_of(_version_line(view, control)),
        "page-words": view.words.page,
        "uncontrolled": lines_of(standing.uncontrolled),
        "stamp": lines_of(standing.stamp) if standing.stamp else [],
        "stamp-size": min(LARGEST_STAMP, STAMP_ROOM / max(1, breadth(standing.stamp))),
    }


def _version_line(view: View, control: DocumentControl) -> str:
    """`CS/SOP/007 · Version 1.2 · Effective`."""
    version = view.words.version.format(control.version) if control.version else None
    state = view.word(STATES[control.state]) if control.state else None
    return " · ".join(_short(text) for text in (control.number, version, state) if text)


def _short(text: str, limit: int = HEADER_NAME) -> str:
    """The text on one line, with "…" where it was cut."""
    return one_line(shown(text), limit)


def _blocks(view: View, printed: Printed) -> Iterator[Block]:
    """What stands on the pages, from top to bottom."""
    sop, control = printed.sop, printed.control
    standing = standing_in(view, printed)
    yield from _notices(standing)
    if control is not None:
        pairs = control_rows.control_pairs(view, control)
        yield block("pairs", rows=[row([[part(name)], [part(text)]], PAIR) for name, text in pairs])
    for heading, text in rows.overview_pairs(view):
        yield block("text", heading, text)
    for pair_table in (rows.role_table(view), rows.bounds_table(view)):
        yield from table_blocks(pair_table, PAIR)
    yield from table_blocks(rows.metrics_table(view))
    if sop.steps:
        yield steps_block(view, rows.step_rows(view), printed.folder)
    yield from table_blocks(rows.exceptions_table(view))
    yield from table_blocks(rows.supervision_table(view))
    yield from table_blocks(rows.materials_table(view))
    yield from _pictures(view, printed.folder)
    yield from table_blocks(rows.definitions_table(view), PAIR)
    yield from _notes(view)
    if control is not None:
        yield from table_blocks(control_rows.history_table(view, control))
        yield from table_blocks(control_rows.approval_table(view, control), SIGNING, "approval")
        if standing.approvals:
            yield block("text", text=standing.approvals)


def _notices(standing: Standing) -> Iterator[Block]:
    """What a reader has to know before the first word."""
    if standing.warning:
        yield block("warning", text=standing.warning)
    if standing.open_items:
        items = [row([[part(item)]]) for item in standing.open_items]
        yield block("open", standing.open_heading, rows=items)


def _pictures(view: View, folder: Path | None) -> Iterator[Block]:
    """The pictures of the whole procedure, each above its name."""
    if folder is None:
        return
    found = []
    for material in filter(is_picture, view.sop.materials):
        first = shown_picture(view, material, folder, HIGHEST_OF_PAGE)
        found.append(row([[first, part(material.name)]]))
    if found:
        yield block("pictures", rows=found)


def _notes(view: View) -> Iterator[Block]:
    table = rows.notes_table(view)
    if table.rows:
        yield block("text", table.heading, "")
    for heading, text in table.rows:
        yield block("note", heading, text)
