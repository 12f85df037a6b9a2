"""How far the comparison by meaning is, while it goes on in the background."""

import streamlit as st

from sopai.errors import SopaiError
from sopai.settings import data_folder
from sopai.ui import state
from sopai.ui.escaping import as_markdown
from sopai.ui.problems import problem_words
from sopai.ui.texts import text

EVERY_SECONDS = 2.0

_IS_RUNNING = "own:shelf-embedding"


def progress() -> None:
    """A line that counts on by itself; nothing where all SOPs are compared, or none is."""
    from sopai.workflow.shelf import embedding

    now = embedding(data_folder())
    st.session_state[_IS_RUNNING] = now is not None and now.is_running
    st.fragment(_line, run_every=EVERY_SECONDS if st.session_state[_IS_RUNNING] else None)()


def _line() -> None:
    from sopai.workflow.shelf import embedding

    language = state.language()
    try:
        now = embedding(data_folder())
    except SopaiError as error:
        st.caption(as_markdown(problem_words(error)))
        return
    is_running = now is not None and now.is_running
    if st.session_state.get(_IS_RUNNING) and not is_running:
        st.rerun()  # what is found may stand in another order now, and nothing counts any more
    if now is None or now.done >= now.of:
        return
    key = "shelf.embedding.problem" if now.problem else "shelf.embedding"
    reason = problem_words(now.problem) if now.problem else ""
    st.caption(as_markdown(text(key, language, done=now.done, of=now.of, reason=reason)))
