"""The last step: the whole difference, the next version, why, and what stays open."""

from datetime import date

import streamlit as st

from sopai.errors import ChangeConflict, SopaiError
from sopai.library.evidence import SavedChangeSet
from sopai.schema.changes import ChangeSet
from sopai.schema.control import State
from sopai.schema.place import place_words
from sopai.settings import data_folder, user_name
from sopai.ui import state
from sopai.ui.box import box
from sopai.ui.diffs import diff_html
from sopai.ui.escaping import as_html, as_markdown
from sopai.ui.places import page
from sopai.ui.problems import problem_words
from sopai.ui.reason import with_reason
from sopai.ui.retro import work
from sopai.ui.texts import text
from sopai.workflow.applying import apply_saved, preview_saved
from sopai.workflow.hearing import decided_without_place
from sopai.workflow.new_content import By


def finish(saved: SavedChangeSet) -> None:
    """What the accepted changes come to, and the button that makes the version."""
    language = state.language()
    if saved.accepted:
        st.subheader(text("retro.finish", language), anchor=False, divider="gray")
        _preview(saved, language)
    elif saved.is_outdated and (saved.open or saved.taken_back):
        box("warning", text("retro.outdated.about", language))
        _propose_again(language)
    done = work.retro()
    if done.made is not None and done.sop_id is not None:
        st.success(text("retro.made", language, version=done.made), icon=":material/check_circle:")
        st.page_link(
            page("library"), label=text("retro.open", language), query_params={"sop": done.sop_id}
        )
    left_open(saved.change_set)


def _preview(saved: SavedChangeSet, language: str) -> None:
    by = By(user_name(), text("retro.preview", language), date.today(), language)
    try:
        found = preview_saved(data_folder(), saved.id, by)
    except ChangeConflict as error:
        box("error", problem_words(error), text("retro.conflict", language))
        _propose_again(language)
        return
    except SopaiError as error:
        box("error", problem_words(error))
        return
    st.html(diff_html(found.diff))
    st.markdown(
        text("retro.bump", language, before=found.before or "–", after=found.version)
        + " · "
        + " ".join(as_markdown(reason) for reason in found.bump.reasons)
    )
    with_reason(
        text("retro.reason", language),
        text("retro.make", language, version=found.version),
        (work.key("reason"), "retro-make"),
        _make,
        (saved.id, found.hash),
        need="retro.reason.need",
    )


def _propose_again(language: str) -> None:
    if work.retro().file is None:
        st.caption(text("retro.again.bring", language))
    else:
        st.button(text("retro.again", language), key="retro-again", on_click=_read_again)


def _make(identity: int, shown: str, reason: str) -> None:
    """Make the version that was shown, and no other."""
    by = By(user_name(), reason, date.today(), state.language())
    try:
        made = apply_saved(data_folder(), identity, by, expected=shown)
    except ChangeConflict:
        state.notify("warning", "retro.other.shown")
        return
    except SopaiError as error:
        state.notify("error", "failed.words", why=problem_words(error))
        return
    work.put(made=made.version, sop_id=made.sop_id)
    if made.state is State.DRAFT:
        state.notify("info", "retro.made.draft", version=made.version)


def _read_again() -> None:
    """Propose anew on the version that is the newest now; decisions stay with the old proposal."""
    work.put(change_set=None)


def left_open(change_set: ChangeSet) -> None:
    """Open items, and what leads to no change; both stay listed."""
    language = state.language()
    items, unmatched = change_set.open_items, change_set.unmatched
    if items:
        st.subheader(text("retro.items", language), anchor=False, divider="gray")
        rows = "".join(
            f"<li>{as_html(item.text)}<blockquote>{as_html(item.quote)} "
            f"<small>{as_html(place_words(dict(item.place or {}), language))}</small></blockquote>"
            "</li>"
            for item in items
        )
        st.html(f'<ul class="items">{rows}</ul>')
    placeless = decided_without_place(change_set)
    if placeless:
        st.subheader(text("retro.placeless", language), anchor=False, divider="gray")
        st.markdown(text("retro.placeless.about", language))
        rows = "".join(
            f"<li><blockquote>{as_html(one.quote)} "
            f"<small>{as_html(place_words(dict(one.place or {}), language))}</small></blockquote>"
            "</li>"
            for one in placeless
        )
        st.html(f'<ul class="items">{rows}</ul>')
    if unmatched:
        led = text("retro.unmatched", language, n=len(unmatched))
        with st.expander(led, key=work.key("unmatched")):
            rows = "".join(
                f"<tr><td>{as_html(one.quote)}</td><td>{as_html(one.why)}</td></tr>"
                for one in unmatched
            )
            st.html(f'<div class="scroll"><table class="steps">{rows}</table></div>')
