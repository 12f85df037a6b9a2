"""The `sopai` command group, and how its commands fail."""

import os
import sys
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import click

from sopai import __version__
from sopai.errors import SettingsError, SopaiError
from sopai.settings import language as system_language

P = ParamSpec("P")

CLEAN, FINDINGS, FAILED = 0, 1, 2
"""Exit codes: nothing to say; findings of severity error; something could not be done."""


def complains(command: Callable[P, int]) -> Callable[P, None]:
    """Turn sopai's errors into a message on stderr and exit code 2.

    An argument `language` is the language of the messages: an option that chooses SOPs by their
    language has another name in Python.
    """

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            code = command(*args, **kwargs)
        except SopaiError as error:
            language = kwargs.get("language")
            say(str(error), language if isinstance(language, str) else None)
            code = FAILED
        except BrokenPipeError:
            # What is still buffered goes nowhere: written at exit, it would change the exit code.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            code = FAILED
        sys.exit(code)

    return run


def say(message: str, language: str | None = None) -> None:
    """Tell a person something on stderr.

    Args:
        message: in English.
        language: to say it in; None: the system's.
    """
    from sopai.language.messages import in_language

    click.echo(f"sopai: {in_language(message, language or _of_system())}", err=True)


def _of_system() -> str:
    try:
        return system_language()
    except SettingsError:  # which is said, too, and in a language that is there
        return "en"


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="sopai")
def main() -> None:
    """Write standard operating procedures that people follow, and keep them good."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
