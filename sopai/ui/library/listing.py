"""The Library page: search, the list, and one SOP to read."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from sopai.errors import SopaiError
from sopai.schema.control import State
from sopai.schema.sop import Form
from sopai.settings import LANGUAGES, data_folder
from sopai.ui import state
from sopai.ui.box import box
from sopai.ui.escaping import as_markdown
from sopai.ui.library.archiving import archiving
from sopai.ui.library.bringing import add_starter, bring
from sopai.ui.library.progress import progress
from sopai.ui.library.reading import reading
from sopai.ui.problems import problem_words
from sopai.ui.texts import text
from sopai.workflow.has_library import is_there

if TYPE_CHECKING:
    from sopai.library.passages import Passage
    from sopai.library.scope import Wanted
    from sopai.workflow.shelf import Card, Shelf

QUERY = "sop"
"""Name in the page's address."""

FIRST = 30
"""SOPs that are listed at once."""

_WIDTH = 150
"""Pixels of a filter: five beside each other on a screen, two on a telephone."""

_LIMIT = "own:shelf-limit"
_NAMES = {"en": "English", "zh": "中文"}


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
            add_starter(language)
        bring(language)
        archiving(language)
        return
    from sopai.library.scope import ALL
    from sopai.workflow.shelf import find, shelf

    asked = st.text_input(
        text("shelf.search", language), key="shelf-query", placeholder=text("shelf.hint", language)
    )
    today = date.today()
    everything = shelf(data_folder(), today)
    wanted = _filters(everything, language)
    if asked.strip():
        found = find(data_folder(), asked, language, today, wanted)
        for notice in found.notices:
            st.caption(as_markdown(notice))
        progress()
        if not found.hits:
            st.markdown(text("shelf.nothing", language))
        _cards(found.hits, "")
    else:
        kept = everything if wanted == ALL else shelf(data_folder(), today, wanted)
        st.caption(text("shelf.count", language, n=len(kept.current)))
        _cards(kept.current, "")
        if kept.drafts:
            st.subheader(text("shelf.drafts", language), anchor=False)
            _cards(kept.drafts, "-draft")
    bring(language)
    archiving(language)


def _filters(everything: "Shelf", language: str) -> "Wanted":
    """Which SOPs are shown; a filter with nothing to choose from is left out."""
    from sopai.library.scope import Wanted

    row = st.container(horizontal=True)

    def choice(name: str, options: Sequence[str], called: Callable[[str], str] = str) -> str | None:
        found: str | None = row.selectbox(
            text(f"shelf.filter.{name}", language),
            options,
            index=None,
            placeholder=text("shelf.filter.all", language),
            format_func=called,
            key=f"shelf-{name}",
            width=_WIDTH,
        )
        return found

    department = choice("department", everything.departments) if everything.departments else None
    written_in = choice("language", LANGUAGES, _NAMES.__getitem__)
    found = choice("state", [*map(str, State)], lambda one: text(f"state.{one}", language))
    owner = choice("owner", everything.owners) if everything.owners else None
    form = choice("form", [*map(str, Form)], lambda one: text(f"form.{one}", language))
    return Wanted(
        written_in,
        department,
        State(found) if found else None,
        Form(form) if form else None,
        owner,
    )


def _cards(cards: "tuple[Card, ...]", kind: str) -> None:
    """The first cards, and a button for more."""
    language = state.language()
    limit = st.session_state.get(f"{_LIMIT}{kind}", FIRST)
    for card in cards[:limit]:
        _card(card, kind)
    if len(cards) > limit:
        more = min(FIRST, len(cards) - limit)
        st.button(
            text("shelf.more", language, n=more),
            key=f"shelf-more{kind}",
            on_click=_show_more,
            args=(kind, limit + more),
        )


def _show_more(kind: str, limit: int) -> None:
    st.session_state[f"{_LIMIT}{kind}"] = limit


def _card(card: "Card", kind: str) -> None:
    with st.container(border=True, key=f"sop{kind}-{card.sop_id}"):
        st.button(
            f"**{as_markdown(card.title)}** :gray[v{as_markdown(card.version)}]",
            key=f"read{kind}-{card.sop_id}",
            type="tertiary",
            on_click=_open,
            args=(card.sop_id,),
        )
        about = " · ".join(_about(card, kind))
        if about:
            st.caption(as_markdown(about))
        if card.where is not None:
            st.caption(f"**{as_markdown(card.where.part)}** {_marked(card.where)}")


def _marked(passage: "Passage") -> str:
    """A quote as Markdown, the words that were looked for set off."""
    texts = ((as_markdown(piece.text), piece.is_word) for piece in passage.pieces)
    return "".join(
        f":yellow-background[**{text}**]" if is_word else text for text, is_word in texts
    )


def _about(card: "Card", kind: str) -> list[str]:
    """What stands below a title; that an SOP is expired comes first, why it was found last."""
    language = state.language()
    said = [text(f"state.{card.state.value}", language)] if card.state and not kind else []
    said += [part for part in (card.number, card.department) if part]
    if card.review is not None:
        said.append(text("shelf.review", language, day=card.review))
    return [*said, card.why] if card.why else said


def _open(sop_id: str) -> None:
    st.query_params[QUERY] = sop_id


def _close() -> None:
    st.query_params.pop(QUERY, None)
