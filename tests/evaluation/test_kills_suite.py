"""The kills suite kills at the points that it counts, and would see a loss, on a small sample."""

import json
import multiprocessing
import signal
import sqlite3
from pathlib import Path

import pytest

from sopai.errors import EvaluationError
from sopai.evaluation.kill_acts import LIBRARY, prepare
from sopai.evaluation.kill_child import DATABASE, Course, Dump, Left, Point, dump, look
from sopai.evaluation.kills_suite import Kills, Sample, _verdict, measure_kills
from sopai.evaluation.report import to_json
from sopai.evaluation.table import to_text
from sopai.evaluation.writers import ten_writers

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no signals here")

SAMPLE = Sample(acts=("add a new version", "apply a new change set"), every=14, rounds=1)


@pytest.fixture(scope="module")
def kills() -> Kills:
    return measure_kills(SAMPLE)


def test_no_kill_loses_anything_and_the_next_start_repairs(kills: Kills) -> None:
    assert kills.failures == ()
    assert [one.kills for one in kills.acts] == [3, 3]
    assert all(one.cuts >= 2 for one in kills.acts)
    assert [(one.losses, one.halves, one.not_whole, one.behind) for one in kills.acts] == [
        (0, 0, 0, 0),
        (0, 0, 0, 0),
    ]


def test_ten_writers_lose_nothing_and_are_told_of_conflicts(kills: Kills) -> None:
    wrote = kills.writers
    assert (wrote.processes, wrote.accepted, wrote.lost) == (10, 10, 0)
    assert wrote.is_linear
    assert (wrote.others, wrote.not_whole) == ((), ())


def test_report_is_shown_and_is_json(kills: Kills) -> None:
    shown = to_text(kills, with_failures=False)
    assert "sopai eval kills: 6 kills" in shown
    assert "10 versions accepted, 0 lost" in shown
    assert json.loads(to_json(kills))["suite"] == "kills"


ROWS: Dump = {"versions": ("('s1:a', b'{}')",)}
MORE: Dump = {"versions": ("('s1:a', b'{}')", "('s1:b', b'{}')")}
COURSE = Course(
    points=(Point(what="INSERT", commits=0), Point(what="after COMMIT", commits=1)),
    dumps=(ROWS, MORE),
)


@pytest.mark.parametrize(
    ("found", "at", "said"),
    [
        (ROWS, 0, None),
        (MORE, 1, None),
        (ROWS, 1, "loss"),
        ({"versions": MORE["versions"][1:]}, 1, "half"),
    ],
)
def test_losses_and_halves_are_told_apart(found: Dump, at: int, said: str | None) -> None:
    assert _verdict(Left(dump=found), COURSE, at) == said


def test_what_is_wrong_after_a_start_is_seen(tmp_path: Path) -> None:
    prepare(tmp_path)
    database = sqlite3.connect(tmp_path / LIBRARY / DATABASE)
    database.execute("UPDATE words_content SET c2 = 'returnsx1' WHERE c2 LIKE '%returnsx2%'")
    database.execute("INSERT INTO words (words) VALUES ('rebuild')")
    database.execute("DELETE FROM cards WHERE sop = 'sop_stock00000'")
    database.commit()
    database.close()
    out = tmp_path / "left.json"
    look(str(tmp_path), "review", str(out))
    left = Left.model_validate_json(out.read_bytes())
    assert left.was_index_behind
    assert not left.is_index_behind
    assert left.not_whole == ("words: differ from the library: run `sopai doctor --rebuild`",)
    said = " ".join(left.wrong_answers)
    assert "sop_returns000 is not found by 'returnsx2'" in said
    assert "sop_returns000 is found by an old text" in said
    assert "sop_stock00000 is not found" in said
    assert left.dump == dump(tmp_path / LIBRARY)


def test_writer_that_fails_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    context = multiprocessing.get_context("forkserver")
    monkeypatch.setattr("sopai.evaluation.writers.write", exit)
    with pytest.raises(EvaluationError, match="did not end as it should"):
        ten_writers(context, tmp_path, 1, 1)
