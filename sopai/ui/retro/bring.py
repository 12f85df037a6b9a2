"""Bringing a retrospective: paste it, drop a file, try a sample, or go on with one that waits."""

from pathlib import PurePath

import streamlit as st

from sopai.errors import SopaiError
from sopai.settings import data_folder
from sopai.ui import state
from sopai.ui.places import shipped
from sopai.ui.problems import problem_words
from sopai.ui.retro import work
from sopai.ui.texts import text
from sopai.ui.uploads import LIMIT, MEGABYTE, without_surrogates
from sopai.workflow.has_library import is_there

_TYPES = ("md", "markdown", "txt", "docx", "pdf", "html", "htm", "xlsx")


def bring() -> None:
    """The ways to begin."""
    language = state.language()
    st.title(text("page.retrospectives", language), anchor=False)
    st.markdown(text("retro.lead", language))
    left, right = st.columns([3, 2], gap="large")
    with left:
        st.text_area(
            text("retro.paste", language),
            key=work.key("paste"),
            height=330,
            placeholder=text("retro.hint", language),
        )
        st.button(text("retro.read", language), key="retro-read", type="primary", on_click=_paste)
    with right:
        st.file_uploader(
            text("retro.upload", language),
            type=_TYPES,
            key=work.key("upload"),
            max_upload_size=LIMIT,
            on_change=_upload,
        )
        st.button(text("retro.sample", language), key="retro-sample", on_click=_sample)
    if is_there(data_folder()):
        from sopai.ui.retro.waiting import waiting  # SQLAlchemy is slow to import

        waiting()


def _paste() -> None:
    pasted = without_surrogates(st.session_state.get(work.key("paste")) or "")
    if not pasted.strip():
        state.notify("info", "retro.blank")
        return
    name = text("pasted", state.language())
    work.bring(f"{name}.txt", pasted.encode())


def _upload() -> None:
    file = st.session_state.get(work.key("upload"))
    if file is None:
        return
    data = file.getvalue()
    if len(data) > LIMIT * MEGABYTE:
        size = f"{len(data) / MEGABYTE:.1f}"
        state.notify("error", "refused.large", about=file.name, size=size, limit=str(LIMIT))
        return
    work.bring(PurePath(without_surrogates(file.name)).name, data)


def _sample() -> None:
    """A retrospective about an SOP that is taken into the library with it."""
    from sopai.workflow.shelf import take_in  # SQLAlchemy is slow to import

    language = state.language()
    folder = shipped("knowledge/samples")
    sop = folder / f"complaint-{language}.md"
    try:
        take_in(data_folder(), sop.name, sop.read_bytes(), again=True)
    except SopaiError as error:
        state.notify("error", "failed.words", why=problem_words(error))
        return
    path = folder / f"retrospective-{language}.md"
    work.bring(path.name, path.read_bytes())
