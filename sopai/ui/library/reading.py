"""One SOP to read: all that it says, and how to take it away."""

from datetime import date

import streamlit as st

from sopai.export.naming import file_name
from sopai.schema.control import DocumentControl
from sopai.schema.sop import Sop
from sopai.settings import data_folder
from sopai.ui import state
from sopai.ui.escaping import as_html, as_markdown
from sopai.ui.exports import export_buttons
from sopai.ui.library.content import content_html, notes_html
from sopai.ui.library.history import history, review_banner
from sopai.ui.texts import text
from sopai.workflow.exporting import export_stored


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
    export_buttons(
        lambda form: export_stored(data_folder(), sop_id, form, today),
        file_name(sop.title, ""),
        "sop",
    )
