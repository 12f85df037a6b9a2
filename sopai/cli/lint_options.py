"""Options that `sopai lint` and `sopai review` share."""

import click

OWNER_POLICIES = ("person-or-role", "person", "role")
"""As `sopai.lint.house` has them, which takes long to import."""

owner_policy_option = click.option(
    "--owner-policy",
    type=click.Choice(OWNER_POLICIES),
    help="Who may own a step; else person-or-role.",
)
