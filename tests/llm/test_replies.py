"""Answers that are kept: asked once, taken ever after, by exactly the same request."""

from pathlib import Path

import pytest

from sopai.errors import EvaluationError, ModelUnavailable
from sopai.llm.ask import ask
from sopai.llm.choice import ModelChoice
from sopai.llm.connection import Heard
from sopai.llm.replies import Replies
from sopai.llm.task import Task
from tests.llm.server import FakeServer, fails, says

GOOD = {"who": "packer", "action": "weigh the parcel"}


def _hear(choice: ModelChoice, replies: Replies, sentence: str = "The packer weighs.") -> Task:
    task = Task(replies=replies)
    values = {"sentence": sentence}
    reply = ask(choice, "connection-test", values, Heard, task=task, max_tokens=50)
    assert reply.answer.who == "packer"
    return task


def test_an_answer_is_asked_for_once(server: FakeServer, tmp_path: Path) -> None:
    path = tmp_path / "new" / "m.jsonl"
    server.will(says(dict(GOOD)))
    first = _hear(server.choice(), Replies(path))
    server.will(fails(500))
    again = _hear(server.choice(), Replies(path, may_ask=False))
    assert len(server.requests) == 1
    assert again.used().tokens_out == first.used().tokens_out
    assert again.calls[0].seconds == round(first.calls[0].seconds, 1)


def test_where_none_is_kept_nobody_is_asked_unless_he_may_be(
    server: FakeServer, tmp_path: Path
) -> None:
    path = tmp_path / "m.jsonl"
    server.will(says(dict(GOOD)))
    choice = server.choice()
    _hear(choice, Replies(path))
    gone = choice.model_copy(update={"kind": "embedded", "base": None})
    with pytest.raises(ModelUnavailable, match="no answer of embedded is kept"):
        _hear(gone, Replies(path, may_ask=False), "Another sentence.")


def test_another_question_is_asked(server: FakeServer, tmp_path: Path) -> None:
    server.will(says(dict(GOOD)))
    replies = Replies(tmp_path / "m.jsonl")
    _hear(server.choice(), replies)
    _hear(server.choice(), replies, "The packer counts.")
    assert len(server.requests) == 2
    assert replies.missed == 2


def test_a_failure_is_not_kept(server: FakeServer, tmp_path: Path) -> None:
    path = tmp_path / "m.jsonl"
    server.will(fails(500), says(dict(GOOD)))
    _hear(server.choice(), Replies(path))
    assert len(path.read_text("utf-8").splitlines()) == 1


@pytest.mark.parametrize("line", ["{", "[]", '{"prompt": "x"}', "\xff"])
def test_a_damaged_file_is_said(tmp_path: Path, line: str) -> None:
    path = tmp_path / "m.jsonl"
    path.write_bytes(line.encode("latin-1"))
    with pytest.raises(EvaluationError, match="cannot be read as replies"):
        Replies(path)
