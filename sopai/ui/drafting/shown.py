"""The SOP as it grows: each value with its source, each step with what is found in it."""

import streamlit as st

from sopai.draft.drafting import REVIEW
from sopai.draft.values import Draft
from sopai.schema.owner import OwnerKind
from sopai.schema.sop import ExceptionCase, numbers
from sopai.ui import state
from sopai.ui.box import box
from sopai.ui.drafting import changing, work
from sopai.ui.drafting.again import again_button, tell_why_not
from sopai.ui.drafting.editor import fields, is_locked, lock_words
from sopai.ui.drafting.step_card import step_card
from sopai.ui.drafting.values import (
    chip,
    findings_at,
    found_words,
    mark,
    owner_chip,
    owner_label,
)
from sopai.ui.escaping import as_html
from sopai.ui.problems import problem_words
from sopai.ui.texts import text
from sopai.workflow.rewording import addresses_of


def show(made: Draft) -> None:
    """The draft, part by part."""
    language = state.language()
    _head(made)
    printed = numbers(made.sop)
    _steps_head(made)
    for at, step in enumerate(made.sop.steps):
        step_card(made, at, printed[step.id])
    _instruct(made)
    if made.sop.exceptions:
        st.subheader(text("draft.exceptions", language), anchor=False)
        for case in made.sop.exceptions:
            _case(made, case)
    _rest(made)


def _head(made: Draft) -> None:
    """What it is called, what it is for, where it begins and ends."""
    language = state.language()
    sop = made.sop
    with st.container(horizontal=True, wrap=False):
        title = f"<h1>{as_html(sop.title)} {mark(made, '/title')}</h1>"
        st.html(f'<div class="summary">{title}</div>')
        with _editing("head"):
            again_button(made, ("/title",), "again-title", "again.title")
            tell_why_not()
            fields("", {"title": sop.title, "purpose": sop.purpose or "", "scope": sop.scope or ""})
    _line(made, "/purpose", text("draft.q.why", language), sop.purpose)
    if sop.scope:
        _line(made, "/scope", text("draft.scope", language), sop.scope)


def _steps_head(made: Draft) -> None:
    """The heading of the steps; beside it other words for all of them."""
    with st.container(horizontal=True, vertical_alignment="center", wrap=False):
        st.subheader(text("draft.steps", state.language()), anchor=False)
        again_button(made, addresses_of(made), "again-steps", "again.steps")


def _editing(name: str) -> st.delta_generator.DeltaGenerator:
    """Where the fields of a part are edited."""
    label, key = text("draft.edit", state.language()), work.row_key(f"menu-{name}")
    return st.popover(label, disabled=is_locked(), help=lock_words(), key=key)


def _instruct(made: Draft) -> None:
    """A change in words: "make step 4 two steps"."""
    language = state.language()
    with st.form(key=work.row_key("instruct"), clear_on_submit=False, border=False):
        typed = st.text_input(
            text("draft.instruct", language),
            key=work.row_key("instruct-words"),
            placeholder=text("draft.instruct.hint", language),
        )
        sent = st.form_submit_button(text("draft.instruct.send", language), disabled=is_locked())
    if sent and typed and typed.strip():
        problem = changing.instruct(typed.strip(), made)
        if problem is None:
            st.rerun()
        box("error", problem_words(problem))


def _rest(made: Draft) -> None:
    """Metrics, supervision and the next review, once they are said."""
    language = state.language()
    for metric in made.sop.metrics:
        _line(made, f"/metrics/{metric.id}/name", text("draft.q.standard", language), metric.name)
    for at, routine in enumerate(made.sop.supervision):
        label = text("draft.q.supervisor", language)
        _line(made, f"/supervision/{at}/activity", label, routine.activity)

    people = (("/supervisor", made.sop.supervisor), ("/improver", made.sop.improver))
    for address, owner in people:
        if owner.kind is not OwnerKind.NONE:
            label = text(f"draft{address.replace('/', '.')}", language)
            _line(made, address, label, owner_label(owner))
    if made.control.review_cadence:
        _line(made, REVIEW, text("draft.review", language), made.control.review_cadence)


def _line(made: Draft, address: str, label: str, value: str | None) -> None:
    words = as_html(value) if value else f"<em>{as_html(text('draft.open', state.language()))}</em>"
    st.html(f"<p><strong>{as_html(label)}</strong> {words} {mark(made, address)}</p>")


def _case(made: Draft, case: ExceptionCase) -> None:
    address = f"/exceptions/{case.id}"
    with st.container(border=True, key=f"case-{case.id}"):
        handling = case.handling or text("draft.open", state.language())
        limit = (
            chip(made, f"{address}/time_limit", case.time_limit, "info") if case.time_limit else ""
        )
        with st.container(horizontal=True, wrap=False):
            st.html(
                f'<p class="action"><strong>{as_html(case.situation)}</strong> '
                f"{mark(made, f'{address}/situation')}</p><p>{as_html(handling)} "
                f"{mark(made, f'{address}/handling')}</p>"
                f"<p>{owner_chip(made, f'{address}/owner', case.owner)} {limit}</p>"
                f"{found_words(findings_at(made, address))}"
            )
            with _editing(case.id):
                values = {
                    "situation": case.situation,
                    "handling": case.handling or "",
                    "owner": case.owner.called(),
                    "time_limit": case.time_limit or "",
                }
                fields(address, values)
