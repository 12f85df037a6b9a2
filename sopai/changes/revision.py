"""The control record of a version that changes made: its number, its history, no approval."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sopai.schema.changes import Category, Change
from sopai.schema.control import DocumentControl, Revision, State

_KINDS = {
    Category.WORDING: ("wording", "措辞"),
    Category.STEP: ("step", "步骤"),
    Category.LIMIT: ("time limit or number", "时限或数值"),
    Category.OWNER: ("responsible role", "负责人"),
    Category.EXCEPTION: ("exception", "异常处理"),
    Category.METRIC: ("metric", "指标"),
    Category.SCOPE: ("scope", "适用范围"),
    Category.SAFETY: ("safety", "安全"),
}


class Revised(NamedTuple):
    """What is written down about a new version."""

    version: str
    """MAJOR.MINOR."""

    day: date
    author: str
    sentence: str
    """What was changed; neutral, since it is printed with the SOP."""


def change_sentence(day: date, changes: Sequence[Change], language: str) -> str:
    """What the history says of changes: where they come from and of what kinds they are.

    No quotes, no people and no name of a file, which may be that of a person: those stay with the
    change set.

    Args:
        day: on which the changes were applied.
        changes: those that were.
        language: of the sentence.
    """
    counted = Counter(change.category for change in changes)
    if language == "zh":
        kinds = "、".join(f"{_KINDS[kind][1]} {count} 处" for kind, count in counted.items())
        return f"根据 {day.isoformat()} 的复盘修改：{kinds}。"
    kinds = ", ".join(f"{_KINDS[kind][0]} ({count})" for kind, count in counted.items())
    return f"Changed after a retrospective of {day.isoformat()}: {kinds}."


def restore_sentence(version: str, language: str) -> str:
    """What the history says of an old version that is made the newest again."""
    return f"恢复为版本 {version} 的内容。" if language == "zh" else f"Version {version} restored."


def revised(
    control: DocumentControl, what: Revised, next_review: date | None = None
) -> DocumentControl:
    """The control record of the new version.

    An approval is of a version: its date, the effective date and the state do not pass on. What
    had a state becomes a draft; a document that never said one says none.

    Args:
        control: of the version that it was made of.
        what: number, day, author and sentence.
        next_review: when the older version would have been reviewed, if dates said so that go.
    """
    row = Revision(
        version=what.version,
        date=what.day.isoformat(),
        author=what.author,
        change=what.sentence,
    )
    return DocumentControl.model_validate(
        dict(control)
        | {
            "version": what.version,
            "state": None if control.state is None else State.DRAFT,
            "approved": None,
            "effective": None,
            "next_review": control.next_review or next_review,
            "history": (*control.history, row),
        }
    )
