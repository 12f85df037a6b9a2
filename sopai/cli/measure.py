"""`sopai eval`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sopai.cli.main import CLEAN, complains, main

if TYPE_CHECKING:
    from sopai.evaluation.gold import SplitChoice


@main.command("eval")
@click.argument("suite", type=click.Choice(("lint", "owners", "speed", "draft", "search")))
@click.option(
    "--split",
    type=click.Choice(("dev", "report", "all")),
    default="report",
    show_default=True,
    help="Build on dev; report is for figures.",
)
@click.option(
    "--cases", type=click.Path(path_type=Path), help="Folder of the cases, if not the one shipped."
)
@click.option("--failures", is_flag=True, help="List the development items judged wrongly.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@complains
def evaluate(
    suite: str, split: "SplitChoice", cases: Path | None, failures: bool, as_json: bool
) -> int:
    """Measure sopai: linter and owners on labelled items, drafts on briefs, search, and speed."""
    from sopai.evaluation.report import to_json
    from sopai.evaluation.suites import run
    from sopai.evaluation.table import to_text

    report = run(suite, split=split, cases=cases)
    click.echo(to_json(report) if as_json else to_text(report, with_failures=failures))
    return CLEAN
