"""What a person decided about models, kept in the data folder: the page and the CLI honour it."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Literal

from pydantic import ValidationError

from sopai.errors import SettingsError
from sopai.schema.base import Text, Value
from sopai.writing import write_private

FILE = "preferences.json"
_lock = Lock()


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


def preferences_in(folder: Path) -> Preferences:
    """What was decided in a data folder; a damaged file is put aside, and decides nothing.

    Raises:
        SettingsError: the file is there and cannot be read.
    """
    path = folder / FILE
    try:
        return Preferences.model_validate_json(path.read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return Preferences()
    except ValidationError:
        with suppress(OSError):  # another reader may have been faster
            path.replace(aside_in(folder))
        return Preferences()
    except OSError as error:
        raise SettingsError(
            f"what was decided about models cannot be read from {str(path)!r} "
            f"({error.strerror}): let yourself read it, or delete it"
        ) from error


def aside_in(folder: Path) -> Path:
    """Where a damaged file is put."""
    return folder / f"{FILE}.damaged"


def decide(folder: Path, change: Callable[[Preferences], Preferences]) -> Preferences:
    """Change what was decided, and write it down.

    Raises:
        SettingsError: the file cannot be read or written; what was decided before stays.
    """
    with _lock:
        changed = change(preferences_in(folder))
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            write_private(folder / FILE, changed.model_dump_json(indent=1).encode())
        except OSError as error:
            raise SettingsError(
                f"what you decided cannot be written to {str(folder)!r} ({error.strerror}): "
                "make room, or let yourself write there"
            ) from error
    return changed
