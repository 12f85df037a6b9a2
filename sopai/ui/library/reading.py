"""One SOP to read: what it is for, the steps, what goes wrong, who does what."""

from datetime import date

import streamlit as st

from sopai.schema.control import DocumentControl
from sopai.schema.owner import Owner
from sopai.schema.shown import names_several
from sopai.schema.sop import Sop, numbers
from sopai.settings import data_folder
from sopai.ui import state
from sopai.ui.escaping import as_html, as_markdown
from sopai.ui.library.history import history, review_banner
from sopai.ui.texts import text
from sopai.workflow.exporting import sop_excel, sop_word


def reading(sop_id: str) -> None:
    """One SOP on one page: what it is for, the steps, what goes wrong."""
    from sopai.workflow.shelf import fetch

    language = state.language()
    stored = fetch(data_folder(), sop_id)
    sop, control = stored.sop, stored.stored.control
    st.html(f'<div class="summary"><h1>{as_html(sop.title)}</h1></div>')
    told = [control.number, f"v{stored.stored.version}", control.department]
    st.caption(as_markdown(" · ".join(part for part in told if part)))
    review_banner(sop_id)
    read, past = st.tabs(
        (text("tab.read", language), text("tab.history", language)), key=f"tabs-{sop_id}"
    )
    with read:
        _page(sop_id, sop, control, language)
    with past:
        history(sop_id)


def _page(sop_id: str, sop: Sop, control: DocumentControl, language: str) -> None:
    """The SOP on one page, and how to take it away."""
    if sop.purpose:
        st.markdown(as_markdown(sop.purpose))
    st.html(_steps(sop, language))
    if sop.exceptions:
        st.subheader(text("draft.exceptions", language), anchor=False)
        st.html(_exceptions(sop, language))
    today = date.today()
    with st.container(horizontal=True):
        st.download_button(
            text("draft.word", language),
            data=lambda: sop_word(sop, control, today),
            file_name=f"{sop_id}.docx",
            type="primary",
            key="sop-word",
        )
        st.download_button(
            text("draft.excel", language),
            data=lambda: sop_excel(sop, control, today),
            file_name=f"{sop_id}.xlsx",
            key="sop-excel",
        )


def _who(owner: Owner) -> str:
    if owner.text and names_several(owner):
        return owner.text
    named = owner.person or owner.role or owner.text or "–"
    return f"{owner.role} ({owner.person})" if owner.person and owner.role else named


_COLUMNS = ("time_limit", "tools", "output", "standard", "attention")
"""Fields of a step that have a column of their own, where any step has one."""


def _steps(sop: Sop, language: str) -> str:
    """The steps as a table; a column that nothing stands in is left out."""
    printed = numbers(sop)
    shown = [name for name in _COLUMNS if any(getattr(step, name) for step in sop.steps)]
    rows = []
    for step in sop.steps:
        said = as_html(step.action)
        if step.script:
            said += f"<blockquote>{as_html(step.script)}</blockquote>"
        for branch in step.branches:
            said += f"<br><em>{as_html(branch.condition)}</em> → {as_html(branch.then)}"
        cells = [printed[step.id], said, as_html(_who(step.owner))]
        cells += [as_html(_told(getattr(step, name))) for name in shown]
        rows.append("".join(f"<td>{cell}</td>" for cell in cells))
    head = ["#", *(text(f"field.{name}", language) for name in ("action", "owner", *shown))]
    return _table(head, rows)


def _told(value: object) -> str:
    return "; ".join(map(str, value)) if isinstance(value, tuple) else str(value or "")


def _exceptions(sop: Sop, language: str) -> str:
    head = ("field.situation", "field.handling", "field.owner", "field.time_limit")
    rows = []
    for case in sop.exceptions:
        cells = (case.situation, case.handling or "", _who(case.owner), case.time_limit or "")
        rows.append("".join(f"<td>{as_html(cell)}</td>" for cell in cells))
    return _table([text(key, language) for key in head], rows)


def _table(head: list[str], rows: list[str]) -> str:
    top = "".join(f"<th>{as_html(cell)}</th>" for cell in head)
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    return f'<div class="wide"><table class="sop"><tr>{top}</tr>{body}</table></div>'
