"""Work on a document: its text on the left, what was found in it on the right."""

import streamlit as st

from sopai.ui import state
from sopai.ui.bridge import NOTHING, Selection, bridge, selection
from sopai.ui.cards import Card
from sopai.ui.checking import Checked, check
from sopai.ui.findings_panel import filtered, findings_panel, picked_card
from sopai.ui.summary import steps_table, summary
from sopai.ui.text_panel import EDITABLE, MARKED, text_panel, view_switch
from sopai.ui.texts import text
from sopai.ui.toolbar import choose_document, failed, notes, toolbar


def work() -> None:
    """The document that this tab works on."""
    language = state.language()
    every = [check(document, language) for document in state.draft().documents]
    choose_document(every)
    checked = every[state.draft().current]
    summary(checked)
    toolbar(checked, every)
    failed(checked)
    findings, steps = st.tabs(
        (text("tab.findings", language), text("tab.steps", language)), key=state.key("tabs")
    )
    with findings:
        _findings(checked)
    with steps:
        if checked.linted is not None:
            steps_table(checked.linted)
    notes(checked)


def _findings(checked: Checked) -> None:
    """The text on the left, what was found in it on the right."""
    left, right = st.columns([11, 9], gap="medium")
    with right:
        cards = filtered(checked)
    picked = picked_card(cards)
    with left:
        text_panel(checked, picked, view_switch() if checked.source.file is None else MARKED)
    with right:
        findings_panel(checked, cards, picked)
    bridge(
        picked.id if picked else "",
        {card.id: card.finding.start or 0 for card in checked.open},
        _words(checked, picked),
    )


def _words(checked: Checked, picked: Card | None) -> Selection:
    """Where the words of the picked finding stand in the box to edit."""
    if picked is None or picked.finding.start is None or picked.finding.end is None:
        return NOTHING
    text = checked.source.text
    if checked.source.file is not None or len(text) > EDITABLE:
        return NOTHING
    return selection(text, picked.finding.start, picked.finding.end)
