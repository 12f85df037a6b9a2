"""A step of the draft as a card: its values, what is found in it, and what can be done with it."""

import streamlit as st

from sopai.draft.values import Draft
from sopai.schema.sop import Step
from sopai.ui import state
from sopai.ui.drafting import changing, work
from sopai.ui.drafting.again import again_button, tell_why_not
from sopai.ui.drafting.editor import fields, is_locked, lock_words
from sopai.ui.drafting.values import (
    chip,
    findings_at,
    found_words,
    mark,
    owner_chip,
)
from sopai.ui.escaping import as_html
from sopai.ui.texts import text

_SPLITTING = "draft:splitting"
"""The step whose two actions a person is about to write."""


def step_card(made: Draft, at: int, number: str) -> None:
    """One step.

    Args:
        made: the draft.
        at: place of the step in the list.
        number: as it is printed.
    """
    step = made.sop.steps[at]
    address = f"/steps/{step.id}"
    with st.container(border=True, key=f"step-{step.id}"):
        with st.container(horizontal=True, wrap=False):
            st.html(
                f'<p class="action"><strong>{number}.</strong> {as_html(step.action)} '
                f"{mark(made, f'{address}/action')}</p>"
                f"<p>{owner_chip(made, f'{address}/owner', step.owner)} {_chips(made, step)}</p>"
                f"{_more(made, step)}{found_words(findings_at(made, address))}"
            )
            _menu(made, at, number)
        if st.session_state.get(_SPLITTING) == step.id and not is_locked():
            _split_form(made, step)


def _chips(made: Draft, step: Step) -> str:
    """When it begins, what it is done with, by when."""
    address = f"/steps/{step.id}"
    shown = [chip(made, f"{address}/trigger", step.trigger, "info")] if step.trigger else []
    shown += [chip(made, f"{address}/tools/{n}", tool) for n, tool in enumerate(step.tools)]
    if step.time_limit:
        shown.append(chip(made, f"{address}/time_limit", step.time_limit, "info"))
    return " ".join(shown)


def _more(made: Draft, step: Step) -> str:
    """What exists then, when it is right, what is said, what to watch out for."""
    address = f"/steps/{step.id}"
    rows = [(f"field.{name}", name, getattr(step, name)) for name in ("output", "standard")]
    rows += [("field.script", "script", step.script)]
    rows += [("field.attention", f"attention/{n}", one) for n, one in enumerate(step.attention)]
    return "".join(
        f'<p class="more"><b>{as_html(text(label, state.language()))}:</b> {as_html(words)} '
        f"{mark(made, f'{address}/{place}')}</p>"
        for label, place, words in rows
        if words
    )


def _menu(made: Draft, at: int, number: str) -> None:
    """Everything that can be done with a step."""
    language = state.language()
    step = made.sop.steps[at]
    key = work.row_key(f"menu-{step.id}")
    with st.popover(text("draft.edit", language), disabled=is_locked(), help=lock_words(), key=key):
        with st.container(horizontal=True, gap="xsmall", key=work.row_key(f"do-{step.id}")):
            st.button(
                text("draft.split", language),
                key=f"split-{step.id}",
                icon=":material/call_split:",
                on_click=_split,
                args=(made, step, number),
            )
            move_buttons(made, at, "move")
            delete_button(made, step, "delete")
            again_button(made, (f"/steps/{step.id}/action",), f"again-{step.id}", "again.step")
        tell_why_not()
        values = {
            "action": step.action,
            "owner": step.owner.called(),
            "time_limit": step.time_limit or "",
            "output": step.output or "",
        }
        fields(f"/steps/{step.id}", values)


def move_buttons(made: Draft, at: int, place: str) -> None:
    """Up and down by one, as far as there is a place to go."""
    language = state.language()
    steps = made.sop.steps
    below = steps[at + 2].id if at + 2 < len(steps) else None
    ways = (("up", steps[at - 1].id, at > 0), ("down", below, at + 1 < len(steps)))
    for way, before, is_there in ways:
        st.button(
            text(f"draft.{way}", language),
            key=f"{place}-{way}-{steps[at].id}",
            icon=f":material/arrow_{way}ward:",
            disabled=not is_there or is_locked(),
            help=text(f"draft.{way}", language) if place == "outline" else None,
            on_click=changing.move,
            args=(steps[at], before, made),
        )


def delete_button(made: Draft, step: Step, place: str) -> None:
    """Take the step out; it can be taken back."""
    label = text("draft.delete", state.language())
    st.button(
        label,
        key=f"{place}-{step.id}",
        icon=":material/delete:",
        disabled=is_locked(),
        help=label if place.startswith("outline") else None,
        on_click=changing.delete,
        args=(step, made),
    )


def _split(made: Draft, step: Step, number: str) -> None:
    """Two steps where the rules see where the second begins; else a person writes both."""
    is_done = changing.instruct(f"split step {number}", made) is None
    st.session_state[_SPLITTING] = None if is_done else step.id
    work.new_rows()


def _split_form(made: Draft, step: Step) -> None:
    language = state.language()
    with st.form(key=work.row_key(f"halves-{step.id}")):
        st.caption(text("draft.split.how", language))
        first = st.text_input(
            text("draft.split.first", language),
            value=step.action,
            key=work.row_key(f"first-{step.id}"),
        )
        second = st.text_input(
            text("draft.split.second", language), key=work.row_key(f"second-{step.id}")
        )
        with st.container(horizontal=True):
            is_sent = st.form_submit_button(text("draft.split.do", language), type="primary")
            is_left = st.form_submit_button(text("draft.cancel", language))
    if is_sent and first and first.strip() and second and second.strip():
        changing.split(step, first.strip(), second.strip(), made)
    elif not is_left:
        return
    st.session_state[_SPLITTING] = None
    st.rerun()
