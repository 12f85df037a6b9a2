"""A decision goes to the step that it is about, and nowhere rather than to a guess."""

from sopai.retro.choosing import choose
from tests.retro.samples import SOP, SOP_ZH, procedure, proposed, retrospective


def _addresses(text: str, sop: str = SOP) -> list[str]:
    return [change.address for change in proposed(text, sop).changes]


def test_words_find_the_step() -> None:
    found = _addresses("Decision: the mechanic pumps the tyres to 5 bar.\n")
    assert found == ["/steps/s2/action"]


def test_a_number_names_the_step() -> None:
    found = _addresses("Decision: step 4 is done by two people.\n")
    assert found[0].startswith("/steps/s4/")
    assert _addresses("决定:第3步要抄送老板。\n", SOP_ZH)[0].startswith("/steps/s3/")


def test_chinese_words_find_the_step() -> None:
    assert _addresses("以后冷藏车的温度要测两次。\n", SOP_ZH)[0].startswith("/steps/s2/")


def test_the_story_before_a_short_decision_says_what_it_is_about() -> None:
    text = "Two helmets were missing when they were counted on Friday. So Wednesday it is.\n"
    change = proposed(text).changes[0]
    assert change.address == "/steps/s5/action"
    assert "every Wednesday" in str(change.after)


def test_what_fits_nowhere_is_unmatched_with_the_reason() -> None:
    made = proposed("Decision: the coffee machine is descaled monthly.\n")
    assert made.changes == ()
    assert "another SOP" in made.unmatched[0].why


def test_what_stands_already_leads_to_nothing() -> None:
    made = proposed("Decision: the mechanic tests both brakes.\n")
    assert made.changes == ()
    assert made.unmatched[0].why == "It already stands in step 2."


def test_the_sop_is_found_among_others_and_none_is_taken_where_none_fits() -> None:
    candidates = [procedure(SOP_ZH), procedure(SOP)]
    about = retrospective(
        "# Review of the rental desk\n\nThe desk clerk forgot the passport number in the rental "
        "book. The mechanic had not tested the brakes, and helmets were missing.\n\n"
        "Decision: the mechanic tests the brakes of returned bikes before they stand in the shed.\n"
    )
    assert choose(about, candidates) == 1
    other = retrospective("# Party\n\nThe soup was cold. Decision: next year we hire a band.\n")
    assert choose(other, candidates) is None
    assert choose(other, []) is None
