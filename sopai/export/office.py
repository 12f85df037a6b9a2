"""What Word's and Excel's files share: text that XML can hold, and bytes that do not vary."""

from collections.abc import Mapping
from datetime import date, datetime
from io import BytesIO
from re import Match, compile
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sopai.schema.control import DocumentControl

_FORBIDDEN = compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters outside XML 1.0's `Char`, section 2.2."""

_PICTURES = 0x2400
"""First of Unicode's pictures of control characters: "␀" for NUL."""

FIRST_DAY = date(1980, 1, 1)
"""The first day that a zip file can name; stands where no day is known."""

MAX_PROPERTY = 255
"""Characters of a document property."""


def xml_text(text: str) -> str:
    """The text with plain line ends, and with signs in place of what XML cannot hold."""
    return _FORBIDDEN.sub(_sign, text.replace("\r\n", "\n").replace("\r", "\n"))


def _sign(match: Match[str]) -> str:
    code = ord(match[0])
    return chr(_PICTURES + code) if code < 0x20 else "\N{REPLACEMENT CHARACTER}"


def one_line(text: str, limit: int = MAX_PROPERTY) -> str:
    """The text on one line of at most `limit` characters, with "…" where it was cut."""
    line = " ".join(xml_text(text).split())
    return line if len(line) <= limit else line[: limit - 1] + "…"


def written_on(control: DocumentControl, today: date | None) -> tuple[datetime, datetime]:
    """When the document was made and last changed, as its file says it: never the clock."""
    known = [day for day in (control.created, control.approved, control.last_review) if day]
    changed = max(today or max(known, default=FIRST_DAY), FIRST_DAY)
    created = max(control.created or changed, FIRST_DAY)
    return (datetime(*created.timetuple()[:3]), datetime(*changed.timetuple()[:3]))


def repacked(data: bytes, replaced: Mapping[str, bytes] | None = None) -> bytes:
    """The same zip file without times, so that equal contents are equal bytes.

    Args:
        data: the zip file.
        replaced: new contents by name.
    """
    packed = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(packed, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            info = ZipInfo(name, FIRST_DAY.timetuple()[:3] + (0, 0, 0))
            info.compress_type = ZIP_DEFLATED
            info.create_system = 0
            new.writestr(info, (replaced or {}).get(name) or old.read(name))
    return packed.getvalue()
