"""What a copy is worth: the same words in every format that is printed."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from docx import Document

from sopai.export.page_words import PAGE_WORDS
from sopai.export.printed import Printed
from sopai.export.standing import standing_of
from sopai.export.view import view_of
from sopai.export.wall import write_wall
from sopai.export.word import write_word
from sopai.schema.control import DocumentControl, State
from tests.export.samples import TODAY, sop_with


def stamp(control: DocumentControl | None, today: date | None = TODAY, language: str = "en") -> str:
    return standing_of(view_of(sop_with(language=language), None, today), control).stamp


@pytest.mark.parametrize(
    ("state", "english", "chinese"),
    [
        (State.DRAFT, "DRAFT", "草稿"),
        (State.IN_REVIEW, "IN REVIEW", "审核中"),
        (State.APPROVED, "NOT YET EFFECTIVE", "尚未生效"),
        (State.EXPIRED, "EXPIRED", "已过期"),
        (State.RETIRED, "OBSOLETE", "作废"),
    ],
)
def test_what_nobody_may_work_by_is_stamped(state: State, english: str, chinese: str) -> None:
    control = DocumentControl(state=state)
    assert (stamp(control), stamp(control, language="zh")) == (english, chinese)


@pytest.mark.parametrize(
    "control",
    [
        None,
        DocumentControl(),
        DocumentControl(state=State.EFFECTIVE),
        DocumentControl(state=State.EFFECTIVE, effective=TODAY),
    ],
)
def test_what_is_in_effect_or_has_no_state_is_not(control: DocumentControl | None) -> None:
    assert stamp(control) == ""


def test_an_effective_version_is_stamped_before_its_day() -> None:
    control = DocumentControl(state=State.EFFECTIVE, effective=TODAY + timedelta(days=1))
    assert stamp(control) == "NOT YET EFFECTIVE"
    assert stamp(control, today=None) == ""


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("state", [None, *State])
def test_word_and_the_wall_say_the_same(language: str, state: State | None) -> None:
    sop, control = sop_with(language=language), DocumentControl(state=state)
    standing = standing_of(view_of(sop, None, TODAY), control)

    section = Document(BytesIO(write_word(sop, control, today=TODAY))).sections[0]
    header, footer = section.header._element.xml, section.footer.paragraphs[-1].text
    wall = write_wall(Printed(sop, control, today=TODAY)).decode()

    assert footer == standing.uncontrolled
    assert standing.uncontrolled in wall
    assert standing.warning in wall
    stamps = [one for one in PAGE_WORDS[language].stamps.values() if f'string="{one}"' in header]
    assert stamps == ([standing.stamp] if standing.stamp else [])
