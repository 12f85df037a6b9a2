"""Which SOP covers a task of a position."""

import pytest

from sopai.people.tasks import Covering, tasks_of
from sopai.schema.roster import Role, Roster

PICKING = "Pick and pack an online order. Print the list. Weigh the parcel."
RETURNS = "退换货办理 核对订单 检查退回商品 退款"
REFUND = "Refund money to a customer Take the request Send the refund"

SOPS = (
    Covering("sop_1", "WH/SOP/002", "Pick and pack an online order", PICKING),
    Covering("sop_2", "KF-SOP-002", "退换货办理", RETURNS),
    Covering("sop_3", None, "Refund money to a customer", REFUND),
)


@pytest.mark.parametrize(
    ("task", "sop_id"),
    [
        ("Packs orders by WH/SOP/002", "sop_1"),
        ("按KF-SOP-002办理退换货", "sop_2"),
        ("办理客户退款和退换货", "sop_2"),
        ("Refunds customers", "sop_3"),
        ("Weighs parcels", "sop_1"),
        ("Feeds the office cat", None),
        ("Hires people", None),
        ("负责消防演练", None),
        ("by the", None),
    ],
)
def test_a_task_is_covered_by_number_title_or_most_of_its_words(
    task: str, sop_id: str | None
) -> None:
    roster = Roster(roles=(Role(name="Packer", tasks=(task,)),))
    (one,) = tasks_of(roster, SOPS)
    assert (one.role, one.task, one.sop_id) == ("Packer", task, sop_id)


def test_without_sops_every_task_is_a_gap() -> None:
    roster = Roster(roles=(Role(name="Packer", tasks=("Packs",)),))
    assert [one.sop_id for one in tasks_of(roster, ())] == [None]
