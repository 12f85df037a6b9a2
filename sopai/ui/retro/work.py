"""What the Retrospectives page remembers: the text, the SOP it concerns, the change set.

The text lies in the data folder; what is proposed and decided lies in the library, so that it
waits there for whoever decides.
"""

from pathlib import Path
from threading import Lock
from typing import Literal

import streamlit as st
from pydantic import Field

from sopai.schema.base import Value
from sopai.settings import data_folder
from sopai.ui import kept, state
from sopai.ui.drafts import is_id, keep_file, kept_file, new_id

_RETRO, _ID, _ROUND, _ASKED = "retro:value", "retro:id", "retro:round", "retro:asked"
_WRITING = Lock()
"""All tabs are served by one process: what one reads and writes, no other does between."""

QUERY, WAITING = "retro", "waiting"
"""Names in the page's address: a retrospective, and the SOP whose changes wait."""


class Retro(Value):
    """One retrospective in work."""

    format: Literal["sopai.retro-page/1"] = "sopai.retro-page/1"
    """Of the file."""

    name: str = ""
    """Of the file that was brought, or of what was pasted."""

    file: str | None = Field(default=None, pattern=r"^[0-9a-f]{64}$")
    """sha256 by which its bytes are kept; None before anything was brought."""

    sop_id: str | None = None
    """The SOP that a person says it concerns; None: the library is searched."""

    change_set: int | None = None
    """Id of what is proposed, in the library."""

    made: str | None = None
    """The version that was made of it."""


def start() -> None:
    """Take up the retrospective that the address names, or none."""
    if WAITING in st.query_params:
        st.session_state[_ASKED] = st.query_params[WAITING]
        del st.query_params[WAITING]
        _take_up(new_id())
    if _ID not in st.session_state:
        asked = st.query_params.get(QUERY, "")
        _take_up(asked if is_id(asked) else new_id())
    if st.query_params.get(QUERY) != st.session_state[_ID]:
        st.query_params[QUERY] = st.session_state[_ID]


def folder() -> Path:
    """Where retrospectives are kept."""
    return data_folder() / "retrospectives"


def _take_up(identity: str) -> None:
    try:
        found = kept.load(folder(), identity, Retro)
    except OSError as error:
        identity, found = new_id(), Retro()
        state.notify("warning", "draft.unsaved", reason=error.strerror or "")
    st.session_state.update({_ID: identity, _RETRO: found})
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1


def asked_sop() -> str:
    """The SOP whose waiting changes were asked for last; empty: none."""
    return str(st.session_state.get(_ASKED, ""))


def begin_again() -> None:
    """An empty page; what was there stays."""
    _take_up(new_id())


def retro() -> Retro:
    """The retrospective that this tab works on."""
    found: Retro = st.session_state[_RETRO]
    return found


def put(**changed: object) -> None:
    """Change what is named, and write it down; what another tab changed meanwhile stays."""
    identity = st.session_state[_ID]
    with _WRITING:
        known = _on_disk(identity) or retro()
        _write(identity, Retro.model_validate(known.model_dump() | changed))


def _on_disk(identity: str) -> Retro | None:
    """As it was written last; None where nothing that can be read is there."""
    try:
        found = kept.load(folder(), identity, Retro)
    except OSError:
        return None
    return found if kept.path_of(folder(), identity).exists() else None


def _write(identity: str, value: Retro) -> None:
    st.session_state[_RETRO] = value
    try:
        kept.save(folder(), identity, value)
    except OSError as error:
        state.notify("warning", "draft.unsaved", reason=error.strerror or type(error).__name__)


def bring(name: str, data: bytes) -> None:
    """Take a retrospective in."""
    try:
        file = keep_file(folder(), data)
    except OSError as error:
        state.notify("error", "draft.unsaved", reason=error.strerror or type(error).__name__)
        return
    put(name=name, file=file, sop_id=None, change_set=None, made=None)
    st.session_state[_ROUND] += 1


def content() -> bytes:
    """The bytes of the retrospective.

    Raises:
        OSError: they are not there any more.
    """
    return kept_file(folder(), retro().file or "")


def key(name: str) -> str:
    """A widget's key that changes with the retrospective."""
    return f"retro-{name}-{st.session_state[_ROUND]}"
