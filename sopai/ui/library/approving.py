"""Where a version stands, and the next step: send it for approval, approve it, put it in force."""

from datetime import date

import streamlit as st

from sopai.errors import SopaiError
from sopai.library.stored import StoredVersion
from sopai.people.directory import everybody
from sopai.schema.control import State
from sopai.schema.roster import Roster
from sopai.settings import data_folder, user_name
from sopai.ui import state
from sopai.ui.escaping import as_html, as_markdown
from sopai.ui.problems import problem_words
from sopai.ui.reason import with_reason
from sopai.ui.texts import text
from sopai.workflow.approving import NEXT, decide


def approving(newest: StoredVersion, roster: Roster) -> None:
    """The state of the newest version, and a button for each state that may follow."""
    language = state.language()
    if newest.state is not None:
        words = as_html(text(f"state.{newest.state.value}", language))
        st.html(f'<span class="chip {_LOOK.get(newest.state, "")}">{words}</span>')
    following = NEXT[newest.state]
    if not following or (newest.state is None):
        return
    st.caption(text(f"next.{newest.state.value}", language, version=newest.version))
    with st.container(horizontal=True):
        for at, wanted in enumerate(following):
            _step(newest, wanted, roster, is_first=at == 0)


_LOOK = {
    State.DRAFT: "warning",
    State.IN_REVIEW: "info",
    State.APPROVED: "info",
    State.EXPIRED: "error",
    State.RETIRED: "error",
}


def _step(newest: StoredVersion, wanted: State, roster: Roster, *, is_first: bool) -> None:
    language = state.language()
    key = f"{wanted.value}-{newest.sop_id}"
    approvers = newest.control.approvers
    label = text(f"to.{wanted.value}", language, version=newest.version)
    if wanted is State.IN_REVIEW and approvers:
        names = text("comma", language).join(approvers)
        label = text("to.in_review.names", language, names=as_markdown(names))
    with st.popover(label, key=f"to-{key}", type="primary" if is_first else "secondary"):
        st.caption(text("to.recorded", language))
        named = (*(approvers if wanted is State.APPROVED else ()), user_name(), *everybody(roster))
        who = st.selectbox(
            text("to.who", language),
            list(dict.fromkeys(named)),
            key=f"who-{key}",
            accept_new_options=True,
        )
        with_reason(
            text("to.reason", language),
            label,
            (f"reason-{key}", f"apply-{key}"),
            _decide,
            (newest.sop_id, newest.version, wanted, who or ""),
            need="to.need",
        )


def _decide(sop_id: str, version: str, wanted: State, who: str, reason: str) -> None:
    try:
        decide(data_folder(), sop_id, version, wanted, who=who, reason=reason, day=date.today())
    except SopaiError as error:
        state.notify("error", "failed.words", why=problem_words(error))
        return
    words = text(f"state.{wanted.value}", state.language())
    state.notify("info", "to.done", version=version, state=words)
