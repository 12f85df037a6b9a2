"""Markdown."""

from sopai.export.notices import notices_of
from sopai.export.printed import Printed
from sopai.export.registry import exporter
from sopai.export.view import view_of


@exporter(
    ".md",
    "text/markdown",
    en="Markdown",
    zh="Markdown",
    about_zh="可人工编辑、可用 git 比较、sopai 能读回的文本。",
)
def md(printed: Printed) -> bytes:
    """Markdown that a person edits, git compares, and sopai reads back."""
    from sopai.export.markdown import write_markdown, write_notices

    view = view_of(printed.sop, printed.roster, printed.today)
    said = notices_of(view, printed.control, printed.open_items)
    return (write_markdown(printed.sop, printed.control) + write_notices(said)).encode()
