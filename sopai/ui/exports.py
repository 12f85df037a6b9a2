"""The buttons that take an SOP away: two formats at once, the others folded."""

from collections.abc import Callable

import streamlit as st

from sopai.ui import state
from sopai.ui.texts import text
from sopai.workflow.exporting import FormatName, Taken, format_names

FIRST = ("docx", "xlsx")
"""Formats that managers ask for most, on the page itself."""


def export_buttons(
    write: Callable[[str], Taken], name: str, key: str, *, is_primary: bool = True
) -> None:
    """A button for each format; a file is made when it is clicked.

    Args:
        write: the file in a format.
        name: of the files, without suffix.
        key: of the widgets.
        is_primary: whether Word is what should be done next.
    """
    language = state.language()
    known = {one.name: one for one in format_names(language)}
    with st.container(horizontal=True, key=f"{key}-exports"):
        for form in FIRST:
            kind = "primary" if is_primary and form == FIRST[0] else "secondary"
            _button(write, known.pop(form), name, key, kind)
        with st.popover(text("export.more", language), key=f"{key}-more"):
            for one in known.values():
                _button(write, one, name, key, "secondary")


def _button(
    write: Callable[[str], Taken], form: FormatName, name: str, key: str, kind: str
) -> None:
    st.download_button(
        form.label,
        data=lambda: write(form.name).data,
        file_name=f"{name}{form.suffix}",
        mime=form.mime,
        key=f"{key}-{form.name}",
        type="primary" if kind == "primary" else "secondary",
        on_click="ignore",
    )
