"""Long runs of one sign take no longer than their length asks for."""

from time import process_time

import pytest

from sopai.ingest import margins, metadata, owners
from sopai.ingest.margins import without_page_number

RUNS = {
    "fields of a line": (metadata._GAP, " "),
    "ideographic spaces between fields": (metadata._GAP, "\u3000"),
    "names of owners": (owners._PARTS, " "),
    "lines of owners": (owners._PARTS, "\n"),
    "bars of a header": (margins._TAIL, "|"),
    "rules of a header": (margins._TAIL, "-"),
}
ROOM = 8
"""Times longer that four times the text may take: linear work takes four, quadratic sixteen."""


@pytest.mark.parametrize("name", RUNS)
def test_work_grows_no_faster_than_a_run_of_one_sign(name: str) -> None:
    pattern, sign = RUNS[name]

    def seconds(times: int) -> float:
        text = f"a{sign * times}b"

        def once() -> float:
            began = process_time()
            for _ in range(20):
                pattern.sub("", text)
            return process_time() - began

        return min(once() for _ in range(5))

    assert seconds(40_000) < ROOM * seconds(10_000)


def test_signs_before_a_page_number_are_left_out_with_it() -> None:
    assert without_page_number("Packing | – Page 2 of 5") == "Packing"
    assert without_page_number("Packing | Sending") == "Packing | Sending"


def test_names_are_parted_by_signs_with_and_without_spaces() -> None:
    assert owners._PARTS.split("Packer,  Driver / Clerk and Cook , , Guard") == [
        "Packer", "Driver", "Clerk", "Cook", "", "Guard",
    ]  # fmt: skip
