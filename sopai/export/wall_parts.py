"""The parts of a page for the wall: each as HTML, and as texts whose room can be reckoned."""

from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from sopai.export.picture import Picture, is_picture, picture_of, refusal_text
from sopai.export.rows import StepRow, Table
from sopai.export.view import View, material_text
from sopai.export.wall_fit import Piece, Stack
from sopai.export.wall_words import WALL_WORDS
from sopai.schema.labels import STEP
from sopai.schema.markup import as_html
from sopai.schema.sop import Material

NUMBER, WHO, LIMIT = 0.08, 0.21, 0.17
"""Widths of the columns beside what is done."""

MORE = 0.9
"""Size of the small fields below what is done."""

BESIDE = ("standard", "inputs", "tools", "output", "metric")
"""Fields that stand below what is done, one after the other."""

BETWEEN = " · "
"""What stands between them."""

PICTURE = 135.0
"""Points that a picture takes at most."""


class Wall(NamedTuple):
    """A part of the page."""

    html: str
    rows: list[list[Stack]]
    """Its rows of columns, as texts."""

    fixed: float = 0.0
    """Points that its pictures take."""


def attribute(text: str) -> str:
    """The text where no element may stand; what cannot be seen is a blank."""
    return as_html("".join(sign if sign.isprintable() else " " for sign in text)).strip()


def block(name: str, text: str) -> str:
    """A paragraph, after a name in bold if it has one; nothing without a text."""
    label = f'<span class="name">{as_html(name)}</span>' if name else ""
    return f'<p class="t">{label}{as_html(text)}</p>' if text else ""


def table(table: Table) -> Wall:
    """A table under its heading; nothing without a row."""
    if not table.rows:
        return Wall("", [])
    heads = "".join(f'<th scope="col">{as_html(head)}</th>' for head in table.headers)
    body = "".join(
        "<tr>" + "".join(f'<td class="t">{as_html(cell)}</td>' for cell in row) + "</tr>"
        for row in table.rows
    )
    share = 1 / len(table.headers)
    rows: list[list[Stack]] = [[[Piece(cell, share - 0.02)] for cell in row] for row in table.rows]
    return Wall(
        f"<h2>{as_html(table.heading)}</h2>\n"
        f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>",
        [[[heading(table.heading)]], [[Piece(h, share, 0.85)] for h in table.headers], *rows],
    )


def heading(text: str) -> Piece:
    """A heading, as room."""
    return Piece(text, size=1.12, extra=0.5)


def steps(view: View, known: Sequence[StepRow], folder: Path | None) -> Wall:
    """The step table: number, what is done, who does it, and the time limit if a step has one."""
    words = WALL_WORDS[view.sop.language]
    has_limit = any(row.cells["time_limit"] for row in known)
    heads = [("number", "#"), ("what", words.what), ("who", words.who)]
    heads += [("limit", words.when)] if has_limit else []
    top = "".join(f'<th scope="col" class="{look}">{as_html(name)}</th>' for look, name in heads)
    body: list[str] = []
    rows: list[list[Stack]] = [[[heading(view.words.step_sheet)]], [[Piece("#", 1, 0.85)]]]
    fixed = 0.0
    what = 1 - NUMBER - WHO - (LIMIT if has_limit else 0)
    for row in known:
        shown = list(pictures(view, row.step.materials, folder))
        fixed += PICTURE * len(shown)
        body.append(_step(view, row, shown, has_limit))
        doing = [Piece(text, what - 0.02, size, extra) for text, size, extra in _texts(view, row)]
        sides = [(row.cells["number"], NUMBER), (row.cells["owner"], WHO)]
        sides += [(row.cells["time_limit"], LIMIT)] if has_limit else []
        stacks: list[Stack] = [[Piece(text, share * 0.88)] for text, share in sides]
        rows.append([*stacks, doing])
    return Wall(
        f"<h2>{as_html(view.words.step_sheet)}</h2>\n"
        f'<table class="steps"><thead><tr>{top}</tr></thead><tbody>{"".join(body)}</tbody></table>',
        rows,
        fixed,
    )


def _names(view: View) -> dict[str, str]:
    return {label.field: view.word(label) + view.words.colon for label in STEP}


def _head(view: View, row: StepRow) -> str:
    """The step's name, and when it is done."""
    trigger = _names(view)["trigger"] + row.cells["trigger"] if row.cells["trigger"] else ""
    return BETWEEN.join(filter(None, (row.cells["title"], trigger)))


def _beside(view: View, row: StepRow) -> list[tuple[str, str]]:
    """The small fields of a step with their names, then its materials."""
    names = _names(view)
    known = [(names[field], row.cells[field].replace("\n", "; ")) for field in BESIDE]
    known += [("", material_text(view, material)) for material in row.step.materials]
    return [(name, text) for name, text in known if text]


def _texts(view: View, row: StepRow) -> Iterator[tuple[str, float, float]]:
    """What stands in the wide cell: text, size, and lines around it."""
    names, cells = _names(view), row.cells
    yield _head(view, row), 1.06, 0.1
    yield cells["action"], 1.0, 0.1
    for branch in row.branches:
        yield branch, 1.0, 0.2
    yield names["script"] + cells["script"] if cells["script"] else "", 1.06, 0.8
    yield names["attention"] + cells["attention"] if cells["attention"] else "", 1.0, 0.1
    yield BETWEEN.join(name + text for name, text in _beside(view, row)), MORE, 0.1


def _step(view: View, row: StepRow, pictures: Sequence[str], has_limit: bool) -> str:
    words, names, cells = WALL_WORDS[view.sop.language], _names(view), row.cells
    script = block(names["script"], cells["script"])
    small = BETWEEN.join(
        f'<span class="name">{as_html(name)}</span>{as_html(text)}'
        for name, text in _beside(view, row)
    )
    head = _head(view, row)
    doing = [
        f'<p class="t title">{as_html(head)}</p>' if head else "",
        block("", cells["action"]),
        *(block("", branch) for branch in row.branches),
        f'<div class="script">{script}</div>' if script else "",
        block(names["attention"], cells["attention"]),
        f'<p class="more t">{small}</p>' if small else "",
        *pictures,
    ]
    colon = view.words.colon
    limit = (
        f'<td class="limit t" data-name="{attribute(words.when + colon)}">'
        f"{as_html(cells['time_limit'])}</td>"
    )
    return (
        f'<tr><td class="number">{as_html(cells["number"])}</td><td>{"".join(doing)}</td>'
        f'<td class="who t" data-name="{attribute(words.who + colon)}">'
        f"{as_html(cells['owner'])}</td>{limit if has_limit else ''}</tr>"
    )


def pictures(view: View, materials: Iterable[Material], folder: Path | None) -> Iterator[str]:
    """The pictures among materials, or why one is not shown; nothing without a folder."""
    if folder is None:
        return
    for material in filter(is_picture, materials):
        picture = picture_of(material, folder)
        if not isinstance(picture, Picture):
            yield block("", refusal_text(view, picture))
        else:
            data = b64encode(picture.jpeg).decode()
            alt = attribute(material.name)
            yield f'<p><img src="data:image/jpeg;base64,{data}" alt="{alt}"></p>'
