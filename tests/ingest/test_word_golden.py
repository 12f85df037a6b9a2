"""The golden Word files for development: every number, text, table and head as the page shows."""

from pathlib import Path

import pytest

from sopai.evaluation.ingest_cases import IngestCase, ingest_cases
from sopai.evaluation.ingest_scoring import judge

FOLDER = Path(__file__).parents[2] / "eval" / "ingest"
CASES = [case for case in ingest_cases(FOLDER, "dev") if case.format == "docx"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.path.stem)
def test_what_the_page_shows_is_found(case: IngestCase) -> None:
    judged = judge(case)
    wrong = [
        aspect
        for aspect in ("refused", "text", "number", "table", "picture", "head")
        if not all(judged.outcomes[aspect])
    ]
    assert not wrong, judged.wrong
