"""Steps that nobody owns are the same number wherever they are counted."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from sopai.lint.unowned import badness, step_numbers, unowned_steps
from sopai.ui.cards import cards_of
from sopai.ui.checking import Checked
from sopai.ui.drafts import Document
from sopai.ui.pile import pile_of
from sopai.workflow import LintedFile, lint_text
from sopai.workflow.documents import Judged, report_excel
from sopai.workflow.reviewing import Wish, review
from sopai.workflow.shelf import take_in
from sopai.workflow.todo import todo

ALLOWED = " <!-- sopai: allow OWN001: a robot counts -->"
MIXED = (
    "# Ship orders\n\nAll of this is needed.\n\n## Steps\n\n"
    "1. Pack the order as soon as possible.\n2. The warehouse department ships the order.\n"
    f"3. Staff must file the slip.\n4. Li Si writes the label.\n5. Count the boxes.{ALLOWED}\n"
    "6. The system sends the invoice automatically.\n\n## Exceptions\n\n"
    "- If a box is broken: repack it.\n"
)
SEVERAL = "# Pack\n\n1. Pack it.\n2. Li Si closes it.\n\n# Ship\n\n1. Load it.\n2. Drive it.\n"
TABLE = (
    "# 盘点\n\n| 任务 | 仓储部 | 财务部 |\n|---|---|---|\n| 盘点计划 | C | R/A |\n\n"
    "| 序号 | 操作 | 责任人 |\n|---|---|---|\n| 1 | 清点备用金 | 财务部 |\n| 2 | 锁好保险柜 | |\n"
)
CASES = {"mixed": (MIXED, 3), "several": (SEVERAL, 3), "table": (TABLE, 2)}


def _linted(text: str) -> LintedFile:
    return lint_text(text, "ship.md")


def _checked(text: str) -> Checked:
    linted = _linted(text)
    source = Document(name="ship.md", text=text)
    return Checked(source, linted, "", tuple(cards_of(linted.document, linted.findings, ())))


@pytest.mark.parametrize("name", CASES)
def test_one_number_stands_in_the_report_the_page_the_table_and_home(
    name: str, tmp_path: Path
) -> None:
    text, expected = CASES[name]
    (tmp_path / "ship.md").write_text(text, encoding="utf-8")
    linted, checked = _linted(text), _checked(text)
    summary = review(Wish((tmp_path / "ship.md",), tmp_path / "out", workers=1)).summary
    book = load_workbook(BytesIO(report_excel([Judged("ship.md", linted, checked.findings)], "en")))
    numbers = {
        "report": summary.totals["steps_without_owner"],
        "list": len(summary.files[0].orphans),
        "page": pile_of([checked]).unowned,
        "table": book["Overview"]["E2"].value,
    }
    assert numbers == dict.fromkeys(numbers, expected)
    assert summary.totals["steps"] == pile_of([checked]).steps == book["Overview"]["C2"].value


def test_home_counts_the_steps_and_errors_that_a_review_counts(tmp_path: Path) -> None:
    text = MIXED.replace("All of this is needed.\n\n", "").replace(ALLOWED, "")
    take_in(tmp_path / "data", "ship.md", text.encode())
    found = {one.kind: one.n for one in todo(tmp_path / "data", date(2026, 1, 1))}
    assert found["unowned"] == 4
    assert found["findings"] == badness(_linted(text).findings)[1]


def test_words_instead_of_an_owner_are_the_owners_and_not_the_step(tmp_path: Path) -> None:
    text = "# 门店\n\n## 仓储部\n\n1. 清点备用金,并在交接表上签字。\n2. 锁好保险柜。\n"
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    [line] = review(Wish((tmp_path / "a.md",), tmp_path / "out", workers=1)).summary.files
    assert [one.named for one in line.orphans] == ["仓储部", "仓储部"]


def test_steps_of_further_procedures_have_their_own_addresses() -> None:
    linted = _linted(SEVERAL)
    steps = step_numbers((linted.sop, *linted.others))
    assert len(steps) == 4
    assert [steps[one] for one in unowned_steps(linted.findings, steps)] == ["1", "1", "2"]


def test_pages_and_reports_begin_with_the_same_documents(tmp_path: Path) -> None:
    note = "# Note\n\n1. Reply as soon as possible, friendly and quickly.\n"
    manual = "# Manual\n\n" + "".join(f"{n}. Pack box {n}.\n" for n in range(1, 9))
    for name, text in (("a.md", note), ("b.md", manual)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    summary = review(Wish((tmp_path,), tmp_path / "out", workers=1)).summary
    assert [Path(line.path).name for line in summary.files] == ["b.md", "a.md"]
    assert pile_of([_checked(note), _checked(manual)]).worst == (1, 0)
