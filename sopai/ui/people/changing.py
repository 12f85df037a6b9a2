"""A role changes hands, or somebody leaves: shown first, then made as one event."""

from datetime import date

import streamlit as st

from sopai.errors import SopaiError
from sopai.people.directory import Directory, everybody
from sopai.people.handing import Preview
from sopai.settings import data_folder
from sopai.ui import state
from sopai.ui.box import box
from sopai.ui.escaping import as_markdown
from sopai.ui.people.work import duty_list, heading, make_change, page_text
from sopai.ui.problems import problem_words
from sopai.ui.reason import with_reason
from sopai.workflow.people import People, preview_hand_over, preview_leaving
from sopai.workflow.people_words import names_words, said

_KINDS = ("role", "leaves")


def change(known: People) -> None:
    """What happens, what it means, and the button that makes it so."""
    if not known.roster.roles:
        st.info(page_text("people.no_roster"))
        return
    kind = st.segmented_control(
        page_text("people.kind"),
        _KINDS,
        format_func=lambda name: page_text(f"people.kind.{name}"),
        default="role",
        required=True,
        key="people-kind",
    )
    try:
        shown = _role(known) if kind == "role" else _leaves(known)
    except SopaiError as error:
        box("error", problem_words(error))
        return
    if shown is not None:
        _preview(shown)


def _role(known: People) -> Preview | None:
    names = [role.name for role in known.roster.roles]
    role_name = st.selectbox(page_text("people.role"), names, index=None, key="people-role")
    if role_name is None:
        return None
    directory = Directory(known.roster, known.today)
    role = directory.role(role_name)
    holders = [one.person for one in directory.holders(role)] if role is not None else []
    instead = None
    if len(holders) > 1:
        instead = st.selectbox(
            page_text("people.instead"),
            holders,
            index=None,
            key="people-instead",
            placeholder=page_text("people.instead.all"),
        )
    to = _name("people.to", "people-to", known)
    substitute = _name("people.substitute", "people-substitute", known)
    since = _since(known)
    if to is None:
        return None
    return preview_hand_over(
        data_folder(), role_name, to, since, instead_of=instead, substitute=substitute
    )


def _leaves(known: People) -> Preview | None:
    person = st.selectbox(
        page_text("people.leaving"), everybody(known.roster), index=None, key="people-leaving"
    )
    to = _name("people.to.all", "people-to-all", known)
    since = _since(known)
    if person is None:
        return None
    return preview_leaving(data_folder(), person, to, since)


def _name(label: str, key: str, known: People) -> str | None:
    """Somebody of the roster, or a new name."""
    chosen: str | None = st.selectbox(
        page_text(label),
        everybody(known.roster),
        index=None,
        key=key,
        accept_new_options=True,
        placeholder=page_text("people.to.hint"),
    )
    return chosen.strip() if chosen and chosen.strip() else None


def _since(known: People) -> date:
    chosen = st.date_input(page_text("people.since"), value=known.today, key="people-since")
    return chosen if isinstance(chosen, date) else known.today


def _preview(shown: Preview) -> None:
    language = state.language()
    heading(page_text("people.preview"))
    lines = []
    for one in shown.changes:
        leaving = said("comma", language).join(one.leaving)
        key = "change_none" if one.to is None else "change" if leaving else "change_new"
        words = said(key, language, role=one.role, leaving=leaving, to=one.to)
        if one.substitute:
            words += said("with_substitute", language, name=one.substitute)
        lines.append(f"- {as_markdown(words)}")
    st.markdown("\n".join(lines))
    sops = len({duty.sop_id for duty in shown.duties})
    st.caption(said("passes", language, n=len(shown.duties), sops=sops))
    duty_list(shown.duties, "passes")
    if shown.stops:
        st.error(said("left", language, n=len(shown.stops)), icon=":material/block:")
        duty_list(shown.stops, "left")
    if shown.still_named:
        st.warning(said("still", language, n=len(shown.still_named)), icon=":material/warning:")
        duty_list(shown.still_named, "still")
    if shown.no_substitute:
        names = names_words(shown.no_substitute, language)
        st.warning(said("losing", language, names=names), icon=":material/warning:")
    with_reason(
        page_text("people.reason"),
        page_text("people.apply"),
        ("people-reason", "people-apply"),
        make_change,
        (shown.before, shown.after),
        need="people.reason.need",
    )
