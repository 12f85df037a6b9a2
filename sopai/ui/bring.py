"""Bringing a document: paste it, drop files, try a sample, or continue."""

import streamlit as st

from sopai.settings import LANGUAGES
from sopai.ui import state
from sopai.ui.drafts import Document, delete_draft, recent_drafts
from sopai.ui.escaping import as_markdown
from sopai.ui.places import sample
from sopai.ui.texts import text
from sopai.ui.uploads import LIMIT, MEGABYTE, TEXT_LIMIT, Refused, from_file, from_paste

_LISTED = 5
"""Kept texts that are offered."""


def bring() -> None:
    """The ways to begin."""
    language = state.language()
    st.title(text("page.review", language), anchor=False)
    st.markdown(text("lead", language))
    left, right = st.columns([3, 2], gap="large")
    with left:
        _paste_box(language)
    with right:
        _uploader(language)
        _samples(language)
        _recent(language)


def _paste_box(language: str) -> None:
    st.text_area(
        text("paste", language),
        key=state.key(state.PASTE),
        height=330,
        placeholder=text("paste.hint", language),
        on_change=_take_paste,
    )
    st.button(
        text("paste.button", language),
        key="check",
        type="primary",
        on_click=_take_paste,
        args=(True,),
    )


def _take_paste(is_asked: bool = False) -> None:
    """Take what was pasted; an empty box is worth a word only when the button was pressed."""
    if state.document() is not None:
        return
    pasted: str = st.session_state.get(state.key(state.PASTE)) or ""
    if pasted.strip() or is_asked:
        _take([from_paste(f"{text('pasted', state.language())}.md", pasted)])


def _uploader(language: str) -> None:
    st.file_uploader(
        text("upload", language),
        accept_multiple_files=True,
        key=state.key(state.UPLOAD),
        max_upload_size=LIMIT,
        on_change=_take_files,
    )


def _take_files() -> None:
    files = st.session_state.get(state.key(state.UPLOAD)) or []
    folder = state.drafts_folder()
    _take([from_file(folder, file.name, file.getvalue()) for file in files])


def _take(brought: list[Document | Refused]) -> None:
    """Show what can be read, and say why the rest cannot.

    A browser that is slow to take the boxes away reports them once more, empty: that is no reason
    to forget what was chosen since.
    """
    if not brought:
        return
    state.forget_inputs()
    documents = [one for one in brought if isinstance(one, Document)]
    state.add(documents)
    if any("\ufffd" in document.text for document in documents):
        state.notify("warning", "unreadable")
    for one in brought:
        if isinstance(one, Refused):
            sizes = {"size": f"{one.size / MEGABYTE:.1f}", "limit": str(LIMIT)}
            sizes["text"] = str(TEXT_LIMIT)
            is_blank = one.reason == "refused.blank"
            about = "" if is_blank else one.name
            state.notify("info" if is_blank else "error", one.reason, about=about, **sizes)


def _samples(language: str) -> None:
    st.markdown(f"**{text('sample', language)}**")
    with st.container(horizontal=True):
        for which in LANGUAGES:
            label = text(f"sample.{which}", language)
            st.button(label, key=f"sample-{which}", on_click=take_sample, args=(which,))


def take_sample(which: str) -> None:
    """Show the sample procedure in a language."""
    path = sample(which)
    state.add([Document(name=path.name, text=path.read_text(encoding="utf-8"))])


def _recent(language: str) -> None:
    kept = recent_drafts(state.drafts_folder(), _LISTED)
    if not kept:
        return
    st.markdown(f"**{text('recent', language)}**")
    for one in kept:
        row = st.columns([4, 1], vertical_alignment="center")
        when = f"{one.saved:%Y-%m-%d %H:%M}"
        row[0].button(
            f"{as_markdown(one.name or text('untitled', language))} :small[:gray[{when}]]",
            key=f"open-{one.id}",
            type="tertiary",
            wrap=True,
            on_click=state.continue_draft,
            args=(one.id,),
        )
        row[1].button(
            text("recent.delete", language),
            key=f"delete-{one.id}",
            type="tertiary",
            help=f"{text('recent.delete', language)}: {as_markdown(one.name)}",
            on_click=_delete,
            args=(one.id,),
        )


def _delete(draft_id: str) -> None:
    try:
        delete_draft(state.drafts_folder(), draft_id)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        state.notify("error", "recent.undeleted", reason=reason)
        return
    state.notify("toast", "recent.deleted")
