"""An SOP without a number gets the next one of its department."""

import streamlit as st

from sopai.errors import SopaiError
from sopai.library.stored import StoredVersion
from sopai.settings import data_folder, user_name
from sopai.ui import state
from sopai.ui.escaping import as_markdown
from sopai.ui.problems import problem_words
from sopai.ui.texts import text
from sopai.workflow.next_number import give_number, next_number, why_words


def numbering(newest: StoredVersion) -> None:
    """The proposal, which can be changed, and why it is that one."""
    if newest.control.number:
        return
    language = state.language()
    with st.popover(text("number.propose", language), key=f"number-{newest.sop_id}"):
        department = st.text_input(
            text("number.department", language),
            value=newest.control.department or "",
            key=f"number-department-{newest.sop_id}",
        )
        proposed = next_number(data_folder(), department or "")
        number = st.text_input(
            text("number.field", language),
            value=proposed.number,
            key=f"number-field-{newest.sop_id}-{proposed.number}",
        )
        for sentence in why_words(proposed, language):
            st.caption(as_markdown(sentence))
        st.button(
            text("number.apply", language),
            key=f"number-apply-{newest.sop_id}",
            type="primary",
            disabled=not (number or "").strip(),
            on_click=_give,
            args=(newest.sop_id, number or "", department or ""),
        )


def _give(sop_id: str, number: str, department: str) -> None:
    try:
        given = give_number(data_folder(), sop_id, number, department, user_name())
    except SopaiError as error:
        state.notify("error", "failed.words", why=problem_words(error))
        return
    state.notify("info", "number.done", number=given.control.number or "")
