"""A model's words for a draft: in the background, stopped and gone on with, nothing lost."""

import json
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from pydantic import JsonValue
from streamlit.proto.Block_pb2 import Block
from streamlit.testing.v1 import AppTest

from sopai.draft.values import Draft
from sopai.errors import SopaiError
from sopai.llm import sending
from sopai.preferences import preferences_in
from sopai.ui.drafting import jobs, work
from sopai.ui.drafting.briefs import Brief
from tests.key_handover import BRIEF, WHOLE
from tests.llm.server import Answer, FakeServer, fails, says, serving
from tests.ui.conftest import OpenPage
from tests.ui.tab import has, seen

HANGING = Answer(manner="hanging")


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeServer]:
    """A model for the page; what is tried again is tried at once."""
    monkeypatch.setattr(sending, "FIRST_WAIT_SECONDS", 0.01)
    with serving() as fake:
        monkeypatch.setenv("SOPAI_MODEL", f"{fake.base}#m")
        yield fake


@pytest.fixture
def stepwise(monkeypatch: pytest.MonkeyPatch) -> None:
    """The server is asked step by step, as the embedded model is."""
    monkeypatch.setattr(jobs, "strategy_of", lambda _: "stepwise")


@pytest.fixture
def drafted(open_page: OpenPage, server: FakeServer) -> AppTest:
    page = open_page(lang="en")
    page.switch_page("sopai/ui/pages/draft.py").run()
    page.text_area[0].set_value(BRIEF).run()
    page.button(key="make-draft").click().run()
    assert not server.requests
    return page


def ended(page: AppTest) -> str:
    """What the page shows when nothing is under way any more."""
    while has(page, "word-stop"):
        page.run()
    return seen(page)


def brief_on_disk(data: Path) -> dict[str, JsonValue]:
    [path] = (data / "briefs").glob("*.json")
    found: dict[str, JsonValue] = json.loads(path.read_text("utf-8"))
    return found


def asked(server: FakeServer, times: int) -> None:
    while len(server.requests) < times:
        assert not server.over.wait(0.01)


def words(action: str) -> Answer:
    return says({"action": action, "output": None})


def test_the_whole_is_written_and_the_trust_line_says_what_it_took(
    drafted: AppTest, server: FakeServer
) -> None:
    server.will(says(WHOLE, usage=(120, 50)))
    drafted.button(key="word-steps").click().run()
    shown = ended(drafted)
    assert "Check the box every Friday." in shown
    assert "proposed" in shown
    assert "every key in Odoo." in shown
    assert "1 call, 120 tokens read and 50 written" in shown
    assert "no charge" in shown
    assert not has(drafted, "word-steps")
    assert not has(drafted, "word-on")


@pytest.mark.usefixtures("stepwise")
def test_a_stop_keeps_what_is_there_and_go_on_asks_for_the_rest(
    drafted: AppTest, server: FakeServer, data: Path
) -> None:
    server.will(words("Log every key in Odoo at once."), words("Log every key in Odoo."), HANGING)
    drafted.button(key="word-steps").click().run()
    asked(server, 3)
    drafted.run()
    drafted.button(key="word-stop").click().run()
    shown = ended(drafted)
    assert server.lost.wait()
    assert "Stopped after 1 of 2 steps." in shown
    assert "Log every key in Odoo." in shown
    assert brief_on_disk(data)["is_unfinished"] is True

    server.will(words("Check the box every Friday."), says({"title": "Key handover"}))
    drafted.button(key="word-on").click().run()
    shown = ended(drafted)
    assert "Check the box every Friday." in shown
    assert "Log every key in Odoo." in shown
    assert "Stopped" not in shown
    assert "Done: 2 of 2 steps have new words" in shown
    assert not has(drafted, "word-on")
    assert len([r for r in server.requests if "every key" in json.dumps(r)]) <= 4
    worded = brief_on_disk(data)["worded"]
    assert isinstance(worded, dict)
    assert isinstance(worded["trace"], dict)
    assert worded["trace"]["calls"] == len(server.requests)


def test_words_that_come_while_the_page_is_made_are_shown_the_next_moment(
    drafted: AppTest, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page takes up the words, then the job ends, then the page looks how far it is."""
    server.will(HANGING)
    drafted.button(key="word-steps").click().run()
    asked(server, 1)
    drafted_before = work.drafted

    def slow(now: Brief) -> Draft | SopaiError:
        monkeypatch.setattr(work, "drafted", drafted_before)
        server.will(says(WHOLE))
        server.over.set()
        job = work.job()
        while job is not None and job.progress().state == "running":
            assert not job.is_stopping
        return drafted_before(now)

    monkeypatch.setattr(work, "drafted", slow)
    drafted.run()
    shown = seen(drafted)
    assert "Check the box every Friday." in shown
    assert not has(drafted, "word-steps")
    assert not has(drafted, "word-stop")


@pytest.mark.usefixtures("stepwise")
def test_answers_and_edits_made_meanwhile_stay(
    drafted: AppTest, server: FakeServer, data: Path
) -> None:
    server.will(HANGING)
    drafted.button(key="word-steps").click().run()
    asked(server, 1)
    next(i for i in drafted.text_input if i.value == "receptionist").set_value("Paolo").run()
    next(b for b in drafted.button if b.label == "I don't know").click().run()
    server.will(words("Log every key in Odoo."))
    server.over.set()
    ended(drafted)
    kept = brief_on_disk(data)
    assert kept["edits"] == {"/steps/s1/owner": "Paolo"}
    assert kept["answers"] == {"why": None}
    assert kept["worded"] is not None
    shown = seen(drafted)
    assert "Paolo" in shown
    assert "Nobody could say yet" in shown


@pytest.mark.usefixtures("stepwise")
def test_another_tab_finds_the_job_and_its_end(
    drafted: AppTest, open_page: OpenPage, server: FakeServer, data: Path
) -> None:
    server.will(HANGING)
    drafted.button(key="word-steps").click().run()
    asked(server, 1)
    [path] = (data / "briefs").glob("*.json")
    other = open_page(lang="en", brief=path.stem)
    other.switch_page("sopai/ui/pages/draft.py").run()
    assert has(other, "word-stop")
    assert "step 1 of 2" in other.get("progress")[0].proto.text
    other.button(key="word-stop").click().run()
    assert "Stopped before anything was changed" in ended(drafted)
    assert has(drafted, "word-steps")


@pytest.mark.usefixtures("stepwise")
def test_a_changed_description_stops_the_job_and_gets_none_of_its_words(
    drafted: AppTest, server: FakeServer, data: Path
) -> None:
    server.will(words("Log every key in Odoo."), HANGING)
    drafted.button(key="word-steps").click().run()
    asked(server, 2)
    box = next(area for area in drafted.text_area if area.value == BRIEF)
    box.set_value("Tom loads the van at 9:00. Lena counts the boxes in Excel.").run()
    assert server.lost.wait()
    shown = ended(drafted)
    assert "Tom" in shown
    assert "Stopped" not in shown
    assert has(drafted, "word-steps")
    kept = brief_on_disk(data)
    assert (kept["worded"], kept["is_unfinished"]) == (None, False)


FAILURES = {
    "key": (fails(401, "bad key"), "could not be asked", "bad key"),
    "broken": (fails(500, "oh"), "busy or broken", "status 500"),
    "half JSON": (Answer('{"choices": '), "cannot be used", "OpenAI interface"),
    "half sent": (
        Answer({"choices": []}, manner="half"),
        "could not be asked",
        "cannot be reached",
    ),
    "refused": (fails(400, "no schemas"), "does not take", "no schemas"),
    "empty": (says(""), "cannot be used", "without content"),
}


@pytest.mark.parametrize("name", FAILURES)
def test_a_failure_is_said_in_plain_words_and_can_be_tried_again(
    name: str, drafted: AppTest, server: FakeServer
) -> None:
    answer, said, details = FAILURES[name]
    server.will(answer)
    drafted.button(key="word-steps").click().run()
    shown = ended(drafted)
    assert said in shown
    assert "What was done is kept." in shown
    assert details in shown.replace("\\", "")
    server.will(says(WHOLE))
    drafted.button(key="word-steps").click().run()
    assert "Check the box every Friday." in ended(drafted)


@pytest.mark.usefixtures("stepwise")
def test_a_failure_on_the_way_keeps_the_steps_before_it(
    drafted: AppTest, server: FakeServer
) -> None:
    server.will(words("Log every key in Odoo."), fails(401, "revoked"))
    drafted.button(key="word-steps").click().run()
    shown = ended(drafted)
    assert "could not be asked" in shown
    assert "proposed" in shown
    assert has(drafted, "word-on")


@pytest.mark.usefixtures("stepwise")
def test_words_that_pass_no_check_are_not_taken_and_that_is_said(
    drafted: AppTest, server: FakeServer
) -> None:
    server.will(words("Burn all 12 keys of Peter."))
    drafted.button(key="word-steps").click().run()
    shown = ended(drafted)
    assert "none of the model's words passed" in unescape(shown)
    assert "Burn" not in shown
    assert has(drafted, "word-steps")


def test_edits_of_steps_are_not_mixed_into_a_whole_that_numbers_them_anew(
    drafted: AppTest, server: FakeServer
) -> None:
    server.will(HANGING)
    next(i for i in drafted.text_input if i.value == "receptionist").set_value("Paolo").run()
    drafted.button(key="word-steps").click().run()
    asked(server, 1)
    drafted.run()
    assert "step 1 of 2" in drafted.get("progress")[0].proto.text
    drafted.button(key="word-stop").click().run()
    ended(drafted)


def step_menus(page: AppTest) -> list[Block.Popover]:
    """The menus of the steps; the one of the formats can be opened at any time."""
    menus = [menu.proto.popover for menu in page.get("popover")]
    return [menu for menu in menus if menu.label != "More formats"]


def test_steps_cannot_be_edited_while_the_whole_is_written(
    drafted: AppTest, server: FakeServer
) -> None:
    server.will(HANGING)
    drafted.button(key="word-steps").click().run()
    asked(server, 1)
    drafted.run()
    assert "writes the whole procedure" in drafted.get("progress")[0].proto.text
    assert all(menu.disabled for menu in step_menus(drafted))
    drafted.button(key="word-stop").click().run()
    ended(drafted)
    assert step_menus(drafted)
    assert not any(menu.disabled for menu in step_menus(drafted))


def test_words_that_cannot_be_written_down_are_shown_and_said(
    drafted: AppTest, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(jobs, "keep_worded", full)
    server.will(says(WHOLE))
    drafted.button(key="word-steps").click().run()
    shown = ended(drafted)
    assert "Check the box every Friday." in shown
    assert "No space left on device" in shown


def test_a_key_is_used_after_consent_only(
    open_page: OpenPage, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "k")
    with serving() as server:
        server.will(says(WHOLE))
        monkeypatch.setenv("OPENAI_BASE_URL", server.base)
        page = open_page(lang="en")
        page.switch_page("sopai/ui/pages/draft.py").run()
        page.text_area[0].set_value(BRIEF).run()
        page.button(key="make-draft").click().run()
        shown = seen(page).replace("\\", "")
        host = server.base.removeprefix("http://").removesuffix("/v1")
        assert f"{host} would read the description" in shown
        assert "Names, phone numbers and e-mail addresses are replaced" in shown
        assert not has(page, "word-steps")

        page.button(key="consent-no").click().run()
        assert not has(page, "consent-yes-draft")
        assert not has(page, "word-steps")

        other = open_page(lang="en")
        other.switch_page("sopai/ui/pages/draft.py").run()
        other.text_area[0].set_value(BRIEF).run()
        other.button(key="make-draft").click().run()
        other.button(key="consent-yes-draft").click().run()
        assert server.requests == []
        [agreed] = preferences_in(data).agreements
        assert (agreed.kind, agreed.host) == ("openai", host)
        other.button(key="word-steps").click().run()
        assert "Check the box every Friday." in ended(other)
