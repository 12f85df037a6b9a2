"""Other words for a part of the draft: a button that says why it cannot be pressed."""

import streamlit as st

from sopai.draft.values import Draft
from sopai.llm.choice import ModelChoice
from sopai.ui import state
from sopai.ui.drafting import work
from sopai.ui.model import standing_here
from sopai.ui.texts import text


def again_button(made: Draft, addresses: tuple[str, ...], name: str, label: str) -> None:
    """Ask the model again for some words alone; where it cannot be asked, the button says why.

    Args:
        made: the draft as it is shown.
        addresses: of the words.
        name: of the button.
        label: key of its words.
    """
    language = state.language()
    choice, why = _model()
    if choice is None:
        st.button(text(label, language), key=name, icon=_ICON, disabled=True, help=why)
        return
    st.button(
        text(label, language),
        key=name,
        icon=_ICON,
        help=text("again.help", language),
        on_click=work.word_again,
        args=(choice, addresses, made),
    )


def tell_why_not() -> None:
    """Why the model cannot be asked, where nobody can point at the button to learn it."""
    choice, why = _model()
    if choice is None:
        st.caption(why)


_ICON = ":material/auto_fix_high:"


def _model() -> tuple[ModelChoice | None, str]:
    """The model that can be asked now; or None, and why."""
    language = state.language()
    now = work.progress()
    if now is not None and now.state == "running":
        return None, text("again.busy", language)
    here = standing_here()
    if here.state == "ready" and here.choice is not None:
        return here.choice, ""
    return None, text(f"again.{here.state}", language)
