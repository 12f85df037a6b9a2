"""Reports of hostile documents: everything is shown, nothing is obeyed."""

import csv
import io
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from openpyxl import load_workbook

from sopai.review.document_page import MAX_CARDS, document_html
from sopai.review.facts import Facts
from sopai.review.record import RESULT, Reviewed
from sopai.review.rows import MAX_CELL
from sopai.review.tables import FORMULA, csv_cell
from sopai.workflow import DEFAULTS, Options
from sopai.workflow.judging import judge, rule_names
from sopai.workflow.reviewing import Wish, review

EVIL = '<img src=x onerror="alert(1)"><script>alert(2)</script>\'"&{{}}</style></title>\u202e'
DOCUMENT = f"""# {EVIL}

[{EVIL}](javascript:alert(3)) as soon as possible

1. {EVIL} reply as soon as possible to {EVIL}.
2. =HYPERLINK("http://evil.example","x") as soon as possible.
3. The {EVIL} department checks it if necessary.

| {EVIL} | Step |
|---|---|
| =cmd\\|' /C calc'!A0 as soon as possible | {EVIL} |
"""


class _Page(HTMLParser):
    """What a browser would make of a page: its elements and their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.attributes += attrs


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """The reports on hostile documents."""
    pile = tmp_path / "<b onload=x>"
    pile.mkdir()
    for name in ('a"><script>alert(4)<', "=1+1"):
        (pile / f"{name}.md").write_text(DOCUMENT, encoding="utf-8")
    (pile / "<svg onload=1>.md").write_bytes(bytes(range(32)) * 100)
    (pile / "<i>.jpg").write_bytes(b"x")
    review(Wish((pile, tmp_path / "<u>*"), tmp_path / "out", workers=2))
    return tmp_path / "out"


def _reviewed(tmp_path: Path, text: str, options: Options = DEFAULTS) -> Reviewed:
    path = tmp_path / "document.md"
    path.write_text(text, encoding="utf-8")
    result = RESULT.validate_json(judge(options, "", path))
    assert isinstance(result, Reviewed)
    return result


def _facts(language: str = "en") -> Facts:
    return Facts(language, "2026-01-02", "default", "0", rule_names(language), ())


def test_pages_hold_no_element_of_the_documents(out: Path) -> None:
    for path in (out / "index.html", *(out / "files").iterdir()):
        page = _Page(path.read_text("utf-8"))
        assert not {"script", "img", "svg", "b onload=x", "i", "iframe"} & set(page.elements)
        assert page.elements.count("style") == page.elements.count("title") == 1
        assert not [name for name, _ in page.attributes if name.startswith("on") or name == "style"]


def test_links_lead_to_the_reports_alone(out: Path) -> None:
    for path in (out / "index.html", *(out / "files").iterdir()):
        page = _Page(path.read_text("utf-8"))
        for name, value in page.attributes:
            if name in ("href", "src"):
                assert re.fullmatch(r"#\w+|(\.\./|files/)?[\w.%-]+(#\w+)?", value or "")


def test_policy_lets_nothing_run_and_nothing_be_fetched(out: Path) -> None:
    page = _Page((out / "index.html").read_text("utf-8"))
    policy = next(value for name, value in page.attributes if value and "default-src" in value)
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


def test_characters_that_turn_the_text_show_their_number(out: Path) -> None:
    for path in (out / "index.html", *(out / "files").iterdir()):
        text = path.read_text("utf-8")
        assert "\u202e" not in text
    assert 'title="U+202E">202E</span>' in text


def test_table_is_text_for_a_spreadsheet(out: Path) -> None:
    data = (out / "review.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert {len(row) for row in rows} == {12}
    assert not [cell for row in rows for cell in row if cell[:1] in FORMULA]
    assert any("as soon as possible" in row[5] for row in rows)


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", "\tx", "\rx"])
def test_cell_that_would_be_calculated_is_text(text: str) -> None:
    assert csv_cell(text) == f"'{text}"


def test_cell_is_not_longer_than_excel_takes() -> None:
    assert len(csv_cell("x" * 100_000)) == MAX_CELL
    assert csv_cell("a\x00b") == "a\ufffdb"


def test_workbook_has_files_and_findings_as_text(out: Path) -> None:
    book = load_workbook(out / "review.xlsx")
    assert book.sheetnames == ["Overview", "Findings"]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr", "n"}
    overview = [[cell.value for cell in row] for row in book["Overview"].iter_rows()]
    assert overview[0][:4] == ["File", "Title", "Steps", "Steps with an error"]
    assert [bool(row[10]) for row in overview[1:]] == [False, False, True, True]
    with (out / "review.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.reader(file) if row[4] != "not read"]
        assert book["Findings"].max_row == len(rows)


def test_words_of_a_finding_are_marked_and_its_card_stands_beside(tmp_path: Path) -> None:
    result = _reviewed(tmp_path, "# T\n\n1. Ann Reed (Packer) replies as soon as possible.\n")
    html = document_html(result, {}, _facts())
    n = [finding.code for finding in result.findings].index("VAG003") + 1
    assert f'<a href="#f{n}">as soon as possible</a></mark>' in html
    assert f'id="f{n}"' in html
    assert "Instead: within {N} minutes" in html


def test_every_finding_has_one_card(tmp_path: Path) -> None:
    result = _reviewed(tmp_path, DOCUMENT)
    html = document_html(result, {}, _facts())
    shown = sorted(map(int, re.findall(r'id="f(\d+)"', html)))
    assert shown == list(range(1, len(result.findings) + 1))


def test_proposal_stands_on_the_card_as_proposed(tmp_path: Path) -> None:
    result = _reviewed(tmp_path, "# T\n\n1. Ann Reed (Packer) replies as soon as possible.\n")
    html = document_html(result, {len(result.findings) - 1: "Reply <b>now</b>."}, _facts())
    assert "Proposed by a model, checked by rules:</b> Reply &lt;b&gt;now&lt;/b&gt;." in html


def test_question_that_was_asked_twice_is_one_line(tmp_path: Path) -> None:
    steps = "".join(f"{n}. Close valve {n}.\n" for n in range(1, 9))
    html = document_html(_reviewed(tmp_path, f"# T\n\n{steps}"), {}, _facts())
    assert html.count("Who does this?") == 2
    assert html.count("Step without owner") == 8


def test_long_document_shows_what_stands_around_its_findings(tmp_path: Path) -> None:
    filler = "This is about the history of the valve.\n\n" * 15_000
    result = _reviewed(tmp_path, f"# T\n\n{filler}1. Ann (Fitter) closes it as soon as possible.\n")
    html = document_html(result, {}, _facts())
    assert "as soon as possible</a></mark>" in html
    assert "This document is long" in html
    assert len(html) < 100_000


def test_more_findings_than_a_page_holds_are_counted(tmp_path: Path) -> None:
    steps = "".join(f"{n}. Close valve {n}.\n" for n in range(1, MAX_CARDS + 100))
    result = _reviewed(tmp_path, f"# T\n\n{steps}")
    html = document_html(result, {}, _facts())
    assert html.count('class="card') == MAX_CARDS
    assert f"{len(result.findings) - MAX_CARDS} more findings are in review.csv" in html


def test_pages_speak_chinese(tmp_path: Path) -> None:
    result = _reviewed(
        tmp_path,
        "# 退货\n\n1. 打包员李四尽快答复客户。\n2. 打包员李四封箱。\n",
        Options(language="zh"),
    )
    html = document_html(result, {}, _facts("zh"))
    assert '<html lang="zh-CN">' in html
    assert "错误：期限含糊" in html
    assert "可改为：{数字}分钟内" in html


def test_list_markup_does_not_stand_in_the_document_as_read(tmp_path: Path) -> None:
    result = _reviewed(tmp_path, "# T\n\n1. **Count** the `boxes` now.\n")
    html = document_html(result, {}, _facts())
    assert "**" not in html
    assert "# T" not in html
