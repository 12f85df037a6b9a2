"""How an SOP's values read on a printed page: owners by name, steps by number."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from sopai.export.wording import WORDS, Words
from sopai.schema.labels import Label
from sopai.schema.order import depth_first
from sopai.schema.owner import Owner, OwnerKind
from sopai.schema.roster import Roster
from sopai.schema.shown import NO_NAME, names_several, owner_words
from sopai.schema.sop import Branch, Material, Sop, Step, Target, numbers


class View(NamedTuple):
    """An SOP, and what its roles and references mean on the day that it is shown."""

    sop: Sop
    roster: Roster | None
    today: date | None
    numbers: dict[str, str]

    @property
    def words(self) -> Words:
        """The words of the SOP's language."""
        return WORDS[self.sop.language]

    def word(self, label: Label) -> str:
        """The label in the SOP's language."""
        return label.zh if self.sop.language == "zh" else label.en


def view_of(sop: Sop, roster: Roster | None, today: date | None) -> View:
    """The SOP as it is shown on a day.

    Args:
        sop: the content.
        roster: who holds which role; without it roles stand alone.
        today: the day; without it only holders without an end are named.
    """
    return View(sop, roster, today, numbers(sop))


def steps_in_order(sop: Sop) -> list[Step]:
    """The steps as they are numbered: each followed by its parts."""
    steps = {step.id: step for step in sop.steps}
    return [steps[identifier] for identifier in depth_first({s.id: s.parent for s in sop.steps})]


def step_owners(sop: Sop) -> dict[str, Owner]:
    """Who does each step, by its id: its own owner, its parent's, or the executor."""
    owners: dict[str, Owner] = {}
    for step in sop.steps:
        inherited = owners[step.parent] if step.parent else sop.executor
        owners[step.id] = inherited if step.owner.kind is OwnerKind.NONE else step.owner
    return owners


def owner_text(view: View, owner: Owner) -> str:
    """A role with who holds it, "Packer (Li Si)", or the document's words; empty for nobody."""
    if owner.text and names_several(owner):
        return owner.text
    _, words = owner_words(owner, view.sop.language)[0]
    if owner.kind is OwnerKind.NONE:
        return "" if words == NO_NAME else words
    if owner.kind is OwnerKind.ROLE and owner.role:
        known = view.roster.holder(owner.role, view.today) if view.roster else owner.holder
        person = known or owner.person
        return words + (view.words.brackets.format(person) if person else "")
    return words


def value_text(view: View, value: object) -> str:
    """A value as a reader sees it; elements of a list stand on lines of their own."""
    match value:
        case None:
            return ""
        case Owner():
            return owner_text(view, value)
        case Target():
            return value.text
        case Material():
            return material_text(view, value)
        case tuple():
            return "\n".join(value_text(view, element) for element in value)
        case date():
            return value.isoformat()
        case _:
            return str(value)


def field_text(view: View, part: object, label: Label) -> str:
    """What stands in a part's cell under a label; a step stands there by its number."""
    value = getattr(part, label.field)
    return view.numbers[value] if label.shape == "step" and value else value_text(view, value)


def with_content(view: View, parts: Iterable[object], labels: Iterable[Label]) -> list[Label]:
    """The labels under which at least one of the parts says something."""
    known = list(parts)
    return [label for label in labels if any(field_text(view, part, label) for part in known)]


def material_text(view: View, material: Material) -> str:
    """The material's name, and in brackets where it lies."""
    place = view.words.brackets.format(material.href) if material.href else ""
    return material.name + place


def branch_text(view: View, branch: Branch) -> str:
    """`If it is short: call purchasing (→ 4); else pack it`."""

    def outcome(text: str | None, step: str | None) -> str:
        goal = view.words.brackets.format(f"→ {view.numbers[step]}") if step else ""
        return (text + goal) if text else goal.lstrip()

    words = view.words.condition.format(branch.condition)
    words += outcome(branch.then, branch.then_step)
    if branch.otherwise is not None or branch.otherwise_step is not None:
        words += view.words.otherwise + outcome(branch.otherwise, branch.otherwise_step)
    return words
