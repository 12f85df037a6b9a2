"""An SOP whose files the tests edit."""

from sopai.schema.sop import Sop
from tests.export.samples import PACKER, sop_with


def packing(language: str = "en") -> Sop:
    """Five steps, the third with two parts; an exception and a decision point to steps."""
    return sop_with(
        language=language,
        purpose="No parcel comes back",
        scope="Orders of the shop",
        starts_when="an order comes in",
        executor=PACKER,
        supervisor={"kind": "person", "person": "Wang Wu", "role": "Shift Leader"},
        steps=[
            {"id": "s1", "action": "Print the pick list", "owner": PACKER, "tools": ["Printer"]},
            {"id": "s2", "action": "Put each item into the tote", "standard": "All items ticked"},
            {
                "id": "s3",
                "action": "Pack the parcel",
                "time_limit": "5 minutes",
                "attention": ["Heavy items first"],
                "branches": [
                    {
                        "condition": "an item is missing",
                        "then": "tell the customer",
                        "then_step": "s6",
                        "otherwise": "go on",
                    }
                ],
            },
            {"id": "s4", "action": "Choose the box", "parent": "s3"},
            {"id": "s5", "action": "Fill the gaps with paper", "parent": "s3"},
            {
                "id": "s6",
                "action": "Phone the customer",
                "owner": {"kind": "group", "text": "Shop"},
            },
        ],
        exceptions=[
            {"id": "e1", "situation": "Stock is out", "handling": "Refund the item", "step": "s6"},
            {"id": "e2", "situation": "The printer jams", "handling": "Call the help desk"},
        ],
        metrics=[{"id": "m1", "name": "Wrong parcels", "target": {"text": "few"}, "step": "s2"}],
        supervision=[
            {"activity": "Check ten parcels", "cadence": "weekly"},
            {"activity": "Talk about returns", "cadence": "monthly"},
        ],
        definitions=[{"term": "Tote", "meaning": "the grey box"}],
        notes=[{"heading": "References", "text": "Carrier handbook"}, {"text": "Ask Ben"}],
    )
