"""Numbers of versions: MAJOR.MINOR, whatever scheme a document has."""

from re import compile

from sopai.library.stored import StoredVersion
from sopai.schema.control import DocumentControl

_NUMBER = compile(r"[Vv]?(\d{1,6})(?:\.(\d{1,6}))?")


def next_number(control: DocumentControl, known: tuple[StoredVersion, ...]) -> tuple[int, int]:
    """The number that the file names if it is higher than the newest, else the next minor one."""
    match = _NUMBER.fullmatch((control.version or "").strip())
    stated = (int(match[1]), int(match[2] or 0)) if match else None
    if not known:
        return stated or (1, 0)
    major, minor = map(int, known[0].version.split("."))
    return stated if stated and stated > (major, minor) else (major, minor + 1)


def control_json(control: DocumentControl, version: str) -> str:
    """What is stored of a control record; its state has a table of its own.

    The version is the library's, unless the file has another scheme ("A/1"): those words stay.
    """
    stated = control.version
    own_scheme = stated is not None and not _NUMBER.fullmatch(stated.strip())
    fields = control.model_dump(mode="json") | {
        "state": None,
        "version": stated if own_scheme else version,
    }
    return DocumentControl.model_validate(fields).model_dump_json(exclude_defaults=True)
