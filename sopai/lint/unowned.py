"""Steps that nobody owns: one definition for the page, the reports, the tables and Home."""

from collections.abc import Collection, Mapping, Sequence

from sopai.schema.finding import Finding, Severity, parts_of, step_address
from sopai.schema.sop import Sop, numbers

OWNER_CODES = frozenset(("OWN001", "OWN002", "OWN003"))
"""Rules by which nobody who can be asked answers for a step: nobody is named, a department is,
or somebody whom the words leave open."""

NAMES_NOBODY = "OWN001"
"""The one of them that found nothing at all in an owner's place."""


def step_numbers(sops: Sequence[Sop]) -> dict[str, str]:
    """The printed number of each step of a file by its address.

    Args:
        sops: of one file, the first one first: it has the plain addresses.
    """
    found = {}
    for at, sop in enumerate(sops):
        base = f"/sops/{sop.id}" if at else ""
        for identifier, number in numbers(sop).items():
            found[f"{base}/steps/{identifier}"] = number
    return found


def unowned_steps(findings: Sequence[Finding], steps: Collection[str]) -> Mapping[str, int]:
    """The steps that nobody owns: those that OWN001, OWN002 or OWN003 mark.

    A step that the document allows to have no owner, or that a system does, is none of them, nor
    is a sentence or a row that is no step.

    Args:
        findings: those that count, in order of the text.
        steps: addresses of all steps.

    Returns:
        Position of the finding by the address of the step, each step once.
    """
    found: dict[str, int] = {}
    for position, finding in enumerate(findings):
        address = step_address(finding)
        if address is not None and finding.code in OWNER_CODES and address in steps:
            found.setdefault(address, position)
    return found


NOBODY_AT_ALL = "OWN010"
"""The one that says once, as an error, what `NAMES_NOBODY` then only hints at in each step."""


def faulty_steps(findings: Sequence[Finding]) -> frozenset[str]:
    """Addresses of the steps with a finding of severity error.

    Where one error says for most steps that nobody is named, those steps count.
    """
    codes = {part.code for finding in findings for part in parts_of(finding)}
    hinted = NAMES_NOBODY if NOBODY_AT_ALL in codes else None
    errors = (
        finding
        for finding in findings
        if finding.severity is Severity.ERROR or finding.code == hinted
    )
    return frozenset(step for finding in errors if (step := step_address(finding)) is not None)


def badness(findings: Sequence[Finding]) -> tuple[int, int, int]:
    """How bad a document is, the larger the worse: steps with an error, errors, warnings.

    A count and not a share: a share puts a note with one bad step before a manual with thirty.
    """
    return (
        len(faulty_steps(findings)),
        sum(finding.severity is Severity.ERROR for finding in findings),
        sum(finding.severity is Severity.WARNING for finding in findings),
    )
