"""Excel files edited as people edit them."""

from collections.abc import Callable
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from sopai.changes.apply import apply
from sopai.export.excel import write_excel
from sopai.schema.changes import ChangeSet
from sopai.schema.sop import Sop
from tests.edited.files import read_back
from tests.edited.samples import packing
from tests.export.samples import full_sop, long_sop

ACTION, STANDARD, OWNER = "C", "D", "F"


class Edited:
    """The Excel file of an SOP."""

    def __init__(self, sop: Sop) -> None:
        self.sop = sop
        self.book: Workbook = load_workbook(BytesIO(write_excel(sop)))

    @property
    def steps(self) -> Worksheet:
        return self.book.worksheets[0]

    def rows(self) -> list[list[object]]:
        """The cells of the steps below their header, with the hidden ones."""
        return [[cell.value for cell in row] for row in self.steps.iter_rows(min_row=2)]

    def rewrite(self, rows: list[list[object]]) -> None:
        """Put rows in place of those that are there, as sorting and pasting do."""
        self.steps.delete_rows(2, self.steps.max_row)
        for row in rows:
            self.steps.append(row)

    def changes(self) -> ChangeSet:
        saved = BytesIO()
        self.book.save(saved)
        return read_back(self.sop, saved.getvalue(), "xlsx")


@pytest.fixture
def file() -> Edited:
    return Edited(packing())


def told(found: ChangeSet) -> list[tuple[str, str, object]]:
    return [(change.op.value, change.address, change.after) for change in found.changes]


def test_reworded_cell_is_one_change_with_its_cell(file: Edited) -> None:
    file.steps[f"{ACTION}3"] = "Scan each item into the tote"

    found = file.changes()

    assert told(found) == [("set", "/steps/s2/action", "Scan each item into the tote")]
    assert found.changes[0].place == {"sheet": "Steps", "cell": "C3", "row": 3}


def test_cell_of_several_lines_keeps_its_decision(file: Edited) -> None:
    file.steps[f"{ACTION}4"] = str(file.steps[f"{ACTION}4"].value).replace(
        "Pack the parcel", "Pack the parcel\nSeal it"
    )

    assert told(file.changes()) == [("set", "/steps/s3/action", "Pack the parcel\nSeal it")]


def test_sorted_rows_are_moves_and_nothing_else(file: Edited) -> None:
    file.rewrite(sorted(file.rows(), key=lambda row: str(row[2])))

    assert {change.op.value for change in file.changes().changes} == {"move"}


def test_inserted_row_is_a_new_step(file: Edited) -> None:
    file.steps.insert_rows(3)
    file.steps["C3"], file.steps["F3"] = "Fetch a cart", "Packer"

    found = file.changes()

    assert told(found) == [("add", "/steps", {"action": "Fetch a cart"})]
    assert [step.action for step in apply(file.sop, found.changes).steps][1] == "Fetch a cart"


def test_copied_row_is_a_new_step(file: Edited) -> None:
    rows = file.rows()
    file.rewrite([*rows[:2], rows[1], *rows[2:]])

    found = file.changes()

    assert [one[:2] for one in told(found)] == [("add", "/steps")]
    assert "the row carries s2 a second time" in found.unmatched[0].why


def test_deleted_row_is_a_deleted_step(file: Edited) -> None:
    file.steps.delete_rows(3)

    assert ("remove", "/steps/s2", None) in told(file.changes())
    assert ("set", "/metrics/m1/step", None) in told(file.changes())


def test_rows_that_a_filter_hides_are_not_deleted(file: Edited) -> None:
    file.steps.row_dimensions[3].hidden = True

    assert file.changes().changes == ()


def drop_keys(sheet: Worksheet) -> None:
    sheet.delete_cols(sheet.max_column)


def fill_keys(sheet: Worksheet) -> None:
    for row in range(2, sheet.max_row + 1):
        sheet.cell(row, sheet.max_column).value = f"s{90 + row}"


def add_note_to_keys(sheet: Worksheet) -> None:
    for row in range(2, sheet.max_row + 1):
        sheet.cell(row, sheet.max_column).value = "see Ben!"


@pytest.mark.parametrize("spoil", [drop_keys, fill_keys, add_note_to_keys])
def test_rows_with_no_key_that_is_known_are_told_by_their_words(
    file: Edited, spoil: Callable[[Worksheet], None]
) -> None:
    file.steps[f"{ACTION}3"] = "Put each item in the grey tote"
    spoil(file.steps)

    assert told(file.changes()) == [("set", "/steps/s2/action", "Put each item in the grey tote")]


def test_columns_in_another_order_change_nothing(file: Edited) -> None:
    for row in file.steps.iter_rows():
        values = [cell.value for cell in row]
        for cell, value in zip(row, values[::-1], strict=True):
            cell.value = value

    assert file.changes().changes == ()


def test_deleted_column_is_asked_about_once(file: Edited) -> None:
    file.steps.delete_cols(4)

    found = file.changes()

    assert found.changes == ()
    assert [one.quote for one in found.open_items] == ["Steps · Standard"]


def test_table_whose_columns_cannot_be_told_is_not_read(file: Edited) -> None:
    for row in file.steps.iter_rows(max_col=file.steps.max_column - 1):
        for cell in row:
            cell.value = f"x{cell.row}{cell.column}"

    found = file.changes()

    assert found.changes == ()
    assert "its columns cannot be told" in found.unmatched[0].why


def test_deleted_columns_do_not_make_rows_look_deleted(file: Edited) -> None:
    file.steps.delete_cols(2, 2)
    file.steps.delete_cols(3, 2)

    found = file.changes()

    assert found.changes == ()
    assert len(found.open_items) == 3


def test_cell_that_says_the_name_of_the_column_is_a_cell(file: Edited) -> None:
    file.steps[f"{STANDARD}3"] = "sopai"

    assert told(file.changes()) == [("set", "/steps/s2/standard", "sopai")]


def test_copy_of_a_sheet_is_said_and_not_read(file: Edited) -> None:
    file.book.copy_worksheet(file.steps)

    found = file.changes()

    assert found.changes == ()
    assert "this table is none of the SOP's parts" in found.unmatched[0].why


def test_merged_cells_of_the_same_words_change_nothing(file: Edited) -> None:
    file.steps.merge_cells("F3:F4")

    assert file.changes().changes == ()


def test_formula_is_never_evaluated_and_is_said(file: Edited) -> None:
    file.steps[f"{STANDARD}3"] = '="All items"&" ticked"'

    found = file.changes()

    assert told(found) == [("set", "/steps/s2/standard", '="All items"&" ticked"')]
    assert "a formula without a stored result stands there" in found.unmatched[0].why


def test_comment_becomes_an_open_item(file: Edited) -> None:
    file.steps[f"{ACTION}3"].comment = Comment("Which tote?", "Ann Reed")

    assert [(one.text, one.quote) for one in file.changes().open_items] == [
        ("Ann Reed comments: Which tote?", "Put each item into the tote")
    ]


def test_fields_of_the_sop_stand_in_the_control_sheet(file: Edited) -> None:
    sheet = file.book["Control"]
    for row in sheet.iter_rows(min_row=2):
        if row[0].value == "Scope":
            row[1].value = "Orders of all shops"
        if row[0].value == "Purpose":
            row[1].value = None

    assert told(file.changes()) == [
        ("set", "/purpose", None),
        ("set", "/scope", "Orders of all shops"),
    ]


def test_deleted_sheet_is_asked_about(file: Edited) -> None:
    del file.book["Metrics"]

    found = file.changes()

    assert found.changes == ()
    assert [one.quote for one in found.open_items] == ["Metrics"]


def test_lists_in_another_order_are_set_as_a_whole(file: Edited) -> None:
    sheet = file.book["Supervision"]
    first = [cell.value for cell in sheet[2]]
    sheet.delete_rows(2)
    sheet.append(first)

    found = file.changes()

    assert [one[:2] for one in told(found)] == [("set", "/supervision")]
    assert [one.activity for one in apply(file.sop, found.changes).supervision] == [
        "Talk about returns",
        "Check ten parcels",
    ]


def test_sheet_of_days_is_read_too() -> None:
    file = Edited(full_sop())
    file.book["Timeline"]["A2"] = "Day 2"
    file.book["Timeline"]["D2"] = "Scanner\nPhoto (photo.png)"

    assert told(file.changes()) == [
        ("set", "/steps/s1/trigger", "Day 2"),
        ("set", "/steps/s1/tools", ["Scanner"]),
    ]


def test_sheets_that_differ_are_asked_about() -> None:
    file = Edited(full_sop())
    file.book["Timeline"]["C2"], file.book["Steps"]["K2"] = "6 minutes", "7 minutes"

    found = file.changes()

    assert told(found) == [("set", "/steps/s1/time_limit", "7 minutes")]
    assert "The sheets say different things" in found.open_items[0].text


def test_thousands_of_rows_are_read() -> None:
    file = Edited(long_sop(5_000))
    file.steps["C2500"] = "Do another thing"
    file.steps.delete_rows(4_000)

    assert [one[:2] for one in told(file.changes())] == [
        ("set", "/steps/s2499/action"),
        ("remove", "/steps/s3999"),
    ]


def test_elements_without_a_sign_stay_where_they_were() -> None:
    sop = packing()
    first = sop.steps[0].model_copy(update={"inputs": ("\x85", "Label", "\u3000")})
    sop = sop.model_copy(update={"steps": (first, *sop.steps[1:])})
    edited = first.model_copy(update={"inputs": ("Label", "Tote")})

    data = write_excel(sop.model_copy(update={"steps": (edited, *sop.steps[1:])}))

    assert told(read_back(sop, data, "xlsx")) == [
        ("set", "/steps/s1/inputs", ["\x85", "Label", "\u3000", "Tote"])
    ]
