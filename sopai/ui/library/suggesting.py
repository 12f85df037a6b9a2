"""Somebody who works by an SOP says what should be better; it goes the way of a retrospective."""

from datetime import date

import streamlit as st

from sopai.schema.sop import Sop, numbers
from sopai.settings import user_name
from sopai.ui import state
from sopai.ui.places import page
from sopai.ui.retro import work
from sopai.ui.texts import text


def suggesting(sop: Sop) -> None:
    """A field for each step in turn, and the way to the proposal."""
    language = state.language()
    with st.popover(text("suggest", language), key=f"suggest-{sop.id}"):
        st.caption(text("suggest.about", language))
        printed = numbers(sop)
        titles = {step.id: f"{printed[step.id]} {step.title or step.action}" for step in sop.steps}
        chosen = st.selectbox(
            text("suggest.step", language),
            ["", *titles],
            format_func=lambda step: titles.get(step) or text("suggest.whole", language),
            key=f"suggest-step-{sop.id}",
        )
        words = st.text_area(
            text("suggest.words", language),
            key=f"suggest-words-{sop.id}",
            placeholder=text("suggest.hint", language),
        )
        is_said = bool((words or "").strip())
        if st.button(
            text("suggest.go", language),
            key=f"suggest-go-{sop.id}",
            type="primary",
            disabled=not is_said,
            help=None if is_said else text("suggest.need", language),
        ):
            _bring(sop, printed.get(chosen), (words or "").strip(), language)
            st.switch_page(page("retrospectives"))


def _bring(sop: Sop, number: str | None, words: str, language: str) -> None:
    """A retrospective of one sentence, about this SOP."""
    head = text("suggest.head", language, title=sop.title, who=user_name(), day=date.today())
    place = text("suggest.at", language, number=number) if number else ""
    work.start()
    work.begin_again()
    name = text("suggest.name", language, title=sop.title)
    work.bring(f"{name}.txt", f"{head}\n\n{place}{words}\n".encode())
    work.put(sop_id=sop.id)
