"""What the linter says of a proposed text."""

from sopai.ingest.read import read_string
from sopai.lint.engine import lint
from sopai.lint.records import Record, wrap
from sopai.schema.finding import Finding


def findings_on(text: str, address: str, language: str, messages: str) -> tuple[Finding, ...]:
    """What the linter says of a text by the rules that look at one item alone.

    Args:
        text: a sentence of the SOP.
        address: of the field that it is for.
        language: of the SOP.
        messages: language of the messages.
    """
    wrapped = wrap(Record("", text, "step", language), language)
    reading = read_string(wrapped.text, "change.md")
    found = lint(reading.document, reading.sop, language=messages, items_only=True)
    return tuple(
        Finding.model_validate(
            finding.model_dump()
            | {
                "address": address,
                "line": None,
                "column": None,
                "start": None,
                "end": None,
                "fix": None,
            }
        )
        for finding in found
        if not finding.code.startswith("OWN")
    )
