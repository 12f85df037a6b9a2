"""The state that an exported file names is read back, in both languages."""

import pytest

from sopai.export.excel import write_excel
from sopai.export.word import write_word
from sopai.ingest.read import read_data
from sopai.schema.control import DocumentControl, State
from tests.export.samples import TODAY, sop_with

WRITERS = {"docx": write_word, "xlsx": write_excel}


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("state", State)
def test_the_state_of_a_file_is_read_back(form: str, language: str, state: State) -> None:
    control = DocumentControl(number="QS-1", state=state)
    data = WRITERS[form](sop_with(language=language), control, today=TODAY)

    assert read_data(data, f"exported.{form}").control.state is state
