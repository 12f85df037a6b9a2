"""A description of several procedures is parted; its form and length follow what is asked for."""

import pytest

from sopai.draft.drafting import draft
from sopai.draft.facts import facts_of
from sopai.draft.layout import pages_asked
from sopai.draft.scope import parts_of
from sopai.errors import DraftError
from sopai.schema.sop import Form
from sopai.workflow.drafting import chosen_part, procedures_in

TWO = (
    "Hello Fran, two things for the handbook.\n\n"
    "New people first. HR fills in the form in Deskline 10 days before. Yusuf orders the laptop. "
    "Which reminds me of lost devices: the employee rings the hotline at once. Ken locks the "
    "account within 30 minutes.\n\n"
    "Back to starters: Yusuf creates the accounts two days before.\n\n"
    "Lost again: Katrin tells the data protection officer the same day.\n\nJoris"
)
TWO_ZH = (
    "报销和付款这两块我一起说了。报销的，员工在钉钉上提单，许文静查重验真。付款呢不一样，"
    "采购先把合同凑齐给老袁，老袁对完账出付款申请。哦报销也有线，部门经理批3000以下的。"
)


def test_a_description_of_two_procedures_is_parted_and_each_topic_comes_together() -> None:
    facts = facts_of(TWO)
    parts = parts_of(facts)
    assert [(part.title, len(part.spans)) for part in parts] == [
        ("New people", 2),
        ("Lost devices", 2),
    ]
    new, lost = procedures_in(TWO)
    assert "creates the accounts" in new.text and "Katrin" not in new.text
    assert "Katrin" in lost.text and "Deskline" not in lost.text
    assert all("Hello Fran" in one.text and "Joris" in one.text for one in (new, lost))


def test_a_chinese_description_of_two_procedures_is_parted() -> None:
    one, two = procedures_in(TWO_ZH)
    assert (one.title, two.title) == ("报销", "付款")
    assert "部门经理" in one.text and "部门经理" not in two.text


def test_the_proposal_stands_first_among_the_open_items() -> None:
    made = draft(TWO)
    assert made.open_items[0].text.startswith("This describes 2 procedures: New people, Lost")
    assert draft(procedures_in(TWO)[1].text).sop.title == "Lost devices"


@pytest.mark.parametrize(
    "text",
    [
        "Two people sign the form. Anna counts the till. Tom locks the door.",
        "库管两个：大刘管油品，小詹管急件。每天清点。",
        "As for the refunds: Anna pays them. As for the till: Tom counts it.",
    ],
)
def test_one_procedure_is_not_parted(text: str) -> None:
    assert procedures_in(text) == ()


def test_a_part_that_is_not_there_is_said() -> None:
    with pytest.raises(DraftError, match="one procedure"):
        chosen_part("Anna counts the till.", 1)
    with pytest.raises(DraftError, match="no part 3: the description holds 2"):
        chosen_part(TWO, 3)
    assert "Katrin" in chosen_part(TWO, 2)


STEPS = " ".join(f"Anna signs form number {n} in the office." for n in range(1, 31))


@pytest.mark.parametrize(
    ("wish", "pages", "form"),
    [
        ("One page for the wall please. ", 1, Form.STEP_TABLE),
        ("Please write a two-pager. ", 2, Form.SIX_PART),
        ("", None, Form.SIX_PART),
    ],
)
def test_form_and_length_follow_the_wishes(wish: str, pages: int | None, form: Form) -> None:
    made = draft(wish + STEPS)
    assert pages_asked(facts_of(wish + STEPS)) == pages
    assert made.sop.form is form
    longer = [item for item in made.open_items if "pages in print" in item.text]
    assert bool(longer) == (pages is not None)
    assert len(made.sop.steps) == 30, "nothing is left out unasked"


def test_days_make_a_timeline_and_a_form_that_is_asked_for_stays() -> None:
    text = "Day 1: Anna sends the form.\nDay 2: Tom signs it.\nDay 3: Anna files it."
    assert draft(text).sop.form is Form.TIMELINE
    assert draft(text, form=Form.SIX_PART).sop.form is Form.SIX_PART
