"""Fetching the model from the page: after a click only, stopped, failed, there at last."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Event

import pytest
from streamlit.testing.v1 import AppTest

from sopai.errors import DownloadError
from sopai.llm.embedded import state as embedded
from sopai.llm.embedded.download import Source
from sopai.llm.embedded.files import Seal, model_path
from sopai.llm.embedded.state import Download, cancel_download
from sopai.llm.embedded.weights import QWEN, Weights
from tests.ui.conftest import OpenPage
from tests.ui.tab import has, seen

Begin = Callable[[Source], None]


@pytest.fixture
def fetched(monkeypatch: pytest.MonkeyPatch) -> Iterator[Begin]:
    """Has the model come from a source of the test; the disk has room for it."""

    def use(source: Source) -> None:
        def made(weights: Weights, folder: Path, _: Sequence[Source] = ()) -> Download:
            return Download(weights, folder, (source,))

        monkeypatch.setattr(embedded, "Download", made)

    monkeypatch.setattr(embedded, "_download", None)
    monkeypatch.setattr("sopai.llm.embedded.download.SPARE_BYTES", -QWEN.size)
    yield use
    cancel_download()


def until(page: AppTest, key: str) -> AppTest:
    while not has(page, key):
        page.run()
    return page


def endless(begun: Event) -> Source:
    def source(_: Weights, partial: Path, tell: Callable[[int], None]) -> None:
        partial.write_bytes(b"x" * 3_000_000)
        while True:
            tell(3_000_000)
            begun.set()

    return source


def refusing(_: Weights, _partial: Path, _tell: Callable[[int], None]) -> None:
    raise DownloadError("the index does not answer <b>")


def test_nothing_is_fetched_without_a_click(open_page: OpenPage, fetched: Begin) -> None:
    begun = Event()
    fetched(endless(begun))
    page = open_page(lang="en")
    shown = seen(page)
    assert "(1.1 GB)" in shown
    assert "huggingface.co" in shown
    assert "nothing you write leaves this computer" in shown
    page.switch_page("sopai/ui/pages/draft.py").run()
    page.switch_page("sopai/ui/pages/settings.py").run()
    assert embedded._download is None
    assert not begun.is_set()


def test_it_is_shown_in_megabytes_cancelled_and_gone_on_with(
    open_page: OpenPage, fetched: Begin
) -> None:
    begun = Event()
    fetched(endless(begun))
    page = open_page(lang="en")
    page.button(key="fetch-side").click().run()
    assert begun.wait()
    page.run()
    [bar] = page.get("progress")
    assert bar.proto.text == "Fetching the model: 3 of 1,117 MB"
    page.button(key="fetch-cancel-side").click().run()
    until(page, "fetch-side")
    assert page.button(key="fetch-side").label == "Go on: 3 of 1,117 MB are here"


def test_a_failure_is_said_and_can_be_tried_again(open_page: OpenPage, fetched: Begin) -> None:
    fetched(refusing)
    page = open_page(lang="en")
    page.button(key="fetch-side").click().run()
    until(page, "fetch-side")
    shown = seen(page)
    assert "The model could not be fetched." in shown
    assert "the index does not answer" in shown
    assert "<b>" not in shown
    assert page.button(key="fetch-side").label == "Try again"


def test_when_it_is_there_it_is_named_and_offered_without_a_restart(
    open_page: OpenPage, fetched: Begin
) -> None:
    come = Event()

    def source(weights: Weights, partial: Path, tell: Callable[[int], None]) -> None:
        come.wait()
        with partial.open("wb") as file:
            file.truncate(weights.size)
        found = partial.stat()
        seal = Seal(sha256=weights.sha256, size=found.st_size, mtime_ns=found.st_mtime_ns)
        path = model_path(weights)
        path.with_name(f"{path.name}.verified.json").write_text(seal.model_dump_json())

    fetched(source)
    page = open_page(lang="en")
    page.switch_page("sopai/ui/pages/draft.py").run()
    page.button(key="example-en").click().run()
    page.button(key="fetch-side").click().run()
    assert not has(page, "word-steps")
    come.set()
    until(page, "word-steps")
    assert "**Model: the model on this computer.**" in seen(page)


def test_it_is_not_offered_where_fetching_is_switched_off(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOPAI_MODEL_DOWNLOAD", "off")
    page = open_page(lang="en")
    assert not has(page, "fetch-side")
    assert "No model is in use on this page." in seen(page)
