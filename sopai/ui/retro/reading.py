"""The retrospective as it was read, and the SOP that it concerns."""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from sopai.schema.document import SourceDocument
from sopai.settings import data_folder
from sopai.ui import state
from sopai.ui.marked_text import Mark, document_html, parts
from sopai.ui.retro import work
from sopai.ui.texts import text
from sopai.workflow.hearing import Said

SHOWN = {
    "decision": "good",
    "problem": "error",
    "cause": "warning",
    "improvement": "info",
    "task": "info",
    "undecided": "warning",
    "hostile": "error",
}
"""Kinds of statements that are marked, each with its look; the others are grey."""


def text_panel(document: SourceDocument, said: tuple[Said, ...]) -> None:
    """The text, each statement marked with what it is; the reason shows on hover."""
    language = state.language()
    legend = "".join(
        f'<mark class="{look}">{text(f"retro.kind.{kind}", language)}</mark> '
        for kind, look in SHOWN.items()
        if any(one.kind == kind for one in said)
    )
    st.html(f'<p class="hint">{legend}</p>')
    bounds = parts(document.text)
    at = 0
    if len(bounds) > 1:
        at = st.selectbox(
            text("part", language),
            range(len(bounds)),
            format_func=lambda n: text("part.of", language, n=n + 1, total=len(bounds)),
            key=work.key("part"),
        )
    marks = [
        Mark(one.start, one.end, "", 0, SHOWN.get(one.kind, "pale"), one.why, False) for one in said
    ]
    with st.container(key="text-panel"):
        st.html(document_html(document, marks, *bounds[at]))


def sop_choice(found: str | None) -> None:
    """Which SOP the retrospective concerns: the one that was found, or another."""
    from sopai.workflow.shelf import shelf

    language = state.language()
    kept = shelf(data_folder(), date.today())
    titles: Mapping[str, str] = {
        one.sop_id: f"{one.title} (v{one.version})" for one in (*kept.current, *kept.drafts)
    }
    if not titles:
        return
    options: list[str] = ["", *titles]
    chosen = found or ""
    key = f"{work.key('sop')}-{found or ''}"
    st.selectbox(
        text("retro.sop", language),
        options,
        index=options.index(chosen) if chosen in options else 0,
        format_func=lambda sop: titles.get(sop, text("retro.sop.none", language)),
        key=key,
        on_change=lambda: work.put(sop_id=st.session_state[key] or None, change_set=None),
    )
