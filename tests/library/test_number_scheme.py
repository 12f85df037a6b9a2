"""The next number follows what the department and the house do, and is never one that was used."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopai.library.adding import add
from sopai.library.department_code import codes_for
from sopai.library.number_scheme import Basis, Proposal, propose_number
from sopai.library.number_series import Used, folded
from sopai.library.numbers_used import numbers_used
from sopai.library.opening import Library
from sopai.library.states import remove
from sopai.schema.control import DocumentControl
from tests.library.samples import identity, sop

HOUSE = {
    "CS/SOP/001": "Customer Service",
    "CS/SOP/007": "Customer Service",
    "WH/SOP/012": "Warehouse",
    "FIN/SOP/003": "Finance",
}
NUMBER = r"[A-C]{1,2}[-/ .]?(SOP|WI)?[-/]?[0-9]{1,4}([-/][0-9]{1,4})?"
CHINESE = {"KF-SOP-003": "客服部", "CC-SOP-009": "仓储部"}


def proposed(department: str, numbers: dict[str, str | None] | dict[str, str]) -> Proposal:
    used = [Used(number, owner, at) for at, (number, owner) in enumerate(numbers.items())]
    return propose_number(used, department)


def test_department_goes_on_where_it_is_and_fills_no_gap() -> None:
    found = proposed("Customer Service", HOUSE)
    assert found == Proposal(
        "Customer Service", "CS/SOP/008", Basis.OWN, "CS/SOP/###", "CS/SOP/007", ()
    )


@pytest.mark.parametrize(
    "name", ["customer service", " Customer  Service ", "ＣＵＳＴＯＭＥＲ SERVICE"]
)
def test_department_is_known_however_it_is_written(name: str) -> None:
    assert proposed(name, HOUSE | {"CS/SOP/006": "CS"}).number == "CS/SOP/008"


@pytest.mark.parametrize(
    ("department", "numbers", "number"),
    [
        ("Human Resources", HOUSE, "HR/SOP/001"),
        ("IT", HOUSE, "IT/SOP/001"),
        ("Purchasing Department", HOUSE, "PU/SOP/001"),
        ("财务部", CHINESE, "CW-SOP-001"),
        ("人力资源部", CHINESE, "RL-SOP-001"),
        ("财务部", {"客服-作业-03": "客服部", "仓储-作业-11": "仓储部"}, "财务-作业-01"),
        ("sales", {"cs-001": "Customer Service", "wh-002": "Warehouse"}, "sa-001"),
        ("Warehouse", {"CS/SOP/007": "Customer Service"}, "WA/SOP/001"),
    ],
)
def test_new_department_gets_the_pattern_of_the_house_with_its_code(
    department: str, numbers: dict[str, str], number: str
) -> None:
    found = proposed(department, numbers)
    assert (found.number, found.basis, found.last) == (number, Basis.HOUSE, None)


def test_code_of_another_department_is_passed_over() -> None:
    found = proposed("Clinical Studies", HOUSE)
    assert (found.number, found.taken) == ("CL/SOP/001", ("CS",))
    assert proposed("客服中心", CHINESE).number == "KF2-SOP-001"


@pytest.mark.parametrize(
    ("department", "number"),
    [("Customer Service", "CS-SOP-001"), ("客服部", "KF-SOP-001"), ("", "X-SOP-001")],
)
def test_house_without_numbers_gets_a_first_one(department: str, number: str) -> None:
    found = proposed(department, {"without digits": "Sales"})
    assert (found.number, found.basis) == (number, Basis.FIRST)


def test_one_series_of_the_house_goes_on_for_everybody() -> None:
    found = proposed("Sales", {"SOP-001": "Finance", "SOP-014": "Warehouse", "SOP-003": None})
    assert (found.number, found.basis, found.last) == ("SOP-015", Basis.SHARED, "SOP-014")
    assert proposed("Finance", {"SOP-001": "Finance", "SOP-014": "Warehouse"}).number == "SOP-015"


@pytest.mark.parametrize(
    ("numbers", "number"),
    [
        (["9", "10"], "11"),
        (["CS/SOP/999"], "CS/SOP/1000"),
        (["CS-007", "CS-8", "CS-012"], "CS-013"),
        (["QP-07 Rev.2", "QP-08 (v1.3)"], "QP-09"),
        (["A-001/2024", "A-002/2024"], "A-003/2024"),
        (["SOP-2024-015", "SOP-2024-016", "SOP-2025-003"], "SOP-2025-004"),
        (["WI 7.5.1-01", "WI 7.5.1-02", "WI 8.1-01"], "WI 7.5.1-03"),
        (["第003号"], "第004号"),
        (["ＣＳ／ＳＯＰ／００７"], "ＣＳ／ＳＯＰ／008"),
    ],
)
def test_pattern_and_digits_are_those_in_use(numbers: list[str], number: str) -> None:
    assert proposed("X", dict.fromkeys(numbers, "X")).number == number


def test_year_stays_and_that_is_told() -> None:
    assert proposed("X", {"SOP-2025-003": "X"}).has_year
    assert not proposed("X", {"SOP-003": "X"}).has_year


def test_of_several_patterns_the_commoner_one_wins_then_the_newer_one() -> None:
    common = proposed("X", {"A-01": "X", "A-02": "X", "B-09": "X"})
    assert (common.number, common.others) == ("A-03", ("B-##",))
    newer = proposed("X", {"A-01": "X", "B-09": "X"})
    assert (newer.number, newer.others) == ("B-10", ("A-##",))


def test_number_that_another_department_has_is_passed_over() -> None:
    assert proposed("X", {"A-01": "X", "A-02": "Y"}).number == "A-03"


@given(
    st.lists(
        st.tuples(
            st.from_regex(
                r"[A-C]{1,2}[-/ .]?(SOP|WI)?[-/]?[0-9]{1,4}([-/][0-9]{1,4})?", fullmatch=True
            ),
            st.sampled_from(["A", "B", "客服部", None]),
        ),
        max_size=12,
    ),
    st.sampled_from(["A", "B", "C", "客服部", "仓储部", ""]),
)
def test_no_number_is_given_twice(numbers: list[tuple[str, str | None]], department: str) -> None:
    used = [Used(number, owner, at) for at, (number, owner) in enumerate(numbers)]
    found = propose_number(used, department)
    assert folded(found.number) not in {folded(one.number) for one in used}
    assert found == propose_number(used, department)
    again = propose_number([*used, Used(found.number, department, 99)], department)
    assert again.number != found.number


def test_there_is_always_another_code() -> None:
    codes = codes_for("Finance", 3, is_han=False)
    assert [next(codes) for _ in range(6)] == ["FIN", "FI", "FIN", "FINA", "FIN2", "FIN3"]
    assert next(codes_for("部", 2, is_han=True)) == "部"
    assert next(codes_for("ん", 2, is_han=False)) == "ん"


def test_numbers_of_old_versions_retired_sops_and_corrections_count(library: Library) -> None:
    for number in ("CS-001", "CS-005"):
        control = DocumentControl(number=number, department="Customer Service")
        add(library, sop("returns"), control, "a.md", number.encode(), who="Ann")
    control = DocumentControl(number="CS-009", department="Customer Service")
    add(library, sop("returns", purpose="x"), control, "a.md", b"3", who="Ann")
    gone = DocumentControl(number="CS-012", department="Customer Service")
    add(library, sop("backup"), gone, "b.md", b"4", who="Ann")
    remove(library, identity("backup"), who="Ann", reason="old")
    used = numbers_used(library)
    assert {one.number for one in used} == {"CS-001", "CS-005", "CS-009", "CS-012"}
    assert propose_number(used, "Customer Service").number == "CS-013"
