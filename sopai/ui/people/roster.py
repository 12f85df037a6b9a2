"""The roster: as it is, out as a file, in from a list."""

import streamlit as st

from sopai.errors import SopaiError
from sopai.people.directory import Directory
from sopai.settings import data_folder
from sopai.ui import state
from sopai.ui.box import box
from sopai.ui.people.work import make_change, page_text
from sopai.ui.problems import problem_words
from sopai.ui.reason import with_reason
from sopai.workflow.files import roster_yaml
from sopai.workflow.people import People, read_people
from sopai.workflow.people_words import diff_lines


def roster(known: People) -> None:
    """Roles with their holders, and the ways in and out."""
    directory = Directory(known.roster, known.today)
    rows = [
        {
            page_text("people.role"): role.name,
            page_text("people.department"): role.department or "",
            page_text("people.holder"): ", ".join(
                one.person + (f" ({one.substitute})" if one.substitute else "")
                for one in directory.holders(role)
            ),
        }
        for role in known.roster.roles
    ]
    if rows:
        st.dataframe(rows, hide_index=True, key="people-roster")
        st.download_button(
            page_text("people.download"),
            data=lambda: roster_yaml(known.roster),
            file_name="roster.yaml",
            mime="application/yaml",
            key="people-download",
        )
    _bring()


def _bring() -> None:
    st.caption(page_text("people.upload.about"))
    file = st.file_uploader(
        page_text("people.upload"), type=["csv", "tsv", "xlsx", "yaml", "yml"], key="people-file"
    )
    if file is None:
        return
    replace = st.checkbox(page_text("people.replace"), key="people-replace")
    try:
        found = read_people(data_folder(), file.name, file.getvalue(), replace=replace)
    except SopaiError as error:
        box("error", problem_words(error), file.name)
        return
    for line in diff_lines(found, state.language()):
        st.text(line)
    if not found.diff.is_empty:
        with_reason(
            page_text("people.reason"),
            page_text("people.take"),
            ("people-list-reason", "people-take"),
            make_change,
            (found.before, found.after),
            need="people.reason.need",
        )
