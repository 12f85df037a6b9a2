"""What a person changes by hand agrees with the rest of the step."""

import pytest

from sopai.draft.drafting import draft
from sopai.schema.owner import OwnerKind
from sopai.schema.sources import SourceState

BRIEF = "Anna opens the parcel. She prints the label in Odoo. Tom signs the form. Anna files it."


@pytest.mark.parametrize(
    ("words", "kind", "text"),
    [
        ("Annabel", OwnerKind.PERSON, "Annabel"),
        ("Anna and Tom", OwnerKind.ROLE, "Anna and Tom"),
        ("Tom's assistant", OwnerKind.ROLE, "Tom's assistant"),
        ("Bob from sales", OwnerKind.ROLE, "Bob from sales"),
        ("the shift lead", OwnerKind.ROLE, "shift lead"),
        ("Tom", OwnerKind.PERSON, "Tom"),
    ],
)
def test_all_words_of_an_owner_are_taken(words: str, kind: OwnerKind, text: str) -> None:
    owner = draft(BRIEF, edits={"/steps/s1/owner": words}).sop.steps[0].owner
    assert (owner.kind, owner.text) == (kind, text)


def test_the_tools_of_a_step_are_those_of_its_new_words() -> None:
    made = draft(BRIEF, edits={"/steps/s2/action": "Print the label in SAP"})
    assert made.sop.steps[1].tools == ("SAP",)
    assert made.sources["/steps/s2/tools/0"].state is SourceState.CONFIRMED
    kept = draft(BRIEF, edits={"/steps/s2/action": "Print both labels in Odoo"})
    assert kept.sop.steps[1].tools == ("Odoo",)
    assert kept.sources["/steps/s2/tools/0"].state is SourceState.SAID


def test_words_that_name_the_old_owner_name_the_new_one() -> None:
    made = draft("小王拆包裹。李四2天内签字。", edits={"/steps/s2/owner": "小王"})
    assert made.sop.steps[1].action == "小王2天内签字。"
    assert made.sources["/steps/s2/action"].state is SourceState.CONFIRMED


def test_words_that_a_person_gave_stay_as_they_are() -> None:
    edits = {"/steps/s2/owner": "小王", "/steps/s2/action": "李四签字后盖章"}
    assert draft("小王拆包裹。李四2天内签字。", edits=edits).sop.steps[1].action == "李四签字后盖章"
