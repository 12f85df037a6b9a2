"""The report of a review in a real browser: links lead on, nothing runs, it fits a telephone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from sopai.workflow import Options
from sopai.workflow.reviewing import Wish, review

pytestmark = pytest.mark.browser

EVIL = '<img src=x onerror="document.title=\'run\'"><script>document.title="run"</script>'
DOCUMENT = f"""# Returns {EVIL}

1. Ann Reed (Clerk) replies to {EVIL} as soon as possible.
2. The parcel is checked.

| No. | Machine | Operation | Standard | Documentation | Responsible |
|---|---|---|---|---|---|
| 1 | Scale | Weigh the parcel carefully beside the door | two digits | list | Bo Lind |
| 2 | Refrigerator | File the letter | in the blue folder | none | the department |
"""


@pytest.fixture
def out(tmp_path: Path) -> Path:
    pile = tmp_path / "pile"
    pile.mkdir()
    (pile / "returns.md").write_text(DOCUMENT, encoding="utf-8")
    (pile / ("long-name-" * 20 + ".md")).write_text("1. Close it soon.\n2. Go.\n", encoding="utf-8")
    (pile / "broken.md").write_bytes(bytes(range(32)) * 100)
    review(Wish((pile,), tmp_path / "out", workers=1))
    return tmp_path / "out"


@pytest.fixture(params=[1280, 390])
def window(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A window that asks nobody for anything; what the browser complains about is an error."""
    width: int = request.param
    context = browser.new_context(viewport={"width": width, "height": 860})
    window = context.new_page()
    said: list[str] = []
    window.on("console", lambda message: said.append(message.text))
    window.on("pageerror", lambda error: said.append(str(error)))
    asked: list[str] = []
    window.on("request", lambda one: asked.append(one.url))
    yield window
    context.close()
    assert said == []
    assert all(url.startswith("file:") for url in asked)


def test_overview_leads_to_the_words_of_a_finding_and_back(out: Path, window: Page) -> None:
    window.goto((out / "index.html").as_uri())
    assert window.title() == "Review of 2 documents"
    window.locator(".first a", has_text="returns.md").click()
    window.locator("mark a", has_text="as soon as possible").click()
    card = window.locator(".card:target")
    assert "Vague deadline" in card.inner_text()
    window.get_by_role("link", name="All documents").click()
    assert window.title() == "Review of 2 documents"


def test_hostile_text_is_shown_and_nothing_runs(out: Path, window: Page) -> None:
    for page in (out / "index.html", *(out / "files").iterdir()):
        window.goto(page.as_uri())
        assert window.title() != "run"
        assert window.locator("img, script").count() == 0
    page = next(path for path in (out / "files").iterdir() if path.name.startswith("returns"))
    window.goto(page.as_uri())
    assert "<script>" in window.locator("body").inner_text()


def test_nothing_is_wider_than_the_window(out: Path, window: Page) -> None:
    for page in (out / "index.html", *(out / "files").iterdir()):
        window.goto(page.as_uri())
        width = window.evaluate("document.documentElement.scrollWidth")
        assert width <= (window.viewport_size or {"width": 0})["width"]


def test_card_stands_beside_its_words(out: Path, window: Page) -> None:
    page = next(path for path in (out / "files").iterdir() if path.name.startswith("returns"))
    window.goto(page.as_uri())
    words = window.locator("mark", has_text="as soon as possible").bounding_box()
    card = window.locator(".card", has_text="VAG003").bounding_box()
    assert words is not None and card is not None
    is_wide = (window.viewport_size or {"width": 0})["width"] > 1000
    assert (card["x"] > words["x"]) if is_wide else (card["y"] > words["y"])
    assert abs(card["y"] - words["y"]) < 300


def test_report_is_chinese_when_asked(tmp_path: Path, window: Page) -> None:
    (tmp_path / "退货.md").write_text("# 退货\n\n1. 尽快答复。\n2. 封箱。\n", encoding="utf-8")
    review(Wish((tmp_path / "退货.md",), tmp_path / "out", options=Options(language="zh")))
    window.goto((tmp_path / "out" / "index.html").as_uri())
    assert "先做这些" in window.locator("body").inner_text()
    window.locator(".first a", has_text="退货.md").click()
    assert "没人负责" in window.locator("body").inner_text()


def test_the_words_of_a_table_stand_on_one_line_each(out: Path, window: Page) -> None:
    window.goto(next((out / "files").glob("returns-*.html")).as_uri())
    broken = window.evaluate(
        """() => [...document.querySelectorAll(".piece th, .piece td")].flatMap(cell => {
            const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT), found = [];
            while (texts.nextNode())
                for (const word of texts.currentNode.data.matchAll(/[A-Za-z0-9]+/g)) {
                    const range = document.createRange();
                    range.setStart(texts.currentNode, word.index);
                    range.setEnd(texts.currentNode, word.index + word[0].length);
                    if (range.getClientRects().length > 1) found.push(word[0]);
                }
            return found;
        })"""
    )
    assert broken == []
