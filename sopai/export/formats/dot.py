"""Graphviz."""

from sopai.export.printed import Printed
from sopai.export.registry import exporter


@exporter(
    ".dot",
    "text/vnd.graphviz",
    en="Graph (Graphviz)",
    zh="流程图（Graphviz）",
    about_zh="流程图，每个责任人一个分组，以 Graphviz 文本表示。",
)
def dot(printed: Printed) -> bytes:
    """A graph with a cluster for each owner, as Graphviz' text."""
    from sopai.export.dot import write_dot

    return write_dot(printed).encode()
