"""Options that `sopai lint` and `sopai review` share."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from sopai.workflow import HouseRules

OWNER_POLICIES = ("person-or-role", "person", "role")
"""As `sopai.lint.house` has them, which takes long to import."""

terms_option = click.option(
    "--terms",
    type=click.Path(path_type=Path),
    multiple=True,
    help="Term pack (TOML): your own terms for the rules; can be repeated.",
)
owner_policy_option = click.option(
    "--owner-policy",
    type=click.Choice(OWNER_POLICIES),
    help="Who may own a step; else person-or-role.",
)


def house_rules(owner_policy: str | None, terms: tuple[Path, ...], language: str) -> "HouseRules":
    """What the command line says of the rules; what does nothing in a term pack is told.

    Raises:
        LintError: a term pack is missing or wrong.
    """
    from sopai.language.messages import in_language
    from sopai.lint.pack_file import read_packs
    from sopai.lint.reports.text import printable
    from sopai.workflow import HouseRules, OwnerPolicy

    packs = read_packs(terms)
    for note in (note for pack in packs for note in pack.notes):
        click.echo(f"sopai: {printable(in_language(note, language))}", err=True)
    return HouseRules(OwnerPolicy(owner_policy or OwnerPolicy.PERSON_OR_ROLE), (), packs)
