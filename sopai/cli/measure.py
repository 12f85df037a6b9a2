"""`sopai eval`."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sopai.cli.main import CLEAN, complains, main

if TYPE_CHECKING:
    from sopai.evaluation.gold import SplitChoice


@main.command("eval")
@click.argument(
    "suite",
    type=click.Choice(
        (
            "lint",
            "owners",
            "quiet",
            "speed",
            "draft",
            "attacks",
            "search",
            "search-speed",
            "ingest",
            "batch",
            "retro",
            "kills",
        )
    ),
)
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
@click.option(
    "--data",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="search: folder of the documents that the repository does not hold.",
)
@click.option("--failures", is_flag=True, help="List the development items judged wrongly.")
@click.option(
    "--model", default="embedded", show_default=True, help="draft: whose drafts are compared."
)
@click.option("--ask", is_flag=True, help="draft: ask the model where no answer is kept.")
@click.option(
    "--sops",
    type=click.IntRange(1, 100_000),
    default=10_000,
    show_default=True,
    help="search-speed: how many are searched.",
)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@complains
def evaluate(
    suite: str,
    split: "SplitChoice",
    cases: Path | None,
    data: Path | None,
    failures: bool,
    model: str,
    ask: bool,
    sops: int,
    as_json: bool,
) -> int:
    """Measure sopai: linter, owners, readers, drafts and search on labelled cases, and speed.

    kills ends processes that write a library at each of their writes, and lets ten write at once;
    it takes some twenty minutes. search-speed adds 10,000 SOPs, and takes some four.
    """
    from sopai.evaluation.report import to_json
    from sopai.evaluation.suites import Wanted, run
    from sopai.evaluation.table import to_text

    wanted = Wanted(
        split=split,
        cases=cases,
        data=data,
        model=model,
        may_ask=ask,
        sops=sops,
        tell=partial(click.echo, err=True),
    )
    report = run(suite, wanted)
    click.echo(to_json(report) if as_json else to_text(report, with_failures=failures))
    return CLEAN
