"""What can be taken away of a reviewed document: a copy with comments, a page, a table."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import PurePath
from typing import NamedTuple

import streamlit as st

from sopai.errors import SopaiError
from sopai.review.copies import takes_comments
from sopai.schema.finding import Finding
from sopai.ui import state
from sopai.ui.checking import Checked, content_of
from sopai.ui.drafts import Document
from sopai.ui.escaping import as_markdown
from sopai.ui.problems import problem_words
from sopai.ui.texts import text
from sopai.workflow import LintedFile

_COPY = "own:copy"
_OFFICE = "application/vnd.openxmlformats-officedocument"
_WORD = {
    ".docx": f"{_OFFICE}.wordprocessingml.document",
    ".docm": "application/vnd.ms-word.document.macroEnabled.12",
}
"""The kind of file by suffix: a copy with macros opens under no other name."""


class _Open(NamedTuple):
    """A document that was read, with the findings that were not set aside."""

    source: Document
    linted: LintedFile
    findings: tuple[Finding, ...]


class _Copy(NamedTuple):
    """A copy with comments that was made, and what it was made of."""

    of: tuple[Document, tuple[Finding, ...], str]
    content: bytes


def report_buttons(source: Document, every: Sequence[Checked], name: str) -> None:
    """The buttons of one document; the table holds all that are open.

    Args:
        source: the document, one of those that could be read.
        every: all documents of the tab.
        name: of the files, without suffix.
    """
    read = [_Open(o.source, o.linted, o.findings) for o in every if o.linted is not None]
    unread = [(o.source.name, o.problem) for o in every if o.linted is None]
    this = next(one for one in read if one.source is source)
    language = state.language()
    if takes_comments(source.name):
        _copy_button(this, name, language)
    _button("html", partial(_html, this, language), f"{name}-review.html", "text/html")
    _button(
        "excel",
        partial(_excel, read, unread, language),
        "review.xlsx",
        f"{_OFFICE}.spreadsheetml.sheet",
    )


def _copy_button(one: _Open, name: str, language: str) -> None:
    """The copy is made on a click of its own: what goes wrong in a download is told to nobody."""
    made: _Copy | None = st.session_state.get(_COPY)
    if made is None or made.of != (one.source, one.findings, language):
        st.button(
            text("download.commented", language),
            key="make-commented",
            type="primary",
            on_click=_make_copy,
            args=(one, language),
        )
        return
    suffix = PurePath(one.source.name).suffix.lower()
    st.download_button(
        text("download.copy", language, name=as_markdown(f"{name}-comments{suffix}")),
        data=made.content,
        file_name=f"{name}-comments{suffix}",
        mime=_WORD[suffix],
        key="download-commented",
        type="primary",
        on_click="ignore",
    )


def _make_copy(one: _Open, language: str) -> None:
    try:
        content = _commented(one, language)
    except SopaiError as error:
        state.notify("error", "failed.words", why=problem_words(error))
    except OSError as error:
        why = text("file.gone", language, why=error.strerror or type(error).__name__)
        state.notify("error", "failed.words", why=why)
    else:
        st.session_state[_COPY] = _Copy((one.source, one.findings, language), content)


def _button(kind: str, data: Callable[[], bytes], file_name: str, mime: str) -> None:
    st.download_button(
        text(f"download.{kind}", state.language()),
        data=data,
        file_name=file_name,
        mime=mime,
        key=f"download-{kind}",
        on_click="ignore",
    )


def _commented(one: _Open, language: str) -> bytes:
    from sopai.workflow.documents import Judged, commented_copy

    judged = Judged(one.source.name, one.linted, one.findings)
    return commented_copy(judged, content_of(one.source), language)


def _html(one: _Open, language: str) -> bytes:
    from sopai.workflow.documents import Judged, report_html

    judged = Judged(one.source.name, one.linted, one.findings)
    return report_html(judged, language, date.today()).encode()


def _excel(read: Sequence[_Open], unread: Sequence[tuple[str, str]], language: str) -> bytes:
    from sopai.workflow.documents import Judged, Unread, report_excel

    judged = [Judged(one.source.name, one.linted, one.findings) for one in read]
    return report_excel(judged, language, [Unread(name, why) for name, why in unread])
