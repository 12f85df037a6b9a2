"""The findings of a document as cards: filter them, mend them, or set them aside."""

import streamlit as st

from sopai.schema.finding import Severity
from sopai.schema.place import place_words
from sopai.ui import state
from sopai.ui.cards import Card, comment, sentence_ranges
from sopai.ui.checking import Checked
from sopai.ui.escaping import as_html
from sopai.ui.explaining import explanations
from sopai.ui.marked_text import Mark, words_html
from sopai.ui.mending import mend
from sopai.ui.texts import count, text
from sopai.workflow import LintedFile


def filtered(checked: Checked) -> list[Card]:
    """The findings that pass the filter; its inputs are drawn here."""
    language = state.language()
    codes = sorted({finding.code for finding in checked.findings})
    if not codes:
        return []
    found = {finding.severity for finding in checked.findings}
    known = explanations(language)
    left, right = st.columns(2, vertical_alignment="center")
    severities = left.pills(
        text("severity", language),
        [severity.value for severity in Severity if severity in found],
        selection_mode="multi",
        format_func=lambda severity: text(severity, language),
        key=state.key(state.SEVERITIES),
        label_visibility="collapsed",
    )
    code = right.selectbox(
        text("rule", language),
        ["", *codes],
        format_func=lambda code: (
            f"{code} {known[code].name}" if code else text("rule.all", language)
        ),
        key=state.key(state.RULE),
        label_visibility="collapsed",
    )
    return [
        card
        for card in checked.open
        if (not severities or card.finding.severity.value in severities)
        and (not code or card.finding.code == code)
    ]


def picked_card(cards: list[Card]) -> Card | None:
    """The finding to work on: the one chosen, else the next after it, else the first."""
    chosen = state.picked()
    if chosen is None:
        return cards[0] if cards else None
    for card in cards:
        if card.id == chosen.id:
            return card
    later = (card for card in cards if (card.finding.start or 0) >= chosen.start)
    return next(later, cards[0] if cards else None)


def findings_panel(checked: Checked, cards: list[Card], picked: Card | None) -> None:
    """The cards, as many as can be read."""
    language = state.language()
    linted = checked.linted
    if linted is None:
        return
    if not checked.open:
        st.success(text("clean", language), icon=":material/check_circle:")
    elif not cards:
        st.info(text("filtered.none", language))
    elif len(cards) < len(checked.open):
        st.caption(text("filtered", language, shown=len(cards), all=len(checked.open)))
    last = state.shown()
    if picked is not None and picked in cards[last:]:
        last = cards.index(picked) + 1
    with st.container(key="cards-panel"):
        for card in cards[:last]:
            _card(linted, card, card is picked)
        if len(cards) > last:
            left = min(state.FIRST_SHOWN, len(cards) - last)
            label = text("show.more", language, n=left)
            st.button(label, key="show-more", on_click=state.show_more, args=(last,))
    _dismissed(checked)


def _card(linted: LintedFile, card: Card, is_picked: bool) -> None:
    language = state.language()
    finding = card.finding
    rule = explanations(language)[finding.code]
    where = text("whole" if finding.start is None else "line", language, n=finding.line)
    if finding.place is not None:
        where = place_words(finding.place, language) or where
    with st.container(border=True, key=f"card-{finding.severity.value}-{card.id}", gap="small"):
        st.button(
            f"{card.number} · {text(finding.severity.value, language)} · {rule.name} · {where}",
            key=f"pick-{card.id}",
            type="tertiary",
            on_click=state.pick,
            args=(card.id, finding.start or 0),
        )
        looks = "finding picked" if is_picked else "finding"
        st.html(
            f'<div class="{looks}" data-card="{as_html(card.id)}">{sentence_html(linted, card)}'
            f'<p class="question">{as_html(finding.message)}</p>'
            f'<p class="why">{as_html(rule.why)}</p></div>'
        )
        if is_picked:
            mend(linted, card)


def sentence_html(linted: LintedFile, card: Card) -> str:
    """The sentence of a finding with its words marked; nothing for the document as a whole."""
    finding = card.finding
    mark = Mark(
        finding.start or 0, finding.end or 0, "", card.number, finding.severity.value, "", False
    )
    ranges = sentence_ranges(linted.document, finding)
    shown = " · ".join(words_html(linted.document, [mark], *bounds) for bounds in ranges)
    return f'<p class="sentence">{shown}</p>' if shown else ""


def _dismissed(checked: Checked) -> None:
    """What was set aside, with the reasons, and the way back."""
    language = state.language()
    if checked.dismissed:
        label = count("dismissed", len(checked.dismissed), language)
        with st.expander(label, key=state.key("dismissed")):
            for card in checked.dismissed:
                _dismissed_card(card, language)


def _dismissed_card(card: Card, language: str) -> None:
    finding = card.finding
    reason = card.dismissal.reason if card.dismissal else ""
    name = explanations(language)[finding.code].name
    st.html(
        f'<div class="finding"><p class="sentence"><b>{finding.code} {as_html(name)}</b> '
        f"{as_html(finding.quote[:200])}</p>"
        f'<p class="why">{as_html(text("dismissed.reason", language, reason=reason))}</p></div>'
    )
    key = "dismissed.copy.file" if finding.start is None else "dismissed.copy"
    st.caption(text(key, language))
    st.code(comment(finding, reason), language=None, wrap_lines=True)
    st.button(
        text("dismissed.back", language), key=f"back-{card.id}", on_click=_bring_back, args=(card,)
    )


def _bring_back(card: Card) -> None:
    source = state.document()
    if source is not None:
        kept = tuple(one for one in source.dismissed if one != card.dismissal)
        state.put(source.with_dismissed(kept))
