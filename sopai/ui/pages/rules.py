"""Rules: what is looked for, why, and how it is written well."""

import streamlit as st

from sopai.ui import state
from sopai.ui.explaining import explanation_html, explanations, matches
from sopai.ui.frame import tell
from sopai.ui.texts import count, text

tell()
language = state.language()
st.title(text("page.rules", language), anchor=False)
st.markdown(text("rules.lead", language))
search = st.text_input(
    text("rules.search", language),
    value=st.query_params.get("rule", ""),
    key=state.SEARCH,
    type="search",
    placeholder=text("rules.hint", language),
    live=True,
)
found = [rule for rule in explanations(language).values() if matches(rule, search)]
if not found:
    st.info(text("rules.none", language))
else:
    st.caption(count("rules.count", len(found), language))
for rule in found:
    label = f"**{rule.code}** {rule.name} · {text(rule.severity, language)}"
    with st.expander(label, expanded=len(found) == 1, key=f"rule-page-{rule.code}"):
        st.html(explanation_html(rule, language))
