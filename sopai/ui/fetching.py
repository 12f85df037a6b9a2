"""Fetching the embedded model: the offer, how far it is, what failed. Nothing without a click."""

import streamlit as st

from sopai.errors import SopaiError
from sopai.llm.embedded.state import ModelState, cancel_download, model_state, start_download
from sopai.ui import state
from sopai.ui.box import box
from sopai.ui.problems import problem_words
from sopai.ui.texts import text

POLL_SECONDS = 1.0
"""Between two looks at a download that is under way."""

_MB = 1_000_000
_UNDER_WAY = ("downloading", "verifying")


def fetching(place: str) -> None:
    """The offer to fetch the model, or how far that is.

    Args:
        place: where on the page it stands: `side` or `settings`.
    """
    now = model_state()
    if now.state == "ready":  # since the page looked which model is there
        st.rerun()
    if now.state in _UNDER_WAY:
        _under_way(place)
    else:
        _offer(place, now)


def _offer(place: str, now: ModelState) -> None:
    language = state.language()
    done, total = _megabytes(now)
    if place == "side":  # where nothing else says that none is there
        st.markdown(text("fetch.none", language))
    st.caption(text("fetch.offer", language, size=f"{now.bytes_total / 1e9:.1f}"))
    label = "fetch.button"
    if now.problem is not None:
        box("error", f"{text('fetch.failed', language)} {problem_words(now.problem)}")
        label = "fetch.again"
    elif now.bytes_done:
        label = "fetch.on"
    st.button(
        text(label, language, done=done, total=total),
        key=f"fetch-{place}",
        icon=":material/download:",
        on_click=_begin,
    )


@st.fragment(run_every=POLL_SECONDS)
def _under_way(place: str) -> None:
    """How far it is; the page is made anew when it has ended."""
    now = model_state()
    if now.state not in _UNDER_WAY:
        st.rerun()
    language = state.language()
    done, total = _megabytes(now)
    st.progress(
        min(now.bytes_done / now.bytes_total, 1.0),
        text(f"fetch.{now.state}", language, done=done, total=total),
    )
    st.caption(text("fetch.meanwhile", language))
    st.button(
        text("fetch.cancel", language),
        key=f"fetch-cancel-{place}",
        icon=":material/stop_circle:",
        on_click=cancel_download,
    )


def _megabytes(now: ModelState) -> tuple[str, str]:
    return f"{now.bytes_done // _MB:,}", f"{now.bytes_total // _MB:,}"


def _begin() -> None:
    try:
        start_download()
    except SopaiError as error:
        state.notify("error", "model.refused", reason=problem_words(error))
