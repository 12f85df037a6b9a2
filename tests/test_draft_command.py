"""`sopai draft` as a user types it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from sopai.cli import main
from sopai.ingest.read import read

BRIEF = (
    "We need a procedure for key handover. The receptionist logs every key in Odoo. "
    "Marta checks the box every Friday. If a key is missing Marta calls Paolo within 30 minutes."
)


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    path = tmp_path / "brief.txt"
    path.write_text(BRIEF, encoding="utf-8")
    return path


def _run(*words: str, text: str | None = None) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, ["draft", "--model", "none", *words], input=text)
    return result.exit_code, result.stdout, result.stderr


def test_json_has_all_parts_of_the_contract(brief: Path) -> None:
    code, out, _ = _run("--brief", str(brief), "--json")
    record = json.loads(out)
    assert code == 0
    assert set(record) == {
        "schema", "sop", "control", "sources", "questions", "open_items", "findings", "similar",
        "trace",
    }  # fmt: skip
    assert record["schema"] == "sopai.draft/1"
    assert record["trace"]["model"] == "none"
    assert record["sources"]["/steps/s1/owner"] == {
        "state": "said", "quote": "receptionist", "sop_id": None, "version": None, "address": None,
    }  # fmt: skip


def test_an_sop_to_be_like_gives_its_exceptions(brief: Path) -> None:
    refund = Path(__file__).parents[1] / "knowledge" / "starter" / "en" / "customer-refund.md"
    assert CliRunner().invoke(main, ["library", "add", str(refund)]).exit_code == 0
    code, out, _ = _run("--brief", str(brief), "--like", "sop_f8w4g7c0ti", "--json")
    record = json.loads(out)
    assert code == 0
    assert record["similar"][0]["sop_id"] == "sop_f8w4g7c0ti"
    taken = {a: s for a, s in record["sources"].items() if s["state"] == "retrieved"}
    assert any(address.startswith("/exceptions/") for address in taken)
    assert {source["sop_id"] for source in taken.values()} == {"sop_f8w4g7c0ti"}


@pytest.mark.parametrize("name", ["nothing", ""])
def test_an_sop_that_is_not_there_is_said(brief: Path, name: str) -> None:
    code, _, err = _run("--brief", str(brief), "--like", name)
    assert code == 2
    assert "library" in err


def test_standard_input_is_read(brief: Path) -> None:
    code, out, _ = _run("--brief", "-", text=BRIEF)
    assert code == 0
    assert "Log every key in Odoo." in out
    assert "[why]" in out


def test_answers_are_put_in(brief: Path, tmp_path: Path) -> None:
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps({"why": "So that no key is lost", "standard": None}), "utf-8")
    _, out, _ = _run("--brief", str(brief), "--answers", str(answers), "--json")
    record = json.loads(out)
    assert record["sop"]["purpose"] == "So that no key is lost"
    assert not {"why", "standard"} & {q["id"] for q in record["questions"]}


def test_out_is_a_file_that_is_read_back(brief: Path, tmp_path: Path) -> None:
    target = tmp_path / "keys.md"
    code, out, told = _run("--brief", str(brief), "--out", str(target))
    assert (code, out) == (0, "")
    assert "keys.md" in told
    assert len(read(target).sop.steps) == 2


def test_a_step_that_nobody_owns_is_asked_about_and_no_failure() -> None:
    code, out, _ = _run("--brief", "-", text="Lock the door by 18:00. Anna counts the till.")
    assert code == 0
    assert "Who does this: Lock the door by 18:00?" in out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--brief", "missing.txt"), "missing.txt"),
        (("--brief", "."), "cannot be read"),
        (("--brief", "-"), "is empty"),
        (("--brief", "-", "--answers", "missing.json"), "missing.json"),
        (("--brief", "-", "--roster", "missing.yaml"), "missing.yaml"),
    ],
)
def test_what_cannot_be_used_is_named(words: tuple[str, ...], told: str) -> None:
    code, out, error = _run(*words, text="")
    assert (code, out) == (2, "")
    assert told in error


@pytest.mark.parametrize("record", ["[]", '{"why": 5}', "{", "null"])
def test_answers_that_are_none_are_refused(brief: Path, tmp_path: Path, record: str) -> None:
    answers = tmp_path / "answers.json"
    answers.write_text(record, encoding="utf-8")
    code, _, error = _run("--brief", str(brief), "--answers", str(answers))
    assert code == 2
    assert "answers.json" in error


def test_a_binary_brief_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "brief.txt"
    path.write_bytes(bytes(range(256)) * 20)
    assert _run("--brief", str(path))[0] == 2


def test_a_folder_that_cannot_be_written_is_named(brief: Path, tmp_path: Path) -> None:
    code, _, error = _run("--brief", str(brief), "--out", str(tmp_path / "no" / "keys.md"))
    assert code == 2
    assert "keys.md" in error


def test_what_was_not_used_is_told() -> None:
    _, out, _ = _run("--brief", "-", text="It was chaos last year. Anna counts the till at 17:00.")
    assert "Not used of the description:\n- It was chaos last year." in out
