"""How much a finding matters where it stands: a rule's own severity is that of a step.

A reader of real documents meets most false findings in prose around the steps and in texts that
are no procedure; there the same words are worth a hint, not an error. What a document lacks as
a whole is asked of one that says that it is kept under control; of any other it is a hint.
"""

from sopai.lint.grouping import FAMILIES
from sopai.lint.profiles import Profile
from sopai.lint.subject import EXPLAINING, Subject
from sopai.schema.document import Item
from sopai.schema.finding import Severity

WORK = ("VAG", "OWN", "MEA", "EXC", "STP", "TOO", "REF")
"""Beginnings of the codes of rules about what somebody does."""

PLACES = ("/steps/", "/exceptions/", "/metrics/", "/supervision/")
"""Parts of an address that make an item one of a procedure."""

HABIT = "OWN001"
"""Its single findings are hints where the document names hardly anybody: OWN010 says so once."""

_ASKED_OF_ALL = frozenset({"OWN010"})
"""Who does it is asked of every procedure; of a how-to for its reader it is a hint."""


def weigh(
    subject: Subject, profile: Profile, code: str, own: Severity, item: Item | None
) -> Severity:
    """The severity of a finding.

    Args:
        subject: the document.
        profile: which may set the severity; `strict` leaves each rule its own everywhere.
        code: the rule.
        own: its severity in a step.
        item: where the finding stands; none for the document as a whole.
    """
    severity = profile.severity(code, own)
    if profile.is_strict or code in profile.severities:
        return severity
    if item is None:
        return _of_whole(subject, code, severity)
    if not code.startswith(WORK):
        return severity
    if subject.is_no_procedure or not _is_of_procedure(subject, item):
        return Severity.INFO
    is_told_once = code == HABIT and (subject.names_nobody or subject.is_how_to)
    return Severity.INFO if is_told_once else severity


def _of_whole(subject: Subject, code: str, severity: Severity) -> Severity:
    is_part = any(code in family for family in FAMILIES) and code not in _ASKED_OF_ALL
    if code in _ASKED_OF_ALL and subject.is_how_to:
        return Severity.INFO
    if not is_part or severity is Severity.INFO:
        return severity
    return Severity.WARNING if subject.is_governed else Severity.INFO


def _is_of_procedure(subject: Subject, item: Item) -> bool:
    if subject.document.sections[item.section].kind in EXPLAINING:
        return False
    return item.address is not None and any(place in item.address for place in PLACES)
