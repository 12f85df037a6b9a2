"""What a person decided about models, kept in the data folder: the page and the CLI honour it."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from sopai.errors import SettingsError
from sopai.kept_file import KeptFile
from sopai.schema.base import Text, Value

FILE = "preferences.json"


class Agreement(Value):
    """A person agreed that one model on one host reads what they write."""

    kind: Text
    model: Text
    host: Text


class Preferences(Value):
    """What was decided; where nothing was, the environment and what is found decide."""

    format: Literal["sopai.preferences/1"] = "sopai.preferences/1"
    """Of the file."""

    is_ai_off: bool = False
    """No model is asked, by anybody who uses this data folder."""

    model: Text | None = None
    """The model that was chosen, written as in SOPAI_MODEL."""

    agreements: tuple[Agreement, ...] = ()
    """Models elsewhere that may be asked."""


_KEPT = KeptFile(FILE, Preferences())


def preferences_in(folder: Path) -> Preferences:
    """What was decided in a data folder; a damaged file is put aside, and decides nothing.

    Raises:
        SettingsError: the file is there and cannot be read.
    """
    try:
        return _KEPT.read(folder)
    except OSError as error:
        raise SettingsError(
            f"what was decided about models cannot be read from {str(folder / FILE)!r} "
            f"({error.strerror}): let yourself read it, or delete it"
        ) from error


def aside_in(folder: Path) -> Path:
    """Where a damaged file is put."""
    return _KEPT.aside(folder)


def decide(folder: Path, change: Callable[[Preferences], Preferences]) -> Preferences:
    """Change what was decided, and write it down.

    Raises:
        SettingsError: the file cannot be read or written; what was decided before stays.
    """
    return _KEPT.change(folder, preferences_in, change)
