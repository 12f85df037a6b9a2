"""What search compares: a short card of an SOP for its meaning, all of its words for the rest."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import NamedTuple

from sopai.language.script import normalise
from sopai.library.tables import CARD_VERSION
from sopai.library.words import cut_short, spaced
from sopai.schema.control import DocumentControl
from sopai.schema.owner import Owner
from sopai.schema.shown import owners
from sopai.schema.sop import Sop, Step

MAX_BRIEF = 600
"""Characters of a whole card in one text: some embedders read 300 tokens well."""

MAX_SIDE = 800
"""Characters of one side of a card."""

_TITLE, _EACH = 160, 100
"""Characters of the title, and of each thing that a side names, so that all have room."""

_SETTING, _STEP = 160, 48
"""The same in the brief: of the whole setting, and of each step."""

FORM, OWNER = "form", "owner"
"""Kinds of facets."""


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
    """What an SOP is about: a line in brief, and one for each side of it.

    The sides are title, setting, steps, and what can go wrong; one that says nothing is left out.
    """
    title, setting = cut_short(sop.title, _TITLE), [*_setting(sop, control)]
    steps, cases = [*_steps(sop)], [*_cases(sop)]
    brief = [title, _joined_short(setting, _EACH, _SETTING), *(cut_short(s, _STEP) for s in steps)]
    sides = (_joined_short(texts, _EACH, MAX_SIDE) for texts in (setting, steps, cases))
    lines = [cut_short(_joined(*brief), MAX_BRIEF), title, *sides]
    return "\n".join(normalise(line) for line in lines if line)


def brief_of(card: str) -> str:
    """A card as one text, at most `MAX_BRIEF` characters."""
    return card.partition("\n")[0]


def sides_of(card: str) -> list[str]:
    """What a card says of each side of its SOP, the title first; at least one."""
    return card.split("\n")[1:]


def _joined_short(texts: Iterable[str], each: int, most: int) -> str:
    return cut_short(_joined(*(cut_short(text, each) for text in texts)), most)


def _setting(sop: Sop, control: DocumentControl) -> Iterator[str]:
    """Whose it is, what it is for, when it begins, what is used, and what else it says."""
    tools = ", ".join(dict.fromkeys(tool for step in sop.steps for tool in step.tools))
    texts = (control.department, sop.purpose, sop.scope, sop.starts_when, tools)
    yield from filter(None, texts)
    yield from (_joined(note.heading, note.text) for note in sop.notes)


def _steps(sop: Sop) -> Iterator[str]:
    return (_joined(step.title, step.action) for step in sop.steps)


def _cases(sop: Sop) -> Iterator[str]:
    """What can go wrong or otherwise, and what is done then."""
    branches = (branch for step in sop.steps for branch in step.branches)
    yield from (_joined(one.condition, one.then, one.otherwise) for one in branches)
    yield from (_joined(one.situation, one.cause, one.handling) for one in sop.exceptions)


def _joined(*texts: str | None) -> str:
    return ". ".join(filter(None, texts))


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
