"""Files with bytes changed, cut out and doubled: read, or refused with a reason, never a crash."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sopai.errors import IngestError
from sopai.ingest.read import read_data

FILES = Path(__file__).parent / "files"
WHOLE = (
    "h01_intranet.html",
    "h02_word_web_page.html",
    "p01_list_over_pages.pdf",
    "p03_chinese_ruled_table.pdf",
    "x01_step_sheet.xlsx",
)
BOOKS = ("x01_step_sheet.xlsx", "x02_formulas_formats.xlsx", "x04_chinese_pictures.xlsx")
edits = st.lists(
    st.tuples(
        st.floats(0, 1, exclude_max=True),
        st.integers(0, 60),
        st.one_of(
            st.binary(max_size=8),
            st.sampled_from((b"-1", b"99999999999", b"1e999", b"<", b"&x;", b"A1:XFD1048576")),
        ),
    ),
    min_size=1,
    max_size=8,
)
Edits = list[tuple[float, int, bytes]]
run = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def _edited(data: bytes, changes: Edits) -> bytes:
    for at, length, new in changes:
        start = int(at * len(data))
        data = data[:start] + new + data[start + length :]
    return data


def _read(data: bytes, name: str) -> None:
    try:
        reading = read_data(data, name)
    except IngestError as error:
        assert name in str(error)
        assert len(str(error)) > len(name) + 8
    else:
        text = reading.document.text
        assert all(0 <= b.start <= b.end <= len(text) for b in reading.document.blocks)


@pytest.mark.parametrize("name", WHOLE)
@run
@given(changes=edits)
def test_damaged_bytes_are_read_or_refused(name: str, changes: Edits) -> None:
    _read(_edited((FILES / name).read_bytes(), changes), name)


@pytest.mark.parametrize("name", BOOKS)
@run
@given(changes=edits, part=st.integers(0, 50))
def test_damaged_parts_of_a_workbook_are_read_or_refused(
    name: str, changes: Edits, part: int
) -> None:
    held = BytesIO()
    with ZipFile(FILES / name) as old, ZipFile(held, "w") as new:
        names = old.namelist()
        for entry in names:
            data = old.read(entry)
            new.writestr(
                entry, _edited(data, changes) if entry == names[part % len(names)] else data
            )
    _read(held.getvalue(), name)


@pytest.mark.parametrize("name", WHOLE)
@run
@given(share=st.floats(0, 1))
def test_files_that_are_cut_off_are_read_or_refused(name: str, share: float) -> None:
    data = (FILES / name).read_bytes()
    _read(data[: int(share * len(data))], name)
