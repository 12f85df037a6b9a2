"""Ways into the library: the starter SOPs, and files of one's own."""

import streamlit as st

from sopai.errors import SopaiError
from sopai.ingest.read import SUFFIXES
from sopai.settings import data_folder, user_name
from sopai.ui.box import box
from sopai.ui.escaping import as_markdown
from sopai.ui.places import shipped
from sopai.ui.problems import problem_words
from sopai.ui.texts import text


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
    from sopai.workflow.added_words import added_words
    from sopai.workflow.shelf import take_in

    try:
        added = take_in(data_folder(), name, data, user_name())
    except SopaiError as error:
        box("error", problem_words(error), name)
        return
    new = [one for one in added if one.outcome.value not in ("unchanged", "older", "retired")]
    key = "shelf.bring.done" if new else "shelf.bring.known"
    st.success(
        text(key, language, name=as_markdown(name), n=len(new)), icon=":material/check_circle:"
    )
    for sentence in added_words(name, added, language):
        st.caption(as_markdown(sentence))
