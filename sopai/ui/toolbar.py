"""What can be done with the whole document, and what has to be known about it."""

import json
from collections.abc import Sequence
from functools import partial
from pathlib import PurePath
from re import compile
from typing import TYPE_CHECKING

import streamlit as st

from sopai.errors import SopaiError
from sopai.schema.place import place_words
from sopai.settings import data_folder, user_name
from sopai.ui import state
from sopai.ui.box import box
from sopai.ui.cards import tally
from sopai.ui.checking import Checked, content_of, report
from sopai.ui.downloads import report_buttons
from sopai.ui.drafts import Document
from sopai.ui.pile import pile
from sopai.ui.problems import problem_words
from sopai.ui.summary import files_table
from sopai.ui.texts import count, text

if TYPE_CHECKING:
    from sopai.library.adding import AddedVersion

_UNSAFE = compile(r"[^\w.-]+")
"""Characters that a downloaded file's name does without."""


_LOST = 20
"""Lines that could not be read which are named."""


def choose_document(every: Sequence[Checked]) -> None:
    """Where several files were brought: all of them in a table, and a choice of one."""
    if len(every) < 2:
        return
    language = state.language()
    pile(every)
    with st.expander(text("files", language), expanded=True, key=state.key("files")):
        files_table(every)
    key = state.key(state.DOCUMENT)
    st.selectbox(
        text("document", language),
        range(len(every)),
        index=state.draft().current,
        format_func=lambda n: _label(every[n], language),
        key=key,
        on_change=lambda: state.show(st.session_state[key]),
    )


def _label(checked: Checked, language: str) -> str:
    found = tally(checked.findings, language) if checked.linted else text("files.failed", language)
    return f"{checked.source.name} ({found})" if found else checked.source.name


def toolbar(checked: Checked, every: Sequence[Checked]) -> None:
    """Buttons for the document as a whole."""
    language = state.language()
    name = _UNSAFE.sub("-", PurePath(checked.source.name).stem).strip("-.") or "document"
    suffix = PurePath(checked.source.name).suffix or ".md"
    with st.container(horizontal=True, key="toolbar"):
        st.button(
            text("undo", language),
            key="undo",
            icon=":material/undo:",
            disabled=not state.can_undo(),
            on_click=state.undo,
        )
        with st.popover(text("download", language), icon=":material/download:", key="download"):
            if checked.source.file is None:
                st.download_button(
                    text("download.text", language),
                    data=checked.source.text.encode(),
                    file_name=f"{name}-corrected{suffix}",
                    mime="text/plain",
                    key="download-text",
                    on_click="ignore",
                )
            if checked.linted is not None:
                report_buttons(checked.source, every, name)
            st.download_button(
                text("download.findings", language),
                data=partial(_json, checked),
                file_name=f"{name}-findings.json",
                mime="application/json",
                key="download-findings",
                on_click="ignore",
            )
        st.button(
            text("import", language),
            key="import",
            icon=":material/library_add:",
            disabled=checked.linted is None,
            on_click=_import,
            args=(checked.source,),
        )
        st.button(
            text("again", language),
            key="again",
            icon=":material/add:",
            on_click=state.begin_again,
        )


def _import(source: Document) -> None:
    """Add the document to the library as it stands now, and say what came of it."""
    from sopai.workflow.shelf import take_in  # SQLAlchemy is slow to import

    try:
        added = take_in(data_folder(), source.name, content_of(source), who=user_name())
    except (SopaiError, OSError) as error:
        state.notify("error", "import.failed", why=problem_words(error))
        return
    for one in added:
        outcome = text(f"import.{one.outcome}", state.language())
        state.notify("info", "import.done", title=one.title, version=one.version, outcome=outcome)
        _say_whose(one)


def _say_whose(one: "AddedVersion") -> None:
    """Of which SOP the document was taken to be, where it does not say so itself."""
    before = one.before or ""
    if one.known_by is not None:
        state.notify("info", f"import.known.{one.known_by}", sop=one.sop_id, before=before)
    if one.passes_over:
        state.notify("warning", "import.over", before=before)
    for near in one.near:
        state.notify("warning", "import.near", title=near.title, sop=near.sop_id)


def _json(checked: Checked) -> str:
    return json.dumps(report(checked), ensure_ascii=False, indent=1)


def failed(checked: Checked) -> None:
    """Why the document could not be checked, and what to do next."""
    if checked.linted is None:
        language = state.language()
        key = "failed" if checked.source.file is None else "failed.file"
        box("error", problem_words(checked.problem), text(key, language, name=checked.source.name))


def notes(checked: Checked) -> None:
    """What the document allows, permits in it that do not count, and what was not read of it."""
    language = state.language()
    if checked.linted is None:
        return
    if checked.linted.suppressed:
        st.caption(count("suppressed", checked.linted.suppressed, language))
    for lost in checked.linted.document.lost[:_LOST]:
        where = place_words(lost.where, language) or text("whole", language)
        box(
            "info",
            text(
                "lost",
                language,
                where=where,
                what=problem_words(lost.what),
                why=problem_words(lost.why),
            ),
        )
    for note in checked.linted.notes:
        box("warning", problem_words(note))
