"""What has nobody: steps, roles, tasks; and where work hangs on one person."""

import streamlit as st

from sopai.schema.roster import Roster
from sopai.ui import state
from sopai.ui.escaping import as_html, as_markdown
from sopai.ui.people.work import duty_list, make_change, page_text
from sopai.ui.reason import with_reason
from sopai.workflow.people import People
from sopai.workflow.people_words import names_words, problem_words, said


def count(known: People) -> int:
    """How many gaps there are; work of one person alone is one for each person."""
    open_tasks = [task for task in known.tasks if task.sop_id is None]
    return (
        len(known.unowned)
        + len(known.unheld)
        + len(known.single_points)
        + len(known.outdated)
        + len(known.strangers)
        + len(open_tasks)
        + len(known.problems)
    )


def gaps(known: People) -> None:
    """Every kind of gap, folded, with the way to where it is mended."""
    if not count(known):
        st.success(page_text("people.gaps.none"), icon=":material/check_circle:")
        return
    _steps(known)
    _roles(known)
    _alone(known)
    _names(known)


def _steps(known: People) -> None:
    language = state.language()
    if known.unowned:
        with st.expander(said("unowned", language, n=len(known.unowned)), expanded=True):
            duty_list(known.unowned, "unowned")
    if known.outdated:
        duties = tuple(one.duty for one in known.outdated)
        with st.expander(said("outdated", language, n=len(duties))):
            duty_list(duties, "outdated")


def _roles(known: People) -> None:
    language = state.language()
    if known.unheld:
        with st.expander(said("unheld", language, n=len(known.unheld))):
            for at, role in enumerate(known.unheld):
                st.markdown(
                    f"**{as_markdown(role.role)}**: {said(role.gap, language)}, "
                    f"{said('named_in', language, n=len(role.duties))}"
                )
                duty_list(role.duties, f"unheld{at}")
    tasks = [task for task in known.tasks if task.sop_id is None]
    if tasks:
        with st.expander(said("tasks", language, n=len(tasks), of=len(known.tasks))):
            lines = (f"<li>{as_html(one.role)}: {as_html(one.task)}</li>" for one in tasks)
            st.html(f'<ul class="items">{"".join(lines)}</ul>')


def _alone(known: People) -> None:
    language = state.language()
    if not known.single_points:
        return
    total = sum(len(one.duties) for one in known.single_points)
    with st.expander(said("single", language, n=total)):
        for at, one in enumerate(known.single_points):
            key = "single_role" if one.role else "single_name"
            words = said(key, language, person=one.person, role=one.role, n=len(one.duties))
            st.markdown(f"**{as_markdown(words)}**")
            duty_list(one.duties, f"single{at}")


def _names(known: People) -> None:
    language = state.language()
    if known.strangers:
        with st.expander(f"{said('strangers', language)} ({len(known.strangers)})"):
            st.markdown(as_markdown(names_words(known.strangers, language)))
            people = (*known.roster.people, *known.strangers)
            after = Roster.model_validate(known.roster.model_dump() | {"people": people})
            with_reason(
                page_text("people.reason"),
                page_text("people.add"),
                ("people-add-reason", "people-add"),
                make_change,
                (known.roster, after),
                need="people.reason.need",
            )
    if known.problems:
        with st.expander(said("problems", language, n=len(known.problems))):
            lines = (f"<li>{as_html(problem_words(one, language))}</li>" for one in known.problems)
            st.html(f'<ul class="items">{"".join(lines)}</ul>')
