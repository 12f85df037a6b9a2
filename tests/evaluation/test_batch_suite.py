"""The batch suite measures what it says, on a small pile."""

import json
from pathlib import Path

import pytest

from sopai.errors import EvaluationError
from sopai.evaluation.batch_suite import Batch, measure_batch
from sopai.evaluation.report import to_json
from sopai.evaluation.table import to_text


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> Batch:
    folder = tmp_path_factory.mktemp("documents")
    for number in range(3):
        steps = "".join(f"{n}. Ann (Clerk) replies as soon as possible.\n" for n in range(1, 300))
        text = f"# T{number}\n\n{steps}"
        (folder / f"{number}.md").write_text(text, encoding="utf-8")
    (folder / "photo.jpg").write_bytes(b"x")
    return measure_batch([folder], files=60, mutated=15)


def test_pile_is_made_of_all_documents(batch: Batch) -> None:
    assert (batch.sources, batch.files, batch.mutated) == (3, 60, 15)
    assert batch.by_suffix == {".md": 60}
    assert batch.unread_as_they_were == ()


def test_going_on_after_a_kill_gives_the_same(batch: Batch) -> None:
    assert 0 < batch.killed_after < 60
    assert batch.is_same_after_kill


def test_rate_and_memory_are_measured(batch: Batch) -> None:
    assert batch.files_per_second == pytest.approx(60 / batch.seconds, rel=0.1)
    assert batch.worker_megabytes <= batch.goal_megabytes
    assert batch.parent_megabytes <= batch.goal_megabytes


def test_report_is_shown_and_is_json(batch: Batch) -> None:
    assert "killed after" in to_text(batch, with_failures=False)
    assert json.loads(to_json(batch))["suite"] == "batch"


def test_folder_without_documents_is_told(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="no documents"):
        measure_batch([tmp_path])
