"""Who owns what, and who is away."""

import streamlit as st

from sopai.ui import state
from sopai.ui.people.work import duty_list, heading, page_text
from sopai.workflow.people import People, away, load_of
from sopai.workflow.people_words import load_words, names_words, said

_BARS = 25
"""People in the picture; the table has all."""


def who_owns_what(known: People) -> None:
    """A table and a picture of everybody's work, and one person's in detail."""
    rows = [
        {
            page_text("people.person"): load.person,
            page_text("people.roles"): ", ".join(load.roles),
            page_text("people.steps"): load.steps,
            page_text("people.other"): load.other,
            page_text("people.sops"): len(load.sops),
            page_text("people.minutes"): round(load.minutes) if load.timed else None,
            page_text("people.weekly"): round(load.weekly_minutes) if load.weekly else None,
        }
        for load in known.loads
    ]
    st.dataframe(rows, hide_index=True, key="people-table", placeholder="–")
    st.caption(page_text("people.minutes.about"))
    names = [load.person for load in known.loads]
    chosen = st.selectbox(
        page_text("people.choose"), names, index=None, key="people-choose", placeholder="–"
    )
    if chosen is not None:
        _one(known, chosen)
    _picture(known)


def _picture(known: People) -> None:
    """The steps of those who have most."""
    busy = {load.person: load.steps for load in known.loads[:_BARS] if load.steps}
    if busy:
        heading(page_text("people.picture"))
        st.bar_chart(
            [{"person": name, "steps": steps} for name, steps in busy.items()],
            x="person",
            y="steps",
            x_label=page_text("people.steps"),
            y_label="",
            horizontal=True,
            sort="-steps",
        )


def _one(known: People, person: str) -> None:
    language = state.language()
    load = next(one for one in known.loads if one.person == person)
    found = load_of(known, person)
    if not found:
        st.markdown(page_text("people.nothing", name=person))
        return
    st.caption(load_words(load, language))
    duty_list(tuple(one.duty for one in found), "owns")


def who_is_away(known: People) -> None:
    """What stops when people are away, and who takes over the rest."""
    language = state.language()
    names = [load.person for load in known.loads]
    chosen = st.multiselect(page_text("people.away.who"), names, key="people-away", placeholder="–")
    if not chosen:
        st.caption(page_text("people.away.hint"))
        return
    found = away(known, chosen)
    many = "_many" if len(chosen) > 1 else ""
    who = names_words(chosen, language)
    if found.stops:
        st.error(
            said(f"stops{many}", language, names=who, n=len(found.stops)), icon=":material/block:"
        )
        duty_list(found.stops, "stops")
    else:
        st.success(said(f"stops_none{many}", language, names=who), icon=":material/check_circle:")
    for at, one in enumerate(found.taken_over):
        key = "taken" if one.is_holder else "taken_substitute"
        heading(said(key, language, person=one.person, n=len(one.duties)))
        duty_list(one.duties, f"taken{at}")
    if found.uncovered:
        names_left = names_words(found.uncovered, language)
        st.warning(said("uncovered", language, names=names_left), icon=":material/warning:")
