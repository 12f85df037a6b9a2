"""The files that a user names: documents below folders, and the roster."""

from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from sopai.errors import SettingsError
from sopai.ingest.read import SUFFIXES
from sopai.schema.roster import Roster

UNSEEN = (".", "~$")
"""Beginnings of the names of hidden files, and of those by which Office marks open ones."""


def documents_in(paths: tuple[Path, ...]) -> Iterator[Path]:
    """The files that paths name, folders searched, sorted, each once.

    Links to folders are not followed, so that a loop of links ends. A folder that cannot be
    searched is given as it is: reading it says why.
    """
    seen: set[Path] = set()
    for path in paths:
        inside = sorted(_documents_below(path)) if path.is_dir() else [path]
        for file in inside:
            if file not in seen:
                seen.add(file)
                yield file


def _documents_below(top: Path) -> Iterator[Path]:
    folders = [top]
    while folders:
        folder = folders.pop()
        try:
            inside = [path for path in folder.iterdir() if not path.name.startswith(UNSEEN)]
        except OSError:
            yield folder
            continue
        for path in inside:
            try:
                is_folder = path.is_dir()
                is_document = path.suffix.lower() in SUFFIXES and path.is_file()
            except OSError:
                yield path
                continue
            if is_folder:
                folders += [] if path.is_symlink() else [path]
            elif is_document:
                yield path


MAX_ROSTER = 1_000_000
"""Bytes of a roster file: ten thousand people."""


def read_roster(path: Path) -> Roster:
    """The roster of a YAML file.

    Raises:
        SettingsError: the file is missing, no YAML, or no roster.
    """
    try:
        if path.stat().st_size > MAX_ROSTER:
            raise too_large(str(path))
        data = path.read_bytes()
    except OSError as error:
        raise SettingsError(f"{str(path)!r} cannot be read as a roster: {error}") from error
    return parse_roster(data, str(path))


def parse_roster(data: bytes, name: str) -> Roster:
    """The roster in the bytes of a YAML file.

    Raises:
        SettingsError: it is no YAML, or no roster.
    """
    import yaml

    if len(data) > MAX_ROSTER:
        raise too_large(name)
    try:
        return Roster.model_validate(yaml.safe_load(data.decode("utf-8")) or {})
    except (UnicodeDecodeError, RecursionError, yaml.YAMLError) as error:
        raise SettingsError(f"{name!r} cannot be read as a roster: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise SettingsError(f"{name!r} is no roster: {where}: {first['msg']}") from error


def too_large(name: str) -> SettingsError:
    """That a roster is too large."""
    return SettingsError(f"{name!r} is larger than a roster can be ({MAX_ROSTER} bytes)")


def roster_yaml(roster: Roster) -> str:
    """A roster as the text of its file, which `parse_roster` reads back."""
    import yaml

    record = roster.model_dump(mode="json", exclude_defaults=True)
    return yaml.safe_dump(record, allow_unicode=True, sort_keys=False, width=100)
