"""Word files edited as people edit them."""

import pytest

from sopai.changes.apply import apply
from sopai.schema.changes import Change, ChangeSet
from sopai.schema.sop import Sop
from tests.edited.samples import packing
from tests.edited.word import Edited

ACTION, OWNER, TOOLS, STANDARD, LIMIT = 1, 2, 3, 4, 5


@pytest.fixture
def file() -> Edited:
    return Edited(packing())


def told(found: ChangeSet) -> list[tuple[str, str, object]]:
    return [(change.op.value, change.address, change.after) for change in found.changes]


def only(found: ChangeSet) -> Change:
    (change,) = found.changes
    return change


def applied(file: Edited) -> Sop:
    return apply(file.sop, file.changes().changes)


def actions(sop: Sop) -> list[str]:
    return [step.action for step in sop.steps]


def test_reworded_cell_is_one_change_with_its_place(file: Edited) -> None:
    file.write(2, ACTION, "Scan each item into the tote")

    change = only(file.changes())

    assert (change.op, change.address) == ("set", "/steps/s2/action")
    assert (change.before, change.after) == (
        "Put each item into the tote",
        "Scan each item into the tote",
    )
    assert change.quote == "Scan each item into the tote"
    assert change.place is not None and change.place["row"] == 3


def test_what_stands_below_the_action_is_read_by_its_name(file: Edited) -> None:
    file.write(
        3,
        ACTION,
        "Pack the parcel",
        "If two items are missing: tell the customer (→ 4); else go on",
        "Attention: Heavy items first",
        "Glass last",
        "Say: Hello",
    )

    found = dict((address, after) for _, address, after in told(file.changes()))

    assert found["/steps/s3/attention"] == ["Heavy items first", "Glass last"]
    assert found["/steps/s3/script"] == "Hello"
    assert found["/steps/s3/branches"] == [
        {
            "condition": "two items are missing",
            "then": "tell the customer",
            "then_step": "s6",
            "otherwise": "go on",
        }
    ]
    assert len(found) == 3


def test_action_of_several_paragraphs_stays_one_action(file: Edited) -> None:
    file.write(1, ACTION, "Print the pick list", "Sign it")

    assert told(file.changes()) == [("set", "/steps/s1/action", "Print the pick list\nSign it")]


def test_decision_that_cannot_be_read_is_left_and_said(file: Edited) -> None:
    file.write(3, ACTION, "Pack the parcel", "Maybe call somebody", "Attention: Heavy items first")

    found = file.changes()

    assert found.changes == ()
    assert found.unmatched[0].quote == "Maybe call somebody"
    assert "the decision was left as it is" in found.unmatched[0].why


def test_added_row_is_a_new_step_in_its_place(file: Edited) -> None:
    file.insert(1)
    file.write(2, ACTION, "Fetch a cart")
    file.write(2, OWNER, "Night Shift Lead")

    change = only(file.changes())

    assert change.position is not None and change.position.after == "s1"
    assert actions(applied(file))[:2] == ["Print the pick list", "Fetch a cart"]
    assert applied(file).steps[1].owner.role == "Night Shift Lead"


def test_copied_row_is_a_new_step_and_said(file: Edited) -> None:
    file.copy(2)

    found = file.changes()

    assert only(found).op == "add"
    assert actions(applied(file)).count("Put each item into the tote") == 2
    assert "the row carries s2 a second time" in found.unmatched[0].why


def test_deleted_row_frees_what_pointed_to_it(file: Edited) -> None:
    file.delete(6)

    assert told(file.changes()) == [
        ("remove", "/steps/s6", None),
        ("set", "/steps/s3/branches/0/then_step", None),
        ("set", "/exceptions/e1/step", None),
    ]
    assert actions(applied(file)) == [step.action for step in packing().steps[:-1]]


def test_emptied_row_is_a_deleted_one(file: Edited) -> None:
    for column in range(6):
        file.write(2, column, "")

    assert told(file.changes())[0] == ("remove", "/steps/s2", None)


def test_moved_row_is_one_move(file: Edited) -> None:
    file.move(1, behind=2)

    change = only(file.changes())

    assert (change.op, change.address) == ("move", "/steps/s1")
    assert actions(applied(file))[:2] == ["Put each item into the tote", "Print the pick list"]


def test_part_that_is_moved_out_and_numbered_anew_becomes_a_step(file: Edited) -> None:
    file.move(4, behind=6)
    file.write(6, 0, "5")

    assert only(file.changes()).op == "move"
    moved = applied(file).steps[-1]
    assert (moved.id, moved.parent) == ("s4", None)


@pytest.mark.parametrize("numbers", [("1", "2", "3", "4", "5", "6"), ("", "", "", "", "", "")])
def test_numbers_written_by_hand_change_nothing(file: Edited, numbers: tuple[str, ...]) -> None:
    for row, number in enumerate(numbers, start=1):
        file.write(row, 0, number)

    assert file.changes().changes == ()


def test_tracked_changes_are_read_as_accepted(file: Edited) -> None:
    file.track(2, STANDARD, "All items ticked", "Each item scanned")

    assert told(file.changes()) == [("set", "/steps/s2/standard", "Each item scanned")]


def test_comments_become_open_items_with_author_and_words(file: Edited) -> None:
    runs = file.table().cell(2, ACTION).paragraphs[0].runs
    file.document.add_comment(runs, text="Which tote?", author="Ann Reed", initials="AR")

    found = file.changes()

    assert found.changes == ()
    assert [(one.text, one.quote) for one in found.open_items] == [
        ("Ann Reed comments: Which tote?", "Put each item into the tote")
    ]


def test_formatting_alone_is_no_change(file: Edited) -> None:
    for row in file.table().rows:
        for cell in row.cells:
            for run in cell.paragraphs[0].runs:
                run.bold, run.font.name = True, "Courier"

    assert file.changes().changes == ()


def test_deleted_column_is_asked_about_once(file: Edited) -> None:
    file.delete_column(STANDARD)

    found = file.changes()

    assert found.changes == ()
    assert [one.quote for one in found.open_items] == ["Steps · Standard"]


def test_renamed_header_is_known_by_what_stands_below(file: Edited) -> None:
    file.write(0, STANDARD, "How we know")
    file.write(0, ACTION, "Work")
    file.write(3, ACTION, *[one.text for one in file.table().cell(3, ACTION).paragraphs])
    file.write(1, LIMIT, "1 minute")

    assert told(file.changes()) == [("set", "/steps/s1/time_limit", "1 minute")]


def test_deleted_header_row_is_not_missed(file: Edited) -> None:
    file.delete(0)
    rows = file.document.tables[3]
    rows.cell(0, ACTION).paragraphs[0].runs[0].text = "Print the pick lists"

    found = file.changes()

    assert [one[1] for one in told(found)] == ["/steps/s1/action"]


def test_added_column_is_said_and_not_read(file: Edited) -> None:
    table = file.widened()
    table.cell(0, 6).text, table.cell(1, 6).text = "Cost", "3 EUR"

    found = file.changes()

    assert found.changes == ()
    assert "the column “Cost” is none of the SOP's" in found.unmatched[0].why


def test_column_of_a_known_name_brings_its_field(file: Edited) -> None:
    table = file.widened()
    table.cell(0, 6).text, table.cell(1, 6).text = "Output", "A list on paper"

    assert told(file.changes()) == [("set", "/steps/s1/output", "A list on paper")]


def test_fields_of_the_sop_are_read(file: Edited) -> None:
    for paragraph in file.document.paragraphs:
        for run in paragraph.runs:
            run.text = run.text.replace("No parcel comes back", "Every parcel arrives")
    file.write(1, 1, "Night Packer", header="Field")

    assert told(file.changes()) == [
        ("set", "/purpose", "Every parcel arrives"),
        ("set", "/executor", {"kind": "role", "role": "Night Packer"}),
    ]


def test_holder_in_brackets_belongs_to_the_roster(file: Edited) -> None:
    file.write(1, OWNER, "Packer (Li Si)")

    found = file.changes()

    assert found.changes == ()
    assert "stands in the roster" in found.unmatched[0].why


def test_owner_that_is_shown_for_want_of_another_is_no_own_one(file: Edited) -> None:
    file.write(2, OWNER, "")
    file.write(4, OWNER, "Shop")

    found = file.changes()

    assert told(found) == [("set", "/steps/s4/owner", {"kind": "group", "text": "Shop"})]
    assert "no owner of its own" in found.unmatched[0].why


@pytest.mark.parametrize(
    ("words", "owner"),
    [
        ("Picker (Ann Reed)", {"kind": "role", "role": "Picker", "person": "Ann Reed"}),
        ("Ann Reed (Picker)", {"kind": "person", "person": "Ann Reed", "role": "Picker"}),
        ("Wang Wu (Shift Leader)", {"kind": "person", "person": "Wang Wu", "role": "Shift Leader"}),
        ("Shop", {"kind": "group", "text": "Shop"}),
        ("Night Picker", {"kind": "role", "role": "Night Picker"}),
        ("No owner", None),
    ],
)
def test_new_owner_is_understood(file: Edited, words: str, owner: object) -> None:
    file.write(1, OWNER, words)

    assert told(file.changes()) == [("set", "/steps/s1/owner", owner)]


def test_table_that_was_split_is_one(file: Edited) -> None:
    file.split(behind=3)
    file.write(1, LIMIT, "2 minutes")

    assert told(file.changes()) == [("set", "/steps/s1/time_limit", "2 minutes")]


def test_parts_of_a_new_step_name_it(file: Edited) -> None:
    for row, number, action in ((6, "5", "Wrap up"), (7, "5.1", "Turn off the light")):
        file.insert(row)
        file.write(row + 1, 0, number)
        file.write(row + 1, ACTION, action)

    last, part = applied(file).steps[-2:]
    assert (last.action, part.action, part.parent) == ("Wrap up", "Turn off the light", last.id)


def test_parts_of_a_deleted_step_go_to_the_one_above(file: Edited) -> None:
    file.delete(3)

    assert [(one.id, one.parent) for one in applied(file).steps] == [
        ("s1", None),
        ("s2", None),
        ("s4", "s2"),
        ("s5", "s2"),
        ("s6", None),
    ]


def test_chinese_file_is_read_by_its_own_words() -> None:
    file = Edited(packing("zh"))
    file.write(2, 1, "把每件商品放入周转箱", header="序号")
    file.write(1, 2, "夜班拣货员", header="序号")
    file.write(
        3,
        1,
        "Pack the parcel",
        "如果缺两件：tell the customer（→ 4）；否则go on",
        "注意：Heavy items first",
        header="序号",
    )

    found = {change.address: change.after for change in file.changes().changes}

    assert found["/steps/s2/action"] == "把每件商品放入周转箱"
    assert found["/steps/s1/owner"] == {"kind": "role", "role": "夜班拣货员"}
    assert "缺两件" in str(found["/steps/s3/branches"])
    assert len(found) == 3


def test_lists_without_ids_are_edited_added_to_and_cut(file: Edited) -> None:
    file.write(1, 1, "daily", header="Activity")
    file.delete(2, header="Activity")
    file.insert(1, header="Term")
    file.write(2, 0, "Wave", header="Term")
    file.write(2, 1, "ten orders", header="Term")

    assert [one[:2] for one in told(file.changes())] == [
        ("set", "/supervision/0/cadence"),
        ("remove", "/supervision/1"),
        ("add", "/definitions"),
    ]
    assert applied(file).definitions[-1].meaning == "ten orders"


def test_section_that_is_gone_is_asked_about(file: Edited) -> None:
    file.drop("Situation")

    found = file.changes()

    assert found.changes == ()
    assert [one.quote for one in found.open_items] == ["Exceptions"]


def test_text_beside_the_parts_is_said(file: Edited) -> None:
    file.table("Situation")._tbl.addnext(file.document.add_paragraph("Mind the dog")._p)

    found = file.changes()

    assert [one.quote for one in found.unmatched] == ["Mind the dog"]


def test_reference_by_number_means_the_step_of_the_file(file: Edited) -> None:
    file.write(2, 1, "1", header="Situation")

    assert told(file.changes()) == [("set", "/exceptions/e2/step", "s1")]


def test_step_number_that_nobody_has_is_left_and_said(file: Edited) -> None:
    file.write(1, 1, "9", header="Situation")

    found = file.changes()

    assert found.changes == ()
    assert "no single step of the file has this number" in found.unmatched[0].why


def test_without_marks_rows_are_known_by_their_words(file: Edited) -> None:
    file.move(1, behind=2)
    file.write(2, ACTION, "Print the long pick list")
    file.forget_marks()

    assert [one[:2] for one in told(file.changes())] == [
        ("set", "/steps/s1/action"),
        ("move", "/steps/s1"),
    ]
