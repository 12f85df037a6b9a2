"""The whole library as one zip file, and back."""

from io import BytesIO

import streamlit as st

from sopai.errors import SopaiError
from sopai.settings import data_folder, user_name
from sopai.ui.box import box
from sopai.ui.problems import problem_words
from sopai.ui.texts import text
from sopai.workflow.has_library import is_there

_MADE = "own:archive"


def archiving(language: str) -> None:
    """Make an archive and download it; take one in."""
    with st.expander(text("archive", language), key="shelf-archive"):
        st.caption(text("archive.about", language))
        if is_there(data_folder()):
            _make(language)
        file = st.file_uploader(text("archive.bring", language), type=["zip"], key="archive-file")
        if file is not None and st.button(text("archive.take", language), key="archive-take"):
            _take(file.name, file.getvalue(), language)


def _make(language: str) -> None:
    from sopai.workflow.archive_words import archived_words
    from sopai.workflow.archives import archive_into

    with_evidence = st.checkbox(
        text("archive.evidence", language), value=True, key="archive-evidence"
    )
    if st.button(text("archive.make", language), key="archive-make"):
        made = BytesIO()
        try:
            told = archive_into(data_folder(), made, with_evidence=with_evidence)
        except SopaiError as error:
            box("error", problem_words(error))
            return
        st.session_state[_MADE] = made.getvalue()
        st.text(archived_words("sopai.zip", told, language))
    if _MADE in st.session_state:
        st.download_button(
            text("archive.download", language),
            data=st.session_state[_MADE],
            file_name="sopai.zip",
            mime="application/zip",
            key="archive-download",
            on_click="ignore",
        )


def _take(name: str, data: bytes, language: str) -> None:
    from sopai.workflow.archive_words import unarchived_lines
    from sopai.workflow.archives import unarchive_from

    try:
        done = unarchive_from(data_folder(), BytesIO(data), name, who=user_name())
    except SopaiError as error:
        box("error", problem_words(error))
        return
    for line in unarchived_lines(done, language):
        st.text(line)
