"""How each file is linted: what was said goes before what its project decides."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from os.path import commonpath
from pathlib import Path
from typing import NamedTuple

from sopai.errors import LintError, SettingsError
from sopai.lint.house import HouseRules
from sopai.lint.owner_policy import OwnerPolicy
from sopai.lint.pack_file import read_packs
from sopai.lint.pack_matches import team_rules
from sopai.lint.packs import TermPack
from sopai.schema.roster import Roster
from sopai.workflow import Options, documents_in, read_roster
from sopai.workflow.exclusion import is_excluded
from sopai.workflow.lint_config import LintConfig, nearest_config, read_config


class Said(NamedTuple):
    """What is said for one run; None: nothing, so that the project decides."""

    language: str = "en"
    profile: str | None = None
    owner_policy: OwnerPolicy | None = None
    roster: Roster | None = None
    terms: tuple[TermPack, ...] | None = None
    baseline: Path | None = None
    today: date | None = None
    explain: bool = False


class Settled(NamedTuple):
    """How the files of a project are linted."""

    options: Options
    baseline: Path | None
    config: LintConfig | None

    @property
    def notes(self) -> tuple[str, ...]:
        """What in its term packs does nothing."""
        return tuple(note for pack in self.options.house.packs for note in pack.notes)


Settle = Callable[[Path], Settled]
"""Gives how the files of a folder are linted."""


class Planned(NamedTuple):
    """The files of a run."""

    files: tuple[tuple[Path, Settled], ...]
    excluded: int
    """Files that their projects leave out."""


def settler(
    said: Said, home: Path | None, config: Path | None = None, *, with_config: bool = True
) -> Settle:
    """A function that says how the files of a folder are linted.

    Args:
        said: what is said for this run.
        home: the user's folder, above which no settings are looked for.
        config: the only file with settings; else the nearest.
        with_config: whether there are settings at all.

    Raises:
        SettingsError: `config` cannot be read, or something in it is wrong; the function raises it
            for the file that it finds.
    """
    named = read_config(config) if config is not None else None
    nearest = nearest_config(home)

    @cache
    def by_config(found: LintConfig | None) -> Settled:
        return _settled(said, found)

    def settle(folder: Path) -> Settled:
        if config is not None or not with_config:
            return by_config(named)
        return by_config(nearest(folder))

    return settle


def _settled(said: Said, config: LintConfig | None) -> Settled:
    own = config or LintConfig(Path())
    packs = _packs(own) if said.terms is None else said.terms
    roster = said.roster
    if roster is None and own.roster is not None:
        roster = read_roster(own.roster)
    house = HouseRules(
        said.owner_policy or own.owner_policy or OwnerPolicy.PERSON_OR_ROLE, own.severities, packs
    )
    options = Options(
        profile=said.profile or own.profile or "default",
        language=said.language,
        roster=roster,
        today=said.today,
        explain=said.explain,
        house=house,
    )
    return Settled(options, said.baseline or own.baseline, config)


def _packs(config: LintConfig) -> tuple[TermPack, ...]:
    """The term packs of a project, called as the project calls them.

    Raises:
        LintError: one is missing or wrong.
        SettingsError: a severity is for a rule that none of them defines.
    """
    try:
        packs = read_packs(config.terms)
    except LintError as error:
        raise LintError(f"{str(config.path)!r}: {error}") from error
    for code, _ in config.severities:
        if code.startswith("TEAM") and code not in team_rules(packs):
            raise SettingsError(
                f"{str(config.path)!r}: 'severity' has {code!r}, which none of its term packs "
                "defines"
            )
    return packs


def plan(paths: tuple[Path, ...], settle: Settle) -> Planned:
    """The files that paths name, each with how it is linted; all settings are read before.

    What a project excludes is left out, also where it is named: hooks name each file.

    Raises:
        SettingsError: the settings for a file are wrong.
        LintError: a term pack of theirs is.
    """
    files = [(path, settle(path.parent)) for path in documents_in(paths)]
    kept = tuple((path, how) for path, how in files if not is_left_out(path, how.config))
    return Planned(kept, len(files) - len(kept))


def is_left_out(path: Path, config: LintConfig | None) -> bool:
    """Whether its project's settings exclude a file.

    Args:
        path: the file.
        config: the settings that hold for its folder.
    """
    if config is None or not config.exclude:
        return False
    folder, place = config.path.parent.resolve(), path.parent.resolve() / path.name
    return place.is_relative_to(folder) and is_excluded(
        place.relative_to(folder).as_posix(), config.exclude
    )


def shared_folder(paths: Sequence[Path]) -> Path:
    """The folder that all paths lie in: where the settings of a review are looked for.

    A pattern, or a path that is not there, counts from the nearest folder that is.
    """
    folders = [_folder_of(path.absolute()) for path in paths]
    try:
        return Path(commonpath(folders))
    except ValueError:  # on two drives
        return folders[0]


def _folder_of(path: Path) -> Path:
    return next(one for one in (path, *path.parents) if one.is_dir())
