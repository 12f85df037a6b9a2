"""An SOP as a graph for Graphviz, with a cluster for each owner."""

from collections.abc import Iterator

from sopai.export.flow import Edge, Kind, Node, flow_of
from sopai.export.office import one_line
from sopai.export.printed import Printed
from sopai.export.standing import Standing, standing_in
from sopai.export.view import view_of
from sopai.export.wrapping import wrapped

SHORT = 90
"""Characters of a text in the graph; the whole text stands in the SOP's file."""

WIDTH = 26
"""Latin characters on a line: Graphviz does not wrap."""

_HEAD = (
    'graph [rankdir=TB, newrank=true, labelloc=t, fontsize=16, fontname="Noto Sans CJK SC"];',
    'node [shape=box, style=filled, fillcolor=white, fontname="Noto Sans CJK SC", fontsize=11];',
    'edge [fontname="Noto Sans CJK SC", fontsize=10];',
)
"""A font that has Chinese; where it is missing Graphviz takes another.

`newrank` ranks all clusters together: what follows stands below, whoever does it.
"""

_SHAPES = {
    Kind.START: "shape=oval, ",
    Kind.STEP: "",
    Kind.DECISION: "shape=diamond, ",
    Kind.EXCEPTION: 'shape=note, fillcolor="#fff4e5", ',
    Kind.FINISH: "shape=oval, ",
}
_CLUSTER = 'style="rounded,filled"; fillcolor="#f4f6f9"; color="#9aa5b1"; margin=14; fontsize=12;'
_WARNING = 'shape=box, fillcolor=none, color="#c00000", fontcolor="#c00000"'
_OPEN = 'style="rounded,filled"; fillcolor="#fff4e5"; color="#c00000"; margin=14; fontsize=12;'


def write_dot(printed: Printed) -> str:
    """The graph, ending in a line end: clusters of owners, decisions, exceptions dotted.

    Args:
        printed: the SOP; long texts are cut with "…".
    """
    view = view_of(printed.sop, printed.roster, printed.today)
    flow, colon = flow_of(view), view.words.colon
    lines = [f"digraph {_text(printed.sop.id)} {{", *(f"  {line}" for line in _HEAD)]
    lines.append(f"  label={_text(printed.sop.title)};")
    lines.append(f"  {_node(flow.nodes[0], colon)}")
    for at, (lane, nodes) in enumerate(flow.lanes.items(), start=1):
        lines.append(f"  subgraph cluster_lane{at} {{")
        lines.append(f"    label={_text(lane)}; {_CLUSTER}")
        lines.extend(f"    {_node(node, colon)}" for node in nodes)
        lines.append("  }")
    lines.append(f"  {_node(flow.nodes[-1], colon)}")
    lines.extend(f"  {_way(edge, colon)}" for edge in flow.edges)
    for aside in flow.asides:
        lines.append(f"  {aside.goal} -> {aside.source} [style=dotted, arrowhead=none];")
    lines.extend(_notices(standing_in(view, printed)))
    return "\n".join(lines) + "\n}\n"


def _notices(said: Standing) -> Iterator[str]:
    """What the SOP is worth, what is open, and what the approvals are worth, beside the graph."""
    if said.warning:
        yield f"  warning [{_WARNING}, label={_text(said.warning)}];"
    if said.open_items:
        yield "  subgraph cluster_open {"
        yield f"    label={_text(said.open_heading)}; {_OPEN}"
        for at, item in enumerate(said.open_items, start=1):
            yield f"    open{at} [label={_text(item)}];"
        yield "  }"
    if said.approvals:
        yield f"  approvals [shape=plaintext, fillcolor=none, label={_text(said.approvals)}];"


def _node(node: Node, colon: str) -> str:
    text = " → ".join(node.texts)
    between = " " if node.kind is Kind.STEP else colon
    shown = between.join(filter(None, (node.mark, text)))
    return f"{node.key} [{_SHAPES[node.kind]}label={_text(shown)}];"


def _way(edge: Edge, colon: str) -> str:
    shown = colon.join(filter(None, (edge.mark, edge.text)))
    label = f" [label={_text(shown)}]" if shown else ""
    return f"{edge.source} -> {edge.goal}{label};"


def _text(text: str) -> str:
    r"""The text in quotation marks, on several lines.

    Graphviz reads escapes such as `\N` and entities such as `&amp;` inside them.
    """
    lines = wrapped(one_line(text, SHORT), WIDTH)
    shown = "\n".join(lines).replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"')
    return f'"{shown}"'.replace("\n", "\\n")
