"""`sopai apply` and the commands about versions and reviews, typed as their user would."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pydantic import JsonValue

from sopai.cli import main
from sopai.errors import ChangeError, LibraryError
from sopai.ingest.read import read
from sopai.schema.canonical import content_hash
from sopai.workflow.change_sets import parse_change_set
from sopai.workflow.shelf import take_in

PACKING = """---
sopai: 1
id: sop_packing000
language: en
form: six_part
number: CS/SOP/007
version: "1.0"
state: effective
effective: 2026-01-10
review_cadence: every 3 months
last_ids: {s: 7}
---
# Packing

## Purpose

Orders leave the house on the day they come in

## Steps

1. Print the pick list <!-- s1 -->
   - Owner: Packer
2. Pack the box <!-- s2 -->
   - Owner: Packer
   - Time limit: 24 h
"""
TWO = """# Packing

1. Li Si packs the box.
2. Li Si weighs the box.

# Returns

1. Li Si opens the parcel.
2. Li Si refunds the price.
"""


def run(*words: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, words, input=stdin)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An SOP's file in the working folder, and a library of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOPAI_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("SOPAI_EMBEDDINGS", "off")
    (tmp_path / "packing.md").write_text(PACKING, "utf-8")
    return tmp_path


def _change(
    number: int, op: str, address: str, before: JsonValue, after: JsonValue
) -> dict[str, JsonValue]:
    return {
        "id": f"c{number}",
        "op": op,
        "address": address,
        "before": before,
        "after": after,
        "quote": "Bob forgot it and we lost a day",
        "reason": "The limit was too long.",
        "category": "limit" if op == "set" else "step",
    }


LIMIT = _change(1, "set", "/steps/s2/time_limit", "24 h", "4 h")
WEIGH: JsonValue = {"action": "Weigh the parcel", "owner": {"kind": "role", "role": "Packer"}}
STEP = _change(2, "add", "/steps", None, WEIGH)


def change_set(path: str | None = None, base: str | None = None, *changes: JsonValue) -> str:
    """A change set for the sample: for the library, or for a file."""
    if base is None and path is None:
        listed = run("library", "list", "--json").stdout
        base = json.loads(listed)["sops"][0]["hash"]
    target = {"sop": "sop_packing000", "path": path, "base": base}
    found = {
        "schema": "sopai.changes/1",
        "retrospective": "retro-may.md",
        "targets": [target],
        "changes": list(changes or (LIMIT, STEP)),
    }
    return json.dumps(found)


def test_an_old_export_does_not_take_back_changes_wherever_it_is_added(folder: Path) -> None:
    run("library", "add", "packing.md")
    run("library", "export", "out")
    [exported] = (folder / "out").iterdir()
    (folder / "set.json").write_text(change_set(), "utf-8")
    run("apply", "set.json", "--accept", "all", "--reason", "agreed", "--by", "Ann")
    edited = exported.read_text("utf-8").replace("Print the pick list", "Print the list")
    exported.write_text(edited, "utf-8")
    refused = run("library", "add", str(exported))
    assert "made from an older version" in refused.stderr
    with pytest.raises(LibraryError, match="made from an older version"):
        take_in(folder / "data", "packing.md", edited.encode())


def test_accepted_changes_become_a_version_with_its_diff(folder: Path) -> None:
    run("library", "add", "packing.md")
    (folder / "set.json").write_text(change_set(), "utf-8")
    done = run("apply", "set.json", "--accept", "all", "--reason", "agreed", "--by", "Ann")
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert lines[0] == "Packing (sop_packing000): 1.0 -> 1.1, minor"
    assert lines[2].startswith("s1:")
    assert lines[3:] == [
        "~ step 2: Pack the box",
        "    Time limit: [-24-]{+4+} h",
        "+ step 3: Weigh the parcel",
        "    Action: Weigh the parcel",
        "    Owner: Packer",
    ]
    assert "version 1.1 is a draft: people work by the older one" in done.stderr
    shown = run("library", "show", "CS/SOP/007", "--version", "1.1").stdout
    assert "3. Weigh the parcel <!-- s3 -->\n   - Owner: Packer\n" in shown
    assert "Changed after a retrospective of 20" in shown
    assert "time limit or number (1)" in shown
    assert "retro-may" not in shown
    assert "Bob" not in shown


def test_json_says_all_of_it_and_stdin_is_read(folder: Path) -> None:
    run("library", "add", "packing.md")
    words = ("apply", "-", "--accept", "c1", "--reason", "agreed", "--json")
    record = json.loads(run(*words, stdin=change_set()).stdout)
    assert record["schema"] == "sopai.applied/1"
    assert (record["before"], record["version"], record["level"]) == ("1.0", "1.1", "minor")
    assert record["accepted"] == ["c1"]
    assert record["diff"]["elements"][0]["fields"][0]["after"] == "4 h"


def test_nothing_is_applied_without_accept_and_reason(folder: Path) -> None:
    assert run("apply", "set.json", "--reason", "agreed").exit_code == 2
    assert run("apply", "set.json", "--accept", "all").exit_code == 2


@pytest.mark.parametrize(
    ("accept", "said"),
    [
        ("c9", "there is no change 'c9': the change set has c1, c2"),
        ("c1,all", "there is no change 'all'"),
        (" , ", "nothing is accepted"),
    ],
)
def test_unknown_changes_are_named(folder: Path, accept: str, said: str) -> None:
    run("library", "add", "packing.md")
    done = run("apply", "-", "--accept", accept, "--reason", "x", stdin=change_set())
    assert (done.exit_code, said in done.stderr) == (2, True)
    assert len(json.loads(run("library", "versions", "CS/SOP/007", "--json").stdout)["sops"]) == 1


def test_a_stale_base_is_said(folder: Path) -> None:
    run("library", "add", "packing.md")
    stale = change_set()
    (folder / "packing.md").write_text(PACKING.replace("24 h", "8 h"), "utf-8")
    run("library", "add", "packing.md")
    done = run("apply", "-", "--accept", "all", "--reason", "x", stdin=stale)
    assert done.exit_code == 2
    assert "is at 1.1 now" in done.stderr
    assert "make them anew from the retrospective" in done.stderr


def base_of(path: Path) -> str:
    return content_hash(read(path).sop)


def test_a_file_gives_a_new_file_and_stays(folder: Path) -> None:
    found = change_set("packing.md", base_of(folder / "packing.md"))
    words = ("apply", "-", "--accept", "all", "--reason", "agreed", "--by", "Ann")
    assert run(*words, stdin=found).exit_code == 2
    assert "name with --out" in run(*words, stdin=found).stderr
    done = run(*words, "--out", "new.md", "--today", "2026-05-20", stdin=found)
    assert done.exit_code == 0
    assert (folder / "packing.md").read_text("utf-8") == PACKING
    new = read(folder / "new.md")
    assert [step.id for step in new.sop.steps] == ["s1", "s2", "s8"]
    assert (new.control.version, new.control.state) == ("1.1", "draft")
    assert new.control.history[0].date == "2026-05-20"
    assert not (folder / "data").exists()


def test_the_original_is_written_when_out_names_it(folder: Path) -> None:
    found = change_set("packing.md", base_of(folder / "packing.md"))
    words = ("apply", "-", "--accept", "all", "--reason", "agreed", "--out", "packing.md")
    assert run(*words, stdin=found).exit_code == 0
    assert read(folder / "packing.md").sop.steps[1].time_limit == "4 h"
    again = run(*words, stdin=found)
    assert (again.exit_code, "was changed since" in again.stderr) == (2, True)


def test_another_file_is_not_written_over(folder: Path) -> None:
    (folder / "mine.md").write_text("# Mine\n", "utf-8")
    found = change_set("packing.md", base_of(folder / "packing.md"))
    words = ("apply", "-", "--accept", "all", "--reason", "x", "--out", "mine.md")
    done = run(*words, stdin=found)
    assert (done.exit_code, "is there already and would be lost" in done.stderr) == (2, True)
    assert (folder / "mine.md").read_text("utf-8") == "# Mine\n"


@pytest.mark.parametrize(
    ("out", "said"), [("new.docx", "end 'new.docx' in .md"), ("no/new.md", "cannot be written")]
)
def test_a_place_that_cannot_be_written_is_said(folder: Path, out: str, said: str) -> None:
    found = change_set("packing.md", base_of(folder / "packing.md"))
    done = run("apply", "-", "--accept", "all", "--reason", "x", "--out", out, stdin=found)
    assert (done.exit_code, said in done.stderr) == (2, True)


def test_a_file_with_several_procedures_is_not_overwritten_by_one(folder: Path) -> None:
    (folder / "two.md").write_text(TWO, "utf-8")
    sop = read(folder / "two.md").others[0]
    one = _change(1, "set", "/title", "Returns", "Returns and refunds")
    found = json.loads(change_set("two.md", content_hash(sop), one))
    found["targets"][0]["sop"] = sop.id
    words = ("apply", "-", "--accept", "all", "--reason", "x", "--out")
    refused = run(*words, "two.md", stdin=json.dumps(found))
    assert (refused.exit_code, "holds 2 procedures" in refused.stderr) == (2, True)
    done = run(*words, "new.md", stdin=json.dumps(found))
    assert done.exit_code == 0
    assert "these of the same file are not in it: Packing" in done.stderr
    assert (folder / "two.md").read_text("utf-8") == TWO


def test_out_is_no_place_for_an_sop_of_the_library(folder: Path) -> None:
    run("library", "add", "packing.md")
    words = ("apply", "-", "--accept", "all", "--reason", "x", "--out", "new.md")
    assert "this one is in the library" in run(*words, stdin=change_set()).stderr


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b'{"schema": "sopai.changes/2", "retrospective": "x"}',
        b'{"schema": "sopai.changes/1", "retrospective": "x", "extra": 1}',
        change_set("a.md", "s1:" + "0" * 64, {"id": "c1"}).encode(),
        change_set("a.md", "s1:" + "0" * 64, LIMIT, LIMIT).encode(),
        change_set("a.md", "not a hash").encode(),
        change_set("a.md", "s1:" + "0" * 64, {**LIMIT, "target": 3}).encode(),
        change_set("a.md", "s1:" + "0" * 64, {**LIMIT, "op": "destroy"}).encode(),
        change_set("a.md", "s1:" + "0" * 64)[:-20].encode(),
    ],
)
def test_what_is_no_change_set_is_refused(content: bytes) -> None:
    with pytest.raises(ChangeError, match="'x.json'"):
        parse_change_set(content, "x.json")


def test_too_many_changes_are_refused_and_ids_counted_at_once() -> None:
    target = {"sop": "sop_packing000", "base": "s1:" + "0" * 64}
    found = {"retrospective": "r.md", "targets": [target]}
    numbered = [{**LIMIT, "id": f"c{number}"} for number in range(1, 5002)]
    with pytest.raises(ChangeError, match="has 5001 changes, more than 5000"):
        parse_change_set(json.dumps(found | {"changes": numbered}).encode(), "x.json")
    with pytest.raises(ChangeError, match="two changes have the id c7"):
        twice = json.dumps(found | {"changes": [*numbered[:4999], numbered[6]]})
        parse_change_set(twice.encode(), "x.json")


@pytest.mark.parametrize(
    "hostile",
    [
        _change(1, "set", "/steps/../../id", None, "x"),
        _change(1, "set", "/__class__", None, "x"),
        _change(1, "set", "/steps/s2/owner/__init__/x", None, "x"),
        _change(1, "set", "/steps/s2/time_limit", "24 h", ["a"] * 1000),
        _change(1, "remove", "/steps", None, None),
        _change(1, "set", "/steps", None, []),
        _change(1, "add", "/steps", None, {"action": "x", "id": "s1\n"}),
        _change(1, "set", "/steps/s2/attention/99999999999", None, "x"),
        _change(1, "remove", "/steps/s2/attention/" + "9" * 5000, None, None),
        _change(1, "remove", "/steps/s2/attention/0", None, None),
        _change(1, "remove", "/notes/77", None, None),
        _change(1, "remove", "/notes/\u0663", None, None),
        _change(1, "set", "/title", "Packing", "Packing"),
        {**_change(1, "set", "/title", "Packing", "x"), "id": "c" + "1" * 5000},
        _change(1, "set", "/" + "a/" * 5000 + "b", None, "x"),
    ],
)
def test_a_hostile_change_applies_nothing(folder: Path, hostile: JsonValue) -> None:
    run("library", "add", "packing.md")
    found = change_set(None, None, hostile)
    done = run("apply", "-", "--accept", "all", "--reason", "x", stdin=found)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("sopai: ")
    assert len(json.loads(run("library", "versions", "CS/SOP/007", "--json").stdout)["sops"]) == 1


def test_a_missing_and_a_huge_file_are_said(folder: Path) -> None:
    assert "cannot be opened" in run("apply", "no.json", "--accept", "all", "--reason", "x").stderr
    with (folder / "huge.json").open("wb") as file:
        file.truncate(30_000_000)
    done = run("apply", "huge.json", "--accept", "all", "--reason", "x")
    assert "is larger than a change set can be" in done.stderr


def test_versions_are_compared_restored_and_listed(folder: Path) -> None:
    run("library", "add", "packing.md")
    run("apply", "-", "--accept", "all", "--reason", "agreed", "--by", "Ann", stdin=change_set())
    shown = run("library", "diff", "CS/SOP/007", "--language", "zh").stdout
    assert shown.splitlines()[0] == "Packing (sop_packing000): 1.0 -> 1.1, 小版本"
    assert "    时限: [-24-]{+4+} h" in shown
    record = json.loads(run("library", "diff", "CS/SOP/007", "1.1", "1.0", "--json").stdout)
    assert (record["before"], record["diff"]["elements"][1]["kind"]) == ("1.1", "removed")
    words = ("library", "restore", "CS/SOP/007", "1.0", "--reason", "too fast", "--by", "Cy")
    assert run(*words).stdout.splitlines()[0].startswith("sop_packing000  1.2  s1:")
    listed = run("library", "history", "CS/SOP/007").stdout
    for line in ("Version 1.0 restored.", "too fast", "agreed", "Cy"):
        assert line in listed
    made = json.loads(run("library", "history", "CS/SOP/007", "--json").stdout)["versions"]
    assert [one["made"] for one in made] == ["restore", "apply", "add"]


def test_a_version_becomes_effective_by_a_person(folder: Path) -> None:
    run("library", "add", "packing.md")
    run("apply", "-", "--accept", "all", "--reason", "agreed", stdin=change_set())
    words = ("library", "state", "CS/SOP/007", "effective", "--reason", "approved", "--by", "Ann")
    assert run(*words).stdout == "sop_packing000  1.1  effective\n"
    assert json.loads(run("library", "list", "--json").stdout)["sops"][0]["version"] == "1.1"


def test_a_history_shows_the_words_that_accepted_changes_rest_on(folder: Path) -> None:
    run("library", "add", "packing.md")
    run("apply", "-", "--accept", "c1", "--reason", "agreed", "--by", "Ann", stdin=change_set())
    shown = run("library", "history", "CS/SOP/007").stdout
    quote = "“Bob forgot it and we lost a day” (retro-may.md)"
    assert f"       c1 set /steps/s2/time_limit: {quote}" in shown
    assert "c2" not in shown
    made = json.loads(run("library", "history", "CS/SOP/007", "--json").stdout)["versions"]
    [accepted] = made[0]["accepted"]
    assert accepted["quote"] == "Bob forgot it and we lost a day"
    assert (accepted["retrospective"], accepted["after"]) == ("retro-may.md", "4 h")
    assert made[1]["accepted"] == []
    assert "Bob" not in run("library", "show", "CS/SOP/007", "--version", "1.1").stdout


def test_what_sopai_says_in_a_history_is_in_the_users_language(folder: Path) -> None:
    run("library", "add", "packing.md")
    run("apply", "-", "--accept", "all", "--reason", "agreed", "--by", "Ann", stdin=change_set())
    words = ("library", "state", "CS/SOP/007", "effective", "--reason", "checked", "--by", "Bo")
    run(*words)
    run("library", "reviewed", "CS/SOP/007", "--result", "no change", "--by", "Cy")
    run("library", "remove", "CS/SOP/007", "--by", "Di")
    run("library", "add", "--again", "packing.md")
    zh = run("library", "history", "CS/SOP/007", "--language", "zh").stdout
    for said in (
        "状态：草稿（新版本在批准之前是草稿）",
        "Bo：状态：生效（checked）",
        "Cy：已复审（no change）",
        "Di：状态：已作废（不再使用）",
        "状态：已作废（由版本 1.1 替代）",
        "状态：生效（文件 packing.md 如此写明）",
        "从 packing.md 再次加入",
    ):
        assert said in zh
    english = run("library", "history", "CS/SOP/007").stdout
    assert "state: retired (replaced by version 1.1)" in english
    made = json.loads(run("library", "history", "CS/SOP/007", "--json").stdout)["versions"]
    assert any("state: draft (a new version is a draft" in one for one in made[0]["decisions"])


def test_reviews_are_listed_and_recorded(folder: Path) -> None:
    run("library", "add", "packing.md")
    late = run("library", "due", "--today", "2026-05-20").stdout
    assert late == "sop_packing000  1.0    expired, overdue since 2026-04-10 (40 days): Packing\n"
    soon = run("library", "due", "--today", "2026-03-20", "--language", "zh").stdout
    assert "2026-04-10到期（还有21天）" in soon
    assert run("library", "due", "--today", "2026-01-20").stdout == ""
    words = ("--result", "no change", "--by", "Ann", "--today", "2026-05-20")
    done = run("library", "reviewed", "CS/SOP/007", *words).stdout
    assert done == "Packing (sop_packing000): reviewed on 2026-05-20, next on 2026-08-20\n"
    listed = json.loads(run("library", "due", "--today", "2026-05-20", "--json").stdout)["due"]
    assert (listed[0]["status"], listed[0]["due"]) == ("later", "2026-08-20")
    assert "no change" in run("library", "history", "CS/SOP/007").stdout


def test_a_review_without_a_cycle_asks_for_the_next_day(folder: Path) -> None:
    fixed = PACKING.replace("review_cadence: every 3 months", "next_review: 2025-03-01")
    (folder / "packing.md").write_text(fixed, "utf-8")
    run("library", "add", "packing.md")
    words = ("library", "reviewed", "CS/SOP/007", "--result", "no change", "--today", "2026-05-20")
    refused = run(*words)
    assert (refused.exit_code, "with --next DATE" in refused.stderr) == (2, True)
    assert run(*words, "--next", "soon").exit_code == 2
    assert "next on 2027-03-01" in run(*words, "--next", "2027-03-01").stdout


def test_an_unknown_review_is_listed_as_such(folder: Path) -> None:
    plain = PACKING.replace("review_cadence: every 3 months", "review_cadence: as needed")
    (folder / "packing.md").write_text(plain, "utf-8")
    run("library", "add", "packing.md")
    assert "unknown (no" in run("library", "due").stdout


def test_an_empty_library_has_nothing_due(folder: Path) -> None:
    done = run("library", "due")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "no SOP in the library" in done.stderr


def test_nobody_approves_on_the_command_line_what_they_wrote(folder: Path) -> None:
    path = folder / "own.md"
    path.write_text(
        "---\nstatus: in_review\nauthor: Ann Reed\n---\n# Close\n\n1. Bo locks the door.\n", "utf-8"
    )
    assert run("library", "add", str(path)).exit_code == 0
    listed = json.loads(run("library", "list", "--state", "in_review", "--json").stdout)
    (sop_id,) = [one["sop_id"] for one in listed["sops"] if one["title"] == "Close"]
    words = ("library", "state", sop_id, "approved", "--reason", "checked", "--by")

    refused = run(*words, "Ann Reed")
    assert (refused.exit_code, "somebody else has to approve it" in refused.stderr) == (2, True)
    assert run(*words, "Bo Lind").exit_code == 0
