"""The page: `sopai page` runs this file; every page lies in sopai/ui/pages."""

import streamlit as st

from sopai.ui import state
from sopai.ui.frame import looks, side_bar
from sopai.ui.places import PAGES, page, picture
from sopai.ui.texts import text

st.set_page_config(page_title="sopai", page_icon=str(picture("icon")), layout="wide")
state.start()
looks()
st.logo(str(picture("logo")), size="large")
chosen = st.navigation(
    [
        st.Page(
            page(name),
            title=text(f"page.{name}", state.language()),
            icon=f":material/{icon}:",
            url_path=name,
            default=number == 0,
        )
        for number, (name, icon) in enumerate(PAGES.items())
    ]
)
side_bar()
chosen.run()
