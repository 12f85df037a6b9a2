"""What is known of an edited file while it is compared, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from sopai.changes.parts import Parts
from sopai.edited.known import Lines, Remark
from sopai.edited.proposals import Draft
from sopai.edited.tables import Read
from sopai.edited.values import Shelf
from sopai.export.view import View
from sopai.schema.document import Place


class Work(NamedTuple):
    """An edited file, and the SOP that it was made of."""

    view: View
    parts: Parts
    """The SOP's values as they are stored."""

    shelf: Shelf
    tables: Mapping[str, Read]
    """By the name of the list; without those that are not in the file."""

    lines: Mapping[str, Lines]
    language: str
    last_ids: Mapping[str, int]


class Question(NamedTuple):
    """Something that a person has to settle."""

    text: str
    quote: str
    place: Place


@dataclass
class Outcome:
    """What the comparison gave."""

    drafts: list[Draft] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def ask(self, text: str, quote: str, place: Place) -> None:
        """Have something settled."""
        self.questions.append(Question(text, quote, place))
