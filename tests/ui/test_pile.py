"""A pile of documents: where to begin, what is wrong most often, and into the library."""

from datetime import date
from pathlib import Path

from streamlit.testing.v1 import AppTest

from sopai.workflow.shelf import shelf, take_in
from tests.ui import tab
from tests.ui.tab import File, seen

GOOD = File("good.md", b"# Close the shop\n\n1. Li Si locks the door at 18:00.\n")
BAD = File(
    "bad.md",
    b"# Ship\n\n1. Pack carefully.\n2. Reply as soon as possible.\n3. The department ships it.\n",
)
BROKEN = File("broken.md", bytes(100))


def test_a_pile_says_where_to_begin(page: AppTest) -> None:
    tab.bring(page, GOOD, BAD)
    shown = seen(page)
    assert "2 files" in shown
    assert "3 steps nobody owns" in shown
    assert page.button(key="worst-1").label.startswith("bad.md")
    page.button(key="worst-1").click().run()
    assert "Pack" in seen(page)


def test_a_single_document_is_no_pile(page: AppTest) -> None:
    tab.bring(page, BAD)
    assert not tab.keys(page, "worst-")


def test_a_document_goes_into_the_library(page: AppTest, data: Path) -> None:
    tab.bring(page, BAD)
    page.button(key="import").click().run(timeout=120)
    assert "Ship: version 1.0, new in the library" in seen(page)
    assert [one.title for one in shelf(data, date(2026, 11, 23)).current] == ["Ship"]
    page.button(key="import").click().run(timeout=120)
    assert "there already, unchanged" in seen(page)


def test_a_changed_file_of_the_same_name_is_a_version_and_said_to_be(
    page: AppTest, data: Path
) -> None:
    first = "# Close the shop\n\n1. Li Si locks the door.\n2. Li Si counts the cash.\n"
    added = take_in(data, "shop.md", first.encode())[0]
    tab.bring(page, File("shop.md", first.replace("counts", "sums up").encode()))
    page.button(key="import").click().run(timeout=120)
    shown = seen(page)
    assert "Close the shop: version 1.1, a new version" in shown
    assert f"was added to version 1.0 of {added.sop_id}" in shown
