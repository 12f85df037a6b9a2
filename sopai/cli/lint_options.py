"""Options that `sopai lint` and `sopai review` share, and what they say together."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

import click

if TYPE_CHECKING:
    from datetime import datetime

    from sopai.workflow.lint_settings import Said, Settle

OWNER_POLICIES = ("person-or-role", "person", "role")
"""As `sopai.lint.owner_policy` has them, which takes long to import."""

profile_option = click.option(
    "--profile", help="Set of rules: default, strict, gxp, checklist.  [default: default]"
)
owner_policy_option = click.option(
    "--owner-policy",
    type=click.Choice(OWNER_POLICIES),
    help="Who may own a step; else person-or-role.",
)
terms_option = click.option(
    "--terms",
    type=click.Path(path_type=Path),
    multiple=True,
    help="Term pack (TOML): your own terms for the rules; can be repeated.",
)
config_option = click.option(
    "--config",
    type=click.Path(path_type=Path),
    help="The file with settings; else the nearest sopai.toml or pyproject.toml.",
)
no_config_option = click.option("--no-config", is_flag=True, help="Look for no settings.")


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
