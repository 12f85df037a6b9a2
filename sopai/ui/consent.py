"""Asking once whether a model on another machine may read what is written here."""

import streamlit as st

from sopai.errors import SopaiError
from sopai.llm.choice import ModelChoice
from sopai.settings import masks_people
from sopai.ui import state
from sopai.ui.escaping import as_markdown
from sopai.ui.model_names import model_words
from sopai.ui.problems import problem_words
from sopai.ui.texts import text
from sopai.workflow.drafting import strategy_of
from sopai.workflow.models import agree

_LATER = "model:not-now"
"""Name of the model that this tab does not want to be asked about again."""


def ask_consent(choice: ModelChoice, place: str) -> None:
    """The question, unless this tab said "not now" to it; Settings asks always.

    Args:
        choice: the model.
        place: where on the page it stands: `draft` or `settings`.
    """
    language = state.language()
    if place == "draft" and st.session_state.get(_LATER) == choice.name:
        return
    with st.container(border=True, key=f"consent-{place}"):
        name = as_markdown(model_words(choice.name))
        st.markdown(f"**{text('consent.title', language, model=name)}**")
        st.markdown(text("consent.found", language))
        st.markdown(f"- {sent_words(choice)}\n- {masked_words()}")
        with st.container(horizontal=True):
            st.button(
                text("consent.yes", language),
                key=f"consent-yes-{place}",
                type="primary",
                on_click=_agreed,
                args=(choice,),
            )
            if place == "draft":
                st.button(
                    text("consent.no", language),
                    key="consent-no",
                    on_click=_later,
                    args=(choice.name,),
                )


def sent_words(choice: ModelChoice) -> str:
    """Which host reads what, as Markdown."""
    what = "whole" if strategy_of(choice) == "whole" else "steps"
    return text(f"consent.sent.{what}", state.language(), host=as_markdown(choice.host or ""))


def masked_words() -> str:
    """What is replaced before something is sent."""
    language = state.language()
    try:
        return text("consent.masked" if masks_people() else "consent.open", language)
    except SopaiError as error:
        return as_markdown(problem_words(error))


def _agreed(choice: ModelChoice) -> None:
    try:
        agree(choice)
    except SopaiError as error:
        state.notify("error", "model.refused", reason=problem_words(error))


def _later(name: str) -> None:
    st.session_state[_LATER] = name
