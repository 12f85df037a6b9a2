"""One SOP to read: all that it says, and how to take it away."""

from datetime import date

import streamlit as st

from sopai.export.naming import file_name
from sopai.library.stored import StoredSop
from sopai.schema.roster import Roster
from sopai.settings import data_folder
from sopai.ui import state
from sopai.ui.escaping import as_html, as_markdown
from sopai.ui.exports import export_buttons
from sopai.ui.library.approving import approving
from sopai.ui.library.content import content_html, notes_html
from sopai.ui.library.history import history, review_banner
from sopai.ui.library.numbering import numbering
from sopai.ui.library.suggesting import suggesting
from sopai.ui.texts import text
from sopai.workflow.exporting import export_stored, flowchart
from sopai.workflow.people import current_roster
from sopai.workflow.versions import newest_version


def reading(sop_id: str) -> None:
    """One SOP on one page: all that it says, where it stands, and what became of it."""
    from sopai.workflow.shelf import fetch

    language = state.language()
    stored = fetch(data_folder(), sop_id)
    roster = current_roster(data_folder())
    control = stored.stored.control
    st.html(f'<div class="summary"><h1>{as_html(stored.sop.title)}</h1></div>')
    told = [control.number, f"v{stored.stored.version}", control.department]
    st.caption(as_markdown(" · ".join(part for part in told if part)))
    with st.container(horizontal=True, vertical_alignment="center"):
        newest = newest_version(data_folder(), sop_id)
        approving(newest, roster)
        numbering(newest)
        review_banner(sop_id)
    _open_items(stored, language)
    names = ("tab.read", "tab.chart", "tab.history")
    read, chart, past = st.tabs([text(name, language) for name in names], key=f"tabs-{sop_id}")
    with read:
        _page(stored, roster, language)
    with chart:
        st.graphviz_chart(flowchart(stored, roster, date.today()))
    with past:
        history(sop_id)


def _open_items(stored: StoredSop, language: str) -> None:
    """What a drafted version does not say yet."""
    from sopai.workflow.shelf import open_items

    items = open_items(data_folder(), stored.stored.hash)
    if items:
        with st.expander(text("library.open", language, n=len(items)), key="sop-open"):
            st.html(f'<ul class="items">{"".join(f"<li>{as_html(i)}</li>" for i in items)}</ul>')


def _page(stored: StoredSop, roster: Roster, language: str) -> None:
    """The SOP on one page, and how to take it away."""
    sop, today = stored.sop, date.today()
    st.html(content_html(sop, language, roster, today))
    if sop.notes:
        with st.expander(text("library.notes", language, n=len(sop.notes)), key="sop-notes"):
            st.html(notes_html(sop))
    export_buttons(
        lambda form: export_stored(data_folder(), sop.id, form, today),
        file_name(sop.title, ""),
        "sop",
    )
    suggesting(sop)
