"""The outline: the steps as a list, to be put in order, renamed, taken out and added to."""

from hashlib import sha256
from typing import Literal, get_args

import streamlit as st

from sopai.draft.values import Draft
from sopai.schema.owner import OwnerKind
from sopai.schema.sop import numbers
from sopai.ui import state
from sopai.ui.drafting import changing, work
from sopai.ui.drafting.editor import is_locked, take
from sopai.ui.drafting.step_card import delete_button, move_buttons
from sopai.ui.drafting.values import owner_label
from sopai.ui.escaping import as_markdown
from sopai.ui.texts import count, text

View = Literal["sop", "outline"]


def view_switch() -> View:
    """Let people choose between the whole SOP and its outline; the SOP is shown at first."""
    language = state.language()
    chosen: View | None = st.segmented_control(
        text("draft.view", language),
        get_args(View),
        format_func=lambda view: text(f"draft.view.{view}", language),
        key=work.VIEW,
        default="sop",
        required=True,
        label_visibility="collapsed",
    )
    return chosen or "sop"


def undo_button() -> None:
    """Take the last change back, where there is one."""
    if work.brief().before:
        st.button(
            text("draft.undo", state.language()),
            key="draft-undo",
            type="tertiary",
            icon=":material/undo:",
            disabled=is_locked(),
            on_click=changing.undo,
        )


def outline(made: Draft) -> None:
    """The steps in one line each, a new one, and what is still open."""
    language = state.language()
    st.caption(text("draft.outline.lead", language))
    printed = numbers(made.sop)
    for at, step in enumerate(made.sop.steps):
        _row(made, at, printed[step.id])
    _add(made)
    _open(made)
    st.button(
        text("draft.outline.done", language),
        key="outline-done",
        on_click=_show_sop,
    )


def _row(made: Draft, at: int, number: str) -> None:
    """A step: its number and owner above its words, and three buttons."""
    step = made.sop.steps[at]
    who = as_markdown(owner_label(step.owner))
    if step.owner.kind is OwnerKind.NONE:
        who = f":red-badge[{who}]"
    name = f"/steps/{step.id}/action"
    value = sha256(step.action.encode()).hexdigest()[:8]
    key = work.key(f"outline-{step.id}-{value}")
    with st.container(
        horizontal=True, vertical_alignment="bottom", gap="xsmall", key=f"outline-{step.id}"
    ):
        st.text_input(
            f"{number}\\. {who}",
            value=step.action,
            key=key,
            disabled=is_locked(),
            on_change=take,
            args=(name, key, step.action),
        )
        move_buttons(made, at, "outline")
        delete_button(made, step, "outline-delete")


def _add(made: Draft) -> None:
    language = state.language()
    with (
        st.form(key=work.row_key("add"), border=False),
        st.container(horizontal=True, vertical_alignment="bottom", gap="xsmall"),
    ):
        typed = st.text_input(
            text("draft.add", language),
            key=work.row_key("add-words"),
            placeholder=text("draft.add.hint", language),
            disabled=is_locked(),
        )
        is_sent = st.form_submit_button(
            text("draft.add.do", language), icon=":material/add:", disabled=is_locked()
        )
    if is_sent and typed and typed.strip():
        changing.add(typed.strip(), made)
        st.rerun()


def _open(made: Draft) -> None:
    """How much is open, in one line."""
    language = state.language()
    nobody = sum(step.owner.kind is OwnerKind.NONE for step in made.sop.steps)
    notes = [count("draft.unowned", nobody, language)] if nobody else []
    if made.open_items:
        notes.append(count("draft.opens", len(made.open_items), language))
    st.markdown(text("comma", language).join(notes) or text("draft.opens.none", language))


def _show_sop() -> None:
    st.session_state[work.VIEW] = "sop"
