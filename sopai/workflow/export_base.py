"""Which version an exported file was made from, as the file itself says."""

from sopai.schema.control import DocumentControl

BASE = "sopai_base"
"""Key of the control record's extension: hash of the version that a file was exported from."""


def without_base(control: DocumentControl) -> tuple[DocumentControl, str | None]:
    """The control record as it is stored, and the version that the file was made from."""
    base = control.x.get(BASE)
    kept = {name: value for name, value in control.x.items() if name != BASE}
    plain = DocumentControl.model_validate(control.model_dump() | {"x": kept})
    return plain, base if isinstance(base, str) else None


def based_on(control: DocumentControl, version: str) -> DocumentControl:
    """The control record of a file that is exported from a version.

    Args:
        control: as it is stored.
        version: hash of the version.
    """
    return DocumentControl.model_validate(control.model_dump() | {"x": control.x | {BASE: version}})
