"""What a person takes out of what was understood is in no draft."""

from sopai.draft.drafting import draft
from sopai.draft.refused import Refused
from sopai.schema.owner import OwnerKind
from sopai.schema.sources import SourceState
from sopai.workflow.understanding import corrected, understand

BRIEF = "Anna opens the parcel in Odoo within 2 hours. Tom signs the form. Tom calls Anna."
ZH = "小王在CRM里核对订单，2小时内完成。李四签字。"


def test_a_name_that_is_no_person_owns_nothing() -> None:
    made = draft(BRIEF, refused=Refused(people=("Tom",)))
    owners = [step.owner.person for step in made.sop.steps]
    assert owners == ["Anna", None, None]
    assert made.sop.steps[1].owner.kind is OwnerKind.NONE
    assert "Who does this: Tom signs the form?" in [item.text for item in made.open_items]
    assert not [item for item in made.open_items if item.text.startswith("Who does it when Tom")]


def test_tools_and_limits_that_are_none_are_in_no_step() -> None:
    first = draft(BRIEF, refused=Refused(tools=("Odoo",), limits=("within 2 hours",))).sop.steps[0]
    assert (first.tools, first.time_limit) == ((), None)
    assert "Odoo within 2 hours" in first.action


def test_a_person_can_still_give_a_step_to_the_name() -> None:
    made = draft(BRIEF, refused=Refused(people=("Tom",)), edits={"/steps/s2/owner": "Tom"})
    assert made.sop.steps[1].owner.text == "Tom"


def test_what_was_taken_out_is_not_understood_any_more() -> None:
    found = understand(BRIEF, Refused(people=("Tom",), limits=("within 2 hours",)))
    assert (found.people, found.tools, found.times) == (("Anna",), ("Odoo",), ())


def test_times_and_amounts_are_told_apart_in_both_languages() -> None:
    found = understand("Anna orders at least 5 boxes. Tom loads them by 16:00.")
    assert (found.times, found.limits) == (("by 16:00",), ("at least 5 boxes",))
    zh = understand(ZH, Refused(people=("李四",)))
    assert (zh.people, zh.tools, zh.times) == (("小王",), ("CRM",), ("2小时内",))


def test_words_of_a_model_for_one_value_are_proposed_and_put_in_last() -> None:
    address = "/steps/s1/action"
    made = draft(BRIEF, edits={"/title": "Parcels"}, proposed={address: "Open each parcel"})
    assert made.sop.steps[0].action == "Open each parcel"
    source = made.sources[address]
    assert source.state is SourceState.PROPOSED
    assert source.quote == "Anna opens the parcel in Odoo within 2 hours."


def test_a_word_is_corrected_where_it_stands_alone_and_in_chinese_everywhere() -> None:
    text = "Ann calls Anna. Ann's list."
    assert corrected(text, "Ann", r"Li\1sa") == r"Li\1sa calls Anna. Li\1sa's list."
    assert corrected("由小王核对，小王签字", "小王", "小汪") == "由小汪核对，小汪签字"
