"""What was decided about single rules on the page, kept in the data folder for everybody there.

The command line has its own configuration, in files beside the documents: what one person
switches on a page must not change what a check in a repository says.
"""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Literal

from pydantic import ValidationError

from sopai.errors import SettingsError
from sopai.lint.house import HouseRules
from sopai.lint.registry import RULES
from sopai.schema.base import Text, Value
from sopai.schema.finding import Severity
from sopai.writing import write_private

FILE = "rules.json"
OFF: Literal["off"] = "off"
_lock = Lock()

Switch = Severity | Literal["off"]
"""How severe the findings of a rule are, or that it does not run."""


class SwitchedRule(Value):
    """A rule that somebody made more or less severe, or switched off."""

    code: Text
    to: Switch


class KeptHouse(Value):
    """What was decided; where nothing was, the rules are as they come."""

    format: Literal["sopai.house/1"] = "sopai.house/1"
    """Of the file."""

    switched: tuple[SwitchedRule, ...] = ()

    def switch(self, code: str) -> Switch | None:
        """What was decided about a rule; None where it is as it comes."""
        return next((one.to for one in self.switched if one.code == code), None)


def kept_house(folder: Path) -> KeptHouse:
    """What was decided in a data folder; a damaged file is put aside, and decides nothing.

    Raises:
        SettingsError: the file is there and cannot be read.
    """
    path = folder / FILE
    try:
        return KeptHouse.model_validate_json(path.read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return KeptHouse()
    except ValidationError:
        with suppress(OSError):  # another reader may have been faster
            path.replace(aside_of(folder))
        return KeptHouse()
    except OSError as error:
        raise SettingsError(
            f"what was decided about rules cannot be read from {str(path)!r} "
            f"({error.strerror}): let yourself read it, or delete it"
        ) from error


def aside_of(folder: Path) -> Path:
    """Where a damaged file is put."""
    return folder / f"{FILE}.damaged"


def switch_rule(folder: Path, code: str, to: Switch | None) -> KeptHouse:
    """Make a rule as severe as somebody wants it, switch it off, or leave it as it comes.

    Raises:
        SettingsError: the file cannot be read or written; what was decided before stays.
    """

    def change(now: KeptHouse) -> KeptHouse:
        others = [one for one in now.switched if one.code != code]
        added = [SwitchedRule(code=code, to=to)] if to is not None else []
        return KeptHouse(switched=tuple(sorted([*others, *added], key=lambda one: one.code)))

    return _decide(folder, change)


def house_of(folder: Path) -> HouseRules:
    """What was decided as the linter takes it; rules that are gone decide nothing.

    Raises:
        SettingsError: as `kept_house`.
    """
    switched = kept_house(folder).switched
    return HouseRules(
        severities=tuple(
            (one.code, None if one.to == OFF else Severity(one.to))
            for one in switched
            if one.code in RULES
        )
    )


def _decide(folder: Path, change: Callable[[KeptHouse], KeptHouse]) -> KeptHouse:
    with _lock:
        changed = change(kept_house(folder))
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            write_private(folder / FILE, changed.model_dump_json(indent=1).encode())
        except OSError as error:
            raise SettingsError(
                f"what you decided cannot be written to {str(folder)!r} ({error.strerror}): "
                "make room, or let yourself write there"
            ) from error
    return changed
