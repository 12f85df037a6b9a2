"""The Library page: begin with the starter library, find, read, take away."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from sopai.workflow.shelf import take_in
from tests.ui.conftest import OpenPage
from tests.ui.tab import seen


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
