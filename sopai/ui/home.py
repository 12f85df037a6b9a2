"""Home: what needs somebody, and the three ways to begin."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from sopai.errors import SopaiError
from sopai.settings import data_folder
from sopai.ui import state
from sopai.ui.box import box
from sopai.ui.drafting.briefs import recent_briefs
from sopai.ui.drafts import recent_drafts
from sopai.ui.escaping import as_markdown
from sopai.ui.places import page
from sopai.ui.problems import problem_words
from sopai.ui.texts import text
from sopai.workflow.has_library import is_there

if TYPE_CHECKING:
    from sopai.workflow.todo import Entry

_WORST = 3
"""SOPs that a card names."""

_UNFINISHED = 3

_WAYS = (
    ("draft", ":material/edit_note:"),
    ("review", ":material/fact_check:"),
    ("retrospectives", ":material/history_edu:"),
)
"""Pages of the three ways to begin, each with its picture."""


def home() -> None:
    """The ways to begin, and below them what waits."""
    language = state.language()
    has_work = is_there(data_folder())
    st.title(text("home.title" if has_work else "home.title.first", language), anchor=False)
    st.markdown(text("home.lead" if has_work else "home.first", language))
    _ways(language)
    _unfinished(language)
    if has_work:
        st.subheader(text("home.todo", language), anchor=False, divider="gray")
        _todo(language)


def _ways(language: str) -> None:
    for column, (name, icon) in zip(st.columns(3, gap="medium"), _WAYS, strict=True):
        with column, st.container(border=True, key=f"way-{name}"):
            st.page_link(page(name), label=f"**{text(f'home.{name}', language)}**", icon=icon)
            st.caption(text(f"home.{name}.about", language))
    if st.button(text("home.sample", language), key="home-sample", type="tertiary"):
        from sopai.ui.bring import take_sample

        take_sample(language)
        st.switch_page(page("review"))


def _unfinished(language: str) -> None:
    """Descriptions and documents that were left; each is one click away."""
    briefs = recent_briefs(data_folder() / "briefs", _UNFINISHED)
    drafts = recent_drafts(state.drafts_folder(), _UNFINISHED)
    if not briefs and not drafts:
        return
    st.subheader(text("home.continue", language), anchor=False, divider="gray")
    found = [("draft", "brief", one) for one in briefs] + [
        ("review", "draft", one) for one in drafts
    ]
    for name, query, one in sorted(found, key=lambda found: found[2].saved, reverse=True):
        st.page_link(
            page(name),
            label=f"{as_markdown(one.name or text('untitled', language))} "
            f":small[:gray[{text(f'page.{name}', language)} · {one.saved:%Y-%m-%d %H:%M}]]",
            query_params={query: one.id},
        )


def _todo(language: str) -> None:
    """A card for each kind of work; looking at every SOP takes a moment the first time."""
    from sopai.workflow.todo import Todo, todo

    bar = st.empty()

    def told(done: int, of: int) -> None:
        if done % 10 == 0:
            bar.progress(done / of, text("home.looking", language, done=done, of=of))

    found: Sequence[Todo]
    try:
        found = todo(data_folder(), date.today(), told)
    except SopaiError as error:
        box("error", problem_words(error))
        return
    bar.empty()
    if not found:
        st.success(text("home.nothing", language), icon=":material/check_circle:")
    for at in range(0, len(found), 3):
        for column, one in zip(st.columns(3, gap="medium"), found[at : at + 3], strict=False):
            with column:
                _card(one.kind, one.n, one.entries)


def _card(kind: str, count: int, entries: "Sequence[Entry]") -> None:
    language = state.language()
    with st.container(border=True, key=f"todo-{kind}"):
        st.markdown(f"### {count}\n{text(f'todo.{kind}', language)}")
        for one in entries[:_WORST]:
            is_waiting = kind == "waiting"
            st.page_link(
                page("retrospectives" if is_waiting else "library"),
                label=f"{as_markdown(one.title)} :gray[({_count(one, language)})]",
                query_params={"waiting" if is_waiting else "sop": one.sop_id},
            )
        if len(entries) > _WORST:
            st.caption(text("more", language, n=len(entries) - _WORST))


def _count(entry: "Entry", language: str) -> str:
    if not entry.outdated:
        return str(entry.n)
    return text("todo.outdated", language, n=entry.n, outdated=entry.outdated)
