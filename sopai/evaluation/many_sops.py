"""A library of any size, made by recombining what real procedures say."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path
from random import Random
from typing import NamedTuple

from sopai.errors import EvaluationError, SopaiError
from sopai.ingest.read import read
from sopai.schema.control import DocumentControl, State
from sopai.schema.sop import Sop, Step

SEED = 11

LANGUAGES = ("en", "zh")
"""Every other procedure is in the other one."""

FEWEST_STEPS, MOST_STEPS = 5, 20

OWN_SHARE = 0.6
"""Of the steps: from the procedure whose subject is taken; the others from any one."""

_STATES = (State.EFFECTIVE, State.EFFECTIVE, State.APPROVED, State.IN_REVIEW, None)
_DEPARTMENTS = {
    "en": ("Customer Service", "Warehouse", "Finance", "Human Resources", "IT", "Production"),
    "zh": ("客服部", "仓储部", "财务部", "人事部", "信息部", "生产部"),
}
_UNITS = {
    "en": ("North", "South", "Harbour", "Airport", "Old Town", "Night shift", "Online"),
    "zh": ("城东", "城西", "港口", "机场", "老城", "夜班", "线上"),
}
"""What tells procedures of one subject apart in a company of many branches."""


class Made(NamedTuple):
    """A procedure of a large library."""

    sop: Sop
    control: DocumentControl

    @property
    def path(self) -> str:
        """Where its file would lie."""
        return f"{self.control.department}/{self.control.number}.md"


class _Material(NamedTuple):
    """What procedures of one language are made from."""

    subjects: tuple[Sop, ...]
    steps: tuple[Step, ...]


def read_material(paths: Iterable[Path]) -> dict[str, tuple[Sop, ...]]:
    """The procedures with steps in some files, by language.

    Raises:
        EvaluationError: there is none in one of the languages.
    """
    found = [sop for path in paths for sop in _procedures(path) if sop.steps]
    by_language = {
        language: tuple(sop for sop in found if sop.language == language) for language in LANGUAGES
    }
    for language, some in by_language.items():
        if not some:
            raise EvaluationError(f"no procedure in {language!r} to make a library from")
    return by_language


def make_sops(material: dict[str, tuple[Sop, ...]], count: int) -> Iterator[Made]:
    """Procedures with the subjects, sentences and owners of real ones; the same each time.

    Args:
        material: real procedures, by language.
        count: how many to make.
    """
    chance = Random(SEED)  # noqa: S311 - a repeatable library, no secret
    pools = {
        language: _Material(some, tuple(step for sop in some for step in sop.steps))
        for language, some in material.items()
    }
    for number, language in enumerate(islice(cycle(LANGUAGES), count), 1):
        yield _make(number, language, pools[language], chance)


def _procedures(path: Path) -> Sequence[Sop]:
    """Those in a file; none where it cannot be read, since each is only one of many."""
    try:
        found = read(path)
    except SopaiError:
        return ()
    return (found.sop, *found.others)


def _make(number: int, language: str, pool: _Material, chance: Random) -> Made:
    subject, other = chance.choice(pool.subjects), chance.choice(pool.subjects)
    unit = chance.choice(_UNITS[language])
    length = chance.randint(FEWEST_STEPS, MOST_STEPS)
    wanted = [
        chance.choice(subject.steps if chance.random() < OWN_SHARE else pool.steps)
        for _ in range(length)
    ]
    owners = [step.owner for step in other.steps]
    steps = (
        _step(place, step, chance.choice([step.owner, *owners]))
        for place, step in enumerate(wanted, 1)
    )
    purpose = chance.choice((subject.purpose, other.purpose, None))
    sop = subject.model_dump() | {
        "id": f"sop_{number:010d}",
        "title": f"{subject.title} - {unit} {number}",
        "purpose": purpose,
        "steps": [one.model_dump() for one in steps],
        "exceptions": [
            case.model_dump() | {"step": None, "id": f"e{place}"}
            for place, case in enumerate((*subject.exceptions[:2], *other.exceptions[:1]), 1)
        ],
        "metrics": [],
        "notes": chance.sample(subject.notes, min(1, len(subject.notes))),
        "x": {},
    }
    department = chance.choice(_DEPARTMENTS[language])
    control = DocumentControl(
        number=f"{_DEPARTMENTS[language].index(department) + 1}/SOP/{number:05}",
        department=department,
        state=chance.choice(_STATES),
    )
    return Made(Sop.model_validate(sop), control)


def _step(place: int, step: Step, owner: object) -> Step:
    """A step in its new place; what pointed to its old neighbours is left out."""
    fields = step.model_dump() | {"id": f"s{place}", "parent": None, "owner": owner}
    return Step.model_validate(fields | {"branches": ()})
