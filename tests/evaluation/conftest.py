"""What the tests of the evaluation share."""

from pathlib import Path

import pytest

from sopai.evaluation.corpus import Corpus, load_corpus
from tests.evaluation.fakes import MANUAL, ROWS, write_cases


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An evaluation folder with one document and four items."""
    return write_cases(tmp_path, ROWS, {"shop/packing.md": MANUAL})


@pytest.fixture
def corpus(folder: Path) -> Corpus:
    """The items and the document of that folder."""
    return load_corpus(folder)
