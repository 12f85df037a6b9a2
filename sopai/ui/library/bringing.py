"""Ways into the library: the starter SOPs, and files of one's own."""

from typing import TYPE_CHECKING

import streamlit as st

from sopai.errors import SopaiError
from sopai.ingest.read import SUFFIXES
from sopai.settings import data_folder, user_name
from sopai.ui.box import box
from sopai.ui.escaping import as_markdown
from sopai.ui.places import page, shipped
from sopai.ui.problems import problem_words
from sopai.ui.texts import text

if TYPE_CHECKING:
    from sopai.workflow.proposing_edited import Edited


def add_starter(language: str) -> None:
    """Take in the starter library, file by file."""
    from sopai.workflow.shelf import take_in

    files = sorted(shipped("knowledge/starter").glob("*/*.md"))
    bar = st.progress(0.0, text("shelf.adding", language))
    for at, path in enumerate(files, start=1):
        take_in(data_folder(), path.name, path.read_bytes())
        bar.progress(at / len(files), text("shelf.adding", language))
    st.rerun()


def bring(language: str) -> None:
    """Files of one's own, each told apart; a bad one does not stop the others."""
    with st.expander(text("shelf.bring", language), key="shelf-bring"):
        st.caption(text("shelf.bring.about", language))
        files = st.file_uploader(
            text("shelf.bring", language),
            type=sorted(suffix.lstrip(".") for suffix in SUFFIXES),
            accept_multiple_files=True,
            key="shelf-files",
            label_visibility="collapsed",
        )
        if files and st.button(
            text("shelf.bring.go", language), key="shelf-bring-go", type="primary"
        ):
            for file in files:
                _take(file.name, file.getvalue(), language)


def _take(name: str, data: bytes, language: str) -> None:
    """An exported file that was edited becomes proposed changes; any other file an SOP."""
    from sopai.workflow.added_words import added_words
    from sopai.workflow.proposing_edited import keep_edited
    from sopai.workflow.shelf import take_in

    try:
        edited = keep_edited(data_folder(), name, data, who=user_name(), language=language)
        added = () if edited else take_in(data_folder(), name, data, user_name())
    except SopaiError as error:
        box("error", problem_words(error), name)
        return
    if edited is not None:
        _told(name, edited, language)
        return
    new = [one for one in added if one.outcome.value not in ("unchanged", "older", "retired")]
    key = "shelf.bring.done" if new else "shelf.bring.known"
    st.success(
        text(key, language, name=as_markdown(name), n=len(new)), icon=":material/check_circle:"
    )
    for sentence in added_words(name, added, language):
        st.caption(as_markdown(sentence))


def _told(name: str, edited: "Edited", language: str) -> None:
    """What was edited in a file, and the way to where it is decided."""
    for note in edited.notes:
        st.caption(as_markdown(note))
    if not edited.changes:
        st.info(text("shelf.bring.same", language, name=as_markdown(name)))
        return
    title, n = as_markdown(edited.title), edited.changes
    st.success(
        text("shelf.bring.edited", language, name=as_markdown(name), title=title, n=n),
        icon=":material/check_circle:",
    )
    st.page_link(
        page("retrospectives"),
        label=text("shelf.bring.decide", language),
        query_params={"waiting": edited.sop_id},
    )
