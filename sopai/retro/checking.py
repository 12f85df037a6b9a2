"""What code says of a proposed text: the linter's findings, and what goes from the old one."""

from sopai.changes.meaning import losses
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


def guard(before: str, after: str, beside: str = "") -> tuple[str, ...]:
    """What stood in the old words and does not in the new: numbers, names, denials.

    Args:
        before: the old words.
        after: the new ones.
        beside: what stands in fields of their own.
    """
    return losses(before, after, beside) if before and before != after else ()
