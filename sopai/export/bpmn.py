"""An SOP as a BPMN 2.0 diagram: a pool with a lane for each owner, as modelling tools open it."""

from collections.abc import Iterable
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from sopai.export.bpmn_layout import Box, Layout, layout_of
from sopai.export.bpmn_parts import Chart, Link, Part, Shape, chart_of
from sopai.export.office import one_line
from sopai.export.printed import Printed

_OMG = "http://www.omg.org/spec/"
_SPACES = {
    "bpmn": f"{_OMG}BPMN/20100524/MODEL",
    "bpmndi": f"{_OMG}BPMN/20100524/DI",
    "dc": f"{_OMG}DD/20100524/DC",
    "di": f"{_OMG}DD/20100524/DI",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}

TARGET = "urn:sopai:sop"
"""The namespace of our diagrams: BPMN asks for one."""


def write_bpmn(printed: Printed) -> bytes:
    """The diagram's XML; the same values give the same bytes.

    Nothing in it runs by itself: a decision's condition is a sentence that a person answers.
    """
    chart = chart_of(printed)
    root = Element("bpmn:definitions", {f"xmlns:{key}": uri for key, uri in _SPACES.items()})
    sop = printed.sop
    root.attrib |= {"id": f"definitions_{sop.id}", "targetNamespace": TARGET, "exporter": "sopai"}
    title = one_line(sop.title)
    together = SubElement(root, "bpmn:collaboration", {"id": "collaboration"})
    pool = {"id": "pool", "name": title, "processRef": sop.id}
    SubElement(together, "bpmn:participant", pool)
    for at, note in enumerate(chart.notes, start=1):
        _add_note(together, f"note{at}", note)
    cases = [part for part in chart.parts if part.shape is Shape.BOUNDARY]
    for part in cases:
        escalation = {"id": f"{part.key}_raised", "name": part.name, "escalationCode": part.key}
        SubElement(root, "bpmn:escalation", escalation)
    _add_process(root, chart, {"id": sop.id, "name": title, "isExecutable": "false"})
    _add_diagram(root, chart, layout_of(chart))
    ElementTree.indent(root)
    data: bytes = ElementTree.tostring(root, "UTF-8", xml_declaration=True)
    return data + b"\n"


def _add_process(root: Element, chart: Chart, names: dict[str, str]) -> None:
    process = SubElement(root, "bpmn:process", names)
    if chart.lanes:
        lanes = SubElement(process, "bpmn:laneSet", {"id": "lanes"})
        for at, name in enumerate(chart.lanes, start=1):
            lane = {"id": f"lane{at}", "name": one_line(name)}
            _add_lane(SubElement(lanes, "bpmn:lane", lane), chart.parts, name)
    for part in chart.parts:
        if part.shape is not Shape.NOTE:
            _add_node(process, chart, part)
    for link in chart.links:
        _add_flow(process, link)
    for part in chart.parts:
        if part.shape is Shape.NOTE:
            _add_note(process, part.key, part.about)


def _add_lane(lane: Element, parts: Iterable[Part], name: str) -> None:
    for part in parts:
        if part.lane == name and part.shape is not Shape.NOTE:
            SubElement(lane, "bpmn:flowNodeRef").text = part.key


def _add_node(process: Element, chart: Chart, part: Part) -> None:
    node = SubElement(process, f"bpmn:{part.shape}", {"id": part.key, "name": part.name})
    if not part.name:
        del node.attrib["name"]
    if part.about:
        SubElement(node, "bpmn:documentation").text = part.about
    for link in chart.links:
        if link.goal == part.key:
            SubElement(node, "bpmn:incoming").text = link.key
    for link in chart.links:
        if link.source == part.key:
            SubElement(node, "bpmn:outgoing").text = link.key
            if link.is_default:
                node.set("default", link.key)
    if part.shape is Shape.BOUNDARY:
        node.attrib |= {"attachedToRef": part.host, "cancelActivity": "false"}
        raised = {"id": f"{part.key}_event", "escalationRef": f"{part.key}_raised"}
        SubElement(node, "bpmn:escalationEventDefinition", raised)


def _add_flow(process: Element, link: Link) -> None:
    ends = {"sourceRef": link.source, "targetRef": link.goal}
    flow = SubElement(process, "bpmn:sequenceFlow", {"id": link.key, **ends})
    if link.name:
        flow.set("name", link.name)
    if link.condition is not None:
        kind = {"xsi:type": "bpmn:tExpression", "id": f"{link.key}_condition"}
        SubElement(flow, "bpmn:conditionExpression", kind).text = link.condition


def _add_note(parent: Element, key: str, text: str) -> None:
    note = SubElement(parent, "bpmn:textAnnotation", {"id": key})
    SubElement(note, "bpmn:text").text = text


def _add_diagram(root: Element, chart: Chart, layout: Layout) -> None:
    diagram = SubElement(root, "bpmndi:BPMNDiagram", {"id": "diagram"})
    plane = SubElement(diagram, "bpmndi:BPMNPlane", {"id": "plane", "bpmnElement": "collaboration"})
    _add_shape(plane, "pool", layout.pool, is_horizontal=True)
    for at, box in enumerate(layout.lanes, start=1):
        _add_shape(plane, f"lane{at}", box, is_horizontal=True)
    for part in chart.parts:
        shape = _add_shape(plane, part.key, layout.shapes[part.key])
        if part.shape is Shape.GATEWAY:
            shape.set("isMarkerVisible", "true")
        _add_label(shape, layout.labels.get(part.key))
    for at, box in enumerate(layout.notes, start=1):
        _add_shape(plane, f"note{at}", box)
    for link in chart.links:
        names = {"id": f"{link.key}_way", "bpmnElement": link.key}
        edge = SubElement(plane, "bpmndi:BPMNEdge", names)
        for x, y in layout.ways[link.key]:
            SubElement(edge, "di:waypoint", {"x": _pixels(x), "y": _pixels(y)})
        _add_label(edge, layout.labels.get(link.key))


def _add_shape(plane: Element, key: str, box: Box, *, is_horizontal: bool = False) -> Element:
    shape = SubElement(plane, "bpmndi:BPMNShape", {"id": f"{key}_shape", "bpmnElement": key})
    if is_horizontal:
        shape.set("isHorizontal", "true")
    _add_bounds(shape, box)
    return shape


def _add_label(element: Element, box: Box | None) -> None:
    if box is not None:
        _add_bounds(SubElement(element, "bpmndi:BPMNLabel"), box)


def _add_bounds(element: Element, box: Box) -> None:
    sides = {"x": box.x, "y": box.y, "width": box.width, "height": box.height}
    SubElement(element, "dc:Bounds", {name: _pixels(side) for name, side in sides.items()})


def _pixels(value: float) -> str:
    return str(round(value))
