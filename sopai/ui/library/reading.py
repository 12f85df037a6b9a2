"""One SOP to read: all that it says, and how to take it away."""

from datetime import date

import streamlit as st

from sopai.schema.control import DocumentControl
from sopai.schema.sop import Sop
from sopai.settings import data_folder
from sopai.ui import state
from sopai.ui.escaping import as_html, as_markdown
from sopai.ui.library.content import content_html, notes_html
from sopai.ui.library.history import history, review_banner
from sopai.ui.texts import text
from sopai.workflow.exporting import sop_excel, sop_word


def reading(sop_id: str) -> None:
    """One SOP on one page: all that it says, and what became of it."""
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
    st.html(content_html(sop, language))
    if sop.notes:
        with st.expander(text("library.notes", language, n=len(sop.notes)), key="sop-notes"):
            st.html(notes_html(sop))
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
