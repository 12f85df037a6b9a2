"""Draft: describe a job, answer a few questions, take the document away."""

import streamlit as st

from sopai.errors import SopaiError
from sopai.ui.box import box
from sopai.ui.drafting import work
from sopai.ui.drafting.describe import describe
from sopai.ui.frame import tell
from sopai.ui.problems import problem_words

work.start()
tell()
now = work.brief()
made = work.drafted(now) if now.drafted and now.text.strip() else None
if made is None:
    describe()
elif isinstance(made, SopaiError):
    box("error", problem_words(made))
    describe()
else:
    from sopai.ui.drafting.ask import ask
    from sopai.ui.drafting.finish import finish, similar
    from sopai.ui.drafting.outline import outline, undo_button, view_switch
    from sopai.ui.drafting.shown import show
    from sopai.ui.drafting.sides import sides
    from sopai.ui.drafting.wording import wording

    asked = 0 if now.skipped else len(made.questions)
    questions, sop = sides(asked, len(made.sop.steps))
    with questions:
        ask(made)
        similar(made)
    with sop:
        wording()
        with st.container(horizontal=True, vertical_alignment="center"):
            view = view_switch()
            undo_button()
        if view == "outline":
            outline(made)
        else:
            show(made)
            finish(made)
