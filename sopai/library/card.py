"""What search compares: a short card of an SOP for its meaning, all of its words for the rest."""

import hashlib
from collections.abc import Iterator
from pathlib import PurePath
from typing import NamedTuple

from sopai.language.script import normalise
from sopai.library.tables import CARD_VERSION
from sopai.library.words import cut_short, spaced
from sopai.schema.control import DocumentControl
from sopai.schema.owner import Owner
from sopai.schema.shown import owners
from sopai.schema.sop import Sop, Step

MAX_CARD = 600
"""Characters of a card: an embedder reads some 300 tokens well, and needs 0.1 s for them."""

FORM, OWNER = "form", "owner"
"""Kinds of facets."""

_PURPOSE, _STEP, _NOTE, _TOOLS = 160, 48, 60, 80
"""Characters of each part, so that a long one leaves room for the others."""


class Columns(NamedTuple):
    """The words of an SOP, spaced, by how much they say about it."""

    title: str
    steps: str
    rest: str


class Facet(NamedTuple):
    """Something that a search can be narrowed to."""

    kind: str
    """`FORM` or `OWNER`."""

    name: str


def card_text(sop: Sop, control: DocumentControl) -> str:
    """Title, department, purpose, tools and the beginning of each step, at most `MAX_CARD`."""
    tools = dict.fromkeys(tool for step in sop.steps for tool in step.tools)
    head = [sop.title, control.department or "", cut_short(sop.purpose or "", _PURPOSE)]
    head.append(cut_short(", ".join(tools), _TOOLS))
    steps = (cut_short(step.title or step.action, _STEP) for step in sop.steps)
    notes = (cut_short(f"{note.heading or ''} {note.text}", _NOTE) for note in sop.notes)
    parts = [*head, *steps, *notes]
    return normalise(cut_short(". ".join(part for part in parts if part), MAX_CARD))


def mark_of(text: str, version: str, language: str, department: str) -> str:
    """A short name for all that an index entry depends on."""
    parts = "\0".join((str(CARD_VERSION), text, version, language, department))
    return hashlib.sha256(parts.encode("utf-8", "replace")).hexdigest()[:24]


def columns_of(sop: Sop, control: DocumentControl, path: str) -> Columns:
    """All words of an SOP; nothing in it is left out."""
    stem = PurePath(path).stem
    title = (sop.title, control.number or "", "" if stem.isdecimal() else stem)
    steps = (text for step in sop.steps for text in step_texts(step))
    return Columns(*(spaced("\n".join(texts)) for texts in (title, steps, _rest(sop, control))))


def facets_of(sop: Sop) -> tuple[Facet, ...]:
    """The form of an SOP, and everybody who owns a part of it, each once, as the SOP says it."""
    named = (text for owner in owners(sop) for text in owner_names(owner))
    return (Facet(FORM, sop.form.value), *(Facet(OWNER, name) for name in dict.fromkeys(named)))


def owner_names(owner: Owner) -> tuple[str, ...]:
    """Role and person, or the words that stand for them."""
    exact = tuple(filter(None, (owner.role, owner.person)))
    return exact or tuple(filter(None, (owner.text,)))


def step_texts(step: Step) -> Iterator[str]:
    """All that a step says, with who owns it."""
    texts = (step.title, step.action, step.output, step.standard, step.metric, step.time_limit)
    yield from filter(None, (*texts, step.trigger, step.script))
    yield from (*step.tools, *step.inputs, *step.attention)
    yield from (material.name for material in step.materials)
    for branch in step.branches:
        yield from filter(None, (branch.condition, branch.then, branch.otherwise))
    yield from _owner_texts(step.owner)


def _rest(sop: Sop, control: DocumentControl) -> Iterator[str]:
    yield from filter(None, (sop.purpose, sop.scope, sop.starts_when, sop.ends_when))
    for owner in (sop.executor, sop.supervisor, sop.improver):
        yield from _owner_texts(owner)
    for case in sop.exceptions:
        texts = (case.situation, case.cause, case.handling, case.time_limit, case.escalation)
        yield from filter(None, texts)
        yield from _owner_texts(case.owner)
    for metric in sop.metrics:
        target = metric.target.text if metric.target else None
        yield from filter(None, (metric.name, target, metric.window, metric.source))
    for routine in sop.supervision:
        yield from filter(None, (routine.activity, routine.cadence))
        yield from _owner_texts(routine.owner)
    yield from (material.name for material in sop.materials)
    for definition in sop.definitions:
        yield from (definition.term, definition.meaning)
    for note in sop.notes:
        yield from filter(None, (note.heading, note.text))
    yield from filter(None, (control.organisation, control.department, control.author))


def _owner_texts(owner: Owner) -> Iterator[str]:
    yield from dict.fromkeys(filter(None, (owner.role, owner.person, owner.text)))
