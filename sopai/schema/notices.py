"""What an exported file says of itself: the only place of these words, written and read back."""

from re import IGNORECASE, compile, escape
from typing import NamedTuple

from sopai.schema.control import State


class NoticeWords(NamedTuple):
    """Words of one language; "{}" stands for what differs."""

    stamps: dict[State, str]
    """Of an SOP that nobody may work by; not for effective ones."""

    not_valid: str
    """The sentence of an SOP that has a stamp."""

    overdue: str
    """Said of an SOP that people work by, and whose review has passed."""

    open_heading: str
    """How many items are open."""

    recorded: str
    """What the approvals are worth."""

    uncontrolled: str
    uncontrolled_on: str
    """The same with the day of printing."""


_EN = NoticeWords(
    stamps={
        State.DRAFT: "DRAFT",
        State.IN_REVIEW: "IN REVIEW",
        State.APPROVED: "NOT YET EFFECTIVE",
        State.EXPIRED: "EXPIRED",
        State.RETIRED: "OBSOLETE",
    },
    not_valid="{}: do not work by this copy",
    overdue="Its review was due on {}: ask whether it still holds",
    open_heading="Open items ({}): answer them before anybody works by this procedure",
    recorded="Approvals named here are recorded, not authenticated.",
    uncontrolled="Uncontrolled when printed",
    uncontrolled_on="Uncontrolled when printed · printed {}",
)

_ZH = NoticeWords(
    stamps={
        State.DRAFT: "草稿",
        State.IN_REVIEW: "审核中",
        State.APPROVED: "尚未生效",
        State.EXPIRED: "已过期",
        State.RETIRED: "已作废",
    },
    not_valid="{}：请勿按此件操作",
    overdue="复审日期 {} 已过：请确认是否仍然适用",
    open_heading="待定事项（{}）：按本规程操作之前须先确定",
    recorded="此处的审批仅作记录，未经身份认证。",
    uncontrolled="打印件为非受控文件",
    uncontrolled_on="打印件为非受控文件 · 打印日期 {}",
)

NOTICES = {"en": _EN, "zh": _ZH}

OPEN_SIGN = "☐ "
"""Before each open item: a box to tick."""

OPEN_TABLES = {"en": ("No.", "Open item"), "zh": ("序号", "待定事项")}
"""Header of a table of open items."""

LONGEST = 200
"""Characters of a notice; a longer line is none."""


def open_count(text: str) -> int:
    """How many open items a line announces, in either language; 0 if it is no such line."""
    found = _OPEN.fullmatch(_plain(text))
    return int(next(filter(None, found.groups()))) if found else 0


def is_notice(text: str) -> bool:
    """Whether a line is another of those that tell of the file and not of the work."""
    return _OTHER.fullmatch(_plain(text)) is not None


def is_stamp(text: str) -> bool:
    """Whether a line is what is stamped on a page and nothing else."""
    return any(text.strip() in words.stamps.values() for words in NOTICES.values())


def _plain(text: str) -> str:
    """The text without blanks, which readers of pages put between Chinese and other signs."""
    return "".join(text.split()) if len(text) <= LONGEST else ""


def _words(words: str, filling: str) -> str:
    return escape(_plain(words)).replace(r"\{\}", filling)


_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_OPEN = compile(
    "|".join(_words(words.open_heading, "([0-9]{1,6})") for words in NOTICES.values()), IGNORECASE
)
_OTHER = compile(
    "|".join(
        _words(text, filling)
        for words in NOTICES.values()
        for text, filling in (
            *((words.not_valid, escape(_plain(stamp))) for stamp in words.stamps.values()),
            (words.overdue, _DAY),
            (words.recorded, ""),
            (words.uncontrolled, ""),
            (words.uncontrolled_on, _DAY),
        )
    ),
    IGNORECASE,
)
