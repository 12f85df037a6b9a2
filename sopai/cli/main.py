"""The `sopai` command group, and how its commands fail."""

import sys
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import click

from sopai import __version__
from sopai.errors import SopaiError

P = ParamSpec("P")

CLEAN, FINDINGS, FAILED = 0, 1, 2
"""Exit codes: nothing to say; findings of severity error; something could not be done."""


def complains(command: Callable[P, int]) -> Callable[P, None]:
    """Turn sopai's errors into a message on stderr and exit code 2."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            code = command(*args, **kwargs)
        except SopaiError as error:
            click.echo(f"sopai: {error}", err=True)
            code = FAILED
        except BrokenPipeError:
            sys.stderr.close()
            code = FAILED
        sys.exit(code)

    return run


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="sopai")
def main() -> None:
    """Write standard operating procedures that people follow, and keep them good."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
