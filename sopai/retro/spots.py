"""The places of an SOP that a retrospective can concern: steps, exceptions, metrics, notes."""

from collections.abc import Iterator
from re import IGNORECASE, compile
from typing import NamedTuple

from sopai.language.headings import heading_text, section_kind
from sopai.language.script import normalise
from sopai.language.sentences import sentences
from sopai.retro.judging import says_how
from sopai.schema.document import Anchor, SectionKind, SourceDocument
from sopai.schema.owner import Found, Owner
from sopai.schema.sop import ExceptionCase, Metric, Sop, Step, numbers


class Spot(NamedTuple):
    """One place of an SOP with the words that stand there."""

    address: str
    """/steps/s3, /exceptions/e1, /metrics/m1, /supervision/0, /notes/2."""

    text: str
    """All of its words."""

    main: str
    """The field that a change of its wording sets: `action`, `handling`, `name`, `text`."""

    value: str
    """What that field holds; empty when nothing."""

    number: str | None = None
    """The number printed before it, or computed from the order."""

    line: int | None = None
    """In the SOP's file."""

    owner: str | None = None

    tells: bool = False
    """It is a note that orders nothing: who is there, what the firm is called."""


class Procedure(NamedTuple):
    """An SOP that may be changed, and where it comes from."""

    sop: Sop
    base: str
    """Hash of the version that changes are made on."""

    path: str | None = None
    document: SourceDocument | None = None
    """Its file, where it comes from one."""


def spots_of(procedure: Procedure) -> tuple[Spot, ...]:
    """The places of an SOP, in its order."""
    sop = procedure.sop
    anchors = procedure.document.anchors if procedure.document is not None else {}
    printed = _printed(procedure)
    found = [_step(step, printed.get(step.id), anchors) for step in sop.steps]
    found += [_exception(case, anchors) for case in sop.exceptions]
    found += [_metric(metric, anchors) for metric in sop.metrics]
    found += _routines(sop, anchors)
    found += _notes(procedure)
    return tuple(found)


def _printed(procedure: Procedure) -> dict[str, str]:
    """Numbers of the steps as the reader of the file sees them."""
    computed = numbers(procedure.sop)
    document = procedure.document
    if document is None:
        return computed
    starts = {block.start: block.number for block in document.blocks if block.number}
    rows = {block.start: block for block in document.blocks if block.cells}
    found = dict(computed)
    own = {}
    for step in procedure.sop.steps:
        anchor = document.anchors.get(f"/steps/{step.id}")
        if anchor is None:
            continue
        number = starts.get(anchor.start)
        row = rows.get(anchor.start)
        if row is not None:
            cell = document.plain[row.cells[0].start : row.cells[0].end].strip(" .)|*")
            number = cell if cell[:1].isdigit() and len(cell) <= 6 else number
        if number:
            own[step.id] = number
    return {**found, **own} if len(own) * 2 >= len(computed) else found


def _line(anchors: dict[str, Anchor], address: str) -> int | None:
    anchor = anchors.get(address)
    return anchor.line if anchor is not None and anchor.line else None


def _step(step: Step, number: str | None, anchors: dict[str, Anchor]) -> Spot:
    address = f"/steps/{step.id}"
    words = [
        step.title or "",
        step.action,
        _owner_words(step.owner),
        *step.tools,
        step.standard or "",
        step.time_limit or "",
        step.trigger or "",
        step.output or "",
        step.script or "",
        *step.attention,
        *(f"{b.condition} {b.then} {b.otherwise or ''}" for b in step.branches),
    ]
    return Spot(
        address,
        "\n".join(dict.fromkeys(word for word in words if word)),
        "action",
        step.action,
        number,
        _line(anchors, address),
        step.owner.text,
    )


_OF_ALL = (Found.RACI, Found.DOCUMENT, Found.DEFAULT, Found.HEADING, Found.INTRO)
"""Owners that are said elsewhere, for many steps at once."""


def _owner_words(owner: Owner) -> str:
    return "" if owner.found in _OF_ALL else owner.text or ""


def _exception(case: ExceptionCase, anchors: dict[str, Anchor]) -> Spot:
    address = f"/exceptions/{case.id}"
    words = (
        case.situation,
        case.cause or "",
        case.handling or "",
        _owner_words(case.owner),
        case.time_limit or "",
        case.escalation or "",
    )
    return Spot(
        address,
        "\n".join(dict.fromkeys(word for word in words if word)),
        "handling",
        case.handling or "",
        None,
        _line(anchors, address),
        case.owner.text,
    )


def _metric(metric: Metric, anchors: dict[str, Anchor]) -> Spot:
    address = f"/metrics/{metric.id}"
    target = metric.target.text if metric.target is not None else ""
    words = (metric.name, target, metric.window or "", metric.source or "", metric.owner.text or "")
    text = "\n".join(dict.fromkeys(word for word in words if word))
    return Spot(
        address, text, "name", metric.name, None, _line(anchors, address), metric.owner.text
    )


def _routines(sop: Sop, anchors: dict[str, Anchor]) -> Iterator[Spot]:
    for at, routine in enumerate(sop.supervision):
        address = f"/supervision/{at}"
        words = (routine.activity, routine.cadence or "", routine.owner.text or "")
        text = "\n".join(dict.fromkeys(word for word in words if word))
        line = _line(anchors, address)
        yield Spot(address, text, "activity", routine.activity, None, line, routine.owner.text)


def _notes(procedure: Procedure) -> Iterator[Spot]:
    """Each line of a note is a place of its own: notes hold what no reader understood."""
    for at, note in enumerate(procedure.sop.notes):
        for line in note.text.splitlines():
            for text in _told(line.strip(), note.heading):
                found = _line_of(procedure.document, text)
                tells = _tells(text, note.heading)
                number = _number_of(procedure.document, text)
                yield Spot(f"/notes/{at}", text, "text", note.text, number, found, None, tells)


_ABOUT = compile(
    r"^(?:for|who|people|roles|applies|author|owner|version|department|公司|岗位|编号|版本|适用|"
    r"涉及|人员|流程负责人|"
    r"\d+\. people)\b|^(?:公司|岗位|编号|版本|适用|涉及|人员|流程负责人)",
    IGNORECASE,
)
_TELLING = (SectionKind.RESPONSIBILITIES, SectionKind.METADATA, SectionKind.HISTORY)


def _tells(text: str, heading: str | None) -> bool:
    """A note says who and what is there, and not what is done."""
    if section_kind(heading_text(normalise(heading or ""))) in _TELLING:
        return True
    return _ABOUT.match(text) is not None or not says_how(text)


def _told(line: str, heading: str | None) -> list[str]:
    """A line, or its sentences where each sets a goal or a check of its own."""
    if not line:
        return []
    kind = section_kind(heading_text(normalise(heading or "")))
    if kind not in (SectionKind.METRICS, SectionKind.SUPERVISION):
        return [line]
    bounds = sentences(normalise(line), 0, len(line))
    return [line[start:end].strip() for start, end in bounds]


def _number_of(document: SourceDocument | None, words: str) -> str | None:
    """The number printed before a line that did not become a step."""
    for block in document.blocks if document is not None else ():
        if block.number and document and document.text.startswith(words[:24], block.start):
            return block.number
    return None


def _line_of(document: SourceDocument | None, words: str) -> int | None:
    if document is None:
        return None
    at = document.text.find(words[:24])
    return document.text.count("\n", 0, at) + 1 if at >= 0 else None
