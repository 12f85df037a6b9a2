"""Who owns what in a library: the use cases, and the command."""

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sopai.cli import main
from sopai.errors import ChangeConflict, RosterError
from sopai.library.auditing import audit_trail
from sopai.library.opening import open_library
from sopai.schema.roster import Roster
from sopai.workflow.drafting import draft_brief
from sopai.workflow.people import (
    change_roster,
    current_roster,
    people,
    preview_hand_over,
    read_people_file,
)
from sopai.workflow.shelf import take_in

STARTER = Path(__file__).parents[1] / "knowledge" / "starter"
TODAY = date(2026, 11, 23)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOPAI_DATA", str(tmp_path))
    monkeypatch.setenv("SOPAI_LANGUAGE", "en")
    for name in ("en/pick-and-pack.md", "en/purchase-request.md", "zh/goods-receiving.md"):
        take_in(tmp_path, Path(name).name, (STARTER / name).read_bytes())
    return tmp_path


@pytest.fixture
def staffed(folder: Path) -> Path:
    found = read_people_file(folder, STARTER / "roster.yaml")
    change_roster(folder, found.before, found.after, who="Ann", reason="first list")
    return folder


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["people", *words])


def test_a_library_without_roster_names_who_is_named(folder: Path) -> None:
    known = people(folder, TODAY)
    assert "Daniel Novak" in [load.person for load in known.loads]
    assert "Buyer" in [one.role for one in known.unheld]
    assert (known.single_points, known.strangers) == ((), ())


def test_no_library_has_nobody(tmp_path: Path) -> None:
    assert people(tmp_path / "none", TODAY).loads == ()


def test_with_a_roster_roles_have_people(staffed: Path) -> None:
    known = people(staffed, TODAY)
    assert not (known.unheld or known.outdated or known.strangers)
    victor = next(load for load in known.loads if load.person == "Victor Hale")
    assert (victor.roles, victor.sops) == (("Buyer",), ("Request and approve a purchase",))
    covered = {task.task: task.title for task in known.tasks}
    assert covered["Packs orders by WH/SOP/002"] == "Pick and pack an online order"
    assert covered["Opens tickets by IT/SOP/004"] is None


def test_a_change_is_one_event_with_its_reason(staffed: Path) -> None:
    shown = preview_hand_over(staffed, "Buyer", "Eve Stone", TODAY)
    assert {duty.title for duty in shown.duties} == {"Request and approve a purchase"}
    assert change_roster(staffed, shown.before, shown.after, who="Ann", reason="Victor left")
    with open_library(staffed) as library:
        last = audit_trail(library)[-1]
    assert (last.action, last.who, last.detail["reason"]) == ("roster", "Ann", "Victor left")
    known = people(staffed, TODAY)
    assert next(one.steps for one in known.loads if one.person == "Eve Stone") > 0
    assert current_roster(staffed) == shown.after


def test_a_roster_that_changed_meanwhile_is_a_conflict(staffed: Path) -> None:
    shown = preview_hand_over(staffed, "Buyer", "Eve Stone", TODAY)
    change_roster(staffed, shown.before, Roster(people=("Ann",)), who="Bo", reason="new list")
    with pytest.raises(ChangeConflict, match="changed by somebody else"):
        change_roster(staffed, shown.before, shown.after, who="Ann", reason="Victor left")
    assert current_roster(staffed) == Roster(people=("Ann",))


@pytest.mark.parametrize(("who", "reason"), [("", "because"), ("Ann", "  ")])
def test_nothing_changes_without_who_and_why(staffed: Path, who: str, reason: str) -> None:
    before = current_roster(staffed)
    with pytest.raises(RosterError, match="say who changes it, and give a reason"):
        change_roster(staffed, before, Roster(), who=who, reason=reason)
    assert current_roster(staffed) == before


def test_the_command_shows_before_it_writes(staffed: Path) -> None:
    shown = run("hand-over", "Buyer", "--to", "Eve Stone", "--since", "2026-12-01")
    assert "Buyer: Victor Hale → Eve Stone, substitute Priya Nair" in shown.stdout
    assert "nothing is changed yet" in shown.stderr
    assert "Eve Stone" not in current_roster(staffed).people
    refused = run("hand-over", "Buyer", "--to", "Eve Stone", "--write")
    assert (refused.exit_code, "give a reason" in refused.stderr) == (2, True)
    done = run("hand-over", "Buyer", "--to", "Eve Stone", "--write", "--reason", "Victor left")
    assert (done.exit_code, "Eve Stone" in current_roster(staffed).people) == (0, True)


def test_the_command_tells_what_stops(staffed: Path) -> None:
    said = run("away", "Victor Hale", "Priya Nair", "--today", "2026-11-23").stdout
    assert said.startswith("Stops while Victor Hale, Priya Nair are away")
    assert "Request and approve a purchase" in said
    unknown = run("away", "Nobody Known")
    assert (unknown.exit_code, "neither the roster nor an SOP" in unknown.stderr) == (2, True)


def test_the_overview_is_data_too(staffed: Path) -> None:
    record = json.loads(run("--json", "--today", "2026-11-23").stdout)
    assert record["schema"] == "sopai.people/1"
    names = [one["person"] for one in record["people"]]
    assert {"Victor Hale", "陈志强"} <= set(names)
    assert {"role": "Packer", "task": "Packs orders by WH/SOP/002"}.items() <= next(
        task for task in record["tasks"] if task["role"] == "Packer"
    ).items()


def test_a_list_is_shown_then_imported(folder: Path, tmp_path: Path) -> None:
    listed = tmp_path / "staff.csv"
    listed.write_text("姓名,岗位,工资\n李四,收货员,1\n", "utf-8")
    shown = run("import", str(listed), "--language", "zh")
    assert "新增人员 (1): 李四" in shown.stdout
    assert "没有采用的列：工资" in shown.stdout
    assert current_roster(folder) == Roster()
    assert run("import", str(listed), "--write").exit_code == 0
    assert current_roster(folder).people == ("李四",)
    assert "李四" in run("roster").stdout


def test_the_roster_that_is_printed_is_read_back(staffed: Path, tmp_path: Path) -> None:
    (tmp_path / "back.yaml").write_text(run("roster").stdout, "utf-8")
    found = read_people_file(staffed, tmp_path / "back.yaml", replace=True)
    assert found.after == current_roster(staffed)


def test_who_leaves_is_taken_out_everywhere(staffed: Path) -> None:
    said = run("leaves", "Frank Dahl", "--language", "zh", "--since", "2026-12-01").stdout
    assert "Warehouse Manager：Frank Dahl → 无人" in said
    unknown = run("leaves", "Zoe", "--language", "zh")
    assert "人员表里没有" in unknown.stderr


def test_a_draft_knows_the_people_of_the_roster(staffed: Path) -> None:
    brief = "Anna weighs the parcel. Then zed-one seals it."
    roster = Roster(people=("zed-one",))
    change_roster(staffed, current_roster(staffed), roster, who="Ann", reason="new")
    owners = [step.owner.person for step in draft_brief(brief, library=staffed).sop.steps]
    assert owners == ["Anna", "zed-one"]
