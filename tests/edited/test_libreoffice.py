"""Files that LibreOffice opened and saved: nothing of what they carry is lost."""

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from sopai.ingest.read import read
from sopai.ingest.recognise import Reading
from sopai.schema.control import DocumentControl
from sopai.schema.sop import Sop
from sopai.workflow.files import read_roster
from tests.edited.files import exported, read_back
from tests.edited.samples import packing
from tests.edited.word import Edited
from tests.export.samples import CONTROL, ROSTER, TODAY, full_sop

STARTER = Path(__file__).parents[2] / "knowledge" / "starter"
SOURCES = sorted(STARTER.glob("*/*.md"))
SOFFICE = shutil.which("soffice")
CALC = "libsclo.so"
"""The part of LibreOffice that reads Excel files; some installations have Writer alone."""

pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")


def has_calc() -> bool:
    return SOFFICE is not None and (Path(SOFFICE).resolve().parent / CALC).is_file()


FORMS = [
    "docx",
    pytest.param("xlsx", marks=pytest.mark.skipif(not has_calc(), reason="it has no Calc")),
]


def saved_by_libreoffice(folder: Path, files: dict[str, bytes], form: str) -> dict[str, bytes]:
    """The files, opened and saved."""
    for name, data in files.items():
        (folder / f"{name}.{form}").write_bytes(data)
    profile = (folder / "profile").as_uri()
    paths = [str(folder / f"{name}.{form}") for name in files]
    command = [str(SOFFICE), "--headless", f"-env:UserInstallation={profile}"]
    command += ["--convert-to", form, "--outdir", str(folder / "saved"), *paths]
    subprocess.run(command, check=True, capture_output=True, timeout=300)  # noqa: S603
    return {name: (folder / "saved" / f"{name}.{form}").read_bytes() for name in files}


@pytest.mark.parametrize("form", FORMS)
def test_starter_sops_come_back_without_a_change(tmp_path: Path, form: str) -> None:
    roster = read_roster(STARTER / "roster.yaml")
    sops: dict[str, Reading] = {f"{one.parent.name}-{one.stem}": read(one) for one in SOURCES}
    files = {
        name: exported(one.sop, form, one.control, roster, date(2026, 5, 1))
        for name, one in sops.items()
    }

    saved = saved_by_libreoffice(tmp_path, files, form)

    found = {
        name: read_back(one.sop, saved[name], form, one.control, roster)
        for name, one in sops.items()
    }
    told = {name: (one.changes, one.open_items, one.unmatched) for name, one in found.items()}
    assert told == dict.fromkeys(sops, ((), (), ()))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_part_comes_back_without_a_change(tmp_path: Path, form: str, language: str) -> None:
    sop: Sop = full_sop(language)
    control: DocumentControl = CONTROL
    data = exported(sop, form, control, ROSTER, TODAY, open_items=("Who?",))

    saved = saved_by_libreoffice(tmp_path, {"full": data}, form)["full"]

    found = read_back(sop, saved, form, control, ROSTER)
    assert (found.changes, found.open_items, found.unmatched) == ((), (), ())


def test_rows_edited_and_moved_in_word_are_known_after_libreoffice(tmp_path: Path) -> None:
    file = Edited(packing())
    file.move(1, behind=2)
    file.write(2, 1, "Print the long list")
    file.track(1, 4, "All items ticked", "Each item scanned")
    file.copy(6)

    saved = saved_by_libreoffice(tmp_path, {"edited": file.data()}, "docx")["edited"]

    found = read_back(packing(), saved, "docx")
    assert [(one.op.value, one.address) for one in found.changes] == [
        ("set", "/steps/s2/standard"),
        ("set", "/steps/s1/action"),
        ("move", "/steps/s1"),
        ("add", "/steps"),
    ]
