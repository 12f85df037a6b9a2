"""An SOP as one HTML page for the wall and the phone: no script, nothing fetched."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from sopai.export import control_rows, rows
from sopai.export.printed import Printed
from sopai.export.qr import qr_svg
from sopai.export.rows import Table
from sopai.export.standing import Standing, standing_in
from sopai.export.view import View, view_of
from sopai.export.wall_fit import Fit, Piece, fit
from sopai.export.wall_parts import Wall, attribute, block, pictures, steps, table
from sopai.export.wall_style import policy_of, style_of
from sopai.export.wall_words import WALL_WORDS
from sopai.export.wording import STATES
from sopai.schema.control import DocumentControl
from sopai.schema.markup import as_html

TAGS = {"en": "en", "zh": "zh-CN"}

WEB = ("https://", "http://")
"""Beginnings of addresses that can be touched; others are shown as words."""

FOOTER = 105.0
"""Points that the footer takes with its QR code; `FOOTER_LINES` are reckoned without one."""

FOOTER_LINES = 5


def write_wall(printed: Printed) -> bytes:
    """The SOP's page; the same values give the same bytes.

    On paper stand the steps, what may go wrong, and what a copy is worth; the rest is named there
    and stands on the screen.

    Raises:
        ExportError: the address is too long for a QR code.
    """
    view = view_of(printed.sop, printed.roster, printed.today)
    standing = standing_in(view, printed)
    top = _top(view, printed, standing)
    parts = [steps(view, rows.step_rows(view), printed.folder)] if view.sop.steps else []
    parts.append(table(rows.exceptions_table(view)))
    others = [one for one in _others(view, printed) if one.rows]
    around = [[[Piece(text)]] for text in _reckoned(view, printed, standing)]
    room = [row for part in parts for row in part.rows]
    fixed = FOOTER if printed.address else 0.0
    found = fit([*around, *room], fixed + sum(part.fixed for part in parts))
    body = "\n".join(
        part
        for part in (
            top,
            *(part.html for part in parts),
            _footer(view, printed, standing, found, [one.heading for one in others]),
            _screen(view, others, printed.folder),
        )
        if part
    )
    return _page(view, body, found).encode()


def _page(view: View, body: str, found: Fit) -> str:
    style = style_of(found.size)
    return (
        f'<!DOCTYPE html>\n<html lang="{TAGS[view.sop.language]}">\n<head>\n'
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy_of(style)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{attribute(view.sop.title)}</title>\n<style>{style}</style>\n</head>\n"
        f"<body>\n{body}\n</body>\n</html>\n"
    )


def _about(view: View, printed: Printed) -> str:
    """`Star Shop Ltd · WH/SOP/003 · Version 1.2 · Effective`."""
    control = printed.control or DocumentControl()
    version = view.words.version.format(control.version) if control.version else None
    state = view.word(STATES[control.state]) if control.state else None
    known = (control.organisation, control.department, control.number, version, state)
    return " · ".join(filter(None, known))


def _top(view: View, printed: Printed, standing: Standing) -> str:
    """Title, what the copy is worth, what is open, and why it is done."""
    parts = [f'<h1 class="t">{as_html(view.sop.title)}</h1>']
    about = _about(view, printed)
    if about:
        parts.append(f'<p class="about t">{as_html(about)}</p>')
    if standing.warning:
        parts.append(f'<p class="warning">{as_html(standing.warning)}</p>')
    if standing.open_items:
        items = "".join(f'<li class="t">{as_html(item)}</li>' for item in standing.open_items)
        heading = as_html(standing.open_heading)
        parts.append(f'<div class="open"><p class="name">{heading}</p><ul>{items}</ul></div>')
    parts += [block(name + view.words.colon, text) for name, text in _why(view)]
    return "\n".join(parts)


def _why(view: View) -> list[tuple[str, str]]:
    """Purpose, scope, and what starts and ends it."""
    return [*rows.overview_pairs(view), *((n, t) for n, t in rows.bounds_table(view).rows)]


def _reckoned(view: View, printed: Printed, standing: Standing) -> Iterator[str]:
    """Texts around the tables, to reckon their room."""
    yield f"{view.sop.title}\n{view.sop.title}"
    yield _about(view, printed)
    yield standing.warning
    if standing.open_items:
        yield "\n".join((standing.open_heading, *standing.open_items))
    yield from (f"{name}  {text}" for name, text in _why(view))
    yield "\n" * FOOTER_LINES


def _others(view: View, printed: Printed) -> Iterator[Table]:
    """What stands on the screen alone."""
    yield rows.role_table(view)
    yield rows.metrics_table(view)
    yield rows.supervision_table(view)
    yield rows.materials_table(view)
    yield rows.definitions_table(view)
    yield rows.notes_table(view)
    if printed.control is not None:
        words, control = view.words, printed.control
        pairs = tuple(control_rows.control_pairs(view, control))
        yield Table(words.control_sheet, (words.field, words.value), pairs)
        yield control_rows.history_table(view, control)


def _screen(view: View, others: Sequence[Table], folder: Path | None) -> str:
    """What stands on the screen alone: tables, and the pictures of the whole procedure."""
    tables: list[Wall] = [table(one) for one in others]
    parts = [*(one.html for one in tables), *pictures(view, view.sop.materials, folder)]
    return f'<section class="screen">\n{"".join(parts)}\n</section>'


def _footer(
    view: View,
    printed: Printed,
    standing: Standing,
    found: Fit,
    others: Sequence[str],
) -> str:
    """What a copy is worth, and where the current version is."""
    words = WALL_WORDS[view.sop.language]
    lines = [f'<p class="name">{as_html(standing.uncontrolled)}</p>']
    lines.append(f"<p>{_place(view, printed)}</p>")
    if standing.approvals:
        lines.append(f"<p>{as_html(standing.approvals)}</p>")
    if found.sheets > 1:
        lines.append(f'<p class="name">{as_html(words.too_long.format(found.sheets))}</p>')
    if others:
        listed = (", " if view.sop.language == "en" else "、").join(others)
        lines.append(f'<p class="paper">{as_html(words.only_screen.format(listed))}</p>')
    code = qr_svg(printed.address) if printed.address else ""
    return f"<footer><div>{''.join(lines)}</div>{code}</footer>"


def _place(view: View, printed: Printed) -> str:
    """Where the current version is found, or that nobody set it."""
    words, address = WALL_WORDS[view.sop.language], printed.address
    if not address:
        return as_html(words.no_address)
    name = as_html(words.current + view.words.colon)
    if not address.lower().startswith(WEB) or not address.isprintable():
        return name + as_html(address)
    return f'{name}<a href="{attribute(address)}">{as_html(address)}</a>'
