"""The `sopai` command: it reads options, calls one use case, and prints what comes back."""

from sopai.cli import draft, library, lint, measure, page, review, search, show
from sopai.cli.main import main

__all__ = ["draft", "library", "lint", "main", "measure", "page", "review", "search", "show"]
