"""The script that lets a click in the text choose a card; see bridge.js."""

from pathlib import Path
from typing import NamedTuple

import streamlit as st
from streamlit.components.v2 import component

from sopai.ui import state

_JS = Path(__file__).with_name("bridge.js").read_text(encoding="utf-8")
_bridge = component("sopai_bridge", js=_JS)


class Selection(NamedTuple):
    """Where words stand in a box of the browser, in its own units."""

    start: int
    end: int


NOTHING = Selection(-1, -1)


def selection(text: str, start: int, end: int) -> Selection:
    """Words of a text as a box of the browser counts them: in UTF-16, with one sign a line end."""
    first = _units(text[:start])
    return Selection(first, first + _units(text[start:end]))


def _units(text: str) -> int:
    return len(text.replace("\r\n", "\n").encode("utf-16-le", "surrogatepass")) // 2


def bridge(picked: str, starts: dict[str, int], words: Selection = NOTHING) -> None:
    """Mount the script.

    Args:
        picked: id of the finding that is being worked on.
        starts: offset of each finding's words, by id.
        words: where its words stand in the box to edit.
    """
    data = {"picked": picked, "language": state.language(), **words._asdict()}
    with st.container(key="bridge-holder"):
        _bridge(key=state.BRIDGE, data=data, on_picked_change=lambda: _take_pick(starts))


def _take_pick(starts: dict[str, int]) -> None:
    chosen = str(st.session_state[state.BRIDGE].get("picked") or "")
    if chosen in starts:
        state.pick(chosen, starts[chosen])
