"""Home: the ways to begin, what was left unfinished, and what waits in the library."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

from sopai.workflow.shelf import take_in
from tests.ui import tab
from tests.ui.conftest import OpenPage
from tests.ui.tab import seen

NOBODY = (
    b"# Ship orders\n\n1. Pack the order.\n2. The warehouse department ships the order.\n"
    b"3. Reply to the customer as soon as possible.\n"
)


def _home(open_page: OpenPage, language: str = "en") -> AppTest:
    page = open_page(lang=language)
    page.switch_page("sopai/ui/pages/home.py")
    return page.run(timeout=120)


def _links(page: AppTest) -> list[str]:
    return [str(getattr(link, "label", "")) for link in page.get("page_link")]


def test_a_first_start_offers_three_ways_to_begin(open_page: OpenPage) -> None:
    page = _home(open_page)
    assert page.title[0].value == "Write procedures that people follow"
    assert len(_links(page)) == 3
    assert not page.subheader


def test_steps_that_nobody_owns_are_counted_and_named(open_page: OpenPage, data: Path) -> None:
    take_in(data, "ship.md", NOBODY)
    page = _home(open_page)
    assert "### 3\nsteps nobody owns" in seen(page)
    assert any("Ship orders" in label and "3" in label for label in _links(page))
    assert "errors in SOPs that people work by" in seen(page)


def test_a_library_without_faults_says_so(open_page: OpenPage, data: Path) -> None:
    take_in(data, "clean.md", b"# Close the shop\n\nOwner: Li Si\n\nThe shop is safe.\n")
    assert "Nothing waits" in seen(_home(open_page))


def test_what_was_left_unfinished_is_one_click_away(open_page: OpenPage) -> None:
    first = open_page(lang="en")
    tab.paste(first, "# Answer a complaint\n\n1. Reply to the customer.\n")
    page = _home(open_page)
    assert any("Answer a complaint" in label for label in _links(page))


def test_the_sample_is_one_click_away(open_page: OpenPage) -> None:
    page = _home(open_page, "zh")
    page.button(key="home-sample").click().run(timeout=120)
    assert tab.keys(page, "pick-")
