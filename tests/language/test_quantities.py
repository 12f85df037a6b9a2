"""Times, limits, targets and rhythms that a text states as numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopai.language.quantities import Measure, has_number, measure, rhythm, time_limit

LIMITS = {
    "within": ("Reply within 10 minutes.", "within 10 minutes"),
    "number in words": ("Reply within two hours.", "within two hours"),
    "working days": ("within 3 working days", "within 3 working days"),
    "clock time": ("Send it by 17:00 at the latest.", "by 17:00"),
    "noon": ("Send it by noon.", "by noon"),
    "weekday": ("Send it before Friday.", "before Friday"),
    "duration": ("Boil it for 30 minutes.", "30 minutes"),
    "same day": ("Refund it the same day.", "the same day"),
    "Chinese hours": ("客服2小时内回复。", "2小时内"),
    "Chinese working days": ("5个工作日内退款", "5个工作日内"),
    "Chinese same day": ("当天发货", "当天"),
    "Chinese before the end of work": ("下班前清点", "下班前"),
}


@pytest.mark.parametrize("name", LIMITS)
def test_time_limit_is_given_in_the_words_of_the_text(name: str) -> None:
    text, expected = LIMITS[name]
    assert time_limit(text) == expected


@pytest.mark.parametrize("text", ["Reply soon.", "尽快回复", "See page 5.", "every day", ""])
def test_a_text_without_a_limit_has_none(text: str) -> None:
    assert time_limit(text) is None


RHYTHMS = {
    "weekly": ("Inspect the racks weekly.", "weekly"),
    "every and a weekday": ("Inspect the racks every Monday.", "every Monday"),
    "every and a number": ("Rotate every 3 months.", "every 3 months"),
    "once per": ("Count once per shift.", "once per shift"),
    "twice a": ("Count twice a day.", "twice a day"),
    "Chinese week": ("每周巡检货架", "每周"),
    "Chinese times a day": ("一天3次盘点", "一天3次"),
    "Chinese shift": ("每班清点", "每班"),
}


@pytest.mark.parametrize("name", RHYTHMS)
def test_rhythm_is_given_in_the_words_of_the_text(name: str) -> None:
    text, expected = RHYTHMS[name]
    assert rhythm(text) == expected


@pytest.mark.parametrize("text", ["Inspect it regularly.", "often", "定期巡检", ""])
def test_a_text_without_a_rhythm_has_none(text: str) -> None:
    assert rhythm(text) is None


TARGETS = {
    "at most, in signs": ("error rate <= 0.5 %", Measure("<= 0.5 %", "<=", 0.5, "%")),
    "one sign": ("响应≤1分钟", Measure("≤1分钟", "<=", 1.0, "分钟")),
    "at least": ("satisfaction at least 90 %", Measure("at least 90 %", ">=", 90.0, "%")),
    "below": ("errors below 2 per week", Measure("below 2 per week", "<", 2.0, "per week")),
    "thousands": ("under 1,000 pieces", Measure("under 1,000 pieces", "<", 1000.0, "pieces")),
    "decimal comma": ("1,5 h", Measure("1,5 h", None, 1.5, "h")),
    "not more than, Chinese": ("不超过5分钟", Measure("不超过5分钟", "<=", 5.0, "分钟")),
    "sign after the number": ("90%以上", Measure("90%以上", ">=", 90.0, "%")),
    "number without a sign": ("准确率99.5%", Measure("99.5%", None, 99.5, "%")),
    "number that means nothing first": ("2 lanes, <= 5 min", Measure("<= 5 min", "<=", 5.0, "min")),
}


@pytest.mark.parametrize("name", TARGETS)
def test_target_is_a_comparator_a_number_and_a_unit(name: str) -> None:
    text, expected = TARGETS[name]
    assert measure(text) == expected


@pytest.mark.parametrize("text", ["step 5", "no number", "as few as possible", ""])
def test_a_text_without_a_target_has_none(text: str) -> None:
    assert measure(text) is None


def test_a_number_that_no_computer_can_hold_is_no_target() -> None:
    assert measure("error rate <= " + "9" * 400 + " %") is None


COUNTED = ["12 Nm", "3 boxes", "≥ 90", "two boxes", "三个", "5%", "20℃"]
UNCOUNTED = ["some", "page 5", "v1.2", "第3步", ""]


@pytest.mark.parametrize("text", COUNTED)
def test_a_number_with_a_unit_is_an_amount(text: str) -> None:
    assert has_number(text)


@pytest.mark.parametrize("text", UNCOUNTED)
def test_a_number_that_only_names_something_is_no_amount(text: str) -> None:
    assert not has_number(text)


@given(st.text(alphabet="0123456789.,一二 %小时次每天<=-x\n", max_size=120))
def test_any_text_of_digits_and_units_can_be_read(text: str) -> None:
    limit, found = time_limit(text), measure(text)
    assert limit is None or limit in text
    assert found is None or found.text in text
