"""What `--explain` adds: words that look vague and were left alone, and what speaks for them."""

from sopai.lint.engine import dismissal, occurrences
from sopai.lint.house import NO_HOUSE_RULES, HouseRules, rules_for
from sopai.lint.occurrence import Occurrence, definitions
from sopai.schema.document import SourceDocument
from sopai.schema.finding import LeftAlone
from sopai.schema.place import column_of, line_of, place_of

_ACCIDENTS = ("its words belong to two texts", "part of a longer word", "part of a path")
"""Reasons why the letters are no such word at all: nobody asks about these."""


def left_alone(
    document: SourceDocument, profile: str = "default", house: HouseRules = NO_HOUSE_RULES
) -> tuple[LeftAlone, ...]:
    """What the rules about wording looked at and did not report, in order of the text.

    Args:
        document: the file as it was read.
        profile: which rules run.
        house: what an organisation decides on top of that.

    Raises:
        SettingsError: there is no such profile.
        LintError: the patterns of a term pack would take too long in this document.
    """
    found = []
    for match, hit in occurrences(document, rules_for(profile, house), house.packs):
        reason = dismissal(match.rule, hit)
        if reason is not None and reason not in _ACCIDENTS:
            found.append(_entry(hit, match.rule.code, match.rule.name, reason))
    return tuple(found)


def _entry(hit: Occurrence, code: str, name: str, reason: str) -> LeftAlone:
    document = hit.document
    in_lines = not document.locations
    return LeftAlone(
        code=code,
        name=name,
        line=line_of(document.newlines, hit.start) if in_lines else None,
        column=column_of(document.newlines, hit.start) if in_lines else None,
        place=None if in_lines else place_of(document.locations, hit.start, hit.end),
        quote=document.text[hit.start : hit.end],
        reason=f"{reason}{_where(hit, reason)}",
    )


def _where(hit: Occurrence, reason: str) -> str:
    """The line that defines the word, where another part of the document does."""
    if reason != "the document says elsewhere what it means" or hit.document.locations:
        return ""
    word = hit.folded[hit.start : hit.end]
    places = [at for at in definitions(hit.folded, word) if at != hit.start]
    return f", in line {line_of(hit.document.newlines, places[0])}" if places else ""
