"""Tables in text: what is no table that people read is refused before it takes long."""

import pytest

from sopai.errors import IngestError
from sopai.ingest.read import read_data
from sopai.ingest.separated import MAX_CELLS, MAX_COLUMNS

HEAD = ["No.", "Operation", "Responsible"]


def _table(*rows: list[str]) -> bytes:
    return "".join(f"{','.join(row)}\n" for row in rows).encode()


@pytest.mark.parametrize(
    "data",
    [
        _table(["x"] * (MAX_COLUMNS + 1)),
        _table(HEAD, ["1", "Pack it", "Packer", *["x"] * MAX_COLUMNS]),
        b"No.;Operation;Responsible\n" + b'"a;' * 100_000,
    ],
)
def test_a_row_of_more_columns_than_people_read_is_refused_with_its_line(data: bytes) -> None:
    with pytest.raises(IngestError, match=r"line \d has [\d,]+ cells, more than 256: keep only"):
        read_data(data, "packing.csv")


def test_more_cells_than_any_procedure_has_are_refused_with_the_next_step() -> None:
    rows = [["x"] * MAX_COLUMNS] * (MAX_CELLS // MAX_COLUMNS + 1)
    with pytest.raises(IngestError, match="more than 200,000 cells: split it"):
        read_data(_table(*rows), "packing.csv")


def test_as_many_columns_as_a_sheet_has_are_read() -> None:
    data = _table(HEAD + ["Note"] * (MAX_COLUMNS - 3), ["1", "Pack it", "Packer"])
    assert [step.owner.role for step in read_data(data, "packing.csv").sop.steps] == ["Packer"]


def test_empty_cells_behind_the_columns_are_left_out() -> None:
    data = _table(HEAD + [""] * 400, ["1", "Pack it", "Packer", *[""] * 400])
    assert [step.action for step in read_data(data, "packing.csv").sop.steps] == ["Pack it"]
