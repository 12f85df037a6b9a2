"""The Library page: begin with the starter library, find, read, take away."""

from datetime import date
from io import BytesIO
from itertools import chain
from pathlib import Path

import pytest
from docx import Document
from streamlit.testing.v1 import AppTest

from sopai.errors import LibraryError
from sopai.library.background import Compared
from sopai.library.scope import Wanted
from sopai.schema.control import State
from sopai.schema.roster import Roster
from sopai.workflow.archives import archive_into
from sopai.workflow.deciding import waiting_change_sets
from sopai.workflow.exporting import export_stored
from sopai.workflow.next_number import give_number
from sopai.workflow.people import change_roster, read_people_file
from sopai.workflow.shelf import fetch, shelf, take_in
from tests.ui.conftest import OpenPage
from tests.ui.tab import seen, words_of

STARTER = Path(__file__).parents[2] / "knowledge" / "starter"
DRAFT = (
    b"---\nstatus: draft\nauthor: Ann\napprover: Bo\n---\n"
    b"# Close the shop\n\n1. Li Si locks the door.\n"
)


@pytest.fixture
def opened(open_page: OpenPage) -> AppTest:
    page = open_page(lang="en")
    page.switch_page("sopai/ui/pages/library.py")
    return page.run()


def test_an_empty_library_says_how_to_begin(opened: AppTest) -> None:
    assert "Nothing is here yet" in seen(opened)


def test_the_starter_library_is_added_found_and_read(opened: AppTest) -> None:
    opened.button(key="add-starter").click().run(timeout=120)
    assert not opened.exception
    assert opened.button(key="read-sop_h3v8t1n6wz").label.startswith("**Pick and pack")

    opened.text_input(key="shelf-query").set_value("退货").run(timeout=120)
    opened.button(key="read-sop_x9g2r6m5td").click().run(timeout=120)
    shown = seen(opened)
    assert not opened.exception
    assert "<th>What is done</th>" in shown
    assert "<th>How you see that it is right</th>" in shown
    assert opened.get("download_button")


def test_words_of_a_question_are_marked_and_nothing_else_of_the_quote_is_markdown(
    opened: AppTest, data: Path
) -> None:
    text = "# Post a parcel\n\n1. The clerk puts *every* parcel on :red[scale] [1](http://x.y).\n"
    take_in(data, "post.md", text.encode())
    opened.run(timeout=120)
    opened.text_input(key="shelf-query").set_value("parcel scale").run(timeout=120)
    (quoted,) = [one.value for one in opened.caption if one.value.startswith("**Step 1**")]
    mark = ":yellow-background[**{}**]".format
    assert quoted.startswith(
        "**Step 1** The clerk puts every " + mark("parcel") + " on \\:red\\[" + mark("scale")
    )
    assert "](" not in quoted.replace("\\]\\(", "")


def test_an_sop_that_is_not_there_is_named(opened: AppTest) -> None:
    opened.query_params["sop"] = "sop_aaaaaaaaaa"
    opened.run(timeout=120)
    assert "sop_aaaaaaaaaa" in seen(opened)
    assert not opened.exception


def test_an_expired_sop_says_so_in_the_list_and_in_what_is_found(
    open_page: OpenPage, data: Path
) -> None:
    text = b"---\nstatus: expired\n---\n# Close the shop\n\n1. Li Si locks the door.\n"
    take_in(data, "shop.md", text)
    page = open_page(lang="en")
    page.switch_page("sopai/ui/pages/library.py")
    assert "expired" in seen(page.run())
    page.text_input(key="shelf-query").set_value("lock the door").run(timeout=120)
    assert "expired · matches" in seen(page)


@pytest.fixture
def two(data: Path) -> Path:
    """A library with an English and a Chinese SOP, and a draft."""
    take_in(data, "pack.md", (STARTER / "en" / "pick-and-pack.md").read_bytes())
    take_in(data, "goods.md", (STARTER / "zh" / "goods-receiving.md").read_bytes())
    take_in(data, "shop.md", DRAFT)
    return data


def listed(page: AppTest) -> list[str]:
    return [str(one.label) for one in page.button if str(one.key).startswith("read")]


@pytest.mark.usefixtures("two")
def test_filters_narrow_the_list(opened: AppTest) -> None:
    opened.run()
    assert len(listed(opened)) == 3
    opened.selectbox(key="shelf-language").select("zh").run()
    assert ["仓库收货入库" in label for label in listed(opened)] == [True]
    opened.selectbox(key="shelf-department").select("Warehouse").run()
    assert listed(opened) == []


@pytest.mark.usefixtures("two")
def test_form_and_owner_narrow_the_list_and_the_search(opened: AppTest) -> None:
    opened.run()
    everything = listed(opened)
    kept = {}
    for owner in opened.selectbox(key="shelf-owner").options:
        opened.selectbox(key="shelf-owner").select(owner).run()
        kept[owner] = listed(opened)
    assert all(kept.values())
    assert set(chain(*kept.values())) <= set(everything)
    owner = next(one for one in kept if len(kept[one]) == 1)
    opened.selectbox(key="shelf-owner").select(owner).run()
    opened.text_input(key="shelf-query").set_value("parcel 收货").run()
    assert listed(opened) == kept[owner]
    opened.selectbox(key="shelf-form").select("timeline").run()
    assert listed(opened) == []


def test_a_draft_is_sent_and_approved_by_somebody_else(opened: AppTest, two: Path) -> None:
    change_roster(two, Roster(), Roster(people=("Ann",)), who="Ann", reason="first list")
    sop_id = shelf(two, date(2026, 11, 23)).drafts[0].sop_id
    opened.query_params["sop"] = sop_id
    opened.run()
    assert "is a draft: people do not work by it yet" in seen(opened)
    send = opened.button(key=f"apply-in_review-{sop_id}")
    assert (send.label, send.disabled) == ("Send to Bo for approval", True)
    opened.text_input(key=f"reason-in_review-{sop_id}").set_value("ready").run()
    opened.button(key=f"apply-in_review-{sop_id}").click().run()
    assert "waits for approval" in seen(opened)

    approve(opened, sop_id, "Ann")
    assert "somebody else has to approve it" in seen(opened)
    approve(opened, sop_id, "Bo")
    stored = fetch(two, sop_id, "1.0").stored
    assert (stored.state, stored.control.approvers) == (State.APPROVED, ("Bo",))


def approve(page: AppTest, sop_id: str, who: str) -> None:
    page.selectbox(key=f"who-approved-{sop_id}").set_value(who).run()
    page.text_input(key=f"reason-approved-{sop_id}").set_value("it is right").run()
    page.button(key=f"apply-approved-{sop_id}").click().run()


def test_a_suggestion_becomes_a_proposed_change(opened: AppTest, two: Path) -> None:
    opened.query_params["sop"] = "sop_h3v8t1n6wz"
    opened.run()
    assert opened.button(key="suggest-go-sop_h3v8t1n6wz").disabled
    opened.selectbox(key="suggest-step-sop_h3v8t1n6wz").select("s1").run()
    words = "We decided that the time limit is 8 minutes from now on."
    opened.text_area(key="suggest-words-sop_h3v8t1n6wz").set_value(words).run()
    opened.button(key="suggest-go-sop_h3v8t1n6wz").click().run(timeout=120)
    assert "Step 1: We decided that the time limit is 8 minutes" in words_of(seen(opened))
    assert two.joinpath("retrospectives").is_dir()


@pytest.mark.usefixtures("two")
def test_who_holds_a_role_is_named_where_an_sop_is_read(opened: AppTest, data: Path) -> None:
    found = read_people_file(data, STARTER / "roster.yaml")
    change_roster(data, found.before, found.after, who="Ann", reason="first list")
    opened.query_params["sop"] = (
        shelf(data, date(2026, 11, 23), Wanted(language="zh")).current[0].sop_id
    )
    opened.run()
    assert "收货员（陈志强）" in seen(opened)


def test_files_are_brought_and_each_is_told(opened: AppTest, two: Path) -> None:
    opened.run()
    files = [("new.md", b"# Open\n\n1. Li Si opens the door.\n", "text/markdown")]
    opened.file_uploader(key="shelf-files").set_value([*files, ("bad.md", bytes(40), "x")]).run()
    opened.button(key="shelf-bring-go").click().run()
    assert "new\\.md: 1 added" in "\n".join(one.value for one in opened.success)
    assert "bad.md" in seen(opened)
    assert "Open" in [card.title for card in shelf(two, date(2026, 11, 23)).current]


def test_an_sop_without_a_number_gets_the_next_of_its_department(
    opened: AppTest, two: Path
) -> None:
    sop_id = shelf(two, date(2026, 11, 23)).drafts[0].sop_id
    opened.query_params["sop"] = sop_id
    opened.run()
    opened.text_input(key=f"number-department-{sop_id}").set_value("Warehouse").run()
    opened.button(key=f"number-apply-{sop_id}").click().run()
    assert "The number is WH/SOP/003." in seen(opened)
    control = fetch(two, sop_id, "1.0").stored.control
    assert (control.number, control.department) == ("WH/SOP/003", "Warehouse")


def test_a_number_is_not_given_twice(opened: AppTest, two: Path) -> None:
    sop_id = shelf(two, date(2026, 11, 23)).drafts[0].sop_id
    with pytest.raises(LibraryError, match="was given to sop_h3v8t1n6wz: no number is given twice"):
        give_number(two, sop_id, " wh/sop/002 ", "", "Ann")
    with pytest.raises(LibraryError, match="gets no number"):
        give_number(two, sop_id, " ", "", "Ann")
    assert fetch(two, sop_id, "1.0").stored.control.number is None


def test_a_whole_library_goes_out_and_comes_back(opened: AppTest, two: Path) -> None:
    opened.run()
    opened.button(key="archive-make").click().run()
    data = BytesIO()
    archive_into(two, data)
    assert "3 SOPs" in "\n".join(one.value for one in opened.text)
    (two / "library.sqlite3").unlink()
    opened.file_uploader(key="archive-file").set_value(("a.zip", data.getvalue(), "x")).run()
    opened.button(key="archive-take").click().run()
    assert "3 new SOPs" in "\n".join(one.value for one in opened.text)
    assert len(shelf(two, date(2026, 11, 23)).current) == 2


def test_a_file_that_is_no_archive_changes_nothing(opened: AppTest, two: Path) -> None:
    opened.file_uploader(key="archive-file").set_value(("a.zip", b"no zip", "x")).run()
    opened.button(key="archive-take").click().run()
    assert "nothing was changed" in seen(opened)
    assert not (two / "library.sqlite3").read_bytes().startswith(b"no zip")


def test_an_exported_file_that_was_edited_becomes_proposed_changes(
    opened: AppTest, two: Path
) -> None:
    made = export_stored(two, "WH/SOP/002", "docx", date(2026, 11, 23)).data
    document = Document(BytesIO(made))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    cell = next(one for one in cells if one.text.startswith("Print the pick list"))
    cell.paragraphs[0].runs[0].text = "Print the pick list of the 20 oldest open orders."
    saved = BytesIO()
    document.save(saved)
    opened.file_uploader(key="shelf-files").set_value([("x.docx", saved.getvalue(), "x")]).run()
    opened.button(key="shelf-bring-go").click().run()
    assert "1 changes wait for a decision" in "\n".join(one.value for one in opened.success)
    (waiting,) = waiting_change_sets(two)
    assert waiting.change_set.changes[0].address == "/steps/s1/action"
    opened.file_uploader(key="shelf-files").set_value([("y.docx", made, "x")]).run()
    opened.button(key="shelf-bring-go").click().run()
    assert "nothing in it was edited" in "\n".join(one.value for one in opened.info)


def asked(page: AppTest, monkeypatch: pytest.MonkeyPatch, now: Compared | None) -> str:
    """What the page shows of a question while the index is as far as that."""
    monkeypatch.setattr("sopai.workflow.shelf.embedding", lambda _folder: now)
    page.button(key="add-starter").click().run(timeout=120)
    page.text_input(key="shelf-query").set_value("refund").run(timeout=120)
    assert not page.exception
    return seen(page)


def test_a_search_says_how_far_the_comparison_by_meaning_is(
    opened: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = asked(opened, monkeypatch, Compared(3, 40, is_running=True))

    assert "3 of 40 SOPs are compared by meaning so far" in shown
    assert "Step" in shown


def test_a_worker_that_failed_is_named_with_what_comes_next(
    opened: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = asked(opened, monkeypatch, Compared(3, 40, is_running=False, problem="disk full"))

    assert "3 of 40 SOPs are compared by meaning" in shown
    assert "disk full" in shown
    assert "The next search tries again" in shown


def test_nothing_counts_when_all_are_compared(
    opened: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "compared by meaning" not in asked(opened, monkeypatch, Compared(40, 40, False))
