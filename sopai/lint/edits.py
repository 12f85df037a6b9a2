"""Safe fixes as edits of a text, and carrying them out: all of them, or none."""

from collections.abc import Iterable
from typing import NamedTuple

from sopai.errors import ChangeConflict
from sopai.schema.finding import Finding


class Edit(NamedTuple):
    """Words in the place of others."""

    start: int
    """Offset of the first character that goes."""

    end: int
    before: str
    """What stands there; the edit is none where it does not any more."""

    after: str
    code: str = ""
    """The rule whose finding goes."""


def edits_of(text: str, findings: Iterable[Finding]) -> list[Edit]:
    """The safe fixes of findings in order of the text; of two that overlap the first.

    Args:
        text: what the findings are about.
        findings: in any order; those without a safe fix are left out.
    """
    edits = [
        Edit(*one.fix.replace, text[slice(*one.fix.replace)], one.fix.text, one.code)
        for one in findings
        if one.fix and one.fix.kind == "safe"
    ]
    chosen: list[Edit] = []
    for edit in sorted(edits):
        if not chosen or edit.start >= chosen[-1].end:
            chosen.append(edit)
    return chosen


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits carried out.

    Args:
        text: what to edit.
        edits: in order of the text.

    Raises:
        ChangeConflict: what an edit replaces is not there any more, or two overlap.
    """
    pieces: list[str] = []
    at = 0
    for edit in edits:
        if edit.start < at or text[edit.start : edit.end] != edit.before:
            raise ChangeConflict(
                f"nothing was changed: {edit.before[:60]!r} does not stand at its place any more: "
                "check the document again"
            )
        pieces += (text[at : edit.start], edit.after)
        at = edit.end
    return "".join((*pieces, text[at:]))
