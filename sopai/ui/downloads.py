"""What can be taken away of a reviewed document: a copy with comments, a page, a table."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

import streamlit as st

from sopai.review.copies import takes_comments
from sopai.schema.finding import Finding
from sopai.ui import state
from sopai.ui.checking import Checked, content_of
from sopai.ui.drafts import Document
from sopai.ui.texts import text
from sopai.workflow import LintedFile

_OFFICE = "application/vnd.openxmlformats-officedocument"


class _Open(NamedTuple):
    """A document that was read, with the findings that were not set aside."""

    source: Document
    linted: LintedFile
    findings: tuple[Finding, ...]


def report_buttons(
    source: Document, linted: LintedFile, every: Sequence[Checked], name: str
) -> None:
    """The buttons of one document; the table holds all that are open.

    Args:
        source: the document.
        linted: as it was read.
        every: all documents of the tab.
        name: of the files, without suffix.
    """
    read = [_Open(o.source, o.linted, o.findings) for o in every if o.linted is not None]
    this = next(one for one in read if one.source is source)
    language = state.language()
    if takes_comments(source.name):
        _button(
            "commented",
            partial(_commented, this, language),
            f"{name}-comments.docx",
            f"{_OFFICE}.wordprocessingml.document",
        )
    _button("html", partial(_html, this, language), f"{name}-review.html", "text/html")
    _button(
        "excel", partial(_excel, read, language), "review.xlsx", f"{_OFFICE}.spreadsheetml.sheet"
    )


def _button(kind: str, data: Callable[[], bytes], file_name: str, mime: str) -> None:
    st.download_button(
        text(f"download.{kind}", state.language()),
        data=data,
        file_name=file_name,
        mime=mime,
        key=f"download-{kind}",
        type="primary" if kind == "commented" else "secondary",
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


def _excel(read: Sequence[_Open], language: str) -> bytes:
    from sopai.workflow.documents import Judged, report_excel

    judged = [Judged(one.source.name, one.linted, one.findings) for one in read]
    return report_excel(judged, language)
