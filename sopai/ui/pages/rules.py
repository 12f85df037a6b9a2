"""Rules: what is looked for, why, how it is written well, and how much it matters here."""

import streamlit as st

from sopai.ui import state
from sopai.ui.frame import tell
from sopai.ui.rule_list import rule_list
from sopai.ui.texts import text

tell()
st.title(text("page.rules", state.language()), anchor=False)
st.markdown(text("rules.lead", state.language()))
rule_list()
