"""The People page: what it shows, and changes that are seen before they are made."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from sopai.schema.roster import Roster
from sopai.workflow.people import change_roster, current_roster, read_people_file
from sopai.workflow.shelf import take_in
from tests.ui.conftest import OpenPage
from tests.ui.tab import seen, words_of

STARTER = Path(__file__).parents[2] / "knowledge" / "starter"


@pytest.fixture
def staffed(data: Path) -> Path:
    """A library with two SOPs and a roster."""
    for name in ("en/pick-and-pack.md", "en/purchase-request.md"):
        take_in(data, Path(name).name, (STARTER / name).read_bytes())
    found = read_people_file(data, STARTER / "roster.yaml")
    change_roster(data, found.before, found.after, who="Ann", reason="first list")
    return data


@pytest.fixture
def people(open_page: OpenPage) -> AppTest:
    """The page, freshly opened."""
    return open_page(lang="en").switch_page("sopai/ui/pages/people.py").run()


def labels(page: AppTest) -> list[str]:
    return [tab.label for tab in page.tabs]


def test_an_empty_company_is_told_where_to_begin(people: AppTest) -> None:
    assert "There is no SOP in the library and no roster yet" in seen(people)
    assert not people.tabs


@pytest.mark.usefixtures("staffed")
def test_who_owns_what_is_a_table_and_one_person_in_detail(people: AppTest) -> None:
    table = people.dataframe[0].value
    assert set(table["Person"]) >= {"Victor Hale", "Lena Fischer"}
    people.selectbox(key="people-choose").select("Victor Hale").run()
    assert "step 9: Order" in words_of(seen(people))


@pytest.mark.usefixtures("staffed")
def test_what_stops_when_somebody_is_away(people: AppTest) -> None:
    people.multiselect(key="people-away").select("Victor Hale").run()
    assert "Nothing stops while Victor Hale is away." in seen(people)
    people.multiselect(key="people-away").select("Priya Nair").run()
    assert "Stops while Victor Hale, Priya Nair are away (14)" in [e.value for e in people.error]


def test_a_change_is_shown_and_then_made(staffed: Path, people: AppTest) -> None:
    people.selectbox(key="people-role").select("Buyer").run()
    people.selectbox(key="people-to").set_value("Nina Russo").run()
    assert "Victor Hale → Nina Russo, substitute Priya Nair" in seen(people).replace("\\", "")
    apply = people.button(key="people-apply")
    assert (apply.disabled, apply.help) == (True, "Give a reason first.")
    people.text_input(key="people-reason").set_value("Victor left").run()
    people.button(key="people-apply").click().run()
    assert "no SOP got a new version" in seen(people)
    buyer = next(role for role in current_roster(staffed).roles if role.name == "Buyer")
    assert [one.person for one in buyer.holders] == ["Victor Hale", "Nina Russo"]


def test_a_change_on_an_old_roster_is_refused_and_said(staffed: Path, people: AppTest) -> None:
    people.selectbox(key="people-role").select("Buyer").run()
    people.selectbox(key="people-to").set_value("Nina Russo").run()
    people.text_input(key="people-reason").set_value("Victor left").run()
    other = Roster(people=("Zoe",))
    before = current_roster(staffed)
    change_roster(staffed, before, other, who="Bo", reason="another list")
    people.button(key="people-apply").click().run()
    assert "changed by somebody else in the meantime" in seen(people)
    assert current_roster(staffed) == other


@pytest.mark.usefixtures("staffed")
def test_who_leaves_is_shown_with_what_stays_open(people: AppTest) -> None:
    people.segmented_control(key="people-kind").set_value("leaves").run()
    people.selectbox(key="people-leaving").select("Victor Hale").run()
    assert "Buyer: Victor Hale → nobody" in seen(people).replace("\\", "")
    assert "Nobody answers any more for (14)" in [one.value for one in people.error]


def test_a_list_of_people_is_shown_before_it_is_taken(staffed: Path, people: AppTest) -> None:
    people.file_uploader(key="people-file").set_value(
        ("staff.csv", b"name,role\nEve Stone,Pilot\n", "text/csv")
    ).run()
    shown = [one.value for one in people.text]
    assert shown[:3] == ["1 rows were read", "New people (1): Eve Stone", "New roles (1): Pilot"]
    assert "Eve Stone" not in current_roster(staffed).people
    people.text_input(key="people-list-reason").set_value("new list").run()
    people.button(key="people-take").click().run()
    assert "Eve Stone" in current_roster(staffed).people


@pytest.mark.usefixtures("staffed")
def test_a_file_that_is_no_list_says_what_to_do(people: AppTest) -> None:
    people.file_uploader(key="people-file").set_value(("a.csv", b"a,b\n1,2\n", "text/csv")).run()
    assert "has no list of people: name its columns" in words_of(seen(people))


def test_without_a_roster_every_role_is_a_gap(staffed: Path, people: AppTest) -> None:
    change_roster(staffed, current_roster(staffed), Roster(), who="Bo", reason="none")
    people.run()
    assert "Gaps (4)" in labels(people)
    assert "There is no roster yet" in "\n".join(one.value for one in people.info)


def test_people_whom_only_an_sop_names_are_offered_for_the_roster(
    data: Path, staffed: Path, people: AppTest
) -> None:
    take_in(data, "shop.md", b"# Close the shop\n\n1. Li Si locks the door.\n")
    people.run()
    people.text_input(key="people-add-reason").set_value("new colleague").run()
    people.button(key="people-add").click().run()
    assert "Li Si" in current_roster(staffed).people
