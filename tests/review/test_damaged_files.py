"""Damaged files by the hundred: no crash, no hang, no memory beyond the limit."""

from pathlib import Path

import pytest

from sopai.evaluation.batch_suite import build_pile
from sopai.evaluation.corpus import eval_folder
from sopai.ingest.read import SUFFIXES
from sopai.workflow.reviewing import Limits, Wish, review

SOURCES = (eval_folder() / "documents" / "company", eval_folder() / "ingest" / "dev")
FILES = 400
MEGABYTES = 500


@pytest.fixture(scope="module")
def sources() -> list[Path]:
    found = (path for folder in SOURCES for path in folder.rglob("*") if path.is_file())
    return sorted(path for path in found if path.suffix.lower() in SUFFIXES)


def test_no_damage_stops_a_review(sources: list[Path], tmp_path: Path) -> None:
    pile = tmp_path / "pile"
    build_pile(pile, sources, FILES, FILES)
    wish = Wish((pile,), tmp_path / "out", workers=2, limits=Limits(60, MEGABYTES))
    done = review(wish)
    assert {one.kind for one in done.summary.failed} == {"unreadable"}
    assert len(done.summary.failed) + len(done.summary.files) == FILES
    assert len(done.summary.files) > FILES // 4
    assert 0 <= done.peak <= MEGABYTES


def test_same_seed_gives_the_same_damage(sources: list[Path], tmp_path: Path) -> None:
    for name in ("one", "two"):
        build_pile(tmp_path / name, sources[:10], 20, 10)
    one, two = (
        {path.name: path.read_bytes() for path in (tmp_path / name).rglob("*.*")}
        for name in ("one", "two")
    )
    assert one == two
    assert len(one) == 20
