"""Exported files: their names, and which version each was made from, as it says itself."""

from re import compile

from sopai.schema.control import DocumentControl

BASE = "sopai_base"
"""Key of the control record's extension: hash of the version that a file was exported from."""


_UNSAFE = compile(r"[^\w\u4e00-\u9fff]+")
_NAME = 60


def file_name(title: str, sop_id: str) -> str:
    """The name of an SOP's file: what it is called, and which one it is."""
    return f"{_UNSAFE.sub('-', title).strip('-')[:_NAME] or 'sop'}-{sop_id}.md"


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
