"""What the Draft page remembers: the description, the answers, the edits."""

from pathlib import Path

import streamlit as st

from sopai.draft.refused import Refused
from sopai.draft.values import Draft
from sopai.draft.worded import Worded
from sopai.errors import SopaiError
from sopai.llm.choice import ModelChoice
from sopai.schema.roster import Roster
from sopai.settings import data_folder
from sopai.ui import state
from sopai.ui.drafting.briefs import LOCK, Brief, load
from sopai.ui.drafting.jobs import Job, Other, Progress, find, follow
from sopai.ui.drafting.jobs import start as start_job
from sopai.ui.drafts import is_id, new_id
from sopai.ui.kept import save
from sopai.workflow.drafting import Procedure, draft_brief, procedures_in, with_used
from sopai.workflow.has_library import is_there
from sopai.workflow.understanding import Understood, understand

VIEW = "draft-view"
"""Key of the switch between the whole SOP and its outline."""

SIDE = "draft-side"
"""Key of the tabs of a narrow window: the questions, or the SOP."""

_BRIEF, _ID, _ROUND, _ROWS = "draft:brief", "draft:id", "draft:round", "draft:rows"
_PROGRESS = "draft:progress"
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
    running = job()
    # Its progress before its words: words that come in between are news at the next look.
    st.session_state[_PROGRESS] = running.progress() if running is not None else None
    if running is not None:
        st.session_state[_BRIEF] = running.put_into(brief())


def job() -> Job | None:
    """The model's work on this description, under way or over."""
    return find(_folder(), st.session_state[_ID], brief().text)


def progress() -> Progress | None:
    """How far that work was when this run of the page took up its words."""
    found: Progress | None = st.session_state[_PROGRESS]
    return found


def word_steps(choice: ModelChoice) -> None:
    """Have a model word the steps, in the background; what it had before a stop is gone on from."""
    start_job(_folder(), st.session_state[_ID], brief(), choice)


def word_again(choice: ModelChoice, addresses: tuple[str, ...], made: Draft) -> None:
    """Have a model give other words for single values, in the background."""
    put(brief())  # words of an earlier job are written down before this one takes its place
    start_job(_folder(), st.session_state[_ID], brief(), choice, Other(made, addresses))
    new_rows()


def _folder() -> Path:
    return data_folder() / "briefs"


def _take_up(brief_id: str) -> None:
    try:
        found = load(_folder(), brief_id)
    except OSError as error:
        brief_id, found = new_id(), Brief()
        state.notify("warning", "draft.unsaved", reason=error.strerror or "")
    st.session_state.update({_ID: brief_id, _BRIEF: found})
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1


def begin_again() -> None:
    """An empty page; what was there stays on disk."""
    _take_up(new_id())


def part_off(words: str) -> None:
    """Draft one of several procedures by itself, in a new description; the whole one stays."""
    refused = brief().refused
    _take_up(new_id())
    describe(words)
    refuse(refused)


def brief() -> Brief:
    """What was said so far."""
    found: Brief = st.session_state[_BRIEF]
    return found


def put(changed: Brief) -> None:
    """Hold what was said, and write it down.

    Another tab or process that wrote to the same description meanwhile loses nothing, and neither
    does this one: it goes on with a copy.
    """
    with LOCK:  # words that arrive in this moment come before this, or find what was written
        brief_id = st.session_state[_ID]
        running = find(_folder(), brief_id, changed.text)
        changed = running.put_into(changed) if running is not None else changed
        st.session_state[_BRIEF] = changed
        try:
            there = load(_folder(), brief_id).revision
            if there != changed.revision:
                brief_id = st.session_state[_ID] = new_id()
                state.notify("warning", "draft.copied")
            written = changed.model_copy(update={"revision": there + 1})
            save(_folder(), brief_id, written)
            st.session_state[_BRIEF] = written
        except OSError as error:
            state.notify("warning", "draft.unsaved", reason=error.strerror or type(error).__name__)
    follow(_folder(), brief_id, changed.text)


def describe(text: str) -> None:
    """A new description: answers stay, edits of steps that may be others do not."""
    now = brief()
    kept = {name: getattr(now, name) for name in ("answers", "skipped", "reuse", "refused")}
    put(Brief.model_validate({"text": text, "drafted": True, "revision": now.revision, **kept}))
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


def reuse(sop_id: str, is_wanted: bool) -> None:
    """Take over what a similar SOP knows, or do not."""
    now = brief()
    kept = tuple(one for one in now.reuse if one != sop_id)
    put(now.model_copy(update={"reuse": (*kept, sop_id) if is_wanted else kept}))


def key(name: str) -> str:
    """A widget's key that changes when the description does."""
    return f"draft-{name}-{st.session_state.get(_ROUND, 0)}"


def refuse(refused: Refused) -> None:
    """What was understood and is not meant."""
    put(brief().model_copy(update={"refused": refused}))
    new_rows()


def correct(text: str) -> None:
    """Other words in the box, before it is drafted."""
    put(brief().model_copy(update={"text": text}))
    st.session_state[_ROUND] += 1


def row_key(name: str) -> str:
    """A widget's key that changes when the list of steps does, or the description."""
    return f"{key(name)}-{st.session_state.get(_ROWS, 0)}"


def new_rows() -> None:
    """The list of steps is another one now: what is open beside a step closes."""
    st.session_state[_ROWS] = st.session_state.get(_ROWS, 0) + 1


def drafted(now: Brief) -> Draft | SopaiError:
    """The draft of what was said, or why there is none; the same words are drafted once."""
    try:
        return _drafted(now.model_dump_json(exclude={"before"}), _roster_record())
    except SopaiError as error:
        return error


def _roster_record() -> str:
    """Who works here, so that a draft is made anew when that changes."""
    folder = data_folder()
    if not is_there(folder):
        return ""
    from sopai.workflow.people import roster_if_readable  # SQLAlchemy is slow to import

    roster = roster_if_readable(folder)
    return roster.model_dump_json() if roster is not None else ""


@st.cache_data(max_entries=50, show_spinner=False)
def _drafted(record: str, roster: str) -> Draft:
    now = Brief.model_validate_json(record)
    folder = data_folder()
    return draft_brief(
        now.text,
        answers=now.answers,
        edits={name: words for name, words in now.edits.items() if name not in now.by_model},
        proposed={name: now.edits[name] for name in now.by_model if name in now.edits},
        refused=now.refused,
        reshapes=now.reshapes,
        worded=_worded(now),
        reuse=now.reuse,
        roster=Roster.model_validate_json(roster) if roster else None,
        library=folder if is_there(folder) else None,
    )


def _worded(now: Brief) -> Worded | None:
    """What models gave; what other words took is counted too."""
    asked = Worded(trace=now.again) if now.again is not None else None
    return with_used(now.worded, asked) if now.worded is not None else asked


def understood(text: str, refused: Refused) -> Understood:
    """What is understood of a description; the same text is read once."""
    return _understood(text, refused.model_dump_json())


@st.cache_data(max_entries=50, show_spinner=False)
def _understood(text: str, refused: str) -> Understood:
    return understand(text, Refused.model_validate_json(refused))


@st.cache_data(max_entries=50, show_spinner=False)
def parts(text: str) -> tuple[Procedure, ...]:
    """The procedures that a description holds; the same text is read once."""
    return procedures_in(text)
