"""`sopai extract`, `sopai rules` and `sopai explain`."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sopai.cli.main import CLEAN, complains, main
from sopai.settings import home_folder
from sopai.settings import language as system_language

if TYPE_CHECKING:
    from sopai.lint.registry import TermRule


@main.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="All of it, as JSON.")
@complains
def extract(path: Path, as_json: bool) -> int:
    """Show the SOP that a file holds: steps, owners, exceptions, metrics."""
    from sopai.lint.reports.text import printable
    from sopai.workflow import extract_file
    from sopai.workflow.extract_text import extract_lines

    extracted = extract_file(path)
    if as_json:
        click.echo(json.dumps(extracted.record, ensure_ascii=False, indent=1))
    else:
        for line in extract_lines(extracted.reading, system_language()):
            click.echo(printable(line))
    return CLEAN


@main.command()
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@complains
def rules(as_json: bool) -> int:
    """List the linter's rules, with those of the team whose folder this is."""
    from sopai.workflow import rule_pages

    pages = rule_pages(_own_rules())
    if as_json:
        click.echo(json.dumps([page._asdict() for page in pages], ensure_ascii=False, indent=1))
    else:
        for page in pages:
            click.echo(f"{page.code}  {page.severity:<8}{page.name:<26}{page.summary}")
    return CLEAN


@main.command()
@click.argument("code")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@complains
def explain(code: str, as_json: bool) -> int:
    """Explain a rule: why it is there, bad and good examples, its source."""
    from sopai.workflow import rule_page

    page = rule_page(code, _own_rules())
    if as_json:
        click.echo(json.dumps(page._asdict(), ensure_ascii=False, indent=1))
    else:
        click.echo(f"{page.code} {page.name} ({page.severity})\n\n{page.doc}")
    return CLEAN


def _own_rules() -> "Iterable[TermRule]":
    """The rules that the term packs of the folder define where the command is called.

    Raises:
        SettingsError: the settings of the folder are wrong.
        LintError: a term pack is.
    """
    from sopai.lint.pack_matches import team_rules
    from sopai.workflow.lint_settings import Said, settler

    packs = settler(Said(), home_folder())(Path()).options.house.packs
    return [rule for _, rule in sorted(team_rules(packs).items())]
