"""Markdown."""

from sopai.export.printed import Printed
from sopai.export.registry import exporter
from sopai.export.standing import standing_in
from sopai.export.view import view_of


@exporter(
    ".md",
    "text/markdown",
    en="Markdown",
    zh="Markdown",
    about_zh="Markdown，可由人编辑、由 git 比较、由 sopai 读回。",
)
def md(printed: Printed) -> bytes:
    """Markdown that a person edits, git compares, and sopai reads back."""
    from sopai.export.markdown import write_markdown, write_notices

    view = view_of(printed.sop, printed.roster, printed.today)
    said = write_notices(standing_in(view, printed))
    return (write_markdown(printed.sop, printed.control) + said).encode()
