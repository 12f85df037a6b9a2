"""A card for each proposed change: before and after, the quote, the reason, accept or reject."""

from math import ceil
from typing import NamedTuple

import streamlit as st

from sopai.errors import SopaiError
from sopai.library.evidence import ChangeDecision, Decision, SavedChangeSet
from sopai.schema.changes import Change
from sopai.schema.place import place_words
from sopai.schema.sop import Sop
from sopai.settings import data_folder, user_name
from sopai.ui import state
from sopai.ui.escaping import as_html
from sopai.ui.problems import problem_words
from sopai.ui.retro.card_words import Around, change_html, head_words
from sopai.ui.texts import text
from sopai.workflow.deciding import decide_change

_STANDS_AS = {
    Decision.ACCEPTED: (Decision.ACCEPTED, Decision.EDITED),
    Decision.REJECTED: (Decision.REJECTED,),
}
"""Decisions that a button has nothing to add to: accepting again would lose an edited text."""

CARDS = 20
"""On one page: a chat of a year leads to hundreds, which a browser takes long to draw."""


class _Card(NamedTuple):
    """A change on the page."""

    saved: SavedChangeSet
    change: Change
    sop: Sop

    @property
    def decision(self) -> ChangeDecision | None:
        """What was decided so far."""
        return self.saved.decisions.get(self.change.id)


def cards(saved: SavedChangeSet, sop: Sop) -> None:
    """The changes of a change set, in order of the SOP, as many as a page holds."""
    language = state.language()
    changes = saved.change_set.changes
    if not changes:
        st.info(text("retro.no.changes", language))
        return
    decided = sum(change.id in saved.decisions for change in changes)
    st.caption(text("retro.progress", language, done=decided, of=len(changes)))
    first = _first(saved)
    for change in changes[first : first + CARDS]:
        _card(_Card(saved, change, sop))


def _first(saved: SavedChangeSet) -> int:
    """Index of the first card of the page; at first of the page with the first open change."""
    changes = saved.change_set.changes
    pages = ceil(len(changes) / CARDS)
    if pages < 2:
        return 0
    still_open = (at for at, change in enumerate(changes) if change.id not in saved.decisions)
    # Deciding moves the first open change on; the page is turned by a person alone.
    begin = st.session_state.setdefault(
        f"changes-begin-{saved.id}", next(still_open, 0) // CARDS + 1
    )
    return (st.pagination(pages, default=begin, key=f"changes-page-{saved.id}") - 1) * CARDS


def _card(card: _Card) -> None:
    language = state.language()
    change, made = card.change, card.decision
    look = made.decision.value if made else "open"
    with st.container(border=True, key=f"change-{look}-{change.id}", gap="small"):
        st.html(_html(card, language))
        for warning in change.guard:
            st.html(f'<p class="guard">⚠ {as_html(warning)}</p>')
        if change.id in card.saved.applied:
            back = card.saved.taken_back.get(change.id)
            said = "retro.applied" if back is None else "retro.taken.back"
            st.caption(text(said, language, version=back or ""))
            return
        with st.container(horizontal=True, key=f"ways-{change.id}"):
            _button(card, Decision.ACCEPTED)
            if isinstance(change.after, str):
                _edit(card, change.after)
            _button(card, Decision.REJECTED)


def _html(card: _Card, language: str) -> str:
    change, made = card.change, card.decision
    status = ""
    if made is not None:
        words = as_html(text(f"retro.{made.decision}", language))
        status = f' <span class="chip {made.decision}">{words}</span>'
    after = made.after if made is not None and made.after is not None else change.after
    around = Around(card.sop, language)
    place = place_words(dict(change.place or {}), language)
    told = [
        f'<p class="head"><b>{as_html(head_words(change, around))}</b>{status}</p>',
        f'<p class="change">{change_html(change, after, around)}</p>',
        f"<blockquote>{as_html(change.quote)} <small>{as_html(place)}</small></blockquote>",
        f'<p class="why">{as_html(change.reason)}</p>',
    ]
    if change.prevented:
        led = as_html(text("retro.prevented", language))
        told.append(f'<p class="why">{led} {as_html(change.prevented)}</p>')
    for finding in change.findings:
        told.append(f'<p class="why">{as_html(f"{finding.code}: {finding.message}")}</p>')
    return f'<div class="finding picked">{"".join(told)}</div>'


def _button(card: _Card, decision: Decision) -> None:
    made = card.decision
    is_made = made is not None and made.decision in _STANDS_AS[decision]
    st.button(
        text(f"retro.do.{decision}", state.language()),
        key=f"{decision}-{card.change.id}",
        type="primary" if decision is Decision.ACCEPTED and made is None else "secondary",
        disabled=is_made,
        help=text("retro.decided", state.language()) if is_made else None,
        on_click=_decide,
        args=(card.saved.id, card.change, decision, None),
    )


def _edit(card: _Card, after: str) -> None:
    language = state.language()
    with st.popover(text("retro.edit", language), key=f"edit-{card.change.id}"):
        made = card.decision
        known = made.after if made is not None and isinstance(made.after, str) else after
        # A popover draws its widgets when it is opened: only a default is still there then.
        turn = st.session_state.get(_turn(card), 0)
        key = f"edited-{card.saved.id}-{card.change.id}-{turn}"
        st.text_area(text("retro.edit.label", language), known, key=key, height=120)
        st.button(
            text("retro.edit.apply", language),
            key=f"put-{card.change.id}",
            type="primary",
            on_click=lambda: _decide(
                card.saved.id, card.change, Decision.EDITED, st.session_state[key]
            ),
        )
        if made is not None and made.decision is Decision.EDITED:
            st.button(
                text("retro.edit.back", language),
                key=f"proposed-{card.change.id}",
                on_click=_take_proposed,
                args=(card,),
            )


def _turn(card: _Card) -> str:
    """Where it stands how often an edited text was taken back: the next box begins anew."""
    return f"edited-turn-{card.saved.id}-{card.change.id}"


def _take_proposed(card: _Card) -> None:
    """Accept the text as it was proposed, in place of the edited one."""
    st.session_state[_turn(card)] = st.session_state.get(_turn(card), 0) + 1
    _decide(card.saved.id, card.change, Decision.ACCEPTED, None)


def _decide(identity: int, change: Change, decision: Decision, after: str | None) -> None:
    if decision is Decision.EDITED and (after is None or not after.strip()):
        state.notify("info", "retro.edit.empty")
        return
    try:
        decide_change(
            data_folder(),
            identity,
            change.id,
            decision,
            who=user_name(),
            reason=text(f"retro.because.{decision}", state.language()),
            after=after,
        )
    except SopaiError as error:
        state.notify("error", "failed.words", why=problem_words(error))
