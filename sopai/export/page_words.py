"""The words that a printed page puts around an SOP: what it is worth, and where it is kept."""

from typing import NamedTuple

from sopai.schema.control import State


class PageWords(NamedTuple):
    """Words of one language."""

    stamps: dict[State, str]
    """What is stamped across a page that nobody may work by; not for effective ones."""

    not_yet: str
    """Stamped on an SOP that is effective from a later day."""

    overdue: str
    """Said of an SOP that people work by, and whose review has passed."""

    not_valid: str
    """Said above an SOP that has a stamp."""

    uncontrolled: str
    uncontrolled_on: str
    """The same with the day of printing."""


_EN = PageWords(
    stamps={
        State.DRAFT: "DRAFT",
        State.IN_REVIEW: "IN REVIEW",
        State.APPROVED: "NOT YET EFFECTIVE",
        State.EXPIRED: "EXPIRED",
        State.RETIRED: "NO LONGER VALID",
    },
    not_yet="NOT YET EFFECTIVE",
    overdue="Its review was due on {}: ask whether it still holds",
    not_valid="{}: do not work by this copy",
    uncontrolled="Uncontrolled when printed",
    uncontrolled_on="Uncontrolled when printed · printed {}",
)

_ZH = PageWords(
    stamps={
        State.DRAFT: "草稿",
        State.IN_REVIEW: "审核中",
        State.APPROVED: "尚未生效",
        State.EXPIRED: "已过期",
        State.RETIRED: "作废",
    },
    not_yet="尚未生效",
    overdue="复审日期 {} 已过：请确认是否仍然适用",
    not_valid="{}：请勿按此件操作",
    uncontrolled="打印件为非受控文件",
    uncontrolled_on="打印件为非受控文件 · 打印日期 {}",
)

PAGE_WORDS = {"en": _EN, "zh": _ZH}
