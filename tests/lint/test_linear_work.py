"""All rules together take about twice as long for twice the text, whatever its shape."""

import tracemalloc
from collections.abc import Callable
from time import process_time

import pytest

from sopai.workflow import Options, lint_text

STRICT = Options(profile="strict")
VAGUE = "carefully, if necessary, regularly, several suitable boxes, etc. "
METRICS = (
    "## Steps\n\n1. Ann packs.\n2. Ann goes.\n\n## Metrics\n\n| Metric | Target |\n|---|---|\n"
)


def _wide(count: int) -> str:
    rows = (" a |" * count, "---|" * count, " soon |" * count)
    return "".join(f"|{row}\n" for row in rows)


def _name(number: int) -> str:
    return "".join(chr(97 + number // 26**place % 26) for place in range(3))


def _roles(count: int) -> str:
    listed = "".join(f"- {_name(at)} Manager: packs\n" for at in range(count))
    steps = "".join(f"1. The {_name(at)} Manager packs.\n" for at in range(count))
    return f"## Responsibilities\n\n{listed}\n## Steps\n\n{steps}"


def _warned(number: int) -> str:
    return f"1. Ann opens the hot lid {number}.\n\nWarning: the lid {number} is hot.\n\n"


SHAPES: dict[str, tuple[Callable[[int], str], int]] = {
    "rows with vague words": (lambda n: "|A|B|\n|-|-|\n" + f"| Pack it {VAGUE} | Ann |\n" * n, 400),
    "cells of one row": (_wide, 2_000),
    "one cell": (lambda n: f"|A|B|\n|-|-|\n| {VAGUE * n} | x |\n", 1_000),
    "items": (lambda n: "## Steps\n\n" + f"- Ann packs it {VAGUE}\n" * n, 500),
    "one sentence": (lambda n: "1. Ann packs it " + VAGUE.replace(".", "") * n, 800),
    "one Chinese sentence": (lambda n: "1. 打包员" + "尽快妥善处理适量合适的商品" * n, 2_000),
    "definitions": (lambda n: "".join(f"- Soon: within {at} min.\n" for at in range(n)), 1_000),
    "references to steps": (
        lambda n: "".join(f"{at}. Ann goes to step {at + 5}.\n" for at in range(1, n)),
        1_500,
    ),
    "roles": (_roles, 300),
    "warnings behind steps": (lambda n: "## Steps\n\n" + "".join(map(_warned, range(n))), 500),
    "metrics of one name": (
        lambda n: METRICS + "".join(f"| parcel error rate | <= {at} % |\n" for at in range(n)),
        500,
    ),
    "metrics of many names": (
        lambda n: METRICS + "".join(f"| errors of lane {at} | <= 5 % |\n" for at in range(n)),
        800,
    ),
    "brackets behind words": (lambda n: "1. Ann packs soon " + "(carefully " * n, 1_500),
    "nested items": (lambda n: "- " * n + "Pack it soon", 2_000),
    "nested quotes": (lambda n: "> " * n + "Pack it soon", 5_000),
    "control and right-to-left signs": (lambda n: "1. Pack\u202e\u0007 it soon " * n, 1_500),
}
ROOM = 8
"""Times longer that four times the text may take: linear work takes four, quadratic sixteen."""

SLACK = 0.2
"""Seconds that a busy machine may add."""


def _seconds(text: str) -> float:
    started = process_time()
    lint_text(text, "a.md", STRICT)
    return process_time() - started


@pytest.mark.parametrize("name", SHAPES)
def test_four_times_the_text_takes_about_four_times_as_long(name: str) -> None:
    shape, count = SHAPES[name]
    small, large = shape(count), shape(4 * count)
    once = min(_seconds(small), _seconds(small))
    assert min(_seconds(large), _seconds(large)) < ROOM * once + SLACK


LARGE = {
    "one word": "a" * 2_000_000,
    "one line of vague words": "1. Ann packs it " + VAGUE * 8_000,
    "items": "## Steps\n\n" + f"- Ann packs it {VAGUE}\n" * 2_000,
}
BYTES_PER_BYTE = 300
"""Bytes of memory for each byte of text, findings included."""


@pytest.mark.parametrize("name", LARGE)
def test_memory_is_a_multiple_of_the_text(name: str) -> None:
    lint_text("1. Pack it soon.\n", "warm.md")
    tracemalloc.start()
    lint_text(LARGE[name], "a.md")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < BYTES_PER_BYTE * len(LARGE[name])
