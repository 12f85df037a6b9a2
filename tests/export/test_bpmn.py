"""The BPMN diagram: valid, drawn so that it can be read, and run by an engine along every way."""

from itertools import pairwise
from pathlib import Path

import pytest
import SpiffWorkflow.bpmn.parser as spiff_schemas
from hypothesis import given, settings
from lxml import etree
from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.bpmn.script_engine import PythonScriptEngine
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow
from SpiffWorkflow.task import Task
from SpiffWorkflow.util.task import TaskState

from sopai.export.bpmn import write_bpmn
from sopai.export.bpmn_layout import Box, layout_of
from sopai.export.bpmn_parts import Chart, Shape, chart_of
from sopai.export.printed import Printed
from sopai.schema.sop import Sop
from tests.export.samples import CONTROL, ROSTER, TODAY, full_sop, long_sop, sop_with
from tests.strategies import NASTY, sops

MODEL = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
SCHEMA = etree.XMLSchema(
    etree.parse(str(Path(spiff_schemas.__file__).parent / "schema" / "BPMN20.xsd"))
)
"""The OMG's own."""

BRANCHES = [
    {"condition": "it rains", "then": "wait", "then_step": "s1"},
    {"condition": "it snows", "then": "go home", "otherwise_step": "s3"},
]
LOOK = sop_with(
    steps=[
        {
            "id": "s1",
            "action": "Look",
            "branches": BRANCHES,
            "owner": {"kind": "role", "role": "A"},
        },
        {"id": "s2", "action": "Walk", "owner": {"kind": "role", "role": "B"}},
        {"id": "s3", "action": "Drive", "owner": {"kind": "role", "role": "A"}},
    ],
    exceptions=[
        {"id": "e1", "situation": "It is dark", "handling": "Take a lamp", "step": "s1"},
        {"id": "e2", "situation": "Nobody is there", "step": "s1", "escalation": "the owner"},
        {"id": "e3", "situation": "A road is closed", "handling": "Ask"},
    ],
)


def tree(sop: Sop, *open_items: str) -> etree._Element:
    root = etree.fromstring(write_bpmn(Printed(sop, CONTROL, ROSTER, TODAY, open_items)))
    SCHEMA.assertValid(root)
    return root


def found(root: etree._Element, name: str, key: str) -> etree._Element:
    return next(one for one in root.iter(f"{MODEL}{name}") if one.get("id") == key)


class Answers(PythonScriptEngine):  # type: ignore[misc]  # its package has no types
    """Says of each condition whether it holds."""

    def __init__(self, *holding: str) -> None:
        super().__init__()
        self.holding = list(holding)

    def evaluate(self, task: Task, expression: str, external_context: object = None) -> bool:
        if expression in self.holding:
            self.holding.remove(expression)
            return True
        return False


def walked(sop: Sop, *holding: str) -> list[str]:
    """What an engine does from the start to the end, when each of these holds once."""
    parser = BpmnParser()
    root = etree.fromstring(write_bpmn(Printed(sop)))
    next(root.iter(f"{MODEL}process")).set("isExecutable", "true")
    parser.add_bpmn_xml(root)
    workflow = BpmnWorkflow(parser.get_spec(sop.id), script_engine=Answers(*holding))
    done = []
    workflow.do_engine_steps()
    while not workflow.completed:
        task = next(iter(workflow.get_tasks(state=TaskState.READY, manual=True)))
        done.append(task.task_spec.bpmn_id)
        task.run()
        workflow.do_engine_steps()
    return done


@pytest.mark.parametrize(
    ("holding", "done"),
    [
        ((), ["s1", "s3"]),
        (("it snows",), ["s1", "s2", "s3"]),
        (("it rains",), ["s1", "s1", "s3"]),
        (("it rains", "it rains", "it snows"), ["s1", "s1", "s1", "s2", "s3"]),
    ],
)
def test_an_engine_runs_it_to_the_end_along_every_way(
    holding: tuple[str, ...], done: list[str]
) -> None:
    assert walked(LOOK, *holding) == done


@pytest.mark.parametrize(
    ("holding", "done"), [((), ["s1", "s7", "s2"]), (("an item is missing",), ["s1", "s2"])]
)
def test_the_sample_runs_in_the_order_of_its_numbers(
    holding: tuple[str, ...], done: list[str]
) -> None:
    assert walked(full_sop(), *holding) == done


def test_lanes_are_owners_and_hold_what_they_do() -> None:
    lanes = {
        lane.get("name"): [one.text for one in lane]
        for lane in tree(full_sop()).iter(f"{MODEL}lane")
    }
    assert lanes == {
        "Packer (Li Si)": ["begin", "s1", "s1_if1", "s7", "e1", "e1_handling", "e1_end"],
        "Shop": ["s2", "finish"],
    }


def test_a_task_says_all_that_the_step_says() -> None:
    task = found(tree(full_sop()), "userTask", "s1")
    assert task.get("name") == "1 Pick"
    assert (task[0].text or "").split("\n") == [
        "Put each item into the tote",
        "When: Day 1",
        "Owner: Packer (Li Si)",
        "Input: Pick list",
        "Tool: Scanner",
        "Tote",
        "Say: Hello, I am {name}",
        "Material: Photo (photo.png)",
        "Output: Full tote",
        "Standard: All items ticked",
        "Metric: items per hour",
        "Time limit: 5 minutes",
        "Attention: Heavy items first",
        "If an item is missing: tell the customer (→ 2); else go on",
    ]


def test_a_decision_has_its_condition_and_a_way_on_when_it_does_not_hold() -> None:
    root = tree(full_sop())
    gateway = found(root, "exclusiveGateway", "s1_if1")
    then, otherwise = gateway.findall(f"{MODEL}outgoing")
    way = found(root, "sequenceFlow", then.text or "")
    assert gateway.get("name") == "an item is missing"
    assert gateway.get("default") == otherwise.text
    assert (way.get("name"), way.get("targetRef")) == ("then: tell the customer", "s2")
    assert way[0].text == "an item is missing"
    assert found(root, "sequenceFlow", otherwise.text or "").get("name") == "else: go on"


def test_an_exception_stands_on_its_step_and_leads_to_its_handling() -> None:
    root = tree(LOOK)
    event = found(root, "boundaryEvent", "e1")
    assert (event.get("attachedToRef"), event.get("cancelActivity")) == ("s1", "false")
    assert event.get("name") == "It is dark"
    assert found(root, "sequenceFlow", "e1_flow").get("targetRef") == "e1_handling"
    assert found(root, "userTask", "e1_handling").get("name") == "Take a lamp"
    assert found(root, "sequenceFlow", "e2_flow").get("targetRef") == "e2_end"
    assert found(root, "endEvent", "e2_end").get("name") == "Escalation: the owner"
    assert found(root, "endEvent", "e1_end").get("name") == "End"


def test_an_exception_of_no_step_is_told_in_a_note() -> None:
    note = found(tree(LOOK), "textAnnotation", "e3")
    assert note[0].text == "A road is closed\nHandling: Ask"


def test_open_items_and_approvals_stand_beside_the_pool() -> None:
    notes = [one[0].text for one in tree(full_sop(), "Who packs?").iter(f"{MODEL}textAnnotation")]
    assert notes == [
        "Open items (1): answer them before anybody works by this procedure\n☐ Who packs?",
        "Approvals named here are recorded, not authenticated.",
    ]


def test_chinese_has_its_own_words() -> None:
    branch = {"condition": "下雨", "then": "等待"}
    root = tree(sop_with(language="zh", steps=[{"id": "s1", "action": "看", "branches": [branch]}]))
    names = [one.get("name") for one in root.iter(f"{MODEL}sequenceFlow")]
    assert names == [None, None, "则：等待", "否则"]
    assert found(root, "startEvent", "begin").get("name") == "开始"
    assert found(root, "lane", "lane1").get("name") == "无人负责"


def test_a_title_alone_is_a_diagram() -> None:
    assert walked(sop_with()) == []
    assert not list(tree(sop_with()).iter(f"{MODEL}lane"))


@pytest.mark.parametrize("text", NASTY)
def test_hostile_text_stays_text(text: str) -> None:
    step = {
        "id": "s1",
        "action": text,
        "owner": {"kind": "group", "text": text},
        "branches": [{"condition": text, "then": text}],
    }
    case = {"id": "e1", "situation": text, "handling": text, "step": "s1"}
    root = tree(sop_with(title=text, starts_when=text, steps=[step], exceptions=[case]), text)
    assert len(list(root.iter(f"{MODEL}userTask"))) == 2


def overlap(one: Box, other: Box) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


def holds(outer: Box, inner: Box) -> bool:
    return (
        outer.x <= inner.x
        and outer.y <= inner.y
        and inner.x + inner.width <= outer.x + outer.width
        and inner.y + inner.height <= outer.y + outer.height
    )


def crossed(chart: Chart) -> list[tuple[str, str]]:
    """The ways that run through a shape at which they do not begin or end."""
    layout = layout_of(chart)
    return [
        (link.key, part.key)
        for link in chart.links
        for part in chart.parts
        if part.key not in (link.source, link.goal) and part.shape is not Shape.BOUNDARY
        for (x, y), (to_x, to_y) in pairwise(layout.ways[link.key])
        if overlap(
            Box(min(x, to_x), min(y, to_y), abs(to_x - x), abs(to_y - y)),
            layout.shapes[part.key],
        )
    ]


def unreadable(chart: Chart) -> list[object]:
    """What overlaps, what leaves its lane, and ways that run through shapes."""
    layout = layout_of(chart)
    lanes = dict(zip(chart.lanes, layout.lanes, strict=True)) or {"": layout.pool}
    solid = [part for part in chart.parts if part.shape is not Shape.BOUNDARY]
    apart = [(a.key, b.key) for at, a in enumerate(solid) for b in solid[:at]
             if overlap(layout.shapes[a.key], layout.shapes[b.key])]  # fmt: skip
    outside = [p.key for p in chart.parts if not holds(lanes[p.lane], layout.shapes[p.key])]
    outside += [p.key for p in chart.parts if p.key in layout.labels
                and not holds(lanes[p.lane], layout.labels[p.key])]  # fmt: skip
    boxes = list(layout.labels.items())
    names = [(a, b) for at, (a, one) in enumerate(boxes) for b, other in boxes[:at]
             if overlap(one, other)]  # fmt: skip
    slanted = [key for key, way in layout.ways.items()
               for (x, y), (to_x, to_y) in pairwise(way) if x != to_x and y != to_y]  # fmt: skip
    return [*apart, *outside, *names, *slanted, *crossed(chart)]


@pytest.mark.parametrize("sop", [LOOK, full_sop(), full_sop("zh"), sop_with(), long_sop(40)])
def test_nothing_overlaps_and_everything_stands_in_its_lane(sop: Sop) -> None:
    assert unreadable(chart_of(Printed(sop, CONTROL, ROSTER, TODAY))) == []


def of_exceptions(chart: Chart) -> set[object]:
    """The ways of exceptions that run through a shape: in few charts there is no room around it."""
    return {way for way in crossed(chart) if way[0].startswith("e")}


@settings(max_examples=60)
@given(sops())
def test_any_sop_is_valid_and_can_be_read(sop: Sop) -> None:
    tree(sop)
    chart = chart_of(Printed(sop))
    assert [one for one in unreadable(chart) if one not in of_exceptions(chart)] == []
