"""A box with a message."""

import streamlit as st

from sopai.ui import state
from sopai.ui.escaping import as_html
from sopai.ui.texts import text


def box(kind: str, words: str, title: str = "") -> None:
    """A box with a message; its words may come from a stranger.

    Args:
        kind: `error`, `warning` or `info`.
        words: what to say.
        title: printed in bold before it.
    """
    bold = f"<strong>{as_html(title)}</strong> " if title else ""
    label = text(kind, state.language())
    role = "alert" if kind == "error" else "status"
    st.html(
        f'<div class="box {kind}" role="{role}"><span class="badge">{as_html(label)}</span>'
        f"<span>{bold}{as_html(words)}</span></div>"
    )
