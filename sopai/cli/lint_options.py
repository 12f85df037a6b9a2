"""Options that `sopai lint`, `sopai fix` and `sopai review` share, and what they say together."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, TypeVar

import click

if TYPE_CHECKING:
    from datetime import datetime

    from sopai.workflow.lint_settings import Said, Settle

Command = TypeVar("Command", bound=Callable[..., object])
"""What click makes a command of."""

OWNER_POLICIES = ("person-or-role", "person", "role")
"""As `sopai.lint.owner_policy` has them, which takes long to import."""

_OPTIONS = (
    click.option(
        "--profile", help="Set of rules: default, strict, gxp, checklist.  [default: default]"
    ),
    click.option(
        "--roster", type=click.Path(path_type=Path), help="YAML file of who holds which role."
    ),
    click.option(
        "--owner-policy",
        type=click.Choice(OWNER_POLICIES),
        help="Who may own a step; else person-or-role.",
    ),
    click.option(
        "--terms",
        type=click.Path(path_type=Path),
        multiple=True,
        help="Term pack (TOML): your own terms for the rules; can be repeated.",
    ),
    click.option(
        "--config",
        type=click.Path(path_type=Path),
        help="The file with settings; else the nearest sopai.toml or pyproject.toml.",
    ),
    click.option("--no-config", is_flag=True, help="Look for no settings."),
)


def rule_options(command: Command) -> Command:
    """Give a command the options that say which rules run and how, in the order above."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


class Given(TypedDict):
    """What the command line gives, as click names it."""

    language: str
    profile: str | None
    owner_policy: str | None
    roster: Path | None
    terms: tuple[Path, ...]
    baseline: Path | None
    today: "datetime | None"
    explain: bool


def said_by(given: Given) -> "Said":
    """What the command line says of how to lint.

    Raises:
        SettingsError: there is no such profile, or the roster is none.
        LintError: a term pack is missing or wrong.
    """
    from sopai.lint.pack_file import read_packs
    from sopai.lint.profiles import profile_of
    from sopai.workflow import OwnerPolicy, read_roster
    from sopai.workflow.lint_settings import Said

    if given["profile"] is not None:
        profile_of(given["profile"])
    return Said(
        language=given["language"],
        profile=given["profile"],
        owner_policy=OwnerPolicy(given["owner_policy"]) if given["owner_policy"] else None,
        roster=read_roster(given["roster"]) if given["roster"] else None,
        terms=read_packs(given["terms"]) if given["terms"] else None,
        baseline=given["baseline"],
        today=given["today"].date() if given["today"] else None,
        explain=given["explain"],
    )


def settle_with(said: "Said", config: Path | None, *, no_config: bool) -> "Settle":
    """How the files of a folder are linted, by what is said and by their settings.

    Raises:
        UsageError: settings are named, and none are wanted.
        SettingsError: the settings that are named cannot be read, or are wrong.
    """
    from sopai.settings import home_folder
    from sopai.workflow.lint_settings import settler

    if config is not None and no_config:
        raise click.UsageError("--config and --no-config: give one of them")
    return settler(said, home_folder(), config, with_config=not no_config)


def tell_notes(notes: Iterable[str], language: str) -> None:
    """Say on stderr, once, what in term packs does nothing."""
    from sopai.language.messages import in_language
    from sopai.lint.reports.text import printable

    for note in dict.fromkeys(notes):
        click.echo(f"sopai: {printable(in_language(note, language))}", err=True)
