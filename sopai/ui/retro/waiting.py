"""Proposed changes that wait: listed, opened without their retrospective, or set aside."""

import streamlit as st

from sopai.errors import SopaiError
from sopai.library.evidence import SavedChangeSet
from sopai.settings import data_folder, user_name
from sopai.ui import state
from sopai.ui.box import box
from sopai.ui.escaping import as_markdown
from sopai.ui.problems import problem_words
from sopai.ui.reason import with_reason
from sopai.ui.retro import work
from sopai.ui.retro.deciding import cards
from sopai.ui.retro.finishing import finish
from sopai.ui.texts import text
from sopai.workflow.deciding import change_set_of, set_aside, waiting_change_sets
from sopai.workflow.shelf import fetch


def waiting() -> None:
    """What waits, those of the SOP that was asked for first."""
    language = state.language()
    asked = work.asked_sop()
    try:
        found = waiting_change_sets(data_folder())
    except SopaiError as error:
        box("error", problem_words(error))
        return
    if not found:
        return
    st.subheader(text("retro.waiting", language), anchor=False, divider="gray")
    for saved in sorted(found, key=lambda one: _sop_of(one) != asked):
        _row(saved, language)


def opened(identity: int) -> None:
    """A change set alone: its text may lie elsewhere, each card has the words it rests on."""
    language = state.language()
    st.title(as_markdown(work.retro().name), anchor=False)
    st.button(
        text("retro.all", language),
        key="retro-all",
        icon=":material/arrow_back:",
        on_click=work.begin_again,
    )
    try:
        saved = change_set_of(data_folder(), identity)
        sop = fetch(data_folder(), _sop_of(saved)).sop
    except SopaiError as error:
        box("error", problem_words(error))
        return
    st.markdown(f"**{as_markdown(sop.title)}**")
    if saved.open:
        _aside(saved, language)
    cards(saved, sop)
    finish(saved)


def _row(saved: SavedChangeSet, language: str) -> None:
    with st.container(border=True, key=f"waiting-{saved.id}", gap="small"):
        words, ways = st.columns([3, 2], vertical_alignment="center")
        n = text("retro.waiting.n", language, n=len(saved.open))
        if saved.is_outdated:
            n = f"{n} · :orange[{text('retro.outdated', language)}]"
        words.markdown(
            f"**{as_markdown(_title(_sop_of(saved)))}** · {n}  \n"
            f":small[:gray[{as_markdown(saved.change_set.retrospective)} · {saved.saved_at[:10]}]]"
        )
        with ways.container(horizontal=True, horizontal_alignment="right"):
            st.button(
                text("retro.waiting.open", language),
                key=f"waits-open-{saved.id}",
                type="primary",
                on_click=_open,
                args=(saved,),
            )
            _aside(saved, language)


def _aside(saved: SavedChangeSet, language: str) -> None:
    with st.popover(text("retro.aside", language), key=f"aside-{saved.id}"):
        st.markdown(text("retro.aside.about", language, n=len(saved.open)))
        with_reason(
            text("retro.aside.reason", language),
            text("retro.aside.apply", language),
            (f"aside-reason-{saved.id}", f"aside-apply-{saved.id}"),
            _set_aside,
            (saved.id,),
        )


def _open(saved: SavedChangeSet) -> None:
    work.begin_again()
    work.put(name=saved.change_set.retrospective, sop_id=_sop_of(saved), change_set=saved.id)


def _set_aside(identity: int, reason: str) -> None:
    try:
        set_aside(data_folder(), identity, who=user_name(), reason=reason)
    except SopaiError as error:
        state.notify("error", "failed.words", why=problem_words(error))
        return
    state.notify("info", "retro.aside.done")


def _title(sop_id: str) -> str:
    try:
        return fetch(data_folder(), sop_id).sop.title
    except SopaiError:  # the row stays: it can still be set aside
        return sop_id


def _sop_of(saved: SavedChangeSet) -> str:
    return saved.change_set.targets[0].sop
