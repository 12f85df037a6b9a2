"""The documents of the tab, checked; a text that was checked before is not checked again."""

from typing import NamedTuple

import streamlit as st

from sopai.errors import SopaiError
from sopai.lint.reports.json import SCHEMA, failed_record, file_record, summary
from sopai.lint.unowned import step_numbers, unowned_steps
from sopai.schema.finding import Finding, Severity
from sopai.settings import data_folder
from sopai.ui import state
from sopai.ui.cards import Card, cards_of
from sopai.ui.drafts import Document, kept_file
from sopai.ui.texts import text
from sopai.workflow import LintedFile, Options, lint_data, lint_text
from sopai.workflow.house_kept import house_of

_KEPT = 12
"""Checked texts that are held in memory."""


class Checked(NamedTuple):
    """A document and what is said of it."""

    source: Document
    linted: LintedFile | None
    """None when it could not be checked."""

    problem: str
    """Why not."""

    cards: tuple[Card, ...]
    """Every finding, those that were set aside too."""

    @property
    def open(self) -> list[Card]:
        """Findings that were not set aside."""
        return [card for card in self.cards if card.dismissal is None]

    @property
    def dismissed(self) -> list[Card]:
        """Findings that were set aside."""
        return [card for card in self.cards if card.dismissal is not None]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Findings that were not set aside."""
        return tuple(card.finding for card in self.open)

    @property
    def steps(self) -> dict[str, str]:
        """The printed number of each step of the file by its address."""
        return step_numbers((self.linted.sop, *self.linted.others)) if self.linted else {}

    @property
    def unowned(self) -> list[str]:
        """The printed numbers of the steps that nobody owns."""
        steps = self.steps
        return [steps[address] for address in unowned_steps(self.findings, steps)]


def check(source: Document, language: str) -> Checked:
    """A document, checked."""
    try:
        options = Options(language=language, house=house_of(data_folder()))
        if source.file is None:
            linted = _lint(source.text, source.name, options)
        else:
            linted = _lint_file(source.file, source.name, options)
    except SopaiError as error:
        return Checked(source, None, str(error), ())
    except OSError as error:
        return Checked(source, None, text("file.gone", language, why=error.strerror or ""), ())
    cards = cards_of(linted.document, linted.findings, source.dismissed)
    return Checked(source, linted, "", tuple(cards))


@st.cache_resource(max_entries=_KEPT, show_spinner=False)
def _lint(text: str, name: str, options: Options) -> LintedFile:
    return lint_text(text, name, options)


@st.cache_resource(max_entries=_KEPT, show_spinner=False)
def _lint_file(kept: str, name: str, options: Options) -> LintedFile:
    return lint_data(kept_file(state.drafts_folder(), kept), name, options)


def content_of(source: Document) -> bytes:
    """The document's bytes: those of the file that was brought, or the text as it is now.

    Raises:
        OSError: the kept file cannot be read.
    """
    if source.file is None:
        return source.text.encode()
    return kept_file(state.drafts_folder(), source.file)


def report(checked: Checked) -> dict[str, object]:
    """The findings as `sopai lint --json` prints them."""
    counts = dict.fromkeys(Severity, 0)
    for finding in checked.findings:
        counts[finding.severity] += 1
    name, linted = checked.source.name, checked.linted
    if linted is None:
        record, suppressed = failed_record(name, checked.problem), 0
    else:
        record = file_record(name, linted.document, linted.sop, checked.findings)
        suppressed = linted.suppressed + len(checked.dismissed)
    return {"schema": SCHEMA, "files": [record], "summary": summary(counts, 1, suppressed)}
