"""Roles without a holder, beside people whom the document names in a role."""

from tests.lint.shell import findings, whole

PACKING = "# Packing\n\n## Steps\n\n1. {first} packs the order.\n2. The Packer prints the label.\n"


def _codes(first: str) -> set[str]:
    return {finding.code for finding in findings(whole(PACKING.format(first=first)))}


def test_a_role_that_somebody_holds_in_the_document_has_a_holder() -> None:
    assert "OWN007" not in _codes("Ben Hart (Packer)")


def test_a_role_that_nobody_holds_is_reported() -> None:
    assert "OWN007" in _codes("The Shift Lead")
