"""Exported files are read again: what they say of themselves is neither a step nor a finding."""

from pathlib import Path

import pytest

from sopai.export.printed import Printed
from sopai.export.registry import format_named
from sopai.ingest.read import read, read_string
from sopai.ingest.recognise import Reading
from sopai.schema.control import State
from sopai.schema.roster import Roster
from tests.export.samples import CONTROL, TODAY, full_sop, sop_with

OPEN = {
    "en": ("Write down who packs on Sunday.", "How long is a tote kept?"),
    "zh": ("写明周日由谁打包。", "周转箱保存多久？"),
}
LANGUAGES = pytest.mark.parametrize("language", ["en", "zh"])
PAGES = pytest.mark.parametrize("name", ["docx", "pdf", "html"])
WHY = "what is open is not part of the SOP"
OF_FILE = (
    "do not work", "请勿按此", "not authenticated", "未经身份认证", "Uncontrolled", "非受控",
    "Open item", "待定事项", *OPEN["en"], *OPEN["zh"],
)  # fmt: skip


def come_back(
    folder: Path, name: str, language: str, *open_items: str, state: State = State.DRAFT
) -> Reading:
    control = CONTROL.model_copy(update={"state": state})
    form = format_named(name)
    path = folder / f"back{form.suffix}"
    path.write_bytes(form.write(Printed(full_sop(language), control, Roster(), TODAY, open_items)))
    return read(path)


@LANGUAGES
@PAGES
def test_open_items_of_an_exported_file_are_no_steps(
    tmp_path: Path, name: str, language: str
) -> None:
    back = come_back(tmp_path, name, language, *OPEN[language])
    plain = come_back(tmp_path, name, language, state=State.EFFECTIVE)
    assert back.sop.steps == plain.sop.steps and len(back.sop.steps) == 3
    assert back.sop.title == "Pack an order"
    assert back.open_items == OPEN[language] and plain.open_items == ()
    told = [lost.what for lost in back.document.lost if lost.why == WHY]
    assert told == list(OPEN[language])


@LANGUAGES
@pytest.mark.parametrize("name", ["docx", "pdf", "html", "xlsx"])
@pytest.mark.parametrize("state", [State.DRAFT, State.RETIRED, State.EXPIRED])
def test_nothing_of_it_is_left_in_the_sop(
    tmp_path: Path, name: str, language: str, state: State
) -> None:
    back = come_back(tmp_path, name, language, *OPEN[language], state=state)
    content = back.sop.model_dump_json()
    assert [words for words in OF_FILE if words in content] == []
    judged = [back.document.plain[item.start : item.end] for item in back.document.items]
    assert [words for words in OF_FILE if any(words in text for text in judged)] == []
    assert back.open_items == OPEN[language]


@pytest.mark.parametrize("name", ["docx", "pdf", "html"])
def test_long_items_are_read_whole(tmp_path: Path, name: str) -> None:
    item = (
        "Who decides on the box when a parcel is heavier than the carrier takes, " * 4 + "and how?"
    )
    back = come_back(tmp_path, name, "en", item, "Who packs on Sunday?")
    assert back.open_items == (item, "Who packs on Sunday?")
    assert len(back.sop.steps) == 3


def test_an_item_is_told_with_its_place(tmp_path: Path) -> None:
    (first, _) = come_back(tmp_path, "docx", "en", *OPEN["en"]).document.lost
    assert first.why == WHY
    assert first.place is not None and "paragraph" in first.place


def test_no_more_is_taken_than_the_heading_announces() -> None:
    text = (
        "# Pack\n\nOpen items (1): answer them before anybody works by this procedure\n\n"
        "- Who packs on Sunday?\n- Close the box\n- Print the label\n"
    )
    back = read_string(text, "pack.md")
    assert back.open_items == ("Who packs on Sunday?",)
    assert [step.action for step in back.sop.steps] == ["Close the box", "Print the label"]


def test_a_heading_of_somebody_else_hides_nothing() -> None:
    text = "# Pack\n\n## Open items\n\n- Close the box\n- Print the label\n\nDRAFT\n"
    back = read_string(text, "pack.md")
    assert len(back.sop.steps) == 2 and back.open_items == ()


def test_steps_with_numbers_around_keep_their_order(tmp_path: Path) -> None:
    steps = [{"id": f"s{n}", "action": f"Put label {n} on the box"} for n in range(1, 13)]
    path = tmp_path / "a.docx"
    printed = Printed(sop_with(steps=steps), None, None, TODAY, OPEN["en"])
    path.write_bytes(format_named("docx").write(printed))
    assert [step.action for step in read(path).sop.steps] == [step["action"] for step in steps]
