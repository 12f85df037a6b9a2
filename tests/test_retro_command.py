"""`sopai retro` as a user types it."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import pytest
from click.testing import CliRunner
from docx import Document

from sopai.cli import main
from sopai.workflow import retrospectives
from tests.retro.samples import SOP, SOP_ZH

REVIEW = (
    "# Review of the rental desk\n\nThe desk clerk answered enquiries after three days, and the "
    "passport number was missing in the rental book. The mechanic had not tested the brakes.\n\n"
    "## Decided\n\n- Enquiries are answered within 4 hours\n"
    "- The coffee is bought by Omar\n\n## Not decided\n\n- Close the shed at 18:00?\n"
)


@pytest.fixture
def sop(tmp_path: Path) -> Path:
    path = tmp_path / "bikes.md"
    path.write_text(SOP, encoding="utf-8")
    return path


@pytest.fixture
def review(tmp_path: Path) -> Path:
    path = tmp_path / "review.md"
    path.write_text(REVIEW, encoding="utf-8")
    return path


def _run(*words: str, text: str | None = None) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, ["retro", *words], input=text)
    return result.exit_code, result.stdout, result.stderr


def _never_asked(_: Sequence[str]) -> NoReturn:
    raise AssertionError("the embedder was asked")


def test_json_is_the_change_set_of_the_contract(review: Path, sop: Path) -> None:
    code, out, _ = _run(str(review), "--sop", str(sop), "--json")
    record = json.loads(out)
    assert code == 0
    assert record["schema"] == "sopai.changes/1"
    assert record["retrospective"] == "review.md"
    assert record["targets"][0]["path"] == str(sop)
    change = record["changes"][0]
    assert change["address"] == "/steps/s3/action"
    assert change["before"] == "The desk clerk answers enquiries by mail within 24 hours."
    assert change["after"] == "The desk clerk answers enquiries by mail within 4 hours."
    assert change["quote"] == "Enquiries are answered within 4 hours"
    assert change["place"] == {"line": 7}
    assert change["line"] == 7
    assert change["guard"]


def test_the_listing_says_what_changes_why_and_how_to_go_on(review: Path, sop: Path) -> None:
    code, out, _ = _run(str(review), "--sop", str(sop))
    assert code == 0
    assert "- The desk clerk answers enquiries by mail within 24 hours." in out
    assert "+ The desk clerk answers enquiries by mail within 4 hours." in out
    assert "said (line 7): Enquiries are answered within 4 hours" in out
    assert "To be settled:" in out
    assert "sopai apply changes.json" in out
    assert "another SOP" not in out
    _, full, _ = _run(str(review), "--sop", str(sop), "--all")
    assert "The coffee is bought by Omar: It does not read like a change of this SOP" in full


def test_the_printed_change_set_can_be_applied(review: Path, sop: Path, tmp_path: Path) -> None:
    _, out, _ = _run(str(review), "--sop", str(sop), "--json")
    changes, new = tmp_path / "changes.json", tmp_path / "new.md"
    changes.write_text(out, encoding="utf-8")
    words = ["apply", str(changes), "--accept", "all", "--reason", "review", "--out", str(new)]
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 0, result.output
    assert "within 4 hours" in new.read_text(encoding="utf-8")


def test_a_word_file_is_read(sop: Path, tmp_path: Path) -> None:
    document = Document()
    document.add_heading("Review", 1)
    document.add_heading("Decided", 2)
    document.add_paragraph("Enquiries are answered within 4 hours", style="List Bullet")
    path = tmp_path / "review.docx"
    document.save(str(path))
    code, out, _ = _run(str(path), "--sop", str(sop), "--json")
    change = json.loads(out)["changes"][0]
    assert code == 0
    assert change["quote"] == "Enquiries are answered within 4 hours"
    assert "paragraph" in change["place"]


def test_a_chat_is_pasted_on_standard_input(sop: Path) -> None:
    chat = (
        "[09:00] Ann: enquiries wait too long\n[09:01] Omar: answer enquiries within 4 hours\n"
        "[09:02] Ann: agreed\n[09:03] Omar: ok\n"
    )
    code, out, _ = _run("-", "--sop", str(sop), "--json", text=chat)
    assert code == 0
    assert json.loads(out)["changes"][0]["after"].endswith("within 4 hours.")


def test_the_library_is_searched_where_no_sop_is_named(review: Path, sop: Path) -> None:
    runner = CliRunner()
    other = sop.with_name("bakery.md")
    other.write_text(SOP_ZH, encoding="utf-8")
    assert runner.invoke(main, ["library", "add", str(sop), str(other)]).exit_code == 0
    code, out, _ = _run(str(review), "--json")
    record = json.loads(out)
    assert code == 0
    assert record["targets"][0]["path"] is None
    assert record["changes"][0]["after"].endswith("within 4 hours.")
    party = "# Party\n\nThe soup was cold. Decision: next year we hire a band.\n"
    code, out, _ = _run("-", "--json", text=party)
    assert code == 0
    assert json.loads(out)["targets"] == []
    assert "about no SOP that is known here" in _run("-", text=party)[1]
    named = record["targets"][0]["sop"]
    assert json.loads(_run(str(review), "--sop", named, "--json")[1])["changes"]
    assert _run(str(review), "--sop", "nothing")[0] == 2


def test_messages_follow_the_language(review: Path, sop: Path) -> None:
    _, out, _ = _run(str(review), "--sop", str(sop), "--language", "zh")
    assert "理由: 复盘决定改这个限值。" in out


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("empty.md", b" \n", "holds no text"),
        ("binary.md", bytes(range(256)) * 40, "not a text file"),
        ("latin.txt", "T\xfcr caf\xe9 \xff".encode("latin-1"), "save it as UTF-8"),
        ("missing.md", None, "does not exist"),
    ],
)
def test_a_file_that_cannot_be_read_is_said(
    sop: Path, tmp_path: Path, name: str, data: bytes | None, says: str
) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    code, out, err = _run(str(path), "--sop", str(sop))
    assert code == 2
    assert out == ""
    assert says in err


def test_what_is_too_long_is_refused(sop: Path, tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    path.write_text("We talked and talked. " * 100_000, encoding="utf-8")
    code, _, err = _run(str(path), "--sop", str(sop))
    assert code == 2
    assert "cut out the part" in err


def test_another_language_and_a_text_without_decisions_are_said(sop: Path) -> None:
    german = "Wir haben beschlossen, dass der Fahrer ab sofort die Bremsen prüft. " * 6
    assert "neither English nor Chinese" in _run("-", "--sop", str(sop), text=german)[2]
    assert "no decision was found" in _run("-", "--sop", str(sop), text="It rained.\n")[2]


def test_notes_are_in_the_language_of_the_messages(sop: Path) -> None:
    said = _run("-", "--sop", str(sop), "--language", "zh", text="It rained.\n")[2]
    assert "没有找到决定" in said
    assert "no decision" not in said


def test_more_statements_than_an_embedder_is_asked_about_are_said(
    sop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = "Decided: the driver checks the brakes before each tour.\n" + "It rained.\n" * 2_000
    monkeypatch.setattr(retrospectives, "embedder", lambda: None)
    assert "2,000" not in _run("-", "--sop", str(sop), text=long)[2]
    monkeypatch.setattr(retrospectives, "embedder", lambda: _never_asked)
    assert "more than 2,000 statements" in _run("-", "--sop", str(sop), text=long)[2]


def test_an_sop_without_steps_is_refused(review: Path, tmp_path: Path) -> None:
    path = tmp_path / "about.md"
    path.write_text("# About us\n\nThe firm was founded in 1990.\n", encoding="utf-8")
    code, _, err = _run(str(review), "--sop", str(path))
    assert code == 2
    assert "has no steps" in err


def test_without_an_sop_and_a_library_the_next_step_is_said(review: Path) -> None:
    code, _, err = _run(str(review))
    assert code == 2
    assert "--sop FILE" in err
    assert "there is no library" in _run(str(review), "--sop", "x")[2]


def test_no_model_is_asked_where_none_is_wanted(review: Path, sop: Path) -> None:
    code, out, _ = _run(str(review), "--sop", str(sop), "--model", "none", "--json")
    assert code == 0
    assert json.loads(out)["changes"]
