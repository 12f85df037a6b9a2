"""What is still open, how the draft was made, and taking it away."""

from datetime import date

import streamlit as st

from sopai.draft.values import Draft
from sopai.ui import state
from sopai.ui.escaping import as_markdown
from sopai.ui.texts import count, text
from sopai.workflow.drafting import draft_markdown
from sopai.workflow.exporting import draft_excel, draft_flowchart, draft_word

_SHOWN = 12
"""Open items that are shown before the rest is folded."""


def finish(made: Draft) -> None:
    """Open items, the trust line, and the buttons."""
    language = state.language()
    st.subheader(
        f"{text('draft.left', language)} ({len(made.open_items)})", anchor=False, divider="gray"
    )
    for item in made.open_items[:_SHOWN]:
        st.markdown(f"- {as_markdown(item.text)}")
    if len(made.open_items) > _SHOWN:
        with st.expander(count("draft.more", len(made.open_items) - _SHOWN, language)):
            for item in made.open_items[_SHOWN:]:
                st.markdown(f"- {as_markdown(item.text)}")
    st.caption(text("draft.trust", language))
    _downloads(made)


def _downloads(made: Draft) -> None:
    language = state.language()
    name = "".join(c if c.isalnum() else "-" for c in made.sop.title)[:50].strip("-") or "sop"
    today = date.today()
    with st.container(horizontal=True):
        st.download_button(
            text("draft.word", language),
            data=lambda: draft_word(made, today),
            file_name=f"{name}.docx",
            mime="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            type="primary",
            key="get-word",
        )
        st.download_button(
            text("draft.excel", language),
            data=lambda: draft_excel(made, today),
            file_name=f"{name}.xlsx",
            mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            key="get-excel",
        )
        st.download_button(
            "Markdown",
            data=draft_markdown(made),
            file_name=f"{name}.md",
            mime="text/markdown",
            key="get-markdown",
        )
        st.download_button(
            text("draft.flowchart", language),
            data=lambda: draft_flowchart(made, today),
            file_name=f"{name}.mmd",
            mime="text/plain",
            key="get-flowchart",
        )
