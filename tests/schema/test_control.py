"""The control record of an SOP."""

import pytest
from hypothesis import given
from pydantic import ValidationError

from sopai.schema.control import DocumentControl
from tests.strategies import controls


@given(controls)
def test_json_reads_back_as_the_same_record(control: DocumentControl) -> None:
    assert DocumentControl.model_validate_json(control.model_dump_json()) == control


@pytest.mark.parametrize("fields", [{"state": "done"}, {"number": ""}, {"created": "2026-02-30"}])
def test_what_has_no_meaning_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        DocumentControl.model_validate(fields)
