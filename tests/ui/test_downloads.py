"""The copy with comments: made on a click, under the name of its kind; a failure is told."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from streamlit.testing.v1 import AppTest

from tests.ui import tab
from tests.ui.tab import File, seen


def _word() -> bytes:
    document, file = Document(), BytesIO()
    document.add_heading("Answer complaints", 1)
    document.add_paragraph("Answer as soon as possible.", style="List Number")
    document.save(file)
    return file.getvalue()


@pytest.mark.parametrize("suffix", ["docx", "docm"])
def test_a_copy_has_the_suffix_of_its_original(page: AppTest, suffix: str) -> None:
    tab.bring(page, File(f"work.{suffix}", _word()))
    page.button(key="make-commented").click().run(timeout=60)
    labels = [str(getattr(one, "label", "")) for one in page.get("download_button")]
    assert [one.replace("\\", "") for one in labels if "comments" in one] == [
        f"Save work-comments.{suffix}"
    ]


def test_a_copy_that_cannot_be_made_says_why(page: AppTest) -> None:
    file = BytesIO()
    with ZipFile(BytesIO(_word())) as whole, ZipFile(file, "w") as archive:
        for name in whole.namelist():
            content = b"<cut off" if name == "[Content_Types].xml" else whole.read(name)
            archive.writestr(name, content)
    tab.bring(page, File("work.docx", file.getvalue()))
    page.button(key="make-commented").click().run(timeout=60)
    assert "[Content_Types].xml" in seen(page)
    assert tab.has(page, "make-commented")
