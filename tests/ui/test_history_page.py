"""The history of an SOP on the Library page: compared, restored, reviewed, expired."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from sopai.workflow.shelf import fetch, take_in
from tests.ui.conftest import OpenPage
from tests.ui.shelf import edited
from tests.ui.tab import one, seen

FILE = (
    "---\ntitle: Close the shop\nversion: 1.0\nstatus: effective\n"
    "effective date: 2020-01-02\nreview cycle: every 6 months\n---\n\n"
    "# Close the shop\n\n1. Li Si locks the door at 18:00.\n"
)


@pytest.fixture
def sop_id(data: Path) -> str:
    """An SOP with two versions that is long due for a review."""
    added = take_in(data, "shop.md", FILE.encode())[0]
    edited(data, added.sop_id, "Li Si locks the door at 19:30.")
    return added.sop_id


def _opened(open_page: OpenPage, sop_id: str) -> AppTest:
    page = open_page(lang="en")
    page.switch_page("sopai/ui/pages/library.py")
    page.query_params["sop"] = sop_id
    return page.run(timeout=120)


def test_two_versions_are_compared_in_words(open_page: OpenPage, sop_id: str) -> None:
    shown = seen(_opened(open_page, sop_id))
    assert "<del>18:00</del><ins>19:30</ins>" in shown


def test_an_overdue_review_shows_a_banner_until_it_is_recorded(
    open_page: OpenPage, sop_id: str
) -> None:
    page = _opened(open_page, sop_id)
    assert "Expired: its review was due on 2020-07-02" in seen(page)
    one(page.text_input, "review-result").set_value("no change").run(timeout=120)
    page.button(key=f"review-save-{sop_id}").click().run(timeout=120)
    shown = seen(page)
    assert "Expired" not in shown
    assert "Next review:" in shown
    assert "reviewed (no change)" in shown


def test_going_back_makes_a_new_version(open_page: OpenPage, data: Path, sop_id: str) -> None:
    page = _opened(open_page, sop_id)
    assert page.button(key=f"restore-apply-{sop_id}").disabled
    one(page.text_input, "restore-reason").set_value("18:00 was right").run(timeout=120)
    page.button(key=f"restore-apply-{sop_id}").click().run(timeout=120)
    assert "18:00 was right" in seen(page)
    assert "19:30" in fetch(data, sop_id).sop.steps[0].action, "a draft is not worked by yet"

    one(page.text_input, "reason-effective").set_value("agreed").run(timeout=120)
    page.button(key=f"apply-effective-{sop_id}").click().run(timeout=120)
    assert "18:00" in fetch(data, sop_id).sop.steps[0].action


def test_an_overdue_sop_stands_on_the_home_page(open_page: OpenPage, sop_id: str) -> None:
    page = open_page(lang="en")
    page.switch_page("sopai/ui/pages/home.py").run(timeout=120)
    assert "### 1\nreviews overdue" in seen(page)


def test_an_sop_with_a_draft_beside_its_effective_version_is_listed_twice(
    open_page: OpenPage, data: Path, sop_id: str
) -> None:
    page = _opened(open_page, sop_id)
    one(page.text_input, "restore-reason").set_value("18:00 was right").run(timeout=120)
    page.button(key=f"restore-apply-{sop_id}").click().run(timeout=120)
    page.button(key="shelf-back").click().run(timeout=120)
    shown = seen(page)
    assert [str(b.key) for b in page.button if str(b.key).startswith("read")] == [
        f"read-{sop_id}",
        f"read-draft-{sop_id}",
    ], shown


def test_a_draft_that_has_one_version_only_is_put_into_effect(
    open_page: OpenPage, data: Path
) -> None:
    added = take_in(data, "new.md", FILE.replace("effective\n", "draft\n", 1).encode())[0]
    page = _opened(open_page, added.sop_id)
    one(page.text_input, "reason-effective").set_value("agreed").run(timeout=120)
    page.button(key=f"apply-effective-{added.sop_id}").click().run(timeout=120)

    assert fetch(data, added.sop_id).stored.state == "effective"


def test_a_review_without_a_cycle_asks_for_the_day(open_page: OpenPage, data: Path) -> None:
    plain = FILE.replace("review cycle: every 6 months\n", "")
    added = take_in(data, "plain.md", plain.encode())[0]
    page = _opened(open_page, added.sop_id)
    one(page.text_input, "review-result").set_value("no change").run(timeout=120)
    page.button(key=f"review-save-{added.sop_id}").click().run(timeout=120)
    assert "choose the day of the next review" in seen(page)
    then = date.today() + timedelta(days=90)
    one(page.date_input, "review-next").set_value(then).run(timeout=120)
    page.button(key=f"review-save-{added.sop_id}").click().run(timeout=120)
    assert f"Next review: {then}" in seen(page)


def test_what_sopai_says_is_in_the_language_of_the_page(open_page: OpenPage, data: Path) -> None:
    added = take_in(data, "shop.md", FILE.encode())[0]
    page = open_page(lang="zh")
    page.switch_page("sopai/ui/pages/library.py")
    page.query_params["sop"] = added.sop_id
    shown = seen(page.run(timeout=120))
    assert "状态：生效（文件 shop.md 如此写明）" in shown
    assert "state:" not in shown
