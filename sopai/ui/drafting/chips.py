"""What was understood of a description: one chip each, to be corrected or taken out."""

from typing import Literal, get_args

import streamlit as st

from sopai.draft.refused import Refused
from sopai.ui import state
from sopai.ui.drafting import work
from sopai.ui.drafting.editor import is_locked, lock_words
from sopai.ui.escaping import as_markdown
from sopai.ui.texts import text
from sopai.workflow.understanding import corrected

Kind = Literal["people", "tools", "times", "limits"]

ICONS: dict[Kind, str] = {
    "people": "person",
    "tools": "build",
    "times": "schedule",
    "limits": "straighten",
}

SHOWN = 12
"""Chips of one kind."""


def chips(described: str) -> None:
    """People, tools, times and amounts, and what was taken out of them.

    Args:
        described: the description as it is in the box.
    """
    refused = work.brief().refused
    found = work.understood(described, refused)
    language = state.language()
    kinds = [(kind, word) for kind in get_args(Kind) for word in getattr(found, kind)[:SHOWN]]
    if kinds:
        with st.container(horizontal=True, gap="xsmall", key="draft-chips"):
            st.caption(text("draft.understood", language), width="content")
            for number, (kind, word) in enumerate(kinds):
                _chip(kind, word, number)
    _refused(described, refused)


def _chip(kind: Kind, word: str, number: int) -> None:
    """A chip that opens: what the words were taken for, other words, and that it is none."""
    language = state.language()
    with st.popover(
        as_markdown(word),
        icon=f":material/{ICONS[kind]}:",
        disabled=is_locked(),
        help=lock_words() or text(f"draft.{kind}", language),
        key=work.row_key(f"chip-{kind}-{number}"),
    ):
        st.markdown(f"**{text(f'draft.{kind}', language)}:** {as_markdown(word)}")
        if not work.brief().drafted:
            key = work.row_key(f"right-{kind}-{number}")
            st.text_input(
                text("draft.chip.right", language),
                value=word,
                key=key,
                on_change=_correct,
                args=(word, key),
            )
        st.button(
            text(f"draft.no.{kind}", language),
            key=work.row_key(f"refuse-{kind}-{number}"),
            icon=":material/close:",
            on_click=_refuse,
            args=(kind, word),
        )


def _refused(described: str, refused: Refused) -> None:
    """What was taken out of this description, to be taken back in."""
    language = state.language()
    lists = (("people", refused.people), ("tools", refused.tools), ("limits", refused.limits))
    gone = [(name, word) for name, words in lists for word in words if word in described]
    if not gone:
        return
    with st.container(horizontal=True, gap="xsmall", key="draft-refused"):
        st.caption(text("draft.refused", language), width="content")
        for number, (name, word) in enumerate(gone):
            st.button(
                as_markdown(word),
                key=f"take-in-{number}",
                type="tertiary",
                icon=":material/undo:",
                help=text("draft.refused.back", language),
                disabled=is_locked(),
                on_click=_take_in,
                args=(name, word),
            )


def _refuse(kind: Kind, word: str) -> None:
    name = "limits" if kind == "times" else kind
    now = work.brief().refused
    work.refuse(Refused.model_validate({**dict(now), name: (*getattr(now, name), word)}))


def _take_in(name: str, word: str) -> None:
    now = work.brief().refused
    kept = tuple(one for one in getattr(now, name) if one != word)
    work.refuse(Refused.model_validate({**dict(now), name: kept}))


def _correct(word: str, key: str) -> None:
    better = str(st.session_state.get(key) or "").strip()
    if better and better != word:
        work.correct(corrected(work.brief().text, word, better))
