"""Describing a job: one box, examples, and what was understood of it."""

import streamlit as st

from sopai.settings import LANGUAGES
from sopai.ui import state
from sopai.ui.bridge import bridge
from sopai.ui.drafting import work
from sopai.ui.drafting.chips import chips
from sopai.ui.places import shipped
from sopai.ui.texts import text


def describe() -> None:
    """The box, what is understood of it, and examples."""
    language = state.language()
    st.title(text("page.draft", language), anchor=False)
    st.markdown(text("draft.lead", language))
    typed = st.text_area(
        text("draft.box", language),
        value=work.brief().text,
        key=work.key("box"),
        height=300,
        placeholder=text("draft.hint", language),
        on_change=_keep,
    )
    if typed and typed.strip():
        chips(typed)
    bridge("", {})
    with st.container(horizontal=True):
        st.button(text("draft.make", language), key="make-draft", type="primary", on_click=_make)
        for which in LANGUAGES:
            label = text(f"draft.example.{which}", language)
            st.button(label, key=f"example-{which}", on_click=_example, args=(which,))


def _keep() -> None:
    """Keep what is typed, also before it is drafted."""
    typed: str | None = st.session_state.get(work.key("box"))
    # The browser may still tell of a box that is gone since its text was drafted.
    if typed is not None and not work.brief().drafted:
        work.put(work.brief().model_copy(update={"text": typed}))


def _make() -> None:
    typed: str = st.session_state.get(work.key("box")) or ""
    if not typed.strip():
        state.notify("info", "draft.blank")
        return
    work.describe(typed)


def _example(which: str) -> None:
    path = shipped("knowledge/samples") / f"brief-{which}.txt"
    work.describe(path.read_text(encoding="utf-8"))
