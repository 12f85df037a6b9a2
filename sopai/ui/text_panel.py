"""The text of a document: to read with its marks, or to edit."""

import streamlit as st

from sopai.schema.finding import Severity
from sopai.ui import state
from sopai.ui.cards import Card, page_of
from sopai.ui.checking import Checked
from sopai.ui.drafts import Document
from sopai.ui.explaining import explanations
from sopai.ui.marked_text import Mark, document_html, parts
from sopai.ui.texts import text
from sopai.ui.uploads import without_surrogates
from sopai.workflow import LintedFile

MARKED, EDITED = "marked", "edit"

EDITABLE = 200_000
"""Characters that a browser's text box takes without getting slow."""

_HEIGHT = 640


def view_switch() -> str:
    """Let people choose between reading and editing, and say which it is."""
    language = state.language()
    chosen = st.segmented_control(
        text("view", language),
        (MARKED, EDITED),
        format_func=lambda view: text(f"view.{view}", language),
        key=state.key(state.VIEW),
        default=MARKED,
        required=True,
        label_visibility="collapsed",
    )
    return chosen or MARKED


def text_panel(checked: Checked, picked: Card | None, view: str) -> None:
    """The text of the document."""
    if checked.source.file is not None:
        if checked.linted is not None:
            with st.container(key="text-panel"):
                _marked_text(checked.linted, checked.open, picked)
    elif view == EDITED or checked.linted is None:
        _edit_box(checked.source)
    else:
        with st.container(key="text-panel"):
            _marked_text(checked.linted, checked.open, picked)


def _edit_box(source: Document) -> None:
    language = state.language()
    if len(source.text) > EDITABLE:
        st.info(text("edit.long", language, n=f"{len(source.text):,}", limit=f"{EDITABLE:,}"))
        return
    key = state.edit_key()
    st.session_state.setdefault(key, source.text)
    st.text_area(
        text("edit", language),
        key=key,
        height=_HEIGHT,
        label_visibility="collapsed",
        on_change=_take_edit,
        args=(key,),
    )


def _take_edit(key: str) -> None:
    """Take what was typed, with the line ends that the file had."""
    source = state.document()
    if source is None:
        return
    typed = without_surrogates(st.session_state[key])
    if "\r\n" in source.text:
        typed = typed.replace("\r\n", "\n").replace("\n", "\r\n")
    state.put(source.with_text(typed), is_typed=True)


def _marked_text(linted: LintedFile, cards: list[Card], picked: Card | None) -> None:
    language = state.language()
    bounds = parts(linted.document.text)
    at = 0
    if len(bounds) > 1:
        key = _follow(bounds, picked)
        at = st.selectbox(
            text("part", language),
            range(len(bounds)),
            format_func=lambda n: text("part.of", language, n=n + 1, total=len(bounds)),
            key=key,
        )
    start, end = bounds[at]
    marks = [_mark(card, picked, language) for card in cards if card.finding.start is not None]
    st.html(document_html(linted.document, marks, start, end))


def _follow(bounds: list[tuple[int, int]], picked: Card | None) -> str:
    """Turn to the part that holds the picked finding, once each time another is picked."""
    key = state.key(state.PART)
    if picked is not None and picked.finding.start is not None and state.is_new_pick(picked.id):
        st.session_state[key] = page_of(bounds, picked.finding.start)
    if not 0 <= st.session_state.setdefault(key, 0) < len(bounds):
        st.session_state[key] = 0
    return key


def _mark(card: Card, picked: Card | None, language: str) -> Mark:
    finding = card.finding
    rule = explanations(language)[finding.code]
    return Mark(
        finding.start or 0,
        finding.end or 0,
        card.id,
        card.number,
        finding.severity.value,
        f"{card.number}. {text(Severity(finding.severity).value, language)}: {rule.name}",
        picked is not None and picked.id == card.id,
    )
