"""A limit keeps the words that say what it counts from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopai.language.anchored import anchored_limit

LIMITS = {
    "播前3天检查样品": "播前3天",
    "主播在开播前30分钟调试设备": "开播前30分钟",
    "客户签收后3天内回访": "客户签收后3天内",
    "收到后24小时内回复": "收到后24小时内",
    "每周五16:00前提交周报": "每周五16:00前",
    "不超过2小时": "不超过2小时",
    "至少提前3天通知": "至少提前3天",
    "客服2小时内回复。": "2小时内",
    "5个工作日内退款": "5个工作日内",
    "下班前清点": "下班前",
    "File the report in folder Q by Friday 16:00.": "by Friday 16:00",
    "Send it before Friday at noon, then close.": "before Friday at noon",
    "Order it at least 3 days before the event.": "at least 3 days before the event",
    "Refund within 2 working days of inspection and tell the customer.":
        "within 2 working days of inspection",
    "Call no later than 2 hours after receipt.": "no later than 2 hours after receipt",
    "It takes at most 3 days.": "at most 3 days",
    "Reply within 10 minutes.": "within 10 minutes",
    "Send it by 17:00 at the latest.": "by 17:00 at the latest",
    "Boil it for 30 minutes.": "for 30 minutes",
    "Wait 2 days or call.": "2 days",
}  # fmt: skip


@pytest.mark.parametrize("text", LIMITS)
def test_limit_keeps_what_it_counts_from(text: str) -> None:
    assert anchored_limit(text) == LIMITS[text]


@pytest.mark.parametrize("text", ["Reply soon.", "尽快回复", ""])
def test_a_text_without_a_limit_has_none(text: str) -> None:
    assert anchored_limit(text) is None


@given(st.text(alphabet="播前后内每周五3天24小时:0 by Friday within at .,。İ在", max_size=80))
def test_limit_stands_in_the_text(text: str) -> None:
    found = anchored_limit(text)
    assert found is None or (found in text and found)
