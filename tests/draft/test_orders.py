"""What somebody does, as an order: the subject goes, the verb stands in its base form."""

import pytest

from sopai.draft.orders import as_order

ENGLISH = [
    ("the receptionist logs every key in Odoo", "receptionist", "Log every key in Odoo"),
    ("He must not open it", "Bob", "Do not open it"),
    ("Anna doesn't open the box", "Anna", "Do not open the box"),
    ("then sends the photos to claims", "Anna", "Send the photos to claims"),
    ("Members cancel in writing", "Members", "Cancel in writing"),
    ("she never lifts it alone", "Anna", "Never lift it alone"),
    ("Okay, so the clerk has to sign it", "clerk", "Sign it"),
    ("Anna opens it and calls Tom.", "Anna", "Open it and call Tom."),
    ("The clerk fills in the form and signs.", "clerk", "Fill in the form and sign."),
    (
        "Anna calls the man who opens it and loads it",
        "Anna",
        "Call the man who opens it and loads it",
    ),
    ("Anna counts the trays and boxes of the day", "Anna", "Count the trays and boxes of the day"),
    ("Whoever is on shift stops the debit", "whoever is on shift", "Stop the debit"),
]
LEFT = [
    ("Photos are taken by noon", "Anna", "Photos are taken by noon"),
    ("Anna has 10 days to send it", "Anna", "Anna has 10 days to send it"),
    ("The driver may leave", "driver", "The driver may leave"),
    ("Refunds over 40 are signed off", None, "Refunds over 40 are signed off"),
    ("The boss of Anna signs it", "Anna", "The boss of Anna signs it"),
    ("If it rains Anna shuts the door", "Anna", "If it rains Anna shuts the door"),
]
CHINESE = [
    ("小蔡在旺店通里点合格", "小蔡", "在旺店通里点合格"),
    ("店长要每天巡店", "店长", "每天巡店"),
    ("然后前台登记钥匙", "前台", "登记钥匙"),
    ("她签", "她", "她签"),
]


@pytest.mark.parametrize(("said", "owner", "order"), ENGLISH)
def test_an_order_in_english(said: str, owner: str, order: str) -> None:
    assert as_order(said, owner, "en") == order


@pytest.mark.parametrize(("said", "owner", "same"), LEFT)
def test_what_is_no_plain_order_stays(said: str, owner: str | None, same: str) -> None:
    assert as_order(said, owner, "en") == same


@pytest.mark.parametrize(("said", "owner", "order"), CHINESE)
def test_an_order_in_chinese(said: str, owner: str, order: str) -> None:
    assert as_order(said, owner, "zh") == order
