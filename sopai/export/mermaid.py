"""An SOP as a Mermaid flowchart with a lane for each owner."""

from collections.abc import Iterator, Sequence
from datetime import date
from re import compile
from typing import NamedTuple

from sopai.export.notices import Notices, notices_of
from sopai.export.office import one_line
from sopai.export.view import View, owner_text, step_owners, steps_in_order, view_of
from sopai.schema.control import DocumentControl
from sopai.schema.roster import Roster
from sopai.schema.sop import Branch, ExceptionCase, Sop, Step

SHORT = 60
"""Characters of a text in the chart; the whole text stands in the SOP's file."""

_SIGNS = compile(r"""["#$%&()*+\-/:;<=>@\[\\\]^_`{|}~¶°ﬂ]|(?<=\d)\.(?=\s|$)""")
"""What may mean something to Mermaid, or to the Markdown and HTML inside its labels.

Mermaid keeps entities as "ﬂ°...¶ß" while it parses: a text must not write that itself. A number
with a dot at the start would be a list, which it refuses to show.
"""

_START, _FINISH = "begin", "finish"
"""Names of the first and the last node: `end` is a word of Mermaid."""


class _Node(NamedTuple):
    """A line that makes a node, and the lane that it stands in."""

    lane: str
    line: str


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
    lanes: dict[str, list[str]] = {}
    for node in (*_step_nodes(view), *_exception_nodes(view)):
        lanes.setdefault(node.lane, []).append(node.line)
    lines = ["flowchart TD", f"  {_START}([{_ending(view.words.start, sop.starts_when)}])"]
    for at, (lane, nodes) in enumerate(lanes.items(), start=1):
        lines.append(f"  subgraph lane{at} [{_label(lane)}]")
        lines.extend(f"    {line}" for line in nodes)
        lines.append("  end")
    lines.append(f"  {_FINISH}([{_ending(view.words.finish, sop.ends_when)}])")
    lines.extend(f"  {edge}" for edge in (*_edges(view), *_exception_edges(sop)))
    lines.extend(_notice_nodes(notices_of(view, control, open_items)))
    return "\n".join(lines) + "\n"


def _step_nodes(view: View) -> Iterator[_Node]:
    owners = step_owners(view.sop)
    for step in steps_in_order(view.sop):
        lane = owner_text(view, owners[step.id]) or view.words.no_owner
        text = one_line(step.title or step.action, SHORT)
        yield _Node(lane, f"{step.id}[{_label(f'{view.numbers[step.id]} {text}')}]")
        for at, branch in enumerate(step.branches, start=1):
            text = one_line(branch.condition, SHORT)
            yield _Node(lane, f"{_decision(step, at)}{{{_label(text)}}}")


def _exception_nodes(view: View) -> Iterator[_Node]:
    """What may go wrong, with what is done about it, in the lane of who does it."""
    executor = owner_text(view, view.sop.executor)
    for case in view.sop.exceptions:
        lane = owner_text(view, case.owner) or executor or view.words.no_owner
        texts = (one_line(text, SHORT) for text in (case.situation, case.handling) if text)
        yield _Node(lane, f"{case.id}>{_label(' → '.join(texts))}]")


def _notice_nodes(said: Notices) -> Iterator[str]:
    """What is open, and what the approvals are worth, beside the chart."""
    if said.open_items:
        yield f"  subgraph open [{_label(said.open_heading)}]"
        for at, item in enumerate(said.open_items, start=1):
            yield f"    open{at}[{_label(one_line(item, SHORT))}]"
        yield "  end"
    if said.approvals:
        yield f"  approvals[{_label(said.approvals)}]"


def _edges(view: View) -> Iterator[str]:
    """From each step to the next in order, unless its decisions lead elsewhere."""
    steps = steps_in_order(view.sop)
    names = [*(step.id for step in steps), _FINISH]
    yield f"{_START} --> {names[0]}"
    for step, following in zip(steps, names[1:], strict=True):
        if not step.branches:
            yield f"{step.id} --> {following}"
            continue
        yield f"{step.id} --> {_decision(step, 1)}"
        for at, branch in enumerate(step.branches, start=1):
            is_last = at == len(step.branches)
            otherwise = following if is_last else _decision(step, at + 1)
            yield from _branch_edges(view, branch, _decision(step, at), following, otherwise)


def _branch_edges(
    view: View, branch: Branch, name: str, following: str, otherwise: str
) -> Iterator[str]:
    """The two ways out of a decision: to the steps that it names, or on in the order."""
    words = view.words
    ways = (
        (words.yes, branch.then, branch.then_step or following),
        (words.no, branch.otherwise, branch.otherwise_step or otherwise),
    )
    for word, text, goal in ways:
        yield f"{name} -->|{_ending(word, text)}| {goal}"


def _exception_edges(sop: Sop) -> Iterator[str]:
    cases: tuple[ExceptionCase, ...] = sop.exceptions
    yield from (f"{case.id} -.- {case.step}" for case in cases if case.step)


def _decision(step: Step, at: int) -> str:
    return f"{step.id}_if{at}"


def _ending(word: str, text: str | None) -> str:
    """A label of a word and, where there is one, the text that belongs to it."""
    return _label(f"{word}: {one_line(text, SHORT)}" if text else word)


def _label(text: str) -> str:
    """The text in quotation marks, with signs as entities, which are shown and not read."""
    shown = _SIGNS.sub(lambda match: f"#{ord(match[0])};", one_line(text))
    return f'"{shown or " "}"'
