"""An owner whose words name nobody in particular: where they stand, and a person instead."""

from sopai.lint.registry import Ask, Defect
from sopai.lint.skeletons import instead_of_owner
from sopai.lint.subject import Subject, owner_words, repeats_owner
from sopai.schema.document import Item
from sopai.schema.finding import Severity


def owner_defect(
    subject: Subject, item: Item, asks: Ask, told: set[tuple[str | None, str | None]]
) -> Defect:
    """A defect at an owner's words; a hint where an earlier item told of the same owner over it.

    Args:
        subject: what is linted.
        item: whose owner it is, in order of the text.
        asks: what the writer is asked.
        told: the owners that were told; this one is added.
    """
    start, end = owner_words(subject, item)
    found = item.owner.found.value if item.owner.found else "nowhere"
    return Defect(
        item.address,
        start,
        end,
        asks,
        severity=Severity.INFO if repeats_owner(item, told) else None,
        why=(f"{item.owner.text!r} found: {found}",),
        fix=instead_of_owner(subject, item, start, end),
    )
