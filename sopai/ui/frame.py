"""What stands around every page: looks, side bar, and what has to be said."""

from pathlib import Path

import streamlit as st

from sopai.settings import LANGUAGES, data_folder
from sopai.ui import state
from sopai.ui.box import box
from sopai.ui.escaping import as_markdown
from sopai.ui.model import tell_model
from sopai.ui.texts import text
from sopai.ui.uploads import LIMIT

_LANGUAGE_NAMES = {"en": "English", "zh": "中文"}


def side_bar() -> None:
    """Language, and what is true of every page."""
    language = state.language()
    with st.sidebar:
        st.segmented_control(
            text("language", language),
            LANGUAGES,
            format_func=_LANGUAGE_NAMES.__getitem__,
            key=state.LANGUAGE_WIDGET,
            default=language,
            required=True,
            on_change=state.take_language,
        )
        tell_model()
        folder = as_markdown(_short(data_folder()))
        st.caption(text("side.kept", language, folder=folder))


def _short(folder: Path) -> str:
    """A folder's path, with ~ for the home folder."""
    home = Path.home()
    return (
        f"~/{folder.relative_to(home).as_posix()}" if folder.is_relative_to(home) else str(folder)
    )


def looks() -> None:
    """The style sheet, and the words of Streamlit's own that it replaces."""
    language = state.language()
    words = {
        "--upload": text("upload.button", language),
        "--limit": text("upload.limit", language, megabytes=LIMIT),
        "--broken": text("broken", language),
        "--too-large": text("upload.large", language, megabytes=LIMIT),
    }
    rules = "".join(f'{name}: "{value}";' for name, value in words.items())
    st.html(Path(__file__).with_name("page.css"))
    st.html(f"<style>:root {{ {rules} }}</style>")


def tell() -> None:
    """Say what waits to be said."""
    language = state.language()
    for notice in state.notices():
        words = text(notice.key, language, **notice.values)
        if notice.kind == "toast":
            st.toast(words)
            continue
        about = text("refused", language, name=notice.about) if notice.about else ""
        box(notice.kind, words, about)
