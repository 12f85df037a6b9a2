"""Days that words name, and words that name none."""

import pytest
from hypothesis import given

from sopai.language.recurrence import WORKING_DAYS, Recurrence, recurrence_of
from tests.strategies import texts

NAMED = [
    ("every Tuesday at 14:00", Recurrence("WEEKLY", weekdays=("TU",))),
    ("on Mondays", Recurrence("WEEKLY", weekdays=("MO",))),
    ("Every Monday, Wednesday and Friday", Recurrence("WEEKLY", weekdays=("MO", "WE", "FR"))),
    ("weekly on Friday", Recurrence("WEEKLY", weekdays=("FR",))),
    ("every second Friday", Recurrence("WEEKLY", 2, ("FR",))),
    ("fortnightly, on Thursday", Recurrence("WEEKLY", 2, ("TH",))),
    ("every 3 weeks on Monday and Thursday", Recurrence("WEEKLY", 3, ("MO", "TH"))),
    ("daily", Recurrence("DAILY")),
    ("every working day at 9:00", Recurrence("WEEKLY", weekdays=WORKING_DAYS)),
    ("monthly, on the first Monday at 9:00", Recurrence("MONTHLY", weekdays=("MO",), nth=1)),
    ("on the last Thursday of each month", Recurrence("MONTHLY", weekdays=("TH",), nth=-1)),
    ("monthly on the 31st", Recurrence("MONTHLY", month_day=31)),
    ("on the 5th of every month", Recurrence("MONTHLY", month_day=5)),
    ("yearly on 1 March", Recurrence("YEARLY", month_day=1, months=(3,))),
    (
        "quarterly, on the first Tuesday of January, April, July and October",
        Recurrence("YEARLY", weekdays=("TU",), nth=1, months=(1, 4, 7, 10)),
    ),
    ("每天18:00", Recurrence("DAILY")),
    ("每个工作日", Recurrence("WEEKLY", weekdays=WORKING_DAYS)),
    ("每周二9:30", Recurrence("WEEKLY", weekdays=("TU",))),
    ("每週一", Recurrence("WEEKLY", weekdays=("MO",))),
    ("每周一、三、五", Recurrence("WEEKLY", weekdays=("MO", "WE", "FR"))),
    ("每周一和周四上午10点", Recurrence("WEEKLY", weekdays=("MO", "TH"))),
    ("隔周周五", Recurrence("WEEKLY", 2, ("FR",))),
    ("每两周周日", Recurrence("WEEKLY", 2, ("SU",))),
    ("每月10日", Recurrence("MONTHLY", month_day=10)),
    ("每月第二个星期三", Recurrence("MONTHLY", weekdays=("WE",), nth=2)),
    ("每月最后一个周五", Recurrence("MONTHLY", weekdays=("FR",), nth=-1)),
    ("每年3月1日", Recurrence("YEARLY", month_day=1, months=(3,))),
]

UNNAMED = [
    None, "", "weekly", "every month", "as needed", "every Monday before opening",
    "monthly, on the second working day", "quarterly, in the first week of March",
    "every Monday, and after each complaint", "not every Monday", "yearly on 31 February",
    "on the 0th of each month", "每周", "每季度第一个月的第一周", "每月第一个工作日14:00",
    "每月32日", "每年2月30日", "每周一或收到投诉后", "x" * 10_000,
]  # fmt: skip


@pytest.mark.parametrize(("words", "days"), NAMED, ids=[words for words, _ in NAMED])
def test_days_that_are_named(words: str, days: Recurrence) -> None:
    assert recurrence_of(words) == days


@pytest.mark.parametrize("words", UNNAMED)
def test_no_day_is_guessed(words: str | None) -> None:
    assert recurrence_of(words) is None


@given(texts)
def test_any_words_are_read(words: str) -> None:
    recurrence_of(words)
    recurrence_of(f"every Monday {words}")
