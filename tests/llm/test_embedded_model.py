"""The real model, where its file is present: in SOPAI_TEST_MODEL_FILE or the user's data folder."""

import os
from pathlib import Path
from threading import Event, Timer
from time import monotonic

import pytest

from sopai import settings
from sopai.errors import Cancelled, RequestTooLong
from sopai.llm.ask import ask
from sopai.llm.choice import choose_model
from sopai.llm.connection import Heard, try_model
from sopai.llm.embedded.state import model_state
from sopai.llm.embedded.weights import QWEN
from sopai.llm.fence import fenced
from sopai.llm.task import Task

_NAMED = os.environ.get("SOPAI_TEST_MODEL_FILE")
MODEL = Path(_NAMED) if _NAMED else settings.data_folder() / "models" / QWEN.file
"""Looked up while tests are collected: later, the data folder is an empty one."""

pytestmark = pytest.mark.skipif(not MODEL.is_file(), reason="the embedded model is not here")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a link to the model, verified once."""
    folder = tmp_path_factory.mktemp("data")
    (folder / "models").mkdir()
    (folder / "models" / QWEN.file).symlink_to(MODEL.resolve())
    return folder


@pytest.fixture(autouse=True)
def with_model(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOPAI_DATA", str(data))


def test_embedded_model_keeps_to_a_closed_list() -> None:
    task = Task()
    found = try_model(choose_model(named="embedded"), task)
    [call] = task.calls
    print(f"{call.tokens_in} in, {call.tokens_out} out, {call.seconds:.1f} s, {found}")
    assert found.is_right
    assert (call.price, call.is_estimate) == (0.0, False)
    assert model_state().state == "ready"


def test_embedded_model_reads_chinese() -> None:
    values = {"sentence": fenced("仓管员称包裹重量，并把重量写在标签上。")}
    choice = choose_model(named="embedded")
    reply = ask(choice, "connection-test", values, Heard, task=Task(), max_tokens=200)
    assert "仓管员" in reply.answer.who


def test_cancelling_frees_the_embedded_model() -> None:
    cancel = Event()
    Timer(1, cancel.set).start()
    choice = choose_model(named="embedded")
    with pytest.raises(Cancelled):
        ask(
            choice,
            "connection-test",
            {"sentence": fenced("The packer packs the parcel. " * 100)},
            Heard,
            task=Task(cancel=cancel),
        )
    start = monotonic()
    assert try_model(choice, Task()).is_right
    assert monotonic() - start < 60


def test_text_that_is_too_long_for_it_is_named() -> None:
    with pytest.raises(RequestTooLong, match="exceeds the available context size"):
        ask(
            choose_model(named="embedded"),
            "connection-test",
            {"sentence": "word " * 6000},
            Heard,
            task=Task(),
        )
