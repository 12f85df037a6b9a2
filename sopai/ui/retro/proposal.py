"""One retrospective: what it says, the SOP it concerns, the changes, the new version."""

import streamlit as st

from sopai.errors import SopaiError
from sopai.library.evidence import SavedChangeSet
from sopai.settings import data_folder, user_name
from sopai.ui import state
from sopai.ui.box import box
from sopai.ui.escaping import as_markdown
from sopai.ui.problems import problem_words
from sopai.ui.retro import work
from sopai.ui.retro.deciding import cards
from sopai.ui.retro.finishing import finish, left_open
from sopai.ui.retro.reading import sop_choice, text_panel
from sopai.ui.texts import text
from sopai.workflow.deciding import change_set_of, keep_change_set
from sopai.workflow.hearing import Heard, about_nothing, hear, propose_heard, with_changes
from sopai.workflow.retrospectives import note_words
from sopai.workflow.shelf import fetch


def proposal() -> None:
    """The page of the retrospective that this tab works on."""
    language = state.language()
    now = work.retro()
    st.title(as_markdown(now.name), anchor=False)
    st.button(
        text("retro.other", language),
        key="retro-other",
        icon=":material/add:",
        on_click=work.begin_again,
    )
    try:
        heard = _hear(now.file or "", now.name, language)
        saved = _saved(heard, language)
    except SopaiError as error:
        box("error", problem_words(error))
        return
    except OSError as error:
        box("error", text("file.gone", language, why=error.strerror or ""))
        return
    if saved is not None:
        heard = with_changes(heard, saved.change_set)
    for note in note_words(heard.notes, language):
        box("info", note)
    left, right = st.columns([11, 9], gap="medium")
    with left:
        text_panel(heard.document, heard.said)
    with right:
        sop_choice(now.sop_id or (_sop_of(saved) if saved else None))
        if saved is None:
            box("info", text("retro.nothing.fits", language))
        else:
            target = saved.change_set.targets[0]
            cards(saved, fetch(data_folder(), target.sop, target.base).sop)
    if saved is not None:
        finish(saved)
    else:
        left_open(about_nothing(heard, language))


@st.cache_resource(max_entries=8, show_spinner=False)
def _hear(kept: str, name: str, language: str) -> Heard:
    return hear(work.content(), name, language)


def _saved(heard: Heard, language: str) -> SavedChangeSet | None:
    """The change set, proposed now if it was not before; None where no SOP fits."""
    now = work.retro()
    if now.change_set is None:
        with st.spinner(text("retro.reading", language)):
            found = propose_heard(data_folder(), heard, sop=now.sop_id, language=language)
        if found is None:
            return None
        work.put(change_set=keep_change_set(data_folder(), found, user_name()))
    return change_set_of(data_folder(), work.retro().change_set or 0)


def _sop_of(saved: SavedChangeSet) -> str:
    return saved.change_set.targets[0].sop
