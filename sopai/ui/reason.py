"""A field for a reason, and the button that does nothing without one."""

from collections.abc import Callable

import streamlit as st

from sopai.ui import state
from sopai.ui.texts import text


def with_reason(
    label: str,
    button: str,
    keys: tuple[str, str],
    on_click: Callable[..., None],
    args: tuple[object, ...],
    *,
    need: str = "dismiss.need",
) -> None:
    """Ask for a reason, and do something with it.

    Args:
        label: of the field.
        button: what it does.
        keys: of the field and of the button, each the only one of the page.
        on_click: called with `args` and the reason, without spaces at its ends.
        args: what comes before the reason.
        need: the text that says what is missing while the field is empty.
    """
    reason = (st.text_input(label, key=keys[0], live=True) or "").strip()
    st.button(
        button,
        key=keys[1],
        type="primary",
        disabled=not reason,
        help=None if reason else text(need, state.language()),
        on_click=on_click,
        args=(*args, reason),
    )
