"""What an exported file is made of."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from sopai.schema.control import DocumentControl
from sopai.schema.roster import Roster
from sopai.schema.sop import Sop


class Printed(NamedTuple):
    """An SOP on the day that it is taken away, with all that may stand around it."""

    sop: Sop

    control: DocumentControl | None = None
    """The control record; None: nobody keeps one."""

    roster: Roster | None = None
    """Who holds which role on `today`; None: roles stand alone."""

    today: date | None = None

    open_items: tuple[str, ...] = ()
    """What is not answered yet: it stands in every file."""

    folder: Path | None = None
    """Where pictures and templates of the materials lie; None: they are only named."""

    address: str | None = None
    """Where the current version is found, for a QR code; None: there is no such place."""

    template: bytes | None = None
    """The customer's own file that is filled, for formats that take one."""

    base: str | None = None
    """Hash of the version that it is; None: its content is all there is of it."""
