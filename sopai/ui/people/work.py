"""What the People page works on, and changes of the roster that a person decides."""

from datetime import date

import streamlit as st

from sopai.errors import SopaiError
from sopai.people.duties import Duty
from sopai.schema.roster import Roster
from sopai.settings import data_folder, user_name
from sopai.ui import state
from sopai.ui.escaping import as_html, as_markdown
from sopai.ui.places import page
from sopai.ui.problems import problem_words
from sopai.ui.texts import text
from sopai.workflow.people import change_roster
from sopai.workflow.people_words import SHOWN, duty_words, said


def today() -> date:
    """The day that the page looks at."""
    return date.today()


def make_change(before: Roster, after: Roster, reason: str) -> None:
    """Make a change that was shown; what hinders it is said."""
    try:
        change_roster(data_folder(), before, after, who=user_name(), reason=reason)
    except SopaiError as error:
        state.notify("error", "failed.words", why=problem_words(error))
        return
    state.notify("info", "people.done")


def duty_list(duties: tuple[Duty, ...], key: str) -> None:
    """Duties by SOP, each with the way to it."""
    language = state.language()
    by_sop: dict[str, list[Duty]] = {}
    for duty in duties:
        by_sop.setdefault(duty.sop_id, []).append(duty)
    for at, (sop_id, found) in enumerate(by_sop.items()):
        with st.container(key=f"{key}-{at}"):
            st.page_link(
                page("library"),
                label=f"{as_markdown(found[0].title)} :gray[({len(found)})]",
                query_params={"sop": sop_id},
            )
            items = [f"<li>{as_html(duty_words(duty, language))}</li>" for duty in found[:SHOWN]]
            if len(found) > SHOWN:
                items.append(f"<li>{as_html(said('more', language, n=len(found) - SHOWN))}</li>")
            st.html(f'<ul class="items">{"".join(items)}</ul>')


def heading(words: str) -> None:
    """A heading within a tab."""
    st.subheader(as_markdown(words), anchor=False, divider="gray")


def page_text(key: str, **values: object) -> str:
    """A sentence of the page in its language."""
    return text(key, state.language(), **{name: str(value) for name, value in values.items()})
