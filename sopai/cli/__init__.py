"""The `sopai` command: it reads options, calls one use case, and prints what comes back."""

from sopai.cli import lint, measure, page, show
from sopai.cli.main import main

__all__ = ["lint", "main", "measure", "page", "show"]
