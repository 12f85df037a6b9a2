"""Who does what an English sentence says."""

import pytest

from sopai.language.analysis import actor_in

SUBJECTS = {
    "subject": ("The packer closes the box.", "packer"),
    "subject with a modal": ("The packer must close the box.", "packer"),
    "subject with a person": ("Li Si packs the order.", "Li Si"),
    "after a condition": ("If the seal is broken, the shift lead calls.", "shift lead"),
    "after an event": ("When the order arrives, Li Si packs it.", "Li Si"),
    "after a clock time": ("At 17:00 the cashier counts the till.", "cashier"),
    "after a rhythm": ("Every Monday, Anna Keller reviews the log.", "Anna Keller"),
    "after an adverb": ("Then the driver loads the van.", "driver"),
    "before a colon": ("Packer: pack the order.", "Packer"),
    "agent of a passive": ("The parcel is checked by the Shift Lead.", "Shift Lead"),
    "agent before how he does it": (
        "Refunds may be granted by the department at its discretion.",
        "department",
    ),
    "agent behind a deadline": ("It is checked by the packer by 17:00.", "packer"),
    "agent of work": ("The work is performed by a certified electrician.", "certified electrician"),
    "agent and not the possessor": ("The customer's order is packed by the packer.", "packer"),
    "group": ("It is handled by Customer Support.", "Customer Support"),
    "system": ("The system prints the label.", "system"),
    "you": ("You must close the box.", "you"),
    "we": ("We close the box.", "We"),
    "role in brackets before an unknown verb": ("Li Si (Packer) reacts to the bell.", "Li Si"),
    "role before an unknown verb": ("The shift lead reacts to the bell.", "shift lead"),
    "a name that no list has": ("Ximena checks the label.", "Ximena"),
}


@pytest.mark.parametrize("name", SUBJECTS)
def test_sentence_names_who_acts(name: str) -> None:
    text, who = SUBJECTS[name]
    actor = actor_in(text, "en")
    assert actor is not None and actor.text == who


NOBODY = {
    "order": "Close the box.",
    "thing of a role, in the plural": "The packer tables at the front are red.",
    "thing with a remark": "The pump (large) reacts to load.",
    "order with a recipient": "Inform the shift lead.",
    "order with a receiver": "Send the list to the packer.",
    "order to ask somebody": "Check with the manager before you close.",
    "order with a deadline": "Within 5 minutes, confirm the order.",
    "label that names a thing": "Red: stop the line.",
    "deadline after by": "The parcel is checked by 17:00.",
    "means after by": "The list is sent by e-mail.",
    "manner after by": "The goods are inspected by scanning each label.",
    "passive without an agent": "The box is closed.",
    "nothing": "",
}


@pytest.mark.parametrize("name", NOBODY)
def test_sentence_that_names_nobody_has_no_actor(name: str) -> None:
    assert actor_in(NOBODY[name], "en") is None


def test_person_and_role_in_a_subject_are_told_apart() -> None:
    actor = actor_in("Li Si (Packer) packs the order.", "en")
    assert actor is not None and (actor.person, actor.role) == ("Li Si", "Packer")
