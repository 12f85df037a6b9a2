"""The rules, to browse and to search."""

from streamlit.testing.v1 import AppTest

from sopai.ui import state
from sopai.ui.places import page as file_of
from sopai.workflow import rule_pages
from tests.ui.conftest import OpenPage
from tests.ui.tab import seen


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

    assert "No rule has these words." in seen(page)


def test_a_link_opens_one_rule(open_page: OpenPage) -> None:
    page = open_page(rule="OWN001", lang="en")
    rules(page)

    assert "OWN001" in page.expander[0].label


def test_the_text_is_still_there_after_a_look_at_the_rules(page: AppTest) -> None:
    page.button(key="sample-en").click().run()
    rules(page)
    page.switch_page(str(file_of("review"))).run()

    assert "as soon as possible</mark>" in seen(page)
