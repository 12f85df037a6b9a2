"""Words from a model's server in a real browser: stopping, failing, reloading, and no loss."""

from collections.abc import Iterator
from pathlib import Path
from re import compile

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import OpenWindow, served
from tests.key_handover import BRIEF, WHOLE
from tests.llm.server import Answer, FakeServer, fails, says, serving

pytestmark = pytest.mark.browser

HANGING = Answer(manner="hanging")
WORD = compile("Put the steps into clearer words")


@pytest.fixture(scope="module")
def model() -> Iterator[FakeServer]:
    with serving() as fake:
        yield fake


@pytest.fixture(scope="module")
def address(
    browser: Browser, model: FakeServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    with served(tmp_path_factory.mktemp("data"), SOPAI_MODEL=f"{model.base}#m") as found:
        yield found


@pytest.fixture
def server(model: FakeServer) -> FakeServer:
    """The model's server, which has forgotten what was asked before."""
    model.requests.clear()
    model.lost.clear()
    return model


@pytest.fixture
def drafted(server: FakeServer, open_window: OpenWindow) -> Page:
    window = open_window("draft?lang=en")
    window.get_by_label("What is the job? Who does it?").fill(BRIEF)
    window.get_by_role("button", name="Draft it", exact=True).click()
    expect(window.get_by_role("button", name=WORD)).to_be_visible()
    assert not server.requests
    return window


def begin(window: Page, server: FakeServer) -> None:
    """Have the model asked, and wait until it is."""
    window.get_by_role("button", name=WORD).click()
    expect(window.get_by_text("writes the whole procedure")).to_be_visible()
    while not server.requests:
        window.wait_for_timeout(50)


def step(window: Page, words: str) -> None:
    expect(window.locator("p.action", has_text=words)).to_be_visible()


def test_a_hanging_model_is_stopped_and_nothing_is_lost(drafted: Page, server: FakeServer) -> None:
    server.will(HANGING)
    begin(drafted, server)
    drafted.get_by_role("button", name="I don't know", exact=True).click()
    expect(drafted.get_by_text("Question 2 of")).to_be_visible()

    drafted.get_by_role("button", name="Stop", exact=True).click()

    expect(drafted.get_by_text("Stopped before anything was changed")).to_be_visible()
    assert server.lost.wait()
    expect(drafted.get_by_text("Question 2 of")).to_be_visible()
    step(drafted, "every key in Odoo.")

    server.will(says(WHOLE))
    drafted.get_by_role("button", name=WORD).click()
    step(drafted, "Check the box every Friday.")
    expect(drafted.get_by_text("Question 2 of")).to_be_visible()
    expect(drafted.get_by_text("Written as a whole by")).to_be_visible()


def test_a_reload_finds_the_job_again(drafted: Page, server: FakeServer) -> None:
    server.will(HANGING)
    begin(drafted, server)

    drafted.reload()

    expect(drafted.get_by_text("writes the whole procedure")).to_be_visible()
    drafted.get_by_role("button", name="Stop", exact=True).click()
    expect(drafted.get_by_text("Stopped before anything was changed")).to_be_visible()
    assert len(server.requests) == 1


def test_what_is_typed_and_not_sent_yet_survives_the_words_that_arrive(
    drafted: Page, server: FakeServer
) -> None:
    server.will(HANGING)
    begin(drafted, server)
    drafted.get_by_label("Your answer").press_sequentially("So that no key")
    drafted.get_by_role("button", name="Stop", exact=True).click()
    expect(drafted.get_by_role("button", name=WORD)).to_be_visible()
    expect(drafted.get_by_label("Your answer")).to_have_value("So that no key")


FAILURES = {
    "key": (fails(401, "bad key"), "The model could not be asked."),
    "broken": (fails(500, "oh"), "The model's server is busy or broken."),
    "half": (Answer('{"choices": '), "its answer cannot be used"),
}


@pytest.mark.parametrize("name", FAILURES)
def test_a_failure_is_said_and_the_draft_stays(
    name: str, drafted: Page, server: FakeServer
) -> None:
    answer, said = FAILURES[name]
    server.will(answer)
    drafted.get_by_role("button", name=WORD).click()
    alert = drafted.get_by_role("alert").filter(has_text=said)
    expect(alert).to_contain_text("What was done is kept.")
    step(drafted, "every key in Odoo.")
    expect(drafted.get_by_role("button", name=WORD)).to_be_visible()
    drafted.get_by_role("link", name="Check the model in Settings").click()
    expect(drafted.get_by_role("button", name="Test", exact=True)).to_be_visible()


@pytest.mark.parametrize(("lang", "locale"), [("en", "en-GB"), ("zh", "zh-CN")])
def test_settings_fit_a_phone(open_window: OpenWindow, lang: str, locale: str) -> None:
    window = open_window(f"settings?lang={lang}", locale=locale, width=390)
    expect(window.locator("[data-testid=stForm]")).to_be_visible()
    assert not window.evaluate("document.documentElement.scrollWidth > window.innerWidth")


def test_consent_is_asked_on_the_page_and_kept(
    browser: Browser, tmp_path: Path, server: FakeServer
) -> None:
    server.will(says(WHOLE))
    with served(tmp_path, OPENAI_API_KEY="k", OPENAI_BASE_URL=server.base) as address:
        context = browser.new_context(locale="en-GB")
        window = context.new_page()
        window.goto(f"{address}/draft?lang=en")
        window.get_by_role("button", name="English example").click()
        expect(window.get_by_text("would read the description that you wrote")).to_be_visible()
        window.get_by_role("button", name="Use it", exact=True).click()
        expect(window.get_by_role("button", name=WORD)).to_be_visible()
        assert not server.requests
        context.close()
    with served(tmp_path, OPENAI_API_KEY="k", OPENAI_BASE_URL=server.base) as address:
        context = browser.new_context(locale="en-GB")
        window = context.new_page()
        window.goto(f"{address}/settings?lang=en")
        expect(window.get_by_role("button", name="Take the consent back")).to_be_visible()
        context.close()
