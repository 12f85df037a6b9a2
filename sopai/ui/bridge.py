"""The script that lets a click in the text choose a card; see bridge.js."""

from pathlib import Path

import streamlit as st
from streamlit.components.v2 import component

from sopai.ui import state

_JS = Path(__file__).with_name("bridge.js").read_text(encoding="utf-8")
_bridge = component("sopai_bridge", js=_JS)


def bridge(picked: str, starts: dict[str, int]) -> None:
    """Mount the script.

    Args:
        picked: id of the finding that is being worked on.
        starts: offset of each finding's words, by id.
    """
    data = {"picked": picked, "language": state.language()}
    with st.container(key="bridge-holder"):
        _bridge(key=state.BRIDGE, data=data, on_picked_change=lambda: _take_pick(starts))


def _take_pick(starts: dict[str, int]) -> None:
    chosen = str(st.session_state[state.BRIDGE].get("picked") or "")
    if chosen in starts:
        state.pick(chosen, starts[chosen])
