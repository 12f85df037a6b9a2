"""The Library page: search, the list, and one SOP to read."""

import streamlit as st

from sopai.errors import SopaiError
from sopai.schema.control import State
from sopai.settings import data_folder
from sopai.ui import state
from sopai.ui.box import box
from sopai.ui.escaping import as_markdown
from sopai.ui.library.reading import reading
from sopai.ui.places import shipped
from sopai.ui.problems import problem_words
from sopai.ui.texts import text
from sopai.workflow.has_library import is_there

QUERY = "sop"
"""Name in the page's address."""


def library() -> None:
    """One SOP, or the list."""
    language = state.language()
    try:
        chosen = st.query_params.get(QUERY, "")
        if chosen:
            st.button(text("shelf.back", language), key="shelf-back", on_click=_close)
            reading(chosen)
        else:
            _listing(language)
    except SopaiError as error:
        box("error", problem_words(error))


def _listing(language: str) -> None:
    st.title(text("page.library", language), anchor=False)
    if not is_there(data_folder()):
        st.markdown(text("shelf.empty", language))
        if st.button(text("shelf.starter", language), key="add-starter", type="primary"):
            _add_starter(language)
        return
    from sopai.workflow.shelf import find, shelf

    asked = st.text_input(
        text("shelf.search", language), key="shelf-query", placeholder=text("shelf.hint", language)
    )
    if asked.strip():
        found = find(data_folder(), asked, language)
        for notice in found.notices:
            st.caption(as_markdown(notice))
        if not found.hits:
            st.markdown(text("shelf.nothing", language))
        for hit in found.hits:
            _card(hit.sop_id, hit.title, hit.version, _with_state(hit.state, hit.why))
        return
    kept = shelf(data_folder())
    for one in kept.current:
        about = _with_state(one.state, one.control.department or "")
        _card(one.sop_id, one.title, one.version, about)
    if kept.drafts:
        st.subheader(text("shelf.drafts", language), anchor=False)
        for one in kept.drafts:
            _card(one.sop_id, one.title, one.version, one.control.department or "", "-draft")


def _with_state(found: State | None, about: str) -> str:
    """What stands below a title; that an SOP is expired comes first."""
    if found is not State.EXPIRED:
        return about
    expired = text("state.expired", state.language())
    return f"{expired} · {about}" if about else expired


def _card(sop_id: str, title: str, version: str, about: str, kind: str = "") -> None:
    with st.container(border=True, key=f"sop{kind}-{sop_id}"):
        st.button(
            f"**{as_markdown(title)}** :gray[v{as_markdown(version)}]",
            key=f"read{kind}-{sop_id}",
            type="tertiary",
            on_click=_open,
            args=(sop_id,),
        )
        if about:
            st.caption(as_markdown(about))


def _open(sop_id: str) -> None:
    st.query_params[QUERY] = sop_id


def _close() -> None:
    st.query_params.pop(QUERY, None)


def _add_starter(language: str) -> None:
    """Take in the starter library, file by file."""
    from sopai.workflow.shelf import take_in

    files = sorted(shipped("knowledge/starter").glob("*/*.md"))
    bar = st.progress(0.0, text("shelf.adding", language))
    for at, path in enumerate(files, start=1):
        take_in(data_folder(), path.name, path.read_bytes())
        bar.progress(at / len(files), text("shelf.adding", language))
    st.rerun()
