"""Which model is there, as the page shows it."""

import streamlit as st

from sopai.errors import SopaiError
from sopai.ui import state
from sopai.ui.escaping import as_markdown
from sopai.ui.texts import text
from sopai.workflow.drafting import InUse, model_in_use


def model_here() -> InUse | None:
    """The model that would be asked; looked for once a minute. A wrong setting is none."""
    return _found()


@st.cache_data(ttl=60, show_spinner=False)
def _found() -> InUse | None:
    try:
        return model_in_use()
    except SopaiError:
        return None


def tell_model() -> None:
    """The side bar's words about the model, and about what leaves this machine."""
    language = state.language()
    model = model_here()
    if model is None:
        st.markdown(text("side.model", language))
        st.caption(text("side.local", language))
        return
    st.markdown(text("side.model.some", language, model=as_markdown(model.name)))
    if model.host is None:
        st.caption(text("side.local", language))
    else:
        st.caption(text("side.sent", language, host=as_markdown(model.host)))
