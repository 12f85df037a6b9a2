"""The Library page: search, the list, and one SOP to read."""

from datetime import date

import streamlit as st

from sopai.errors import SopaiError
from sopai.schema.owner import Owner
from sopai.schema.sop import Sop, numbers
from sopai.settings import data_folder
from sopai.ui import state
from sopai.ui.box import box
from sopai.ui.escaping import as_html, as_markdown
from sopai.ui.places import shipped
from sopai.ui.texts import text
from sopai.workflow.exporting import sop_excel, sop_word
from sopai.workflow.has_library import is_there

QUERY = "sop"
"""Name in the page's address."""


def library() -> None:
    """One SOP, or the list."""
    language = state.language()
    try:
        chosen = st.query_params.get(QUERY, "")
        if chosen:
            _reading(chosen)
        else:
            _listing(language)
    except SopaiError as error:
        box("error", str(error))
        st.button(text("shelf.back", language), key="shelf-back", on_click=_close)


def _listing(language: str) -> None:
    st.title(text("page.library", language), anchor=False)
    if not is_there(data_folder()):
        st.markdown(text("shelf.empty", language))
        if st.button(text("shelf.starter", language), key="add-starter", type="primary"):
            _add_starter(language)
        return
    from sopai.workflow.shelf import find, shelf

    asked = st.text_input(
        text("shelf.search", language), key="shelf-query", placeholder=text("shelf.hint", language)
    )
    if asked.strip():
        hits = find(data_folder(), asked, language)
        if not hits:
            st.markdown(text("shelf.nothing", language))
        for hit in hits:
            _card(hit.sop_id, hit.title, hit.version, hit.why)
        return
    kept = shelf(data_folder())
    for one in kept.current:
        _card(one.sop_id, one.title, one.version, one.control.department or "")
    if kept.drafts:
        st.subheader(text("shelf.drafts", language), anchor=False)
        for one in kept.drafts:
            _card(one.sop_id, one.title, one.version, one.control.department or "")


def _card(sop_id: str, title: str, version: str, about: str) -> None:
    with st.container(border=True, key=f"sop-{sop_id}"):
        st.button(
            f"**{as_markdown(title)}** :gray[v{as_markdown(version)}]",
            key=f"read-{sop_id}",
            type="tertiary",
            on_click=_open,
            args=(sop_id,),
        )
        if about:
            st.caption(as_markdown(about))


def _open(sop_id: str) -> None:
    st.query_params[QUERY] = sop_id


def _close() -> None:
    st.query_params.pop(QUERY, None)


def _add_starter(language: str) -> None:
    """Take in the starter library, file by file."""
    from sopai.workflow.shelf import take_in

    files = sorted(shipped("knowledge/starter").glob("*/*.md"))
    bar = st.progress(0.0, text("shelf.adding", language))
    for at, path in enumerate(files, start=1):
        take_in(data_folder(), path.name, path.read_bytes())
        bar.progress(at / len(files), text("shelf.adding", language))
    st.rerun()


def _reading(sop_id: str) -> None:
    """One SOP on one page: what it is for, the steps, what goes wrong."""
    from sopai.workflow.shelf import fetch

    language = state.language()
    stored = fetch(data_folder(), sop_id)
    sop, control = stored.sop, stored.stored.control
    st.button(text("shelf.back", language), key="shelf-back", on_click=_close)
    st.html(f'<div class="summary"><h1>{as_html(sop.title)}</h1></div>')
    told = [control.number, f"v{stored.stored.version}", control.department]
    st.caption(as_markdown(" · ".join(part for part in told if part)))
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
    named = owner.person or owner.role or owner.text or "–"
    return f"{owner.role} ({owner.person})" if owner.person and owner.role else named


def _steps(sop: Sop, language: str) -> str:
    printed = numbers(sop)
    head = ("", "field.action", "field.owner", "field.time_limit", "field.output")
    rows = []
    for step in sop.steps:
        said = as_html(step.action)
        if step.script:
            said += f"<blockquote>{as_html(step.script)}</blockquote>"
        for branch in step.branches:
            said += f"<br><em>{as_html(branch.condition)}</em> → {as_html(branch.then)}"
        cells = (
            printed[step.id],
            said,
            as_html(_who(step.owner)),
            as_html(step.time_limit or ""),
            as_html(step.output or ""),
        )
        rows.append("".join(f"<td>{cell}</td>" for cell in cells))
    return _table([text(key, language) if key else "#" for key in head], rows)


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
