"""People: who owns what, what stops when somebody is away, roles that change hands."""

import streamlit as st

from sopai.errors import SopaiError
from sopai.settings import data_folder
from sopai.ui.box import box
from sopai.ui.frame import tell
from sopai.ui.people.work import page_text, today
from sopai.ui.problems import problem_words

tell()
st.title(page_text("page.people"), anchor=False)
st.markdown(page_text("people.lead"))
try:
    from sopai.workflow.people import people

    known = people(data_folder(), today())
except SopaiError as error:
    box("error", problem_words(error))
else:
    from sopai.ui.people.changing import change
    from sopai.ui.people.gaps import count, gaps
    from sopai.ui.people.owning import who_is_away, who_owns_what
    from sopai.ui.people.roster import roster

    if not known.loads:
        st.info(page_text("people.empty"))
        roster(known)
    else:
        if not known.roster.roles:
            st.info(page_text("people.no_roster"))
        names = ("owns", "away", "gaps", "change", "roster")
        tabs = st.tabs([page_text(f"people.tab.{name}", n=count(known)) for name in names])
        for tab, part in zip(tabs, (who_owns_what, who_is_away, gaps, change, roster), strict=True):
            with tab:
                part(known)
