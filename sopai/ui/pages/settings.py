"""Settings: which model is in use and why, what is sent where, and switching it off."""

import streamlit as st

from sopai import settings
from sopai.ui import state
from sopai.ui.escaping import as_markdown
from sopai.ui.frame import tell
from sopai.ui.model_settings import agreements, by_name, decided, embedded, in_use, switch
from sopai.ui.texts import text

language = state.language()
st.title(text("page.settings", language), anchor=False)
tell()
now = decided()
if now is not None:
    in_use()
    agreements(now)
    by_name(now)
    embedded()
    switch()
st.subheader(text("settings.data", language), anchor=False, divider="gray")
folder = as_markdown(str(settings.data_folder()))
st.markdown(text("settings.folder", language, folder=folder))
