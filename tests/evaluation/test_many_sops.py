"""Large libraries are made of what real procedures say, and are the same each time."""

from itertools import pairwise
from pathlib import Path

import pytest

from sopai.errors import EvaluationError
from sopai.evaluation.many_sops import FEWEST_STEPS, MOST_STEPS, Made, make_sops, read_material
from sopai.schema.sop import Sop

TEXTS = {
    "refund.md": "# Refund a parcel\n\n1. The shop clerk pays the money back within 3 days.\n"
    "2. The bookkeeper enters the refund in the ledger.\n",
    "stock.md": "# Count the stock\n\n1. The storekeeper counts every shelf.\n",
    "lift.md": "# 电梯困人\n\n1. 值班员在 5 分钟内到场。\n2. 维修员打开轿门。\n",
}


@pytest.fixture
def material(tmp_path: Path) -> dict[str, tuple[Sop, ...]]:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return read_material(sorted(tmp_path.iterdir()))


@pytest.fixture
def made(material: dict[str, tuple[Sop, ...]]) -> tuple[Made, ...]:
    return tuple(make_sops(material, 60))


def test_half_of_them_are_in_each_language(made: tuple[Made, ...]) -> None:
    languages = [one.sop.language for one in made]
    assert (languages.count("en"), languages.count("zh")) == (30, 30)


def test_no_two_are_equal(made: tuple[Made, ...]) -> None:
    assert len({one.sop.id for one in made}) == 60
    assert len({one.sop.title for one in made}) == 60
    assert len({one.path for one in made}) == 60
    assert all(before.sop.steps != after.sop.steps for before, after in pairwise(made))


def test_steps_and_owners_are_those_of_real_procedures(
    made: tuple[Made, ...], material: dict[str, tuple[Sop, ...]]
) -> None:
    real = [step for some in material.values() for sop in some for step in sop.steps]
    steps = [step for one in made for step in one.sop.steps]
    assert {step.action for step in steps} == {step.action for step in real}
    assert {step.owner for step in steps} == {step.owner for step in real}
    lengths = {len(one.sop.steps) for one in made}
    assert min(lengths) >= FEWEST_STEPS
    assert max(lengths) <= MOST_STEPS
    assert len(lengths) > 5


def test_they_are_the_same_each_time(
    made: tuple[Made, ...], material: dict[str, tuple[Sop, ...]]
) -> None:
    assert tuple(make_sops(material, 60)) == made


def test_a_language_without_procedures_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "refund.md").write_text(TEXTS["refund.md"], encoding="utf-8")
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 broken")
    with pytest.raises(EvaluationError, match="no procedure in 'zh'"):
        read_material(sorted(tmp_path.iterdir()))
