"""The `sopai` command: it reads options, calls one use case, and prints what comes back."""

from sopai.cli import draft, lint, measure, page, show
from sopai.cli.main import main

__all__ = ["draft", "lint", "main", "measure", "page", "show"]
