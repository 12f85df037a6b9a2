"""Work is not lost: texts outlive a reload, a damaged file, and a second tab."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui import tab
from tests.ui.conftest import OpenPage
from tests.ui.tab import seen

VAGUE = "# Answer\n\n1. Reply to the customer as soon as possible.\n"


def id_of(page: AppTest) -> str:
    """The draft that a tab's address names."""
    found = page.query_params["draft"]
    return found if isinstance(found, str) else found[0]


def test_a_reload_shows_the_text_as_it_was(page: AppTest, open_page: OpenPage) -> None:
    tab.paste(page, VAGUE)
    again = open_page(draft=id_of(page))

    assert "as soon as possible</mark>" in seen(again)
    assert "Your text is as you left it." in seen(again)


def test_a_reload_keeps_what_was_dismissed(page: AppTest, open_page: OpenPage) -> None:
    tab.paste(page, VAGUE)
    tab.press(page, "pick-VAG003")
    tab.one(page.text_input, "reason-").set_value("the bell rings").run()
    tab.press(page, "aside-VAG003")
    again = open_page(draft=id_of(page))

    assert not tab.keys(again, "pick-VAG003")
    assert "Reason: the bell rings" in seen(again)


@pytest.mark.parametrize("content", [b"{", b"\xff\xfe\x00", b"", b'{"documents": 3}', b"[]"])
def test_a_damaged_file_is_put_aside(data: Path, open_page: OpenPage, content: bytes) -> None:
    folder = data / "drafts"
    folder.mkdir(parents=True)
    (folder / "abcdef012345.json").write_bytes(content)
    page = open_page(draft="abcdef012345")

    assert "put aside as abcdef012345.damaged-" in seen(page)
    assert [path.read_bytes() for path in folder.glob("*.damaged-*")] == [content]
    assert "as soon as possible</mark>" in seen(tab.paste(page, VAGUE))


@pytest.mark.parametrize("name", ["../../etc/passwd", "..", "x", "ABCDEF012345", "abcdef01234/"])
def test_an_address_cannot_name_a_file_elsewhere(open_page: OpenPage, name: str) -> None:
    page = open_page(draft=name)

    assert id_of(page) != name
    assert not page.exception


def test_a_second_tab_with_the_same_address_keeps_its_own_text(
    page: AppTest, open_page: OpenPage
) -> None:
    tab.paste(page, VAGUE)
    second = open_page(draft=id_of(page))
    tab.edit(page, VAGUE.replace("customer", "first"))
    tab.edit(second, VAGUE.replace("customer", "second"))

    assert "also open in another tab" in seen(second)
    assert id_of(second) != id_of(page)
    assert "to the first" in seen(open_page(draft=id_of(page)))
    assert "to the second" in seen(open_page(draft=id_of(second)))


def test_two_new_tabs_do_not_meet(page: AppTest, open_page: OpenPage) -> None:
    assert id_of(page) != id_of(open_page())


def test_a_folder_that_cannot_be_written_is_said_and_the_page_works(
    data: Path, page: AppTest
) -> None:
    data.write_text("a file where the folder should be", encoding="utf-8")
    tab.paste(page, VAGUE)

    assert "Your text is not being saved" in seen(page)
    assert "as soon as possible</mark>" in seen(page)


def test_a_kept_text_can_be_deleted(data: Path, page: AppTest) -> None:
    tab.paste(page, VAGUE)
    page.button(key="again").click().run()
    tab.press(page, "delete-")

    assert not list((data / "drafts").iterdir())
    assert not tab.keys(page, "open-")


def test_a_text_that_cannot_be_deleted_is_told(data: Path, open_page: OpenPage) -> None:
    (data / "drafts" / "abcdef012345.json").mkdir(parents=True)
    page = open_page(lang="en")
    page.button(key="delete-abcdef012345").click().run()

    assert not page.exception
    assert "was not deleted" in str([one.value for one in page.error]) + seen(page)
