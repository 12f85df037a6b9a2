"""Which model is there, as the page and the command line see it after a person decided."""

from collections.abc import Iterator

import pytest

from sopai import settings
from sopai.draft.values import Trace
from sopai.draft.worded import Worded
from sopai.errors import SettingsError
from sopai.llm.embedded.files import models_folder
from sopai.llm.embedded.weights import QWEN
from sopai.preferences import Preferences
from sopai.workflow.drafting import chosen_model, with_used
from sopai.workflow.models import (
    agree,
    may_fetch,
    standing,
    switch_ai,
    take_back_consent,
    use_model,
)
from tests.llm.conftest import fixed_models  # noqa: F401

pytestmark = pytest.mark.usefixtures("fixed_models")


@pytest.fixture
def key(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("OPENAI_API_KEY", "k")
    yield


def test_without_anything_the_embedded_model_can_be_fetched() -> None:
    assert (standing().state, may_fetch()) == ("fetch", True)


def test_a_file_that_is_there_is_ready() -> None:
    models_folder().mkdir(parents=True)
    with (models_folder() / QWEN.file).open("wb") as file:
        file.truncate(QWEN.size)
    assert standing().state == "ready"


def test_a_model_that_may_not_be_fetched_says_where_to_put_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SOPAI_MODEL_DOWNLOAD", "off")
    assert (standing().state, may_fetch()) == ("none", False)
    monkeypatch.setenv("SOPAI_MODEL", "embedded")
    assert standing().state == "wrong"
    assert f"put {QWEN.file} into" in (standing().problem or "")


def test_a_wrong_switch_is_said_and_fetches_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOPAI_MODEL_DOWNLOAD", "maybe")
    assert (standing().state, may_fetch()) == ("wrong", False)


@pytest.mark.usefixtures("key")
def test_the_command_line_uses_a_key_after_consent_on_the_page() -> None:
    choice, why_not = chosen_model()
    assert choice is None
    assert "agree to it once on the page" in (why_not or "")
    found = standing()
    assert found.state == "consent"
    assert found.choice is not None
    agree(found.choice)
    agree(found.choice)
    assert len(settings.preferences().agreements) == 1
    assert standing().state == "ready"
    assert chosen_model() == (found.choice.agreed(), None)
    take_back_consent()
    assert standing().state == "consent"


def test_a_name_is_kept_as_it_is_written_everywhere_else() -> None:
    use_model(" http://127.0.0.1:8080#m ")
    assert settings.preferences() == Preferences(model="http://127.0.0.1:8080/v1#m")
    with pytest.raises(SettingsError, match="write openai/<model>"):
        use_model("gpt")
    assert standing().choice == chosen_model()[0]
    use_model(None)
    assert settings.preferences() == Preferences()


def test_switched_off_nothing_is_there_for_anybody() -> None:
    switch_ai(is_on=False)
    assert standing().state == "off"
    assert not may_fetch()
    assert chosen_model()[0] is None
    switch_ai(is_on=True)
    assert standing().state == "fetch"


@pytest.mark.parametrize(("first", "second", "both"), [(0.5, 0.25, 0.75), (None, 0.25, None)])
def test_what_a_continued_run_took_counts_both(
    first: float | None, second: float, both: float | None
) -> None:
    def worded(price: float | None) -> Worded:
        trace = Trace(model="m", strategy="stepwise", calls=2, tokens_in=9, seconds=1, price=price)
        return Worded(proposals={"/title": "T"}, trace=trace)

    found = with_used(worded(second), worded(first))
    assert (found.trace.calls, found.trace.tokens_in, found.trace.price) == (4, 18, both)
    assert with_used(worded(second), None) == worded(second)
