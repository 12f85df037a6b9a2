"""A description of a job, and what a strong model writes of it."""

from pydantic import JsonValue

BRIEF = (
    "We need a procedure for key handover please. The receptionist logs every key in Odoo. "
    "Marta checks the box every Friday. If a key is missing Marta calls me within 30 minutes."
)

WHOLE: dict[str, JsonValue] = {
    "title": "Key handover",
    "steps": [
        {
            "quote": "Marta checks the box every Friday.",
            "action": "Check the box every Friday.",
            "owner": "Marta",
        }
    ],
}
