"""A roster out of the lists that offices keep."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import Workbook

from sopai.errors import IngestError, RosterError
from sopai.ingest.read import read_data
from sopai.people.importing import Imported, roster_in
from sopai.schema.roster import Holder, Role


def imported(text: str, name: str = "people.csv") -> Imported:
    return roster_in(read_data(text.encode(), name).document)


def test_a_row_is_a_person_with_a_role() -> None:
    found = imported(
        "Name,Role,Department,Since,Until,Substitute,Tasks\n"
        "Ann Lee,Packer,Warehouse,2026-02-01,,Ben Fox,Packs orders; Orders tape\n"
        "Ben Fox,Checker,Warehouse,1.3.2025,31.12.2026,-,\n"
        "Ben Fox,Driver,,,,,\n"
        "Cleo,,Office,,,,\n"
    )
    assert found.rows == 4
    assert found.roster.people == ("Ann Lee", "Ben Fox", "Cleo")
    assert found.roster.departments == ("Warehouse", "Office")
    assert found.roster.roles == (
        Role(
            name="Packer",
            department="Warehouse",
            holders=(Holder(person="Ann Lee", since=date(2026, 2, 1), substitute="Ben Fox"),),
            tasks=("Packs orders", "Orders tape"),
        ),
        Role(
            name="Checker",
            department="Warehouse",
            holders=(Holder(person="Ben Fox", since=date(2025, 3, 1), until=date(2026, 12, 31)),),
        ),
        Role(name="Driver", holders=(Holder(person="Ben Fox"),)),
    )


def test_a_chinese_list_is_read() -> None:
    found = imported(
        "序号,姓名,岗位,所属部门,入职日期,离职日期,替补,岗位职责\n"
        "1,李四,打包员,仓储部,2026年2月1日,至今,王五,按单打包；封箱\n"
    )
    (role,) = found.roster.roles
    assert role.holders == (Holder(person="李四", since=date(2026, 2, 1), substitute="王五"),)
    assert (role.name, role.department, role.tasks) == ("打包员", "仓储部", ("按单打包", "封箱"))
    assert found.ignored == ("序号",)


def test_an_excel_list_with_a_title_above_and_real_dates_is_read() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (
        ["Staff list 2026"],
        ["First name", "Last name", "Job title", "Start date"],
        ["Ann", "Lee", "Packer", date(2026, 2, 1)],
    ):
        sheet.append(row)
    saved = BytesIO()
    book.save(saved)
    found = roster_in(read_data(saved.getvalue(), "staff.xlsx").document)
    assert found.roster.people == ("Ann Lee",)
    assert found.roster.roles[0].holders[0].since == date(2026, 2, 1)


def test_a_family_name_of_a_chinese_comes_first() -> None:
    assert imported("surname,first name,role\n李,四,打包员\n").roster.people == ("李四",)


def test_rows_that_say_the_same_twice_count_once() -> None:
    found = imported("name,role\nAnn,Packer\nAnn,Packer\nann,PACKER\n")
    assert (found.roster.people, len(found.roster.roles)) == (("Ann",), 1)


def test_columns_of_one_meaning_are_told() -> None:
    assert imported("name,role,salary\nAnn,Packer,1000\n").ignored == ("salary",)
    assert imported("name,employee,role\nAnn,x,Packer\n").ignored == ("employee",)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("name,role,since\nAnn,Packer,03/04/2026\n", "line 2: '03/04/2026' is no day that is read"),
        ("name,role,since\nAnn,Packer,spring\n", "'spring' is no day"),
        ("name,role,since\nAnn,Packer,2026-02-31\n", "'2026-02-31' is no day"),
        ("step,action\n1,Pack\n", "has no list of people: name its columns"),
        ("name,role\n", "has no list of people"),
    ],
)
def test_what_cannot_be_read_is_explained(text: str, why: str) -> None:
    with pytest.raises(RosterError, match=why):
        imported(text)


def test_a_day_that_only_one_country_could_mean_is_read() -> None:
    (role,) = imported("name,role,since\nAnn,Packer,25/04/2026\n").roster.roles
    assert role.holders[0].since == date(2026, 4, 25)


def test_an_empty_file_is_refused_with_its_name() -> None:
    with pytest.raises((RosterError, IngestError), match=r"people\.csv"):
        imported("")


def test_cells_that_begin_like_formulas_are_names() -> None:
    assert imported('name,role\n"=cmd()",@Packer\n').roster.people == ("=cmd()",)


def test_far_too_many_rows_are_refused() -> None:
    with pytest.raises((RosterError, IngestError), match="rows|large|cells"):
        imported("name,role\n" + "".join(f"Ann {n},x\n" for n in range(20_001)))
