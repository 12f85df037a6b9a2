"""What a BPMN diagram of an SOP is made of: its parts, and the ways between them."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from sopai.export import rows
from sopai.export.flow import Edge, Flow, Kind, Node, flow_of
from sopai.export.office import one_line, xml_text
from sopai.export.printed import Printed
from sopai.export.rows import StepRow
from sopai.export.standing import standing_in
from sopai.export.view import View, field_text, view_of
from sopai.schema.labels import EXCEPTION, STEP
from sopai.schema.sop import ExceptionCase

SHORT = 60
"""Characters of a name in the diagram; the whole text stands in the documentation."""


class Shape(StrEnum):
    """What a part is in BPMN."""

    START = "startEvent"
    TASK = "userTask"
    GATEWAY = "exclusiveGateway"
    BOUNDARY = "boundaryEvent"
    END = "endEvent"
    NOTE = "textAnnotation"


class Part(NamedTuple):
    """A shape of the diagram."""

    key: str
    shape: Shape
    lane: str
    name: str
    about: str = ""
    """All that the SOP says of it."""

    host: str = ""
    """The task on whose edge it stands, or behind which it is drawn."""


class Link(NamedTuple):
    """A sequence flow."""

    key: str
    source: str
    goal: str
    name: str = ""
    condition: str | None = None
    is_default: bool = False


class Chart(NamedTuple):
    """A diagram before it is drawn."""

    lanes: tuple[str, ...]
    parts: tuple[Part, ...]
    """First those of the order, from the start to the end; then what stands beside it."""

    links: tuple[Link, ...]
    notes: tuple[str, ...]
    """What is said of the whole: what it is worth, open items, what approvals are worth."""

    @property
    def main(self) -> tuple[Part, ...]:
        """The parts of the order, each of which follows the one before."""
        return tuple(part for part in self.parts if not part.host and part.shape is not Shape.NOTE)


def chart_of(printed: Printed) -> Chart:
    """The diagram of an SOP."""
    view = view_of(printed.sop, printed.roster, printed.today)
    flow = flow_of(view)
    said = standing_in(view, printed)
    notes = (said.warning, "\n".join(said.open_lines), said.approvals)
    parts = (*_main_parts(view, flow), *_side_parts(view, flow))
    return Chart(
        tuple(flow.lanes),
        parts,
        (*_main_links(view, flow), *_side_links(parts)),
        tuple(xml_text(note) for note in notes if note),
    )


def _main_parts(view: View, flow: Flow) -> Iterator[Part]:
    """Start and end stand in the lanes of who does the first and the last step."""
    main = [node for node in flow.nodes if node.kind is not Kind.EXCEPTION]
    lanes = [node.lane for node in main if node.lane] or list(flow.lanes)[:1] or [""]
    steps = {row.step.id: row for row in rows.step_rows(view)}
    for node in main:
        about = _about_step(view, steps[node.key]) if node.key in steps else ""
        lane = node.lane or lanes[0 if node.kind is Kind.START else -1]
        whole = about or "\n".join(node.texts)
        yield Part(node.key, _SHAPES[node.kind], lane, _name(view, node), xml_text(whole))


_SHAPES = {
    Kind.START: Shape.START,
    Kind.STEP: Shape.TASK,
    Kind.DECISION: Shape.GATEWAY,
    Kind.FINISH: Shape.END,
}


def _side_parts(view: View, flow: Flow) -> Iterator[Part]:
    """An exception of a step stands on its edge, and behind it who then does what.

    One that belongs to no step is told in a note: nothing says where it would be noticed.
    """
    cases = {case.id: case for case in view.sop.exceptions}
    for node in (one for one in flow.nodes if one.kind is Kind.EXCEPTION):
        case = cases[node.key]
        about = xml_text(_about_case(view, case))
        if not case.step:
            yield Part(node.key, Shape.NOTE, node.lane, "", about)
            continue
        host = next(one for one in flow.nodes if one.key == case.step)
        name = one_line(case.situation, SHORT)
        yield Part(node.key, Shape.BOUNDARY, host.lane, name, about, host.key)
        if case.handling:
            name = one_line(case.handling, SHORT)
            yield Part(f"{node.key}_handling", Shape.TASK, node.lane, name, about, node.key)
        yield Part(f"{node.key}_end", Shape.END, node.lane, _escalation(view, case), "", node.key)


def _main_links(view: View, flow: Flow) -> Iterator[Link]:
    conditions = {node.key: node.texts[0] for node in flow.nodes if node.kind is Kind.DECISION}
    for at, edge in enumerate(flow.edges, start=1):
        condition = None if edge.is_default else conditions.get(edge.source)
        yield Link(
            f"flow{at}",
            edge.source,
            edge.goal,
            _way_name(view, edge),
            xml_text(condition) if condition is not None else None,
            edge.is_default,
        )


def _side_links(parts: tuple[Part, ...]) -> Iterator[Link]:
    """From an exception to its handling, and to the end of that: the SOP says no more."""
    for part in parts:
        if part.shape is Shape.BOUNDARY:
            path = [part.key, *(one.key for one in parts if one.host == part.key)]
            for source, goal in zip(path, path[1:], strict=False):
                yield Link(f"{source}_flow", source, goal)


def _name(view: View, node: Node) -> str:
    text = one_line(" ".join(node.texts), SHORT)
    between = " " if node.kind is Kind.STEP else view.words.colon
    return between.join(filter(None, (node.mark, text)))


def _way_name(view: View, edge: Edge) -> str:
    return view.words.colon.join(filter(None, (edge.mark, one_line(edge.text, SHORT))))


def _escalation(view: View, case: ExceptionCase) -> str:
    """How the handling ends: who is told when it does not help."""
    label = next(label for label in EXCEPTION if label.field == "escalation")
    text = one_line(case.escalation or "", SHORT)
    return view.word(label) + view.words.colon + text if text else view.words.finish


def _about_step(view: View, row: StepRow) -> str:
    """The action, then a line for each field that says something."""
    names = [(label.field, view.word(label)) for label in STEP if label.field != "branches"]
    fields = [(name, row.cells[field]) for field, name in names if row.cells[field]]
    lines = [name + view.words.colon + text for name, text in fields]
    return "\n".join([row.step.action, *lines, *row.branches])


def _about_case(view: View, case: ExceptionCase) -> str:
    fields = [(view.word(label), field_text(view, case, label)) for label in EXCEPTION]
    lines = [name + view.words.colon + text for name, text in fields if text]
    return "\n".join([case.situation, *lines])
