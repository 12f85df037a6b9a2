"""CSV files, as another program and sopai's own reader find them."""

import csv
from io import StringIO
from pathlib import Path

from hypothesis import given, settings

from sopai.export.office import xml_text
from sopai.export.printed import Printed
from sopai.export.separated import MAX_CELL, write_separated
from sopai.export.wording import STEP_COLUMNS
from sopai.ingest.read import read
from sopai.schema.control import DocumentControl
from sopai.schema.formulas import without_mark
from sopai.schema.roster import Roster
from sopai.schema.sop import Sop
from tests.export.samples import CONTROL, ROSTER, TODAY, full_sop, long_sop, sop_with
from tests.strategies import NASTY, controls, rosters, sops

OPEN = ("Who packs on Sunday?", "周日由谁打包？")
RUN = tuple("=+-@＝＋－＠\t\r")


def records(data: bytes) -> list[dict[str, str]]:
    """The rows by the names of their columns."""
    text = StringIO(data.decode("utf-8-sig"), newline="")
    return list(csv.DictReader(text, strict=True))


def test_excel_is_told_the_encoding() -> None:
    assert write_separated(Printed(sop_with())).startswith(b"\xef\xbb\xbfNo.,Task name,Operation,")


def test_the_articles_columns_come_first_and_the_others_if_they_say_something() -> None:
    names = list(records(write_separated(Printed(full_sop("zh"), CONTROL, ROSTER, TODAY)))[0])
    assert names == [*(label.zh for label in STEP_COLUMNS), "SOP", "状态", "批准人"]
    assert list(records(write_separated(Printed(long_sop(1))))[0]) == [
        "No.", "Task name", "Operation", "Standard", "Attention points", "Responsible person",
        "SOP",
    ]  # fmt: skip


def test_a_step_is_a_row() -> None:
    first, second, third = records(write_separated(Printed(full_sop(), CONTROL, ROSTER, TODAY)))
    assert [row["No."] for row in (first, second, third)] == ["1", "1.1", "2"]
    assert first["Operation"] == (
        "Put each item into the tote\nIf an item is missing: tell the customer (→ 2); else go on"
    )
    assert (first["Responsible person"], third["Responsible person"]) == ("Packer (Li Si)", "Shop")
    assert first["Tool"] == "Scanner\nTote"


def test_every_row_says_which_sop_it_is_of_and_what_it_is_worth() -> None:
    found = records(write_separated(Printed(full_sop(), CONTROL, ROSTER, TODAY, OPEN)))
    assert {row["SOP"] for row in found} == {"WH/SOP/003 Pack an order"}
    assert {row["State"] for row in found} == {"Version 1.2 · Effective"}
    assert {row["Approvers"] for row in found} == {
        "Zhao Liu\nApprovals named here are recorded, not authenticated."
    }


def test_open_items_stand_on_the_first_row_and_their_number_on_each() -> None:
    found = records(write_separated(Printed(full_sop("zh"), None, open_items=OPEN)))
    assert found[0]["待定事项"].splitlines()[1:] == [f"☐ {item}" for item in OPEN]
    assert [row["待定事项"] for row in found[1:]] == ["待定事项（2）：按本规程操作之前须先确定"] * 2
    assert found[2]["状态"] == "草稿：请勿按此件操作"


def test_open_items_of_an_sop_without_steps_are_not_lost() -> None:
    (row,) = records(write_separated(Printed(sop_with(), open_items=OPEN)))
    assert (row["No."], row["SOP"]) == ("", "Pack an order")
    assert all(item in row["Open items"] for item in OPEN)


def test_no_cell_is_a_formula() -> None:
    steps = [{"id": f"s{n}", "action": text} for n, text in enumerate(NASTY, start=1)]
    for row in records(write_separated(Printed(sop_with(title="=1", steps=steps)))):
        assert not [cell for cell in row.values() if cell.strip().startswith(RUN)]


def test_an_overlong_cell_is_cut_with_a_note() -> None:
    sop = sop_with(steps=[{"id": "s1", "action": "字" * 40_000}])
    (row,) = records(write_separated(Printed(sop)))
    assert len(row["Operation"]) <= MAX_CELL
    assert "more characters did not fit" in row["Operation"]


def test_sopai_reads_the_steps_back(tmp_path: Path) -> None:
    path = tmp_path / "sop.csv"
    marked = sop_with(
        steps=[
            {"id": "s1", "title": "Cold", "action": "-5 °C is the limit: close the door"},
            {"id": "s2", "title": "Call", "action": "Call the customer", "tools": ["Phone"]},
        ]
    )
    path.write_bytes(write_separated(Printed(marked, CONTROL, today=TODAY)))
    steps = read(path).sop.steps
    assert [step.action for step in steps] == [step.action for step in marked.steps]
    assert [step.title for step in steps] == ["Cold", "Call"]
    assert steps[1].tools == ("Phone",)


@settings(max_examples=60)
@given(sops(), controls, rosters)
def test_any_sop_is_a_clean_table_with_all_its_actions(
    sop: Sop, control: DocumentControl, roster: Roster
) -> None:
    found = records(write_separated(Printed(sop, control, roster, TODAY, OPEN)))
    assert len(found) == max(1, len(sop.steps))
    assert all(None not in row and None not in row.values() for row in found)
    words = "\n".join(without_mark(list(row.values())[2]) for row in found)
    assert all(xml_text(step.action) in words for step in sop.steps)
    for row in found:
        assert not [cell for cell in row.values() if cell.strip().startswith(RUN)]
