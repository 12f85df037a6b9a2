"""`sopai changes`: edited files of the library and of files, up to their being applied."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from docx import Document as open_document
from openpyxl import Workbook

from sopai.cli import main
from sopai.errors import IngestError, LibraryError
from sopai.library.catalogue import last_ids
from sopai.library.opening import open_library
from sopai.workflow.edited_files import EditedFile, changes_of_edited
from sopai.workflow.exporting import export_stored
from sopai.workflow.shelf import fetch, take_in
from tests.edited.files import exported
from tests.edited.samples import packing

STARTER = Path(__file__).parents[1] / "knowledge" / "starter"
SOURCE = STARTER / "en" / "pick-and-pack.md"
SOP = "sop_h3v8t1n6wz"
TODAY = date(2026, 5, 1)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOPAI_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("SOPAI_LANGUAGE", "en")
    monkeypatch.setenv("SOPAI_EMBEDDINGS", "off")
    monkeypatch.chdir(tmp_path)
    take_in(tmp_path / "data", SOURCE.name, SOURCE.read_bytes())
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


def edited(data: bytes, old: str, new: str) -> bytes:
    """The Word file with other words in its cells."""
    document = open_document(BytesIO(data))
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                for line in cell.paragraphs:
                    for part in line.runs:
                        part.text = part.text.replace(old, new)
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def from_library(here: Path, old: str = "", new: str = "") -> bytes:
    data = export_stored(here / "data", SOP, "docx", TODAY).data
    return edited(data, old, new) if old else data


def changed(
    here: Path, data: bytes, name: str = "edited.docx", sop: str | None = None
) -> EditedFile:
    return changes_of_edited(here / "data", data, name, sop=sop)


def apply_all(here: Path, found: EditedFile) -> Result:
    content = found.changes.model_dump_json(by_alias=True)
    (here / "changes.json").write_text(content, "utf-8")
    return run("apply", "changes.json", "--accept", "all", "--reason", "better", "--by", "Ann")


def test_an_edited_export_is_listed_and_applied(here: Path) -> None:
    (here / "e.docx").write_bytes(from_library(here, "40 minutes", "45 minutes"))

    shown = run("changes", "e.docx")
    assert shown.exit_code == 0
    assert "Pick and pack an online order: changes in e.docx: 1" in shown.stdout
    assert "/steps/s2/time_limit" in shown.stdout
    assert "sopai apply changes.json --accept all" in shown.stdout

    (here / "c.json").write_text(run("changes", "e.docx", "--json").stdout, "utf-8")
    done = run("apply", "c.json", "--accept", "all", "--reason", "longer", "--by", "Ann")
    assert done.exit_code == 0
    with open_library(here / "data") as library:
        assert last_ids(library, SOP)["s"] == 10
    assert fetch(here / "data", SOP, "1.4").sop.steps[1].time_limit == "45 minutes for one wave"


def test_what_was_not_edited_is_said_to_be_so(here: Path) -> None:
    (here / "e.docx").write_bytes(from_library(here))
    assert run("changes", "e.docx").stdout.strip() == (
        "Pick and pack an online order: nothing was changed in e.docx"
    )


def test_chinese_file_is_told_in_chinese(here: Path) -> None:
    source = STARTER / "zh" / "goods-receiving.md"
    assert run("export", str(source), "--out", "e.xlsx", "--format", "xlsx").exit_code == 0
    shown = run("changes", "e.xlsx", "--sop", str(source))
    assert shown.stdout.strip() == "仓库收货入库：e.xlsx 中没有修改"


def test_changes_of_a_file_are_applied_to_a_new_file(here: Path) -> None:
    run("export", str(SOURCE), "--out", "e.docx")
    data = edited((here / "e.docx").read_bytes(), "40 minutes", "45 minutes")
    found = changed(here, data, sop=str(SOURCE))
    (here / "c.json").write_text(found.changes.model_dump_json(by_alias=True), "utf-8")
    accepted = ("--accept", "all", "--reason", "x", "--by", "Ann", "--out", "new.md")
    assert run("apply", "c.json", *accepted).exit_code == 0
    assert "45 minutes for one wave" in (here / "new.md").read_text("utf-8")


def test_library_that_moved_on_takes_what_fits(here: Path) -> None:
    first = from_library(here, "40 minutes", "45 minutes")
    second = from_library(here, "Pick cart with 10 totes", "Pick cart with 12 totes")
    assert apply_all(here, changed(here, first)).exit_code == 0

    found = changed(here, second)

    assert "the library is at 1.4: the changes fit that one as well" in found.notes[0]
    assert apply_all(here, found).exit_code == 0
    sop = fetch(here / "data", SOP, "1.5").sop
    assert "Pick cart with 12 totes" in sop.steps[0].tools
    assert sop.steps[1].time_limit == "45 minutes for one wave"


def test_library_that_says_something_else_is_a_question(here: Path) -> None:
    first = from_library(here, "40 minutes", "45 minutes")
    second = from_library(here, "40 minutes", "30 minutes")
    assert apply_all(here, changed(here, first)).exit_code == 0

    found = changed(here, second)

    assert found.changes.changes == ()
    assert found.changes.open_items[0].kind == "contradiction"
    assert "30 minutes for one wave" in found.changes.open_items[0].text


def test_what_was_applied_already_is_no_change(here: Path) -> None:
    data = from_library(here, "40 minutes", "45 minutes")
    assert apply_all(here, changed(here, data)).exit_code == 0
    assert changed(here, data).changes.changes == ()


def test_file_of_another_sop_is_refused(here: Path) -> None:
    with pytest.raises(LibraryError, match="was made of sop_0123456789, which is not in the lib"):
        changed(here, exported(packing(), "docx"))
    with pytest.raises(LibraryError, match="was made of sop_0123456789, and 'sop_h3v8t1n6wz' is"):
        changed(here, exported(packing(), "docx"), sop=SOP)
    with pytest.raises(LibraryError, match="name the SOP that it was made of"):
        changed(here, exported(packing(), "docx"), sop=str(SOURCE))


def without_origin(data: bytes) -> bytes:
    """The file as a program saves it that keeps no properties and no bookmarks."""
    document = open_document(BytesIO(data))
    document.core_properties.identifier = ""
    relations = document.part.package.rels
    for key in [k for k, r in relations.items() if r.reltype.endswith("/custom-properties")]:
        relations.pop(key)
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def test_file_that_says_nothing_is_known_by_number_and_title(here: Path) -> None:
    found = changed(here, without_origin(from_library(here, "40 minutes", "45 minutes")))

    assert [one.address for one in found.changes.changes] == ["/steps/s2/time_limit"]
    assert "by its number or title" in found.notes[0]
    assert "does not say which version" in found.notes[1]


def test_file_of_nobody_is_refused(here: Path) -> None:
    book, saved = Workbook(), BytesIO()
    book.worksheets[0]["A1"] = "Shopping list"
    book.save(saved)
    with pytest.raises(LibraryError, match="does not say of which SOP it was made"):
        changed(here, saved.getvalue(), "list.xlsx")


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"", "e.docx", "it is empty"),
        (b"PK\x03\x04 cut off", "e.xlsx", "damaged or cut off"),
        (b"# Title", "e.md", "only Word and Excel files are compared"),
    ],
)
def test_files_that_cannot_be_read_are_refused(
    here: Path, data: bytes, name: str, said: str
) -> None:
    with pytest.raises(IngestError, match=said):
        changed(here, data, name)


def test_without_a_library_the_file_of_the_sop_is_asked_for(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="name the SOP's file with --sop"):
        changes_of_edited(tmp_path / "none", exported(packing(), "docx"), "e.docx")


def test_older_version_of_an_sop_file_is_said(here: Path) -> None:
    run("export", str(SOURCE), "--out", "e.docx")
    newer = here / "newer.md"
    newer.write_text(SOURCE.read_text("utf-8").replace("40 minutes", "50 minutes"), "utf-8")

    found = changed(here, (here / "e.docx").read_bytes(), sop=str(newer))

    assert "was made of another version than" in found.notes[0]
    assert [one.address for one in found.changes.changes] == ["/steps/s2/time_limit"]
