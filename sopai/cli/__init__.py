"""The `sopai` command: it reads options, calls one use case, and prints what comes back."""

from sopai.cli import (
    changes,
    draft,
    edited,
    export,
    fix,
    library,
    library_archive,
    library_numbers,
    library_versions,
    lint,
    measure,
    page,
    people,
    retro,
    review,
    search,
    show,
)
from sopai.cli.main import main

__all__ = [
    "changes",
    "draft",
    "edited",
    "export",
    "fix",
    "library",
    "library_archive",
    "library_numbers",
    "library_versions",
    "lint",
    "main",
    "measure",
    "page",
    "people",
    "retro",
    "review",
    "search",
    "show",
]
