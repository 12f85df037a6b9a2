"""The generated pages say what the code says."""

from pathlib import Path

import pytest

from sopai.cli.reference import reference_files

DOCS = Path(__file__).parents[1] / "docs"


@pytest.mark.parametrize("name", sorted(reference_files()))
def test_generated_page_is_not_stale(name: str) -> None:
    assert (DOCS / name).read_text("utf-8") == reference_files()[name], "run `make docs`"
