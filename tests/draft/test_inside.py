"""Who acts in the middle of a clause."""

import pytest

from sopai.draft import inside_en, inside_zh


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Every Friday the team lead reviews reopened tickets", "team lead"),
        ("when it is done the contractor uploads photos", "contractor"),
        ("Alarm code the cleaner must learn", "cleaner"),
        ("On Monday the planners agree the week plan", "planners"),
        ("At pick-up the visitor shows ID", "visitor"),
        ("If the van is late, the planner rings the shop", "planner"),
    ],
)
def test_a_post_in_an_english_clause_acts(text: str, who: str) -> None:
    found = inside_en.inside(text)
    assert found is not None and found.role == who


@pytest.mark.parametrize(
    "text",
    [
        "Ask the planner writes the label",
        "If the driver refuses",
        "The form is given to the clerk",
        "The clerk must be informed",
        "The counter shows 3 parcels",
        "The bike gets an orange tag",
        "the sourdough goes in",
    ],
)
def test_who_is_told_or_a_thing_does_not_act(text: str) -> None:
    assert inside_en.inside(text) is None


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Settings are saved in MouldTrack by the setter after release", "setter"),
        ("The lock is changed by the locksmith of the customer", "locksmith"),
    ],
)
def test_a_passive_says_by_whom(text: str, who: str) -> None:
    found = inside_en.done_by(text)
    assert found is not None and found.role == who


@pytest.mark.parametrize("text", ["It is done by noon", "Parcels are sent by post", "Nothing"])
def test_a_time_or_a_means_does_nothing(text: str) -> None:
    assert inside_en.done_by(text) is None


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("每月3日起由客户专员通过企业微信通知客户交票", "客户专员"),
        ("到了团长当着司机的面点数", "团长"),
        ("首件做3件,操作工自检后送品质部", "操作工"),
        ("拒收的让客户自己在面单上签名", "客户"),
        ("要自己回家的,家长签同意书", "家长"),
    ],
)
def test_a_post_in_a_chinese_clause_acts(text: str, who: str) -> None:
    found = inside_zh.inside(text)
    assert found is not None and found.role == who


@pytest.mark.parametrize(
    "text", ["报告值班园长", "交给库管", "客户投诉很多", "下班前关灯", "所有人员戴手套", "延长时间"]
)
def test_a_chinese_post_that_is_told_or_none_does_not_act(text: str) -> None:
    assert inside_zh.inside(text) is None
