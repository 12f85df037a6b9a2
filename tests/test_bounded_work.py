"""Texts and paths that are built to break a reader: bounded work, and a clear error for each."""

import os
import sys
from pathlib import Path
from time import process_time

import pytest

from sopai.errors import IngestError
from sopai.ingest.layout import MAX_BLOCKS
from sopai.ingest.markdown import MAX_EVENTS
from sopai.ingest.read import MAX_LINES, read_data, read_string
from sopai.language.messages import in_language
from sopai.lint.engine import MAX_FINDINGS
from sopai.workflow import documents_in, extract_file, lint_file, lint_text

ROW = "| Task | Packer | Driver |\n|---|---|---|\n"

GROWING = {
    "English line": ("Pack the order carefully and soon if necessary ", 60_000),
    "Chinese line": ("打包员尽快妥善包装商品", 60_000),
    "one sign": ("等", 60_000),
    "brackets": ("[", 60_000),
    "quotes": ('"', 60_000),
    "dashes": ("- ", 60_000),
    "labels": ("a: ", 60_000),
    "rows": ("| 1 | Pack it soon | Ann |\n", 60_000),
    "items": ("- Pack it soon\n", 60_000),
    "comments": ("<!-- s1 -->", 60_000),
    "headings": ("# a\n", 20_000),
    "headings up and down": ("###### a\n##### b\n", 40_000),
    "bold lines": ("**Packer**\n\n", 60_000),
    "heading of many lines": ("a\n", 60_000),
    "heading of articles": ("the ", 60_000),
    "permits": ("Go promptly. <!-- sopai: allow VAG003: bell -->\n\n", 60_000),
    "permits in a line": ("<!-- sopai: allow VAG003: bell -->", 60_000),
    "permit of blanks": ("<!-- sopai: allow " + " " * 30_000 + "! -->\n", 30_000),
    "lines under an exception": ("  - call the customer\n", 60_000),
    "fields of a step": ("   - Time: 5 min\n", 60_000),
    "digits": ("1", 40_000),
    "digits with points": ("1.", 40_000),
    "digits with commas": ("1,", 40_000),
    "Chinese numbers": ("一", 20_000),
    "full stops": (".", 40_000),
    "exclamation marks": ("!", 40_000),
    "opening brackets": ("(", 40_000),
    "unclosed tags": ("<div " + "<" * 5_000 + "\n\n", 40_000),
    "front matters": ("---\na: b\n---\n\n", 40_000),
    "blanks in a step": (" ", 60_000),
    "no-break spaces in a step": ("\u00a0", 60_000),
    "words to say": ("say “", 40_000),
    "old Mac lines": ("- Go promptly.\r", 40_000),
}
AROUND = {
    "rows": ("| No. | Task | Owner |\n| --- | --- | --- |\n", ""),
    "heading of many lines": ("", "===\n"),
    "heading of articles": ("## ", "\n"),
    "lines under an exception": ("## Exceptions\n\n- No stock\n", ""),
    "fields of a step": ("1. Check it\n", ""),
    "digits": ("1. Check ", "x\n2. Send it\n"),
    "digits with points": ("1. Check ", "x\n2. Send it\n"),
    "digits with commas": ("1. Check ", "x\n2. Send it\n"),
    "Chinese numbers": ("1. 核对", "x\n2. 打包\n"),
    "full stops": ("1. Check ", "a\n"),
    "exclamation marks": ("1. Check ", "a\n"),
    "opening brackets": ("## ", "\n"),
    "blanks in a step": ("1. Check 5", "x\n"),
    "no-break spaces in a step": ("1. Check 5", "x\n"),
    "words to say": ("1. ", "\n2. Check it\n"),
}
ROOM = 10
"""Times longer that four times the text may take: linear work takes four, quadratic sixteen."""

SLACK = 0.2
"""Seconds that a busy machine may add."""


def _text(name: str, times: int) -> str:
    unit, size = GROWING[name]
    before, after = AROUND.get(name, ("", ""))
    return before + unit * (size * times // len(unit)) + after


def _seconds(text: str) -> float:
    started = process_time()
    lint_text(text, "a.md")
    return process_time() - started


@pytest.mark.parametrize("name", GROWING)
def test_work_grows_no_faster_than_the_text(name: str) -> None:
    small, large = _text(name, 1), _text(name, 4)
    once = min(_seconds(small), _seconds(small))
    assert min(_seconds(large), _seconds(large)) < ROOM * once + SLACK


def _reading_seconds(text: str) -> float:
    started = process_time()
    read_string(text, "a.md")
    return process_time() - started


PROCEDURES = "# Box {0}\n\n## Steps\n\n1. Open the box {0}.\n2. Close it.\n\n"
LETTERS = "abcdefghijklmnopqrstuvwxyz"
TASKS = [f"{first * 5} {second * 5}" for first in LETTERS for second in LETTERS]
"""676 tasks of two words each."""


def _raci(count: int) -> str:
    rows = "".join(f"| {task} | R | A |\n" for task in TASKS[:count])
    return ROW + rows + "\n## Steps\n\n" + "".join(f"1. Pack {task}.\n" for task in TASKS[:count])


def test_work_grows_no_faster_than_tasks_and_steps_together() -> None:
    once = min(_reading_seconds(_raci(160)), _reading_seconds(_raci(160)))
    assert _reading_seconds(_raci(640)) < ROOM * once + SLACK


def test_tasks_that_no_step_is_compared_with_are_listed() -> None:
    lost = read_string(_raci(120), "a.md").document.lost
    assert [(entry.what, entry.why) for entry in lost] == [
        ("120 tasks of RACI tables", "steps are compared with the first 100 only")
    ]


TOO_MUCH = {
    "items": ("- a\n" * (MAX_BLOCKS + 1), "a.md", "more than 50,000 headings, paragraphs"),
    "rows": ("|a|\n|-|\n" + "|b|\n" * MAX_BLOCKS, "a.md", "more than 50,000 headings, paragraphs"),
    "nested items": (
        "- " * (MAX_BLOCKS + 1) + "a",
        "a.md",
        "more than 50,000 headings, paragraphs",
    ),
    "nested quotes": ("> " * (MAX_EVENTS // 2 + 1) + "a", "a.md", "more than 1,000,000 words"),
    "marks": ("*a* " * (MAX_EVENTS // 3), "a.md", "more than 1,000,000 words"),
    "lines": ("\n" * (MAX_LINES + 1), "a.md", "more than 500,000 lines"),
    "paragraphs of plain text": ("a\n\n" * (MAX_BLOCKS + 1), "a.txt", "more than 50,000 headings"),
    "signs in one paragraph": ("1、a\n" * (MAX_BLOCKS + 1), "a.md", "more than 50,000 headings"),
}


@pytest.mark.parametrize("name", TOO_MUCH)
def test_more_parts_than_any_procedure_are_refused_with_the_next_step(name: str) -> None:
    text, path, words = TOO_MUCH[name]
    with pytest.raises(IngestError, match="split it") as caught:
        lint_text(text, path)
    assert repr(path) in str(caught.value) and words in str(caught.value)


def test_as_many_parts_as_a_large_manual_are_read() -> None:
    rows = "| 1 | Check it | Li Si |\n" * 10_000
    reading = read_string(f"| No. | Task | Owner |\n|---|---|---|\n{rows}", "a.md")
    assert len(reading.sop.steps) == 10_000


def test_a_table_may_have_hundreds_of_columns() -> None:
    head = "|" + " a |" * 300 + "\n|" + "---|" * 300 + "\n"
    reading = read_string(head + "|" + " Check it |" * 300 + "\n", "a.md")
    assert len(reading.document.blocks[1].cells) == 300


def _nested_cells(covered: int, deep: int = 2) -> bytes:
    """A small page with tables in cells that cover rows."""
    page = "Pack it."
    for _ in range(deep):
        head = f"<tr><th>No.</th><th>Task</th></tr><tr><td rowspan={covered}>{page}</td></tr>"
        page = f"<table>{head}{'<tr><td>Go</td></tr>' * covered}</table>"
    return page.encode()


def _page_seconds(data: bytes) -> float:
    started = process_time()
    read_data(data, "a.html")
    return process_time() - started


def test_a_cell_that_covers_rows_is_read_once() -> None:
    small, large = _nested_cells(40), _nested_cells(160)
    once = min(_page_seconds(small) for _ in range(3))
    assert min(_page_seconds(large) for _ in range(3)) < ROOM * once + SLACK


def test_a_small_page_cannot_ask_for_gigabytes() -> None:
    with pytest.raises(IngestError, match=r"^'a\.html': .*20,000,000 characters"):
        read_data(_nested_cells(60, deep=6), "a.html")


def test_a_file_lists_no_more_findings_than_fit_into_memory() -> None:
    row = "- Ann packs it soon, carefully, if necessary, regularly, etc.\n"
    linted = lint_text("## Steps\n\n" + row * 6_000, "a.md")
    terms = [f for f in linted.findings if f.code.startswith("VAG")]
    assert len(terms) == MAX_FINDINGS
    assert linted.notes == ("not all findings are listed, it has 20,000 or more: split the file",)
    assert in_language(linted.notes[0], "zh") == "问题没有全部列出，至少有 20,000 个：请拆分文件"


SPECIAL = {"fifo": "a pipe or a device", "zero": "a pipe or a device", "folder": "is a folder",
           "loop": "cannot be opened", "gone": "does not exist"}  # fmt: skip


@pytest.fixture
def special(tmp_path: Path) -> dict[str, Path]:
    """Paths named as documents that are none."""
    paths = {name: tmp_path / f"{name}.md" for name in SPECIAL}
    os.mkfifo(paths["fifo"])
    paths["zero"].symlink_to("/dev/zero")
    paths["folder"].mkdir()
    paths["loop"].symlink_to(paths["loop"])
    return paths


@pytest.mark.skipif(sys.platform == "win32", reason="it has no pipes and devices as files")
@pytest.mark.parametrize("name", SPECIAL)
def test_a_path_that_is_no_file_is_named_and_read_no_further(
    name: str, special: dict[str, Path]
) -> None:
    for read in (lint_file, extract_file):
        with pytest.raises(IngestError, match=rf"{name}\.md'.*{SPECIAL[name]}"):
            read(special[name])


@pytest.mark.skipif(sys.platform == "win32", reason="it has no pipes and devices as files")
def test_a_folder_of_such_paths_holds_no_documents(special: dict[str, Path]) -> None:
    assert list(documents_in((special["fifo"].parent,))) == []


def test_a_file_that_vanishes_after_it_was_listed_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("1. Pack it.\n", encoding="utf-8")
    (listed,) = documents_in((tmp_path,))
    path.unlink()
    with pytest.raises(IngestError, match=r"a\.md' does not exist"):
        lint_file(listed)


HEADS = {
    "unclosed": "---\nsopai: 1\n\n# A\n",
    "tabs": "---\nsopai: 1\n\tid: x\n---\n\n# A\n",
    "aliases": "---\nsopai: 1\na: &a [x, x]\nb: [*a, *a]\n---\n\n# A\n",
    "nested": "---\nsopai: 1\nx: " + "[" * 9_000 + "\n---\n\n# A\n",
    "huge": "---\nsopai: 1\nx: " + "a" * 1_000_001 + "\n---\n\n# A\n",
    "twice the same step": "---\nsopai: 1\nid: sop_abcdefghij\nlanguage: en\n---\n\n# A\n\n"
    "## Steps\n\n1. Go. <!-- s1 -->\n2. Stop. <!-- s1 -->\n",
}


@pytest.mark.parametrize("name", ["tabs", "aliases", "nested", "huge", "twice the same step"])
def test_a_broken_head_of_an_sop_is_refused_with_its_file(name: str) -> None:
    with pytest.raises(IngestError, match=r"^'a\.md': "):
        lint_text(HEADS[name], "a.md")


def test_a_head_that_is_never_closed_is_text() -> None:
    assert lint_text(HEADS["unclosed"], "a.md").sop.title == "A"


def test_a_number_that_no_computer_can_hold_breaks_nothing() -> None:
    text = f"## Metrics\n\n- error rate <= {'9' * 350} %\n- errors <= 1 %\n"
    assert len(read_string(text, "a.md").sop.metrics) == 1
