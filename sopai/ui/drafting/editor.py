"""Fields to change by hand; what is changed is confirmed."""

from hashlib import sha256

import streamlit as st

from sopai.ui import state
from sopai.ui.drafting import changing, work
from sopai.ui.texts import text

LONG = ("action", "purpose", "scope", "situation", "handling")
"""Fields of a sentence: their box has several lines."""


def is_locked() -> bool:
    """Whether the whole is being written anew, so that nothing of it can be edited."""
    job, now = work.job(), work.progress()
    return job is not None and job.is_whole and now is not None and now.state == "running"


def lock_words() -> str | None:
    """Why nothing can be edited now; None where it can."""
    return text("job.locked", state.language()) if is_locked() else None


def fields(address: str, values: dict[str, str]) -> None:
    """One box a field.

    Args:
        address: of what they are fields of; empty for the SOP itself.
        values: the words as they are, by field.
    """
    for field, value in values.items():
        name = f"{address}/{field}"
        # A field is new when its value is: words that arrive leave the others as typed.
        key = work.key(f"{name}-{sha256(value.encode()).hexdigest()[:8]}")
        box = st.text_area if field in LONG else st.text_input
        label = text(f"field.{field}", state.language())
        box(label, value=value, key=key, on_change=take, args=(name, key, value))


def take(address: str, key: str, shown: str) -> None:
    """Take what was typed into a box.

    Args:
        address: of the value.
        key: of the box.
        shown: what stood in it. A browser may tell of a box that is gone, with just that, when
            other words have come meanwhile.
    """
    typed: str | None = st.session_state.get(key)
    if typed is not None and typed != shown:
        changing.edit(address, typed)
