"""What a person does and sees in a tab, by the words on it."""

import json
from collections.abc import Iterable
from html import unescape
from pathlib import Path
from re import sub
from typing import NamedTuple, TypeVar

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Widget

W = TypeVar("W", bound=Widget)


class File(NamedTuple):
    """A file to bring."""

    name: str
    content: bytes


def seen(page: AppTest) -> str:
    """All the HTML and messages that the tab shows, one a line."""
    assert not page.exception, [one.value for one in page.exception]
    boxes = [*page.html, *page.markdown, *page.caption, *page.info, *page.success, *page.toast]
    return "\n".join(str(one.value if hasattr(one, "value") else one.body) for one in boxes)


def words_of(html: str) -> str:
    """What a reader sees of HTML."""
    return unescape(sub(r"<[^>]*>", "", html))


def one(widgets: Iterable[W], start: str) -> W:
    """The one widget whose key begins so."""
    found = [widget for widget in widgets if str(widget.key).startswith(start)]
    assert len(found) == 1, (start, [widget.key for widget in found])
    return found[0]


def keys(page: AppTest, start: str) -> list[str]:
    """The keys of the buttons whose keys begin so."""
    return [str(one.key) for one in page.button if str(one.key).startswith(start)]


def has(page: AppTest, key: str) -> bool:
    """Whether there is a button of this key."""
    return any(button.key == key for button in page.button)


def kept(data: Path) -> str:
    """The text of the only document of the only draft on disk."""
    [file] = (data / "drafts").glob("*.json")
    [document] = json.loads(file.read_text("utf-8"))["documents"]
    return str(document["text"])


def paste(page: AppTest, text: str) -> AppTest:
    """Paste a text into the box and have it checked."""
    one(page.text_area, "paste-").set_value(text)
    return page.button(key="check").click().run()


def bring(page: AppTest, *files: File) -> AppTest:
    """Bring files."""
    uploads = [(file.name, file.content, "application/octet-stream") for file in files]
    return one(page.file_uploader, "upload-").set_value(uploads).run()


def press(page: AppTest, start: str) -> AppTest:
    """Press the first button whose key begins so."""
    return page.button(key=keys(page, start)[0]).click().run()


def edit(page: AppTest, text: str) -> AppTest:
    """Turn to the box to edit, and write another text into it."""
    one(page.segmented_control, "view-").set_value("edit").run()
    return one(page.text_area, "edit-").set_value(text).run()
