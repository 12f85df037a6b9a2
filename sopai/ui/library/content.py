"""All that an SOP says, as tables and paragraphs: nothing it holds is left out."""

from collections.abc import Iterable, Sequence
from datetime import date

from sopai.export.view import (
    View,
    branch_text,
    field_text,
    owner_text,
    step_owners,
    steps_in_order,
    value_text,
    view_of,
    with_content,
)
from sopai.schema import labels
from sopai.schema.labels import Label
from sopai.schema.roster import Roster
from sopai.schema.sop import Sop, Step
from sopai.ui.escaping import as_html
from sopai.ui.texts import TEXTS, text

LINE = "\n"
"""Stands between the elements of a list."""


def content_html(
    sop: Sop, language: str, roster: Roster | None = None, today: date | None = None
) -> str:
    """The SOP without its title and its notes.

    Args:
        sop: the content.
        language: of the labels; the words are the SOP's own.
        roster: who holds which role on `today`.
        today: the day on which it is read.
    """
    view = view_of(sop, roster, today)
    parts = (
        _values(view, labels.SECTIONS[:2], language),
        _values(view, (*labels.ROLES, *labels.BOUNDS), language),
        _steps(view, language),
        _parts(view, "exceptions", "situation", labels.EXCEPTION, language),
        _parts(view, "metrics", "name", labels.METRIC, language),
        _parts(view, "supervision", "activity", labels.ROUTINE, language),
        _lines(view, "materials", language),
        _definitions(sop, language),
    )
    return "".join(parts)


def notes_html(sop: Sop) -> str:
    """What the document says beside: each note under its heading."""
    said = []
    before = None
    for note in sop.notes:
        if note.heading and note.heading != before:
            said.append(f"<p><b>{as_html(note.heading)}</b></p>")
        before = note.heading
        said.append(f"<p>{_html(note.text)}</p>")
    return "".join(said)


def _word(label: Label, language: str) -> str:
    """What the page calls a field; what a file calls it, where the page has no words for it."""
    if f"field.{label.field}" in TEXTS:
        return as_html(text(f"field.{label.field}", language))
    return as_html(label.zh if language == "zh" else label.en)


def _heading(field: str, language: str) -> str:
    label = next(one for one in labels.SECTIONS if one.field == field)
    return as_html(label.zh if language == "zh" else label.en)


def _html(words: str) -> str:
    return as_html(words).replace("\n", "<br>")


def _values(view: View, shown: Iterable[Label], language: str) -> str:
    """Fields of the SOP itself, each in a line."""
    lines = [
        f"<p><b>{_word(label, language)}</b> {_html(value_text(view, value))}</p>"
        for label in shown
        if (value := getattr(view.sop, label.field)) and value_text(view, value)
    ]
    return "".join(lines)


def _steps(view: View, language: str) -> str:
    """The steps as a newcomer reads them: what, who, how one sees that it is right, by when."""
    if not view.sop.steps:
        return ""
    steps = steps_in_order(view.sop)
    owners = step_owners(view.sop)
    is_timed = any(step.time_limit for step in steps)
    named = ("action", "owner", "standard", *(("time_limit",) if is_timed else ()))
    head = ["#", *(as_html(text(f"field.{name}", language)) for name in named)]
    rows = []
    for step in steps:
        row = [
            view.numbers[step.id],
            _action(view, step, language),
            _html(owner_text(view, owners[step.id])) or "–",
            _result(view, step, language),
        ]
        rows.append([*row, _html(step.time_limit or "")] if is_timed else row)
    return _table(head, rows, "sop steps-read")


def _action(view: View, step: Step, language: str) -> str:
    """What is done, with when and with what; the words to say and the decisions below it."""
    said = _labelled(view, step, ("trigger",), language)
    if step.title and step.title != step.action:
        said += f"<b>{as_html(step.title)}</b><br>"
    said += _html(step.action)
    said += _labelled(view, step, ("inputs", "tools", "materials"), language)
    if step.script:
        said += f"<blockquote>{_html(step.script)}</blockquote>"
    for branch in step.branches:
        said += f'<div class="branch">{_html(branch_text(view, branch))}</div>'
    return said + _labelled(view, step, ("attention",), language)


def _result(view: View, step: Step, language: str) -> str:
    """The standard, then what exists and what is measured."""
    said = _html(step.standard or "")
    return said + _labelled(view, step, ("output", "metric"), language)


def _labelled(view: View, step: Step, fields: Iterable[str], language: str) -> str:
    """Small lines, each with the name of its field."""
    known = {label.field: label for label in labels.STEP}
    lines = (
        f'<div class="small {field}"><b>{_word(known[field], language)}</b> '
        f"{_html(words.replace(LINE, ' · '))}</div>"
        for field in fields
        if (words := field_text(view, step, known[field]))
    )
    return "".join(lines)


def _parts(view: View, field: str, first: str, kept: Sequence[Label], language: str) -> str:
    """Exceptions, metrics or routines, with the fields that any of them has."""
    parts = getattr(view.sop, field)
    if not parts:
        return ""
    shown = with_content(view, parts, kept)
    head = [_heading(field, language), *(_word(label, language) for label in shown)]
    rows = [
        [
            _html(str(getattr(part, first))),
            *(_html(field_text(view, part, label)) for label in shown),
        ]
        for part in parts
    ]
    return f"<h3>{head[0]}</h3>{_table(head, rows)}"


def _lines(view: View, field: str, language: str) -> str:
    parts = getattr(view.sop, field)
    said = "".join(f"<li>{_html(value_text(view, part))}</li>" for part in parts)
    return f"<h3>{_heading(field, language)}</h3><ul>{said}</ul>" if said else ""


def _definitions(sop: Sop, language: str) -> str:
    said = "".join(
        f"<p><b>{as_html(one.term)}</b> {_html(one.meaning)}</p>" for one in sop.definitions
    )
    return f"<h3>{_heading('definitions', language)}</h3>{said}" if said else ""


def _table(head: Sequence[str], rows: Iterable[Sequence[str]], look: str = "sop") -> str:
    top = "".join(f"<th>{cell}</th>" for cell in head)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f'<div class="wide"><table class="{look}"><tr>{top}</tr>{body}</table></div>'
