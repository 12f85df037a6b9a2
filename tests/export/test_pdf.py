"""PDF files, as another program and sopai's own reader find them."""

from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings

from sopai.export import rows
from sopai.export.pdf import write_pdf
from sopai.export.pdf_fonts import LATIN, characters, families
from sopai.export.pdf_text import lines_of, shown
from sopai.export.printed import Printed
from sopai.export.rows import Table
from sopai.ingest.read import read
from sopai.schema.control import DocumentControl, State
from sopai.schema.roster import Roster
from sopai.schema.sop import Sop
from tests.export.pictures import JPEG, PHOTO_BYTES
from tests.export.samples import CONTROL, ROSTER, TODAY, full_sop, long_sop, sop_with
from tests.strategies import NASTY, controls, rosters, sops

OPEN = ("Who stands in for Li Si?", "周日由谁打包？")


def pages(data: bytes) -> list[str]:
    """The text of each page, as it is copied out of a viewer, on one line."""
    with pypdfium2.PdfDocument(data) as document:
        found = [page.get_textpage().get_text_range() for page in document]
    return [" ".join(text.split()) for text in found]


def text_of(data: bytes) -> str:
    return " ".join(pages(data))


def tight(text: str) -> str:
    """Without blanks: a viewer guesses them from the room between signs."""
    return text.replace(" ", "")


def with_state(state: State | None) -> DocumentControl:
    return DocumentControl.model_validate(CONTROL.model_dump() | {"state": state})


@pytest.fixture(scope="module", params=["en", "zh"])
def full(request: pytest.FixtureRequest) -> tuple[str, bytes]:
    language: str = request.param
    return language, write_pdf(Printed(full_sop(language), CONTROL, ROSTER, TODAY, OPEN))


def test_header_and_footer_stand_on_every_page(full: tuple[str, bytes]) -> None:
    language, data = full
    version, state, page, last = {
        "en": ("Version 1.2", "Effective", "page 1 of 3", "page 3 of 3"),
        "zh": ("版本 1.2", "已生效", "第1页共3页", "第3页共3页"),
    }[language]
    found = pages(data)
    assert all(f"WH/SOP/003 · {version} · {state}" in text for text in found)
    assert all("Star Shop Ltd" in text and "2026-03-01" in text for text in found)
    assert tight(page) in tight(found[0]) and tight(last) in tight(found[2])


def test_a_printed_copy_says_that_it_is_uncontrolled(full: tuple[str, bytes]) -> None:
    language, data = full
    said = {
        "en": "Uncontrolled when printed · printed 2026-03-01",
        "zh": "打印件为非受控文件 · 打印日期 2026-03-01",
    }[language]
    assert all(said in text for text in pages(data))


def test_open_items_and_the_worth_of_approvals_are_said(full: tuple[str, bytes]) -> None:
    language, data = full
    first, *_, last = pages(data)
    heading, recorded = {
        "en": ("Open items (2): answer them", "recorded, not authenticated"),
        "zh": ("待定事项（2）：按本规程", "仅作记录，未经身份认证"),
    }[language]
    assert all(tight(words) in tight(first) for words in (heading, *OPEN))
    assert recorded in last


def test_everything_of_the_sop_is_there(full: tuple[str, bytes]) -> None:
    words = [
        "No parcel comes back", "Orders of the shop", "an order comes in", "Wang Wu", "weekly",
        "All items ticked", "items per hour", "5 minutes", "Hello, I am {name}", "Photo",
        "Heavy items first", "tell the customer", "Stock-out", "Refund", "<= 0.5 %", "chart.pdf",
        "Check ten parcels", "the grey box", "Carrier handbook", "Ask Ben", "20 Feb 2026",
        "New box", "Zhao Liu",
    ]  # fmt: skip
    text = text_of(full[1])
    assert [word for word in words if word not in text] == []


def test_sopai_reads_its_step_table_back(tmp_path: Path) -> None:
    path = tmp_path / "sop.pdf"
    path.write_bytes(write_pdf(Printed(full_sop(), with_state(State.DRAFT), ROSTER, TODAY)))
    reading = read(path)
    assert reading.sop.title == "Pack an order"
    first, second, third = reading.sop.steps
    assert (first.title, first.standard, first.output) == ("Pick", "All items ticked", "Full tote")
    assert (first.owner.role, first.owner.person) == ("Packer", "Li Si")
    assert (second.action, third.action) == ("Tick it on the list", "Call the customer")
    assert (reading.control.number, reading.control.version) == ("WH/SOP/003", "1.2")


def test_the_header_of_the_step_table_stands_on_each_of_its_pages(tmp_path: Path) -> None:
    data = write_pdf(Printed(long_sop(), CONTROL, today=TODAY))
    tables = [text for text in pages(data) if "Do thing" in text]
    assert len(tables) > 5
    assert all("No. Operation Responsible person" in text for text in tables)
    path = tmp_path / "long.pdf"
    path.write_bytes(data)
    steps = read(path).sop.steps
    assert [step.action for step in steps] == [f"Do thing {n} of the list" for n in range(1, 301)]


@pytest.mark.parametrize(
    ("state", "en", "zh"),
    [
        (State.DRAFT, "DRAFT", "草稿"),
        (State.IN_REVIEW, "IN REVIEW", "审核中"),
        (State.APPROVED, "NOT YET EFFECTIVE", "尚未生效"),
        (State.EXPIRED, "EXPIRED", "已过期"),
        (State.RETIRED, "OBSOLETE", "已作废"),
    ],
)
def test_a_stamp_says_across_each_page_that_nobody_works_by_it(
    state: State, en: str, zh: str
) -> None:
    control = with_state(state)
    english = pages(write_pdf(Printed(full_sop(), control, today=TODAY)))
    chinese = pages(write_pdf(Printed(full_sop("zh"), control, today=TODAY)))
    assert all(en in text for text in english[1:]) and f"{en}: do not work by" in english[0]
    assert all(zh in text for text in chinese[1:]) and f"{zh}：请勿按此件操作" in chinese[0]


def test_an_effective_sop_has_no_stamp() -> None:
    text = text_of(write_pdf(Printed(sop_with(), CONTROL, today=TODAY)))
    assert "do not work" not in text and "EFFECTIVE" not in text


def test_open_items_make_a_draft_of_an_sop_without_a_state() -> None:
    assert "DRAFT" in text_of(write_pdf(Printed(sop_with(), None, open_items=("Who?",))))
    assert "DRAFT" not in text_of(write_pdf(Printed(sop_with())))


def test_an_overdue_review_is_said() -> None:
    late = date(2026, 6, 1)
    text = text_of(write_pdf(Printed(sop_with(), CONTROL, today=late)))
    assert "Its review was due on 2026-05-25" in text


def test_a_picture_of_the_folder_is_shown_and_one_outside_is_not(tmp_path: Path) -> None:
    (tmp_path / "photo.png").write_bytes(PHOTO_BYTES)
    inside = write_pdf(Printed(full_sop(), folder=tmp_path))
    assert JPEG in inside
    outside = sop_with(
        steps=[{"id": "s1", "action": "a", "materials": [{"name": "P", "href": "../photo.png"}]}],
        materials=[{"name": "W", "href": "none.png"}],
    )
    (tmp_path / "in").mkdir()
    refused = write_pdf(Printed(outside, folder=tmp_path / "in"))
    assert "[picture not shown: it lies outside of the SOP's folder]" in text_of(refused)
    assert "[picture not shown: there is no such file beside the SOP]" in text_of(refused)
    assert JPEG not in refused


MARKUP = (
    '#import "/etc/passwd"', "#panic()", "$x^2$", "*bold* _it_ `raw` <label> @ref", "= Heading",
    "- item\n+ item\n/ term: x", "// comment", "/* c */", "[a](b)", "<script>alert(1)</script>",
    "\\u{41} \\ \\#", "#text(fill: red)[x]", "~ -- --- ... '", "https://example.com/a?b=c&d",
)  # fmt: skip


@pytest.mark.parametrize("text", MARKUP)
def test_no_text_is_run_as_markup(text: str) -> None:
    steps = [{"id": "s1", "action": text, "script": text}]
    control = DocumentControl(number=text, organisation=text, author=text)
    sop = sop_with(title=text, purpose=text, steps=steps)
    found = text_of(write_pdf(Printed(sop, control, open_items=(text,))))
    assert tight(found).count(tight(text.replace("\n", ""))) >= 5


def test_a_character_that_no_font_has_stands_there_by_its_number() -> None:
    sop = sop_with(title="a\x00b\u202ec☐d")
    assert "a[U+0000]b[U+202E]c[U+2610]d" in text_of(write_pdf(Printed(sop)))


def test_emoji_and_other_scripts_are_shown() -> None:
    sop = sop_with(purpose="😀 臺灣 ภาษา Ω Я")
    text = text_of(write_pdf(Printed(sop)))
    assert all(sign in text for sign in ("😀", "臺灣", "ภาษา", "Ω", "Я"))


def test_no_word_leaves_its_cell() -> None:
    words = ("x" * 300, "/srv/shop/share/2026/WH-SOP-003.docx", "字" * 300)
    steps = [{"id": f"s{n}", "action": w, "tools": [w]} for n, w in enumerate(words, start=1)]
    with pypdfium2.PdfDocument(write_pdf(Printed(sop_with(steps=steps)))) as document:
        texts = document[0].get_textpage()
        room = document[0].get_width() - 45
        rights = [texts.get_charbox(at)[2] for at in range(texts.count_chars())]
    assert max(rights) < room


@pytest.mark.parametrize("text", ["word " * 220, "字" * 1100, "line\n" * 90])
def test_no_row_leaves_its_page(text: str) -> None:
    steps = [
        {"id": "s1", "action": "Do it", "standard": text, "time_limit": "1 day", "output": "x"}
    ]
    control = DocumentControl(organisation="o" * 300, number="n" * 300)
    with pypdfium2.PdfDocument(write_pdf(Printed(sop_with(steps=steps), control))) as document:
        pages = [page.get_textpage() for page in document]
        boxes = [page.get_charbox(at) for page in pages for at in range(page.count_chars())]
        words = "".join(page.get_text_range() for page in pages)
    assert min(box[1] for box in boxes) > 25 and max(box[3] for box in boxes) < 820
    assert sum(words.count(sign) for sign in set(text)) >= len(text.replace(" ", "").strip())


def test_a_long_word_comes_out_again_without_a_sign_in_it() -> None:
    pieces = lines_of("see WH/SOP/2026/000123456789/ABCDEF please")
    assert "".join(pieces[0]) == "see WH/SOP/2026/000123456789/ABCDEF please"
    assert max(map(len, pieces[0])) < 10


def test_the_fonts_of_the_system_are_not_used() -> None:
    assert families()[:2] == (LATIN, "Noto Sans SC")
    assert {ord(sign) for sign in "打臺é≤→😀"} <= characters()


def test_the_file_is_kept_for_years(full: tuple[str, bytes]) -> None:
    assert b"pdfaid" in full[1] and b"/FontFile" in full[1]


@settings(max_examples=40)
@given(sops(), controls, rosters)
def test_any_sop_is_written_with_all_its_actions(
    sop: Sop, control: DocumentControl, roster: Roster
) -> None:
    data = write_pdf(Printed(sop, control, roster, TODAY))
    assert data.startswith(b"%PDF-") and pages(data)


def test_nasty_texts_are_shown() -> None:
    steps = [{"id": f"s{n}", "action": text} for n, text in enumerate(NASTY, start=1)]
    found = tight(text_of(write_pdf(Printed(sop_with(steps=steps)))))
    plain = [tight(shown(text)) for text in NASTY if text.isascii() and text.isprintable()]
    assert [text for text in plain if text not in found] == []


def test_columns_are_as_wide_as_their_texts_need() -> None:
    short, long = rows.weights_of(Table("", ("a", "b"), (("7", "word " * 40), ("8", "word"))))
    assert (short, long) == (rows.NARROW, rows.BROAD)


def test_a_step_stays_on_one_page_with_its_picture(tmp_path: Path) -> None:
    (tmp_path / "photo.png").write_bytes(PHOTO_BYTES)
    photo = {"name": "Photo of the box", "href": "photo.png"}
    wide = {
        "title": "Hold", "tools": ["Tape"], "output": "Box", "standard": "Flat",
        "time_limit": "1 minute", "trigger": "noon",
    }  # fmt: skip
    steps = [{"id": f"s{n}", "action": f"Thing {n}"} | wide for n in range(1, 19)]
    last = {"id": "s40", "action": "Hold the box as shown", "materials": [photo]} | wide
    data = write_pdf(Printed(sop_with(steps=[*steps, last]), folder=tmp_path))
    with pypdfium2.PdfDocument(data) as document:
        with_picture = [
            page.get_textpage().get_text_range()
            for page in document
            if list(page.get_objects([pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]))
        ]
    assert len(with_picture) == 1 and "Hold the box as shown" in with_picture[0]
