"""Jobs in worker processes: whatever one does, the others are done."""

from pathlib import Path

import pytest

from sopai.errors import ReviewError
from sopai.review.pool import Outcome, run_jobs
from sopai.review.worker import Limits, read_answer
from tests.review.work import Unloadable, measure

LIMITS = Limits(seconds=60, megabytes=400)
QUICK = Limits(seconds=1, megabytes=400)


def _run(*names: str, workers: int = 2, limits: Limits = LIMITS) -> dict[str, Outcome[Path]]:
    outcomes = run_jobs(measure, [Path(name) for name in names], workers, limits)
    return {outcome.job.name: outcome for outcome in outcomes}


def test_every_job_is_done_once() -> None:
    outcomes = list(run_jobs(measure, [Path("a" * n) for n in range(1, 30)], 2, LIMITS))
    assert sorted(int(outcome.data) for outcome in outcomes) == list(range(1, 30))


def test_no_jobs_need_no_worker() -> None:
    assert not list(run_jobs(measure, [], 0, LIMITS))


def test_job_that_hangs_is_ended_and_the_others_are_done() -> None:
    outcomes = _run("one", "hangs", "three", limits=QUICK)
    assert outcomes["hangs"].fall == "time"
    assert outcomes["one"].fall is None and outcomes["three"].data == b"5"


def test_one_worker_goes_on_after_each_fall() -> None:
    outcomes = _run("dies", "one", "errs", "two", "greedy", "three", workers=1)
    falls = {name: outcome.fall for name, outcome in outcomes.items()}
    assert falls == {
        "dies": "crash", "one": None, "errs": "error", "two": None, "greedy": "memory",
        "three": None,
    }  # fmt: skip


def test_error_of_the_program_is_told_with_its_place() -> None:
    told = _run("errs")["errs"].data.decode()
    assert told.startswith("ZeroDivisionError: a defect (work.py:")


def test_memory_that_grows_is_seen_from_outside() -> None:
    outcome = _run("grows", limits=Limits(seconds=60, megabytes=200))["grows"]
    assert outcome.fall == "memory"


def test_worker_says_nothing_on_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    assert _run("loud")["loud"].fall is None
    assert capfd.readouterr() == ("", "")


def test_closing_the_outcomes_ends_the_workers() -> None:
    outcomes = run_jobs(measure, [Path("one"), Path("hangs")], 2, LIMITS)
    assert next(outcomes).data == b"3"
    outcomes.close()  # type: ignore[attr-defined]


def test_workers_that_cannot_begin_end_the_review() -> None:
    with pytest.raises(ReviewError, match="end before they begin"):
        list(run_jobs(Unloadable(), [Path("one")], 1, LIMITS))


def test_message_of_an_unknown_word_is_an_error() -> None:
    assert read_answer(b"odd 12\nrest") == ("error", 12, b"rest")
