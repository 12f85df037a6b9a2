"""Words that look vague and were left alone: which, where, and why."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from sopai.cli import main
from sopai.ingest.read import read_string
from sopai.lint.left_alone import left_alone

TEXT = """# Packing

## Definitions

- Excessive: above 5 mm.

## Steps

1. Li Si (Packer) reacts immediately (within 5 minutes) to the bell.
2. Li Si (Packer) removes excessive oil with a **user-friendly** scraper.
3. Li Si (Packer) packs carefully.
"""


def reasons(text: str) -> dict[str, str]:
    return {w.quote: w.reason for w in left_alone(read_string(text, "case.md").document)}


def test_a_word_made_exact_in_its_clause_is_told_with_what_makes_it_so() -> None:
    assert reasons(TEXT)["immediately"] == "a time is given: 'within 5 minutes'"


def test_a_word_defined_elsewhere_is_told_with_the_line() -> None:
    assert reasons(TEXT)["excessive"] == "the document says elsewhere what it means, in line 5"


def test_a_finding_is_not_told_as_left_alone() -> None:
    assert "carefully" not in reasons(TEXT)


def test_places_are_those_of_the_file() -> None:
    word = next(w for w in left_alone(read_string(TEXT, "case.md").document) if w.line == 9)
    assert (word.code, word.column, word.quote) == ("VAG003", 26, "immediately")
    assert TEXT.splitlines()[8][25:36] == "immediately"


def test_chinese_words_are_told_too() -> None:
    text = "## 操作步骤\n\n1. 打包员李四在10分钟内尽快发货。\n"
    assert reasons(text)["尽快"].startswith("a time is given")


@pytest.mark.parametrize(("flags", "told"), [(["--explain"], True), ([], False)])
def test_only_explain_tells_them(tmp_path: Path, flags: list[str], told: bool) -> None:
    path = tmp_path / "sop.md"
    path.write_text(TEXT, "utf-8")
    result = CliRunner().invoke(main, ["lint", *flags, "--language", "en", str(path)])
    assert ('left alone VAG003 vague-deadline: "immediately"' in result.output) is told
    record = json.loads(CliRunner().invoke(main, ["lint", "--json", *flags, str(path)]).stdout)
    assert ("left_alone" in record["files"][0]) is told
