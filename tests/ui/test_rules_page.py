"""The rules, to browse, to search, and to switch."""

from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from sopai.ui import state
from sopai.ui.places import page as file_of
from sopai.workflow import rule_pages
from sopai.workflow.house_kept import FILE, switch_rule
from sopai.workflow.shelf import take_in
from tests.ui.conftest import OpenPage
from tests.ui.tab import one, paste, seen

VAGUE = "# Pack\n\n## Steps\n\n1. Li Si (Packer) closes the box as soon as possible.\n"


def rules(page: AppTest) -> AppTest:
    return page.switch_page(str(file_of("rules"))).run()


def test_every_rule_is_there_with_why_examples_and_source(page: AppTest) -> None:
    shown = seen(rules(page))

    for rule in rule_pages():
        assert any(rule.code in expander.label for expander in page.expander)
    assert shown.count('class="explanation"') == len(rule_pages())
    assert "within 10 minutes" in shown
    assert "30分钟内电话上报" in shown


def test_a_search_leaves_the_rules_with_those_words(page: AppTest) -> None:
    rules(page)
    page.text_input(key=state.SEARCH).set_value("deadline urgent").run()

    assert ["VAG003" in expander.label for expander in page.expander] == [True]


def test_a_search_without_a_hit_says_so(page: AppTest) -> None:
    rules(page)
    page.text_input(key=state.SEARCH).set_value("xyzzy").run()

    assert "No rule fits." in seen(page)


def test_a_link_opens_one_rule(open_page: OpenPage) -> None:
    page = open_page(rule="OWN001", lang="en")
    rules(page)

    assert "OWN001" in page.expander[0].label


def test_a_code_that_others_mention_is_found_alone(page: AppTest) -> None:
    rules(page)
    page.text_input(key=state.SEARCH).set_value("own001").run()

    assert codes(page) == ["OWN001"]


def codes(page: AppTest) -> list[str]:
    return [expander.label.split("**")[1] for expander in page.expander]


@pytest.mark.parametrize(
    ("search", "code"), [("尽快", "VAG003"), ("asap", "VAG003"), ("没有监督人", "OWN008")]
)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_both_languages_are_searched(
    open_page: OpenPage, language: str, search: str, code: str
) -> None:
    page = rules(open_page(lang=language))
    page.text_input(key=state.SEARCH).set_value(search).run()

    assert code in codes(page)
    assert len(codes(page)) < len(rule_pages()) / 2


def test_rules_are_filtered_by_subject_and_set(page: AppTest) -> None:
    rules(page)
    page.selectbox(key="rules-family").set_value("EXC").run()
    assert {code[:3] for code in codes(page)} == {"EXC"}
    page.selectbox(key="rules-profile").set_value("checklist").run()

    assert codes(page) == ["EXC002", "EXC004"]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "13 of 14 were right (95 % interval: 68 to 99 %)."),
        ("zh", "我们逐条判过它的 14 条发现，13 条是对的（95% 区间：68%–99%）。"),
    ],
)
def test_a_rule_says_how_often_it_is_right(open_page: OpenPage, language: str, words: str) -> None:
    page = rules(open_page(lang=language, rule="STP004"))

    assert words in seen(page)


def switch(page: AppTest, code: str, to: str) -> AppTest:
    """Switch a rule on its page."""
    page.text_input(key=state.SEARCH).set_value(code).run()
    return one(page.segmented_control, f"switch-{code}-").set_value(to).run()


def test_a_switched_rule_is_kept_and_marks_the_text_otherwise(
    open_page: OpenPage, data: Path
) -> None:
    page = open_page(lang="en")
    paste(page, VAGUE)
    assert '<mark class="error' in seen(page)
    rules(page)
    switch(page, "VAG003", "info")
    assert "Kept: VAG003 Vague deadline is now “Note”." in seen(page)
    assert "VAG003** Vague deadline · Note (switched here)" in page.expander[0].label
    page.switch_page(str(file_of("review"))).run()

    assert '<mark class="info' in seen(page)
    assert (data / FILE).exists()


def test_a_rule_that_is_off_finds_nothing_in_a_new_tab_too(open_page: OpenPage) -> None:
    switch(rules(open_page(lang="en")), "VAG003", "off")
    page = open_page(lang="en")
    paste(page, VAGUE)

    assert "Vague deadline" not in seen(page)
    rules(page)
    page.selectbox(key="rules-profile").set_value("changed").run()
    assert codes(page) == ["VAG003"]


def test_what_a_rule_is_anyway_is_no_decision(open_page: OpenPage) -> None:
    page = rules(open_page(lang="en"))
    switch(page, "VAG003", "off")
    switch(page, "VAG003", "error")

    assert "switched here" not in page.expander[0].label


def test_a_rule_on_trial_says_so_and_can_be_switched_on(open_page: OpenPage) -> None:
    page = rules(open_page(lang="zh"))
    page.text_input(key=state.SEARCH).set_value("REF002").run()
    assert "关闭，试用中" in page.expander[0].label
    switch(page, "REF002", "warning")

    assert "警告（已改动）" in page.expander[0].label


def set_words(page: AppTest, kind: str, words: list[str]) -> AppTest:
    """Write words into a box of the only rule that is shown."""
    return one(page.multiselect, f"{kind}-VAG003").set_value(words).run()


def test_words_of_ones_own_are_kept_and_marked(open_page: OpenPage) -> None:
    page = rules(open_page(lang="en", rule="VAG003"))
    set_words(page, "added", ["by and by"])
    assert "Kept: VAG003 Vague deadline. Words of your own: 1; left alone: 0." in seen(page)
    set_words(page, "left", ["as soon as possible"])
    page = open_page(lang="en")
    paste(page, f"{VAGUE}2. Li Si (Packer) weighs the box by and by.\n")

    shown = seen(page)
    assert ">by and by</mark>" in shown
    assert ">as soon as possible</mark>" not in shown


def test_a_word_is_taken_out_again(open_page: OpenPage) -> None:
    page = rules(open_page(lang="en", rule="VAG003"))
    set_words(page, "added", ["by and by", "in a while"])
    set_words(page, "added", ["in a while"])

    assert one(page.multiselect, "added-VAG003").value == ["in a while"]


@pytest.mark.parametrize(
    ("kind", "word", "words"),
    [
        ("added", "尽快", "VAG003 本来就查 '尽快'"),
        ("added", "(x", "括号没有闭合"),
        ("left", "asapp", "相近的有：asap"),
    ],
)
def test_a_word_that_cannot_be_used_is_told_and_not_kept(
    open_page: OpenPage, data: Path, kind: str, word: str, words: str
) -> None:
    page = rules(open_page(lang="zh", rule="VAG003"))
    set_words(page, kind, [word])

    assert words in unescape(seen(page))
    assert one(page.multiselect, f"{kind}-VAG003").value == []
    assert not (data / FILE).exists()


def test_rules_about_structure_take_no_words(open_page: OpenPage) -> None:
    assert not rules(open_page(lang="en", rule="OWN001")).multiselect


def test_home_counts_what_the_rules_say(open_page: OpenPage, data: Path) -> None:
    take_in(data, "ship.md", b"# Ship orders\n\n1. Pack the order.\n2. Weigh the order.\n")
    page = open_page(lang="en")
    page.switch_page(str(file_of("home"))).run(timeout=120)
    assert "### 2\nsteps nobody owns" in seen(page)
    switch_rule(data, "OWN001", "off")
    page.run(timeout=120)

    assert "\nsteps nobody owns" not in seen(page)


def test_switches_that_cannot_be_read_are_an_error_and_no_guess(
    open_page: OpenPage, data: Path
) -> None:
    (data / FILE).mkdir(parents=True)
    page = open_page(lang="zh")
    paste(page, VAGUE)
    assert "规则的设置读不出来" in seen(page)
    shown = seen(rules(page))

    assert "规则的设置读不出来" in shown
    assert shown.count('class="explanation"') == len(rule_pages())
    assert not page.segmented_control or all(
        not str(control.key).startswith("switch-") for control in page.segmented_control
    )


def test_damaged_switches_are_told(open_page: OpenPage, data: Path) -> None:
    data.mkdir(parents=True, exist_ok=True)
    (data / FILE).write_bytes(b"{")
    page = rules(open_page(lang="en"))

    assert "all rules are as they come" in seen(page)


def test_the_text_is_still_there_after_a_look_at_the_rules(page: AppTest) -> None:
    page.button(key="sample-en").click().run()
    rules(page)
    page.switch_page(str(file_of("review"))).run()

    assert "as soon as possible</mark>" in seen(page)
