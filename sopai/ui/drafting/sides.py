"""The conversation beside the SOP; where there is room for one of them, two tabs."""

from typing import Literal, get_args

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from sopai.ui import state
from sopai.ui.drafting import work
from sopai.ui.texts import text

Side = Literal["questions", "sop"]


def sides(open_questions: int, steps: int) -> tuple[DeltaGenerator, DeltaGenerator]:
    """Two columns to fill, and the tabs that a narrow window shows one of them by.

    Both are always filled, so that a choice of tab loses nothing that was typed in the other:
    `page.css` hides the tabs in a wide window, and the other column in a narrow one.

    Args:
        open_questions: how many are still to be asked.
        steps: how many the SOP has.
    """
    language = state.language()
    counts: dict[Side, int] = {"questions": open_questions, "sop": steps}
    with st.container(key="draft-tabs"):
        chosen: Side | None = st.segmented_control(
            text("draft.side", language),
            get_args(Side),
            format_func=lambda side: text(f"draft.side.{side}", language, n=counts[side]),
            key=work.SIDE,
            default="questions",
            required=True,
            width="stretch",
            label_visibility="collapsed",
        )
    with st.container(key=f"draft-beside-{chosen or 'questions'}"):
        left, right = st.columns([2, 3], gap="large")
    return left.container(key="draft-questions"), right.container(key="draft-sop")
