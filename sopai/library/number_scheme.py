"""The next document number of a department, learned from the numbers that are there.

Nothing is reserved: two who ask at once get the same proposal.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from re import compile
from typing import NamedTuple

from sopai.library.department_code import codes_for
from sopai.library.number_series import (
    Series,
    Split,
    Used,
    folded,
    last_and_next,
    main_family,
    series_of,
)

_LETTERS = compile(r"[^\W\d_]+")
_HAN = compile(r"[\u4e00-\u9fff]")
_GENERAL = frozenset("sop sops wi qp qm doc proc procedure std no 作业 规程 制度 流程 标准".split())
"""Letters that say what a document is, and not whose."""

_FIRST = Series("", "", 3)
"""What a house begins with: CODE-SOP-001."""

_FIRST_LENGTH = 3
"""Letters of the first code."""


class Basis(StrEnum):
    """What a proposal rests on."""

    OWN = "own"
    """The department's own numbers."""

    HOUSE = "house"
    """The pattern of other departments, with a code of its own."""

    SHARED = "shared"
    """One series for all departments."""

    FIRST = "first"
    """There are no numbers yet."""


class Proposal(NamedTuple):
    """The next number of a department."""

    department: str
    number: str
    basis: Basis
    pattern: str
    """With # for each digit: CS/SOP/###."""

    last: str | None
    """The highest number of the series that was ever used."""

    others: tuple[str, ...]
    """Other patterns that the department has, or, of a new one, the house."""

    taken: tuple[str, ...] = ()
    """Codes that were passed over, since other departments have them."""

    has_year: bool = False
    """The series is of one year, which the proposal keeps."""


class _Template(NamedTuple):
    """A pattern with a place for the code of a department."""

    before: str
    after: str
    codes: Mapping[str, str]
    """Department, folded -> its code."""

    family: Series


def propose_number(used: Iterable[Used], department: str) -> Proposal:
    """The next number for a department; one that was ever used is never proposed.

    Gaps are not filled: what was in one may still hang on a wall.

    Args:
        used: all numbers that the library has, or ever had.
        department: its name, as in the control records; a new one, too.
    """
    known = tuple(used)
    families = {
        name: main_family(numbers) for name, numbers in _by_department(known).items() if name
    }
    families = {name: family for name, family in families.items() if family}
    own = families.get(folded(department))
    if own:
        numbers = [one for one in known if folded(one.department or "") == folded(department)]
        return _going_on(department, Basis.OWN, own, numbers, known)
    template = _template(families)
    shared = main_family(known)
    owners = {folded(one.used.department or "") for one in shared}
    if template is not None and len(template.codes) >= len(owners):
        return _with_code(department, template, families, known)
    if shared:
        return _going_on(department, Basis.SHARED, shared, known, known)
    code = next(codes_for(department, _FIRST_LENGTH, is_han=False))
    return _made(department, Basis.FIRST, _FIRST._replace(before=f"{code}-SOP-"), (), known)


def _by_department(known: Sequence[Used]) -> dict[str, list[Used]]:
    found: dict[str, list[Used]] = {}
    for one in known:
        found.setdefault(folded(one.department or ""), []).append(one)
    return found


def _going_on(
    department: str,
    basis: Basis,
    family: Sequence[Split],
    numbers: Sequence[Used],
    known: Sequence[Used],
) -> Proposal:
    """The next number of a series that is there."""
    return _made(department, basis, series_of(family), _others(numbers, family), known)


def _made(
    department: str,
    basis: Basis,
    series: Series,
    others: tuple[str, ...],
    known: Sequence[Used],
    taken: tuple[str, ...] = (),
) -> Proposal:
    last, following = last_and_next(series, known)
    return Proposal(
        department, following, basis, series.pattern, last, others, taken, series.has_year
    )


def _others(numbers: Sequence[Used], family: Sequence[Split]) -> tuple[str, ...]:
    """Patterns of the numbers that are not in a family."""
    there = {folded(one.used.number) for one in family}
    left = [one for one in numbers if folded(one.number) not in there]
    found: list[str] = []
    while other := main_family(left):
        found.append(series_of(other).pattern)
        there |= {folded(one.used.number) for one in other}
        left = [one for one in left if folded(one.number) not in there]
    return tuple(found)


def _template(families: Mapping[str, Sequence[Split]]) -> _Template | None:
    """The pattern that most departments follow, each with a code that no other has."""
    found: dict[tuple[str, str], dict[str, tuple[str, _Template]]] = {}
    for name, family in families.items():
        series = series_of(family)
        for before, code, after in _slots(series):
            one = _Template(before, after, {}, series)
            found.setdefault((folded(before), folded(after)), {})[name] = code, one
    fitting = {key: made for key, made in found.items() if _is_a_scheme(made)}
    if not fitting:
        return None
    best = max(fitting.values(), key=lambda made: (len(made), -len(next(iter(made.values()))[0])))
    return next(iter(best.values()))[1]._replace(
        codes={name: code for name, (code, _) in best.items()}
    )


def _slots(series: Series) -> Iterator[tuple[str, str, str]]:
    """Each place before the count where a code may stand: what is before it, it, what follows."""
    for match in _LETTERS.finditer(series.before):
        if match[0].casefold() not in _GENERAL:
            yield series.before[: match.start()], match[0], series.before[match.end() :]


def _is_a_scheme(made: Mapping[str, tuple[str, _Template]]) -> bool:
    """No two departments have one code."""
    return len({folded(code) for code, _ in made.values()}) == len(made)


def _with_code(
    department: str,
    template: _Template,
    families: Mapping[str, Sequence[Split]],
    known: Sequence[Used],
) -> Proposal:
    """The first number of a department that has none yet."""
    codes = tuple(template.codes.values())
    is_han = all(_HAN.search(code) for code in codes)
    length = round(sum(map(len, codes)) / len(codes))
    taken: list[str] = []
    for code in codes_for(department, length, is_han=is_han):
        before = f"{template.before}{_cased(code, codes)}{template.after}"
        series = template.family._replace(before=before)
        if last_and_next(series, known)[0] is None:
            break
        taken.append(code)
    left = [family for name, family in families.items() if name not in template.codes]
    others = tuple(dict.fromkeys(series_of(family).pattern for family in left))
    return _made(department, Basis.HOUSE, series, others, known, tuple(dict.fromkeys(taken)))


def _cased(code: str, codes: Sequence[str]) -> str:
    return code.lower() if all(one.islower() for one in codes) else code
