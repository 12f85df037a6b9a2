"""What the Draft page remembers: the description, the answers, the edits."""

import streamlit as st

from sopai.draft.values import Draft
from sopai.draft.worded import Worded
from sopai.errors import SopaiError
from sopai.settings import data_folder
from sopai.ui import state
from sopai.ui.drafting.briefs import Brief, load, save
from sopai.ui.drafts import is_id, new_id
from sopai.workflow.drafting import draft_brief
from sopai.workflow.has_library import is_there

_BRIEF, _ID, _ROUND = "draft:brief", "draft:id", "draft:round"
QUERY = "brief"
"""Name in the page's address."""


def start() -> None:
    """Take up the description that the address names, or a new one."""
    if _ID not in st.session_state:
        asked = st.query_params.get(QUERY, "")
        _take_up(asked if is_id(asked) else new_id())
        if brief().text:
            state.notify("toast", "draft.restored")
    if st.query_params.get(QUERY) != st.session_state[_ID]:
        st.query_params[QUERY] = st.session_state[_ID]


def _take_up(brief_id: str) -> None:
    try:
        found = load(data_folder() / "briefs", brief_id)
    except OSError as error:
        brief_id, found = new_id(), Brief()
        state.notify("warning", "draft.unsaved", reason=error.strerror or "")
    st.session_state.update({_ID: brief_id, _BRIEF: found})
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1


def begin_again() -> None:
    """An empty page; what was there stays on disk."""
    _take_up(new_id())


def brief() -> Brief:
    """What was said so far."""
    found: Brief = st.session_state[_BRIEF]
    return found


def put(changed: Brief) -> None:
    """Hold what was said, and write it down."""
    st.session_state[_BRIEF] = changed
    try:
        save(data_folder() / "briefs", st.session_state[_ID], changed)
    except OSError as error:
        state.notify("warning", "draft.unsaved", reason=error.strerror or type(error).__name__)


def describe(text: str) -> None:
    """A new description: answers stay, edits of steps that may be others do not."""
    now = brief()
    put(Brief(text=text, drafted=True, answers=now.answers, skipped=now.skipped))
    st.session_state[_ROUND] += 1


def answer(question: str, text: str | None) -> None:
    """Answer a question; None is "I don't know"."""
    now = brief()
    put(now.model_copy(update={"answers": {**now.answers, question: text}}))
    st.session_state[_ROUND] += 1


def take_back(question: str) -> None:
    """Ask a question again."""
    now = brief()
    kept = {name: text for name, text in now.answers.items() if name != question}
    put(now.model_copy(update={"answers": kept, "skipped": False}))


def skip() -> None:
    """No further questions."""
    put(brief().model_copy(update={"skipped": True}))


def edit(address: str, text: str) -> None:
    """Change a value by hand."""
    now = brief()
    put(now.model_copy(update={"edits": {**now.edits, address: text}}))


def key(name: str) -> str:
    """A widget's key that changes when the description does."""
    return f"draft-{name}-{st.session_state.get(_ROUND, 0)}"


def drafted(now: Brief) -> Draft | SopaiError:
    """The draft of what was said, or why there is none; the same words are drafted once."""
    try:
        return _drafted(now.model_dump_json())
    except SopaiError as error:
        return error


@st.cache_data(max_entries=50, show_spinner=False)
def _drafted(record: str) -> Draft:
    now = Brief.model_validate_json(record)
    folder = data_folder()
    return draft_brief(
        now.text,
        answers=now.answers,
        edits=now.edits,
        worded=now.worded,
        library=folder if is_there(folder) else None,
    )


def keep_worded(worded: Worded) -> None:
    """Keep what a model gave."""
    put(brief().model_copy(update={"worded": worded}))
    st.session_state[_ROUND] += 1
