"""An SOP as a Mermaid flowchart with a lane for each owner."""

from collections.abc import Iterator, Sequence
from datetime import date
from re import compile

from sopai.export.flow import Edge, Kind, Node, flow_of
from sopai.export.office import one_line
from sopai.export.standing import Standing, standing_of
from sopai.export.view import view_of
from sopai.schema.control import DocumentControl
from sopai.schema.roster import Roster
from sopai.schema.sop import Sop

SHORT = 60
"""Characters of a text in the chart; the whole text stands in the SOP's file."""

_SIGNS = compile(r"""["#$%&()*+\-/:;<=>@\[\\\]^_`{|}~¶°ﬂ]|(?<=\d)\.(?=\s|$)""")
"""What may mean something to Mermaid, or to the Markdown and HTML inside its labels.

Mermaid keeps entities as "ﬂ°...¶ß" while it parses: a text must not write that itself. A number
with a dot at the start would be a list, which it refuses to show.
"""

_SHAPES = {
    Kind.START: "([{}])",
    Kind.STEP: "[{}]",
    Kind.DECISION: "{{{}}}",
    Kind.EXCEPTION: ">{}]",
    Kind.FINISH: "([{}])",
}


def write_mermaid(
    sop: Sop,
    control: DocumentControl | None = None,
    *,
    roster: Roster | None = None,
    open_items: Sequence[str] = (),
    today: date | None = None,
) -> str:
    """The flowchart, ending in a line end: steps in lanes, decisions, exceptions dotted.

    Args:
        sop: the content; long texts are cut with "…".
        control: the control record, for what its approvals are worth.
        roster: who holds which role on `today`.
        open_items: what is not answered yet: in a lane of its own.
        today: the day on which the chart is shown.
    """
    view = view_of(sop, roster, today)
    flow = flow_of(view)
    lines = ["flowchart TD", f"  {_node(flow.nodes[0])}"]
    for at, (lane, nodes) in enumerate(flow.lanes.items(), start=1):
        lines.append(f"  subgraph lane{at} [{_label(lane)}]")
        lines.extend(f"    {_node(node)}" for node in nodes)
        lines.append("  end")
    lines.append(f"  {_node(flow.nodes[-1])}")
    lines.extend(f"  {_way(edge)}" for edge in flow.edges)
    lines.extend(f"  {aside.source} -.- {aside.goal}" for aside in flow.asides)
    lines.extend(_notice_nodes(standing_of(view, control, open_items)))
    return "\n".join(lines) + "\n"


def _notice_nodes(said: Standing) -> Iterator[str]:
    """What the SOP is worth, what is open, and what the approvals are worth, beside the chart."""
    if said.warning:
        yield f"  warning[{_label(said.warning)}]"
    if said.open_items:
        yield f"  subgraph open [{_label(said.open_heading)}]"
        for at, item in enumerate(said.open_items, start=1):
            yield f"    open{at}[{_label(one_line(item, SHORT))}]"
        yield "  end"
    if said.approvals:
        yield f"  approvals[{_label(said.approvals)}]"


def _node(node: Node) -> str:
    text = " → ".join(one_line(text, SHORT) for text in node.texts)
    between = " " if node.kind is Kind.STEP else ": "
    shown = node.mark + between + text if node.mark and node.texts else node.mark or text
    return node.key + _SHAPES[node.kind].format(_label(shown))


def _way(edge: Edge) -> str:
    shown = f"{edge.mark}: {one_line(edge.text, SHORT)}" if edge.text else edge.mark
    label = f"|{_label(shown)}|" if shown else ""
    return f"{edge.source} -->{label} {edge.goal}"


def _label(text: str) -> str:
    """The text in quotation marks, with signs as entities, which are shown and not read."""
    shown = _SIGNS.sub(lambda match: f"#{ord(match[0])};", one_line(text))
    return f'"{shown or " "}"'
