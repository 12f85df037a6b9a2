"""The next document number of a department, and why it is that one."""

from collections.abc import Iterator
from pathlib import Path

from sopai.library.catalogue import find_id, list_sops
from sopai.library.number_scheme import Basis, Proposal, propose_number
from sopai.library.number_series import folded
from sopai.library.numbers_given import set_number
from sopai.library.numbers_used import numbers_used
from sopai.library.opening import open_library
from sopai.library.roster import read_roster
from sopai.library.stored import StoredVersion
from sopai.workflow.has_library import is_there


def next_number(folder: Path, department: str) -> Proposal:
    """What the next SOP of a department would be called; nothing is reserved.

    Args:
        folder: the data folder.
        department: its name; a new one, too.

    Raises:
        LibraryError: the library cannot be read.
    """
    if not is_there(folder):
        return propose_number((), department)
    with open_library(folder) as library:
        return propose_number(numbers_used(library), department)


def next_numbers(folder: Path) -> tuple[Proposal, ...]:
    """The same for each department of the library and of its roster, by name.

    Raises:
        LibraryError: the library cannot be read.
    """
    if not is_there(folder):
        return ()
    with open_library(folder) as library:
        used = numbers_used(library)
        names = [one.department for one in used]
        names += [stored.control.department for stored in list_sops(library)]
        names += read_roster(library).departments
    departments = {folded(name): name for name in reversed(names) if name}
    return tuple(propose_number(used, departments[key]) for key in sorted(departments))


def give_number(folder: Path, name: str, number: str, department: str, who: str) -> StoredVersion:
    """Write a number, and a department, into the control record of an SOP's newest version.

    Args:
        folder: the data folder.
        name: id, number or path of the SOP.
        number: the new number.
        department: what it belongs to; empty: as it is.
        who: who decides; recorded, not authenticated.

    Raises:
        LibraryError: there is no such SOP, the number is empty or was ever another SOP's, or the
            library cannot be written.
    """
    with open_library(folder) as library:
        return set_number(library, find_id(library, name), number, department, who=who)


def why_words(proposal: Proposal, language: str) -> Iterator[str]:
    """Why a number is proposed, a sentence each."""
    words = _WORDS[language]
    last = proposal.last or "-"
    named = {"department": proposal.department, "pattern": proposal.pattern, "last": last}
    yield words[_key(proposal)].format(**named)
    if proposal.others:
        yield words[f"others {proposal.basis.value}"].format(others=", ".join(proposal.others))
    if proposal.taken:
        yield words["taken"].format(codes=", ".join(proposal.taken))
    if proposal.has_year:
        yield words["year"]


def _key(proposal: Proposal) -> str:
    is_new = proposal.basis is Basis.SHARED and proposal.last is None
    return "first" if is_new else proposal.basis.value


_WORDS = {
    "en": {
        "own": "the series of {department} is {pattern}, and {last} was the highest so far; gaps "
        "stay, and a number that was ever used is not given again",
        "house": "{department} has no numbers yet: this is the pattern of the other departments, "
        "{pattern}; the code is a proposal",
        "shared": "{department} has no numbers of its own: one series, {pattern}, counts for the "
        "house, and {last} was the highest so far",
        "first": "the library has no numbers yet: {pattern} is a proposal for the house",
        "others own": "the department has numbers of the form {others}, too: the form that most of "
        "them have was followed, of two that are as common the newer one",
        "others house": "other departments number otherwise: {others}",
        "others shared": "there are numbers of the form {others}, too: the form that most have was "
        "followed",
        "taken": "passed over, since other departments have them: {codes}",
        "year": "the number holds a year, which was left as it is: change it if you begin anew "
        "each year",
    },
    "zh": {
        "own": "{department}的编号是 {pattern}，目前最大的是 {last}；空号不补，用过的编号不再使用",
        "house": "{department}还没有编号：按其他部门的格式 {pattern}；部门代码只是建议",
        "shared": "{department}没有自己的编号：全公司共用 {pattern}，目前最大的是 {last}",
        "first": "库里还没有编号：建议用 {pattern}",
        "others own": "这个部门还有 {others} 这样的编号：按多数编号的格式，一样多时按较新的",
        "others house": "其他部门的编号格式不同：{others}",
        "others shared": "还有 {others} 这样的编号：按多数编号的格式",
        "taken": "其他部门已使用，所以跳过：{codes}",
        "year": "编号里有年份，保持不变：如果每年重新编号，请改年份",
    },
}
