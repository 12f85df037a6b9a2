"""An SOP as a flow: who does what, where it parts, and what may go wrong on the way."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from sopai.export.view import View, owner_text, step_owners, steps_in_order
from sopai.schema.sop import Branch, ExceptionCase, Step

START, FINISH = "begin", "finish"
"""Keys of the first and the last node: `end` is a word of Mermaid."""


class Kind(StrEnum):
    """What a node stands for."""

    START = "start"
    STEP = "step"
    DECISION = "decision"
    EXCEPTION = "exception"
    FINISH = "finish"


class Node(NamedTuple):
    """A place in the flow."""

    key: str
    """Unlike every other: the id of a step or an exception, `s1_if2` for a decision."""

    kind: Kind

    lane: str
    """Who does it; empty for the start and the end, which nobody does."""

    mark: str
    """The word or the number that stands before the text; empty where there is none."""

    texts: tuple[str, ...]
    """What it says, uncut: of an exception what happens, and what is done about it."""


class Edge(NamedTuple):
    """A way from a node to another."""

    source: str
    goal: str

    mark: str = ""
    """Whether the condition holds, in a word; empty where nothing is decided."""

    text: str = ""
    """What is done on this way."""

    is_default: bool = False
    """It is the way on when a condition does not hold."""


class Flow(NamedTuple):
    """Nodes and ways of an SOP, each in the order in which a reader meets them."""

    nodes: tuple[Node, ...]
    """The start, the steps with their decisions, the exceptions, the end."""

    edges: tuple[Edge, ...]
    """From each step to the next, unless its decisions lead elsewhere."""

    asides: tuple[Edge, ...]
    """From an exception to the step that it belongs to."""

    @property
    def lanes(self) -> dict[str, tuple[Node, ...]]:
        """The nodes of each lane; lanes stand in the order in which they are first needed."""
        lanes: dict[str, list[Node]] = {}
        for node in self.nodes:
            if node.lane:
                lanes.setdefault(node.lane, []).append(node)
        return {lane: tuple(nodes) for lane, nodes in lanes.items()}


def flow_of(view: View) -> Flow:
    """The flow of an SOP."""
    sop, words = view.sop, view.words
    start = Node(START, Kind.START, "", words.start, _said(sop.starts_when))
    finish = Node(FINISH, Kind.FINISH, "", words.finish, _said(sop.ends_when))
    cases: tuple[ExceptionCase, ...] = sop.exceptions
    return Flow(
        (start, *_step_nodes(view), *_exception_nodes(view), finish),
        tuple(_edges(view)),
        tuple(Edge(case.id, case.step) for case in cases if case.step),
    )


def _step_nodes(view: View) -> Iterator[Node]:
    owners = step_owners(view.sop)
    for step in steps_in_order(view.sop):
        lane = owner_text(view, owners[step.id]) or view.words.no_owner
        text = step.title or step.action
        yield Node(step.id, Kind.STEP, lane, view.numbers[step.id], (text,))
        for at, branch in enumerate(step.branches, start=1):
            yield Node(_decision(step, at), Kind.DECISION, lane, "", (branch.condition,))


def _exception_nodes(view: View) -> Iterator[Node]:
    """What may go wrong, in the lane of who then does something."""
    executor = owner_text(view, view.sop.executor)
    for case in view.sop.exceptions:
        lane = owner_text(view, case.owner) or executor or view.words.no_owner
        yield Node(case.id, Kind.EXCEPTION, lane, "", (case.situation, *_said(case.handling)))


def _edges(view: View) -> Iterator[Edge]:
    steps = steps_in_order(view.sop)
    keys = [*(step.id for step in steps), FINISH]
    yield Edge(START, keys[0])
    for step, following in zip(steps, keys[1:], strict=True):
        if not step.branches:
            yield Edge(step.id, following)
            continue
        yield Edge(step.id, _decision(step, 1))
        for at, branch in enumerate(step.branches, start=1):
            is_last = at == len(step.branches)
            otherwise = following if is_last else _decision(step, at + 1)
            yield from _ways(view, branch, _decision(step, at), following, otherwise)


def _ways(
    view: View, branch: Branch, decision: str, following: str, otherwise: str
) -> tuple[Edge, Edge]:
    """The two ways out of a decision: to the steps that it names, or on in the order."""
    words = view.words
    return (
        Edge(decision, branch.then_step or following, words.yes, branch.then),
        Edge(decision, branch.otherwise_step or otherwise, words.no, branch.otherwise or "", True),
    )


def _decision(step: Step, at: int) -> str:
    return f"{step.id}_if{at}"


def _said(text: str | None) -> tuple[str, ...]:
    return (text,) if text else ()
