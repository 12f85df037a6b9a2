"""`sopai page`, and the generated pages of docs/."""

from pathlib import Path

import click

from sopai.cli.main import CLEAN, complains, main


@main.command("page")
@click.option("--port", type=int, help="Port on this machine; any free one without it.")
@click.option("--no-browser", is_flag=True, help="Do not open a browser.")
@complains
def open_page(port: int | None, no_browser: bool) -> int:
    """Open the page in a browser; it listens on this machine only."""
    from sopai.ui.serve import serve

    return serve(port, open_browser=not no_browser)


@main.command(hidden=True)
@click.argument("folder", type=click.Path(path_type=Path), default=Path("docs"))
@complains
def docs(folder: Path) -> int:
    """Rewrite the generated pages of docs/: rules, commands, JSON schemas."""
    from sopai.cli.reference import write_reference

    for path in write_reference(folder):
        click.echo(str(path), err=True)
    return CLEAN
