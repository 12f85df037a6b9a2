"""Copies with comments over several runs: what people wrote into them stays."""

from pathlib import Path

import pytest
from docx import Document

from sopai.review.kept_copies import RECORD
from sopai.workflow.copying import FOLDER
from sopai.workflow.reviewing import Review, Wish, review


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    folder = tmp_path / "pile"
    folder.mkdir()
    for name in ("packing", "sending"):
        made = Document()
        made.add_heading(name.title(), 0)
        made.add_paragraph("Pack the order promptly.", style="List Number")
        made.save(str(folder / f"{name}.docx"))
    return folder


def _review(pile: Path) -> Review:
    return review(Wish((pile,), pile.parent / "out", ("docx",), workers=1, resume=True))


def _copies(pile: Path) -> dict[str, Path]:
    found = (pile.parent / "out" / FOLDER).glob("*.docx")
    return {path.name.partition("-")[0]: path for path in found}


def _failed(done: Review) -> list[tuple[str, str]]:
    return [(Path(one.path).name, one.why) for one in done.copies.failed] if done.copies else []


def test_a_copy_of_a_document_that_left_the_pile_is_removed_and_nothing_else(pile: Path) -> None:
    _review(pile)
    own = pile.parent / "out" / FOLDER / "mine.docx"
    own.write_bytes(b"mine")
    (pile / "sending.docx").unlink()
    _review(pile)
    assert set(_copies(pile)) == {"packing", "mine.docx"}
    assert own.read_bytes() == b"mine"


def test_a_copy_that_somebody_answered_stays_and_that_is_said(pile: Path) -> None:
    _review(pile)
    answered = _copies(pile)["packing"]
    answered.write_bytes(answered.read_bytes() + b"answer")
    before = answered.read_bytes()
    done = _review(pile)
    assert answered.read_bytes() == before
    ((name, why),) = _failed(done)
    assert name == "packing.docx" and "move the copy to another folder" in why
    assert done.copies is not None and len(done.copies.made) == 1


def test_an_answered_copy_stays_when_its_document_left_the_pile(pile: Path) -> None:
    _review(pile)
    answered = _copies(pile)["packing"]
    answered.write_bytes(b"answer")
    (pile / "packing.docx").unlink()
    _review(pile)
    assert answered.read_bytes() == b"answer"


def test_a_copy_that_nobody_changed_follows_its_document(pile: Path) -> None:
    _review(pile)
    before = _copies(pile)["packing"].read_bytes()
    made = Document()
    made.add_paragraph("Close the box carefully and soon.", style="List Number")
    made.save(str(pile / "packing.docx"))
    done = _review(pile)
    assert _failed(done) == []
    assert _copies(pile)["packing"].read_bytes() != before


@pytest.mark.parametrize(
    "record", [b"", b"[]", b'{"packing": 1}', b'{"../../pile/packing.docx": "a"}']
)
def test_with_a_damaged_record_no_copy_is_written_over(pile: Path, record: bytes) -> None:
    _review(pile)
    before = {path: path.read_bytes() for path in _copies(pile).values()}
    (pile.parent / "out" / FOLDER / RECORD).write_bytes(record)
    assert [name for name, _ in _failed(_review(pile))] == ["packing.docx", "sending.docx"]
    assert {path: path.read_bytes() for path in _copies(pile).values()} == before
    assert len(list(pile.iterdir())) == 2
