"""The linter: order, places, addresses, explanations, and that it always says the same."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given

from sopai.ingest.read import read_string
from sopai.lint.engine import lint
from sopai.schema.finding import Finding, parts_of
from sopai.workflow import Options, lint_text
from tests.strategies import sops

TEXT = (
    "# Packing\n\n## Steps\n\n"
    "1. Check the label as soon as possible.\n"
    "2. The packer closes the box properly and informs the driver if necessary.\n"
)


def found(text: str = TEXT, options: Options | None = None, name: str = "a.md") -> list[Finding]:
    return list(lint_text(text, name, options or Options()).findings)


def one(code: str, text: str = TEXT) -> Finding:
    return next(finding for finding in found(text) if finding.code == code)


def test_findings_stand_in_the_order_of_the_text_and_then_of_the_codes() -> None:
    keys = [(f.start, f.code) for f in found() if f.start is not None]
    assert keys == sorted(keys)
    assert {f.code for f in found()} >= {"VAG002", "VAG003", "VAG007", "OWN001"}


def test_quote_stands_at_the_given_line_and_column() -> None:
    finding = one("VAG003")
    assert (finding.line, finding.column) == (5, 20)
    assert TEXT[finding.start : finding.end] == finding.quote == "as soon as possible"


def test_columns_count_code_points() -> None:
    finding = one("VAG003", "# 打包\n\n## 步骤\n\n1. 😀打包员尽快打包。\n")
    assert (finding.line, finding.column, finding.quote) == (5, 8, "尽快")


def test_quote_keeps_the_characters_of_the_file() -> None:
    finding = one("VAG003", "# 打包\n\n## 步驟\n\n1. 倉管員儘快核對訂單。\n")
    assert finding.quote == "儘快"


ADDRESSES = {
    "step": (TEXT, "VAG002", "/steps/s2/action"),
    "cell": (
        "| No. | Task | Standard | Owner |\n|---|---|---|---|\n| 1 | Lock it | promptly | Ann |\n",
        "VAG003",
        "/steps/s1/standard",
    ),
    "exception": (
        "## Steps\n\n1. Li Si packs.\n\n## Exceptions\n\n- No stock: Li Si calls promptly.\n",
        "VAG003",
        "/exceptions/e1",
    ),
    "handling under an exception": (
        "## Steps\n\n1. Li Si packs.\n\n## Exceptions\n\n- No stock\n  - Li Si calls promptly.\n",
        "VAG003",
        "/exceptions/e1/handling",
    ),
}


@pytest.mark.parametrize("name", ADDRESSES)
def test_finding_names_the_value_it_concerns(name: str) -> None:
    text, code, address = ADDRESSES[name]
    assert one(code, text).address == address


def test_finding_in_a_further_procedure_has_its_address() -> None:
    steps = "## Steps\n\n1. Li Si opens it.\n2. Li Si closes it{}.\n\n"
    text = f"# Box\n\n{steps.format('')}# Door\n\n{steps.format(' promptly')}"
    other = read_string(text, "a.md").others[0].id
    assert one("VAG003", text).address == f"/sops/{other}/steps/s2/action"


def test_a_word_is_reported_once_an_item() -> None:
    text = "## Steps\n\n1. Close it promptly, promptly, promptly.\n2. Open it promptly.\n"
    assert [f.line for f in found(text) if f.code == "VAG003"] == [3, 4]


def test_skeleton_replaces_the_quoted_words_and_names_its_blanks() -> None:
    fix = one("VAG003").fix
    finding = one("VAG003")
    assert fix is not None and fix.kind == "skeleton"
    assert fix.replace == (finding.start, finding.end)
    assert all("{" + blank + "}" in fix.text for blank in fix.blanks)


def test_messages_follow_the_language_and_codes_do_not() -> None:
    chinese = found(options=Options(language="zh"))
    assert [f.code for f in chinese] == [f.code for f in found()]
    assert not any(f.message.isascii() for f in chinese)
    assert all(f.message.isascii() for f in found())


def test_why_is_filled_only_when_it_is_asked_for() -> None:
    explained = found(options=Options(explain=True))
    assert not any(finding.why for finding in found() if not finding.parts)
    assert "operative: begins with an order" in next(f for f in explained if f.code == "VAG003").why


def test_document_as_a_whole_has_no_place() -> None:
    finding = next(f for f in found() if "MON001" in {part.code for part in parts_of(f)})
    part = next(part for part in parts_of(finding) if part.code == "MON001")
    assert (finding.start, finding.end, finding.line, finding.column) == (None, None, 1, 1)
    assert part.quote == "Packing" and part.start is None


def test_items_only_leaves_the_document_as_a_whole_alone() -> None:
    reading = read_string(TEXT, "a.md")
    codes = {f.code for f in lint(reading.document, reading.sop, items_only=True)}
    assert codes.isdisjoint({"EXC001", "MON001", "VER001", "MEA001", "OWN007"})
    assert codes >= {"VAG003", "OWN001"}


def test_text_that_orders_nothing_has_no_findings() -> None:
    assert found("# Shop\n\n## Background\n\nThe shop opened promptly in 2019, etc.\n") == []


@pytest.mark.parametrize("text", ["", "\n", "# Title\n", "```\nasap\n```\n"])
def test_a_document_without_text_has_no_findings(text: str) -> None:
    assert found(text) == []


@given(sops())
def test_any_sop_can_be_judged_beside_any_document(sop: object) -> None:
    reading = read_string(TEXT, "a.md")
    judged = lint(reading.document, reading.sop.__class__.model_validate(sop))
    assert all(isinstance(finding, Finding) for finding in judged)


def test_another_process_gives_the_same_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(TEXT, encoding="utf-8")
    runs = [
        subprocess.run(  # noqa: S603  (this interpreter, on a file made here)
            [sys.executable, "-m", "sopai", "lint", str(path), "--json", "--explain"],
            capture_output=True,
            check=False,
            env={"PYTHONHASHSEED": seed, "SOPAI_LANGUAGE": "en", "PYTHONPATH": str(Path.cwd())},
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1] != b""
