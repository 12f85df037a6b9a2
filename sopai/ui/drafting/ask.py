"""The questions that matter, one at a time."""

import streamlit as st

from sopai.draft.values import Draft
from sopai.ui import state
from sopai.ui.drafting import work
from sopai.ui.drafting.chips import chips
from sopai.ui.escaping import as_markdown
from sopai.ui.texts import text
from sopai.workflow.drafting import people_and_roles


def ask(made: Draft) -> None:
    """The next question, what was answered, and the description to change."""
    language = state.language()
    now = work.brief()
    _parts(now.text)
    answered = [name for name in now.answers]
    total = len(answered) + len(made.questions)
    if made.questions and not now.skipped:
        question = made.questions[0]
        st.caption(text("draft.progress", language, n=len(answered) + 1, total=total))
        st.markdown(f"**{as_markdown(question.text)}**")
        st.caption(as_markdown(question.why))
        with st.form(key=work.key(f"ask-{question.id}"), clear_on_submit=True, border=False):
            typed = st.text_area(
                text("draft.answer", language),
                key=work.key(f"answer-{question.id}"),
                height=90,
                label_visibility="collapsed",
            )
            with st.container(horizontal=True):
                sent = st.form_submit_button(text("draft.send", language), type="primary")
                unknown = st.form_submit_button(text("draft.unknown", language))
        _quick(question.id, made)
        if sent and typed and typed.strip():
            work.answer(question.id, typed.strip())
            st.rerun()
        if unknown:
            work.answer(question.id, None)
            st.rerun()
        st.button(
            text("draft.skip", language), key="skip-questions", type="tertiary", on_click=work.skip
        )
    else:
        st.markdown(text("draft.asked", language))
    _answered(now.answers)
    with st.expander(text("draft.change", language)):
        st.text_area(
            text("draft.box", language),
            value=now.text,
            key=work.key("change"),
            height=240,
            on_change=_changed,
            args=(now.text,),
        )
        chips(now.text)
    st.button(text("draft.again", language), key="draft-again", on_click=work.begin_again)


_ABOUT_PEOPLE = ("who", "supervisor")
_QUICK = 5
"""People that are offered as answers."""


def _quick(question: str, made: Draft) -> None:
    """Who is named already, as answers to a question about people."""
    names = people_and_roles(made)[:_QUICK] if question in _ABOUT_PEOPLE else ()
    if not names:
        return
    with st.container(horizontal=True):
        for number, name in enumerate(names):
            key = work.key(f"quick-{question}-{number}")
            st.button(as_markdown(name), key=key, on_click=work.answer, args=(question, name))


def _parts(described: str) -> None:
    """The proposal to draft each of several procedures by itself."""
    parts = work.parts(described)
    if not parts:
        return
    language = state.language()
    with st.container(border=True, key="draft-parts"):
        st.markdown(f"**{text('draft.parts', language, n=len(parts))}**")
        st.caption(text("draft.parts.why", language))
        for number, part in enumerate(parts, start=1):
            label = text("draft.part", language, title=as_markdown(part.title), n=part.done)
            key = work.key(f"part-{number}")
            st.button(label, key=key, on_click=work.part_off, args=(part.text,))


def _answered(answers: dict[str, str | None]) -> None:
    language = state.language()
    for name, said in answers.items():
        label = text(f"draft.q.{name}", language)
        words = as_markdown(said) if said else text("draft.unknown", language)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{label}** {words}", width="content")
            st.button(
                text("draft.redo", language),
                key=f"redo-{name}",
                type="tertiary",
                on_click=work.take_back,
                args=(name,),
            )


def _changed(shown: str) -> None:
    typed: str = st.session_state.get(work.key("change")) or ""
    if typed.strip() and typed != shown:  # a browser may tell again of a box that is gone
        work.describe(typed)
