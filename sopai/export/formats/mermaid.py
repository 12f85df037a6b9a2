"""Mermaid."""

from sopai.export.printed import Printed
from sopai.export.registry import exporter


@exporter(
    ".mmd",
    "text/vnd.mermaid",
    en="Flowchart (Mermaid)",
    zh="流程图（Mermaid）",
    about_zh="流程图，每个责任人一条泳道，以 Mermaid 文本表示。",
)
def mermaid(printed: Printed) -> bytes:
    """A flowchart with a lane for each owner, as Mermaid's text."""
    from sopai.export.mermaid import write_mermaid

    chart = write_mermaid(
        printed.sop,
        printed.control,
        roster=printed.roster,
        open_items=printed.open_items,
        today=printed.today,
    )
    return chart.encode()
