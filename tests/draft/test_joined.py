"""One action a step: what "and" and "then" part, and what they do not."""

import pytest

from sopai.draft.drafting import draft

TWO = {
    "Anna opens the parcel and photographs the damage.": (
        "Open the parcel",
        "Photograph the damage.",
    ),
    "Anna opens the parcel and then photographs it.": ("Open the parcel", "Photograph it."),
    "Anna opens the parcel, then tells Tom.": ("Open the parcel", "Tell Tom."),
    'Tom clicks the button "Save and close" and then tells Anna.': (
        'Click the button "Save and close"',
        "Tell Anna.",
    ),
    "Tom counts the till and prints reports.": ("Count the till", "Print reports."),
    "She sorts the post and puts it in the trays.": ("Sort the post", "Put it in the trays."),
    "Anna stops and calls the shift lead.": ("Stop", "Call the shift lead."),
    "The clerk loads no more than 15 kg and follows the list.": (
        "Load no more than 15 kg",
        "Follow the list.",
    ),
    "Anna must open the parcel and photograph the damage.": (
        "Open the parcel",
        "Photograph the damage.",
    ),
    "小敏打开包裹然后拍照留底。": ("打开包裹", "拍照留底。"),
    "小敏填好单子再交给小李。": ("填好单子", "交给小李。"),
    "小敏核对订单并签字。": ("核对订单", "签字。"),
}


@pytest.mark.parametrize("text", TWO)
def test_two_actions_of_one_owner_are_two_steps(text: str) -> None:
    steps = draft(text).sop.steps
    assert tuple(step.action for step in steps) == TWO[text]
    assert len({step.owner.text for step in steps}) == 1


ONE = {
    "The cook washes and dries the cup.": "Wash and dry the cup.",
    "The cook washes, dries and stores the cups.": "Wash, dry and store the cups.",
    "Check and sign the list.": "Check and sign the list.",
    "Wash and dry the cup.": "Wash and dry the cup.",
    "Yusuf orders the laptop, or takes one from stock.": (
        "Order the laptop, or takes one from stock."
    ),
    "The clerk checks the invoice and the delivery note.": (
        "Check the invoice and the delivery note."
    ),
    "Anna photographs the front and back of the card.": (
        "Photograph the front and back of the card."
    ),
    "Never open the valve and leave the room.": "Never open the valve and leave the room.",
    "Anna does not open it and leave it there.": "Do not open it and leave it there.",
    "Anna asks the guest to open the bag and photograph the damage.": (
        "Ask the guest to open the bag and photograph the damage."
    ),
    "Anna calls the driver who opens the van and loads the boxes.": (
        "Call the driver who opens the van and loads the boxes."
    ),
    "小敏清洗并消毒杯子。": "清洗并消毒杯子。",
    "小敏检查完再发货。": "检查完再发货。",
    "不要打开箱子再离开。": "不要打开箱子再离开。",
}


@pytest.mark.parametrize("text", ONE)
def test_a_shared_object_a_ban_and_an_alternative_stay_in_one_step(text: str) -> None:
    assert [step.action for step in draft(text).sop.steps] == [ONE[text]]


def test_a_limit_stays_with_the_action_that_it_belongs_to() -> None:
    one, two = draft("Anna calls Tom within 2 hours and writes the report by Friday.").sop.steps
    assert (one.time_limit, two.time_limit) == ("within 2 hours", "by Friday")
    one, two = draft("小敏2小时内打开包裹然后拍照留底。").sop.steps
    assert (one.time_limit, two.time_limit) == ("2小时内", None)
