"""A baseline: what an old pile starts with is known, what is new is reported."""

import json
from collections import Counter
from pathlib import Path

import pytest

from sopai.errors import LintError
from sopai.lint.baseline import fingerprint, new_findings, read_baseline, write_baseline
from sopai.schema.finding import Finding
from sopai.workflow import LintedFile, lint_text

TEXT = "# Packing\n\n## Steps\n\n1. Li Si closes the box promptly.\n"


def linted(text: str, path: str = "a.md") -> LintedFile:
    return lint_text(text, path)


def marks(text: str, path: str = "a.md") -> Counter[str]:
    file = linted(text, path)
    return Counter(fingerprint(path, text, finding) for finding in file.findings)


def new(text: str, known: Counter[str], path: str = "a.md") -> list[Finding]:
    return list(new_findings(path, text, linted(text, path).findings, known.copy()).findings)


def test_the_same_file_has_nothing_new() -> None:
    assert marks(TEXT)
    assert new(TEXT, marks(TEXT)) == []


MOVED = {
    "lines above": TEXT.replace("## Steps", "Welcome.\n\n## Steps"),
    "lines below": TEXT + "\nThe end of the page.\n",
    "another number": TEXT.replace("1. Li Si", "7. Li Si"),
    "blanks": TEXT.replace("the box", "the  box"),
}


@pytest.mark.parametrize("name", ["lines above", "lines below", "blanks"])
def test_a_finding_is_known_again_when_it_moves(name: str) -> None:
    assert [f for f in new(MOVED[name], marks(TEXT)) if f.code == "VAG003"] == []


NEW = {
    "another word": TEXT.replace("promptly", "soon"),
    "another line": TEXT.replace("the box", "the lid"),
    "a second one": TEXT + "2. Li Si closes the lid promptly.\n",
}


@pytest.mark.parametrize("name", NEW)
def test_a_changed_line_is_new(name: str) -> None:
    assert [f.code for f in new(NEW[name], marks(TEXT)) if f.start is not None] == ["VAG003"]


def test_the_same_line_in_another_file_is_new() -> None:
    assert [f.code for f in new(TEXT, marks(TEXT), "b.md") if f.start is not None] == ["VAG003"]


def test_each_known_finding_counts_once() -> None:
    twice = TEXT + "\n## More steps\n\n1. Li Si closes the box promptly.\n"
    judged = new_findings("a.md", twice, linted(twice).findings, marks(TEXT))
    assert [f.line for f in judged.findings if f.code == "VAG003"] == [9]
    assert judged.known >= 1


@pytest.mark.parametrize("newline", ["\r", "\r\n"])
def test_lines_end_as_in_the_file(newline: str) -> None:
    text = TEXT.replace("\n", newline)
    above = text.replace("## Steps", f"Welcome.{newline}{newline}## Steps")
    assert [f for f in new(above, marks(text)) if f.code == "VAG003"] == []


def test_paths_are_written_the_same_on_every_system() -> None:
    finding = linted(TEXT).findings[0]
    assert fingerprint("folder/a.md", TEXT, finding) == fingerprint("./folder/a.md", TEXT, finding)


def test_a_baseline_is_read_back_and_its_bytes_are_stable(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    write_baseline(path, Counter({"b": 1, "a": 2}))
    first = path.read_bytes()
    write_baseline(path, Counter({"a": 2, "b": 1}))
    assert path.read_bytes() == first
    assert read_baseline(path) == Counter({"a": 2, "b": 1})
    assert json.loads(first)["schema"] == "sopai.baseline/1"


BROKEN = {
    "no JSON": "{",
    "a list": "[]",
    "another schema": '{"schema": "sopai.lint/1", "findings": {}}',
    "no findings": '{"schema": "sopai.baseline/1"}',
    "counts that are words": '{"schema": "sopai.baseline/1", "findings": {"a": "two"}}',
    "counts that are nothing": '{"schema": "sopai.baseline/1", "findings": {"a": null}}',
    "nested too deeply": "[" * 100_000,
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_no_baseline_is_refused_by_name(name: str, tmp_path: Path) -> None:
    path = tmp_path / "odd.json"
    path.write_text(BROKEN[name], encoding="utf-8")
    with pytest.raises(LintError, match=r"odd\.json"):
        read_baseline(path)


def test_a_missing_baseline_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(LintError, match="make it with --write-baseline"):
        read_baseline(tmp_path / "none.json")


def test_a_baseline_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    with pytest.raises(LintError, match="cannot be written"):
        write_baseline(tmp_path, Counter())
