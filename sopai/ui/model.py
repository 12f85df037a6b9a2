"""Which model is there, as the side bar shows it."""

import streamlit as st

from sopai.errors import SettingsError
from sopai.settings import data_folder, preferences
from sopai.ui import state
from sopai.ui.escaping import as_markdown
from sopai.ui.fetching import fetching
from sopai.ui.model_names import model_words
from sopai.ui.texts import text
from sopai.workflow.models import Standing, is_model_here, standing

LOOPBACK = ("127.0.0.1", "localhost", "::1")
"""Addresses on which only this computer can reach the page."""


def standing_here() -> Standing:
    """Which model is there; an Ollama that comes or goes is seen within a minute."""
    try:
        decided = preferences().model_dump_json()
    except SettingsError as error:
        return Standing(state="wrong", problem=str(error))
    return _found(str(data_folder()), decided, is_model_here())


@st.cache_data(ttl=60, max_entries=20, show_spinner=False)
def _found(folder: str, decided: str, is_embedded_here: bool) -> Standing:
    """The standing; what it is given is what makes a new look worth while."""
    return standing()


def tell_model() -> None:
    """The side bar's words about the model, and about what leaves this machine."""
    language = state.language()
    here = standing_here()
    if here.state == "ready" and here.choice is not None:
        st.markdown(
            text("side.model.some", language, model=as_markdown(model_words(here.choice.name)))
        )
        if here.choice.is_hosted:
            host = as_markdown(here.choice.host or "")
            st.caption(text("side.sent", language, host=host))
            return
    elif here.state == "consent" and here.choice is not None:
        st.markdown(
            text("side.model.consent", language, model=as_markdown(model_words(here.choice.name)))
        )
    elif here.state == "fetch":
        fetching("side")
    else:
        st.markdown(text(f"side.model.{here.state}", language))
    st.caption(text(reach(), language))


def reach() -> str:
    """The key of the words about who can open this page: `side.local` or `side.open`."""
    address = st.get_option("server.address")
    return "side.local" if address in LOOPBACK else "side.open"
