"""The page: `sopai page` runs this file; every page lies in sopai/ui/pages."""

import streamlit as st

from sopai.ui import state
from sopai.ui.frame import looks, side_bar
from sopai.ui.places import page, picture
from sopai.ui.texts import text

st.set_page_config(page_title="sopai", page_icon=str(picture("icon")), layout="wide")
state.start()
language = state.language()
looks()
st.logo(str(picture("logo")), size="large")
chosen = st.navigation(
    [
        st.Page(
            page("draft"),
            title=text("page.draft", language),
            icon=":material/edit_note:",
            default=True,
        ),
        st.Page(
            page("review"),
            title=text("page.review", language),
            icon=":material/fact_check:",
            url_path="review",
        ),
        st.Page(
            page("library"),
            title=text("page.library", language),
            icon=":material/library_books:",
            url_path="library",
        ),
        st.Page(
            page("rules"),
            title=text("page.rules", language),
            icon=":material/menu_book:",
            url_path="rules",
        ),
        st.Page(
            page("settings"),
            title=text("page.settings", language),
            icon=":material/settings:",
            url_path="settings",
        ),
    ]
)
side_bar()
chosen.run()
