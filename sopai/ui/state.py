"""What a tab remembers between two runs of its page, and how it is kept on disk.

Every key of the session stands here, so that no two widgets share one by accident.
"""

from pathlib import Path
from typing import Literal, NamedTuple, TypeVar

import streamlit as st

from sopai.settings import LANGUAGES, data_folder
from sopai.ui.drafts import (
    Document,
    Draft,
    Stamp,
    is_id,
    new_id,
    open_draft,
    save_draft,
)

LANGUAGE_WIDGET = "language-choice"
PASTE = "paste"
UPLOAD = "upload"
EDIT = "edit"
VIEW = "view"
DOCUMENT = "document"
PART = "part"
SEVERITIES = "severities"
RULE = "rule"
SEARCH = "search"
BRIDGE = "bridge"

_LANGUAGE, _DRAFT, _DRAFT_ID, _STAMP = "own:language", "own:draft", "own:draft-id", "own:stamp"
_NOTICES, _UNDO, _PICKED, _SHOWN = "own:notices", "own:undo", "own:picked", "own:shown"
_ROUND, _REVISION, _FOLLOWED = "own:round", "own:revision", "own:followed"

FIRST_SHOWN = 30
"""Cards shown at first, and more at each "show more"."""

_UNDOS = 50
"""Changes that can be taken back."""

Kind = Literal["error", "warning", "info", "toast"]
T = TypeVar("T")


class Notice(NamedTuple):
    """Something to say once, at the top of the next run."""

    kind: Kind
    key: str
    values: dict[str, str]
    about: str
    """A stranger's file name that it is about, or nothing."""


class Picked(NamedTuple):
    """The finding that is being worked on."""

    id: str
    start: int
    """Offset of its words: when the finding is gone, the next one after it is picked."""


def start() -> None:
    """Make a new session ready: its language, and the text it left behind."""
    if _DRAFT_ID not in st.session_state:
        st.session_state[_NOTICES] = []
        st.session_state[_LANGUAGE] = _first_language()
        asked = st.query_params.get("draft", "")
        continue_draft(asked if is_id(asked) else new_id())
        if document() is not None:
            notify("toast", "draft.restored")
    wanted = {"draft": _get(_DRAFT_ID, ""), "lang": language()}
    for name, value in wanted.items():
        if st.query_params.get(name) != value:
            st.query_params[name] = value


def drafts_folder() -> Path:
    """Where texts are kept."""
    return data_folder() / "drafts"


def language() -> str:
    """Language of the interface."""
    return _get(_LANGUAGE, LANGUAGES[0])


def take_language() -> None:
    """Follow the switch, and remember the language for the next start if that can be done."""
    st.session_state[_LANGUAGE] = _get(LANGUAGE_WIDGET, language())
    try:
        data_folder().mkdir(parents=True, exist_ok=True, mode=0o700)
        (data_folder() / "page-language").write_text(language(), encoding="utf-8")
    except OSError:
        return


def _first_language() -> str:
    """As the address says, else as last chosen, else as the browser speaks."""
    try:
        kept = (data_folder() / "page-language").read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        kept = ""
    for chosen in (st.query_params.get("lang", ""), kept):
        if chosen in LANGUAGES:
            return chosen
    return "zh" if (st.context.locale or "").lower().startswith("zh") else "en"


def continue_draft(draft_id: str) -> None:
    """Work on a draft: the one of that name, or an empty one."""
    try:
        opened = open_draft(drafts_folder(), draft_id)
    except OSError as error:
        draft_id = new_id()
        notify("warning", "draft.unsaved", reason=error.strerror or "")
        opened = open_draft(drafts_folder(), draft_id)
    st.session_state.update({_DRAFT_ID: draft_id, _DRAFT: opened.draft, _STAMP: opened.stamp})
    st.session_state.update({_UNDO: [], _PICKED: None, _SHOWN: FIRST_SHOWN})
    forget_inputs()
    if opened.aside is not None:
        notify("warning", "draft.damaged", file=opened.aside.name)


def begin_again() -> None:
    """Leave the texts as they are, and start with an empty page."""
    continue_draft(new_id())


def draft() -> Draft:
    """What this tab works on."""
    return _get(_DRAFT, Draft())


def document() -> Document | None:
    """The document that is shown."""
    documents = draft().documents
    return documents[draft().current] if documents else None


def add(documents: list[Document]) -> None:
    """Take new documents in, and show the first of them."""
    if documents:
        kept = draft().documents
        _change(Draft(documents=(*kept, *documents), current=len(kept)))
        forget_inputs()
        st.session_state.update({_UNDO: [], _PICKED: None, _SHOWN: FIRST_SHOWN})


def show(index: int) -> None:
    """Show another of the documents."""
    _change(Draft(documents=draft().documents, current=index))
    forget_inputs()
    st.session_state.update({_UNDO: [], _PICKED: None, _SHOWN: FIRST_SHOWN})


def put(changed: Document, *, is_typed: bool = False) -> None:
    """Put a changed document in the place of the one that is shown; undo brings that back.

    Args:
        changed: the document as it is now.
        is_typed: it comes from the box to edit, which shows it already.
    """
    old = document()
    if old is None or changed == old:
        return
    st.session_state[_UNDO] = [*st.session_state[_UNDO], old][-_UNDOS:]
    _replace(changed)
    if not is_typed:
        _new_text()


def can_undo() -> bool:
    """Whether there is a change to take back."""
    return bool(st.session_state.get(_UNDO))


def undo() -> None:
    """Take the last change back."""
    if can_undo():
        before = st.session_state[_UNDO].pop()
        _replace(before)
        _new_text()
        notify("toast", "undone")


def _replace(changed: Document) -> None:
    now = draft()
    documents = list(now.documents)
    documents[now.current] = changed
    _change(Draft(documents=tuple(documents), current=now.current))


def _change(changed: Draft) -> None:
    """Hold a draft, and write it down; who finds another tab's text there keeps a copy."""
    st.session_state[_DRAFT] = changed
    known: Stamp | None = st.session_state.get(_STAMP)
    try:
        stamp = save_draft(drafts_folder(), _get(_DRAFT_ID, ""), changed, known)
        if stamp is None:
            st.session_state[_DRAFT_ID] = new_id()
            notify("warning", "draft.other")
            stamp = save_draft(drafts_folder(), _get(_DRAFT_ID, ""), changed, None)
    except OSError as error:
        notify("warning", "draft.unsaved", reason=error.strerror or type(error).__name__)
        return
    st.session_state[_STAMP] = stamp


def notify(kind: Kind, key: str, about: str = "", **values: str) -> None:
    """Say something once, at the top of the page."""
    notice = Notice(kind, key, values, about)
    if notice not in st.session_state[_NOTICES]:
        st.session_state[_NOTICES].append(notice)


def notices() -> list[Notice]:
    """What is to be said now; it is not said again."""
    waiting: list[Notice] = st.session_state[_NOTICES]
    st.session_state[_NOTICES] = []
    return waiting


def picked() -> Picked | None:
    """The finding that was chosen last."""
    found: Picked | None = st.session_state.get(_PICKED)
    return found


def pick(card_id: str, start: int) -> None:
    """Choose a finding; its words are marked in the text."""
    st.session_state[_PICKED] = Picked(card_id, start)


def is_new_pick(card_id: str) -> bool:
    """Whether another finding is picked than at the last time of asking."""
    is_new = bool(st.session_state.get(_FOLLOWED) != card_id)
    st.session_state[_FOLLOWED] = card_id
    return is_new


def shown() -> int:
    """How many cards are shown."""
    return _get(_SHOWN, FIRST_SHOWN)


def show_more(at_least: int = 0) -> None:
    """Show more cards."""
    st.session_state[_SHOWN] = max(shown() + FIRST_SHOWN, at_least)


def key(name: str) -> str:
    """A widget's key that changes when the document does, so that no old input stays in it."""
    return f"{name}-{_get(_ROUND, 0)}"


def edit_key() -> str:
    """Key of the box to edit, which changes when the text was changed elsewhere."""
    return f"{key(EDIT)}-{_get(_REVISION, 0)}"


def forget_inputs() -> None:
    """Give every input a new key, so that none shows what was in it before."""
    st.session_state[_ROUND] = _get(_ROUND, 0) + 1


def _new_text() -> None:
    st.session_state[_REVISION] = _get(_REVISION, 0) + 1


def _get(name: str, default: T) -> T:
    """A value of the session, as the type of its default."""
    found: T = st.session_state.get(name, default)
    return found
