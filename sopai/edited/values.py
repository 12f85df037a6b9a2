"""From the words of an edited cell to the value that the SOP stores."""

from collections.abc import Mapping, Sequence
from re import DOTALL, compile
from typing import NamedTuple

from pydantic import JsonValue

from sopai.edited.lines import Item
from sopai.edited.said import Key
from sopai.export.view import View, owner_text
from sopai.export.wording import WORDS
from sopai.ingest.owners import cell_owner
from sopai.schema.marks import folded
from sopai.schema.owner import NOBODY, Found, Owner, OwnerKind
from sopai.schema.roster import Roster
from sopai.schema.shown import owners, stored, target_of
from sopai.schema.sop import Branch, Material

_BRACKETED = compile(r"(?P<name>.+?)\s*[(（](?P<inside>[^()（）]+)[)）]", DOTALL)
_GOAL = compile(r"\s*[(（]\s*→\s*(?P<number>\d+(?:\.\d+)*)\s*[)）]\s*$")
_BRANCH = {
    "en": compile(
        r"(?is)\s*if\s+(?P<condition>.+?):\s+(?P<then>.*?)(?:;\s*else\s+(?P<otherwise>.*))?"
    ),
    "zh": compile(
        r"(?s)\s*如果(?P<condition>.+?)[:：](?P<then>.*?)(?:[;；]否则(?P<otherwise>.*))?"
    ),
}


class Unreadable(Exception):
    """Words that give no value."""

    def __init__(self, key: Key) -> None:
        """Keep the key of the sentence that says why."""
        super().__init__(key)
        self.key = key


class Shelf(NamedTuple):
    """What words of a file are understood by."""

    view: View
    """The SOP that it was made of, without holders."""

    roster: Roster | None
    day: str | None
    """For which holders stand in the file; None: none do."""

    steps: Mapping[str, str | None]
    """Printed numbers of the file -> id of the step; None: several have it, or a new one."""


def step_id(words: str, shelf: Shelf) -> str:
    """The step that a number names.

    Raises:
        Unreadable: none, or several.
    """
    found = shelf.steps.get(folded(words).rstrip(".。"))
    if found is None:
        raise Unreadable("step_unknown")
    return found


def is_same_owner(owner: Owner, otherwise: str, words: str, shelf: Shelf) -> bool:
    """Whether a cell still names who stood there, whoever holds the role.

    Args:
        owner: who stood there; nobody: `otherwise` stood there.
        otherwise: what is shown for nobody.
        words: what the cell says.
        shelf: of the file.

    Raises:
        Unreadable: it names another holder of the role.
    """
    shown = owner_text(shelf.view, stored(owner)) or otherwise
    if folded(words) == folded(shown):
        return True
    match = _BRACKETED.fullmatch(words.strip())
    if match is None or owner.kind is not OwnerKind.ROLE:
        return False
    if folded(match["name"]) != folded(owner.role or shown):
        return False
    if not _may_hold(owner.role or "", match["inside"], shelf):
        raise Unreadable("holder")
    return True


def _may_hold(role: str, person: str, shelf: Shelf) -> bool:
    """Whether a name behind a role is the one that the file was given, for all that is known."""
    if shelf.day is None:
        return False
    if shelf.roster is None:
        return True
    holders = [
        name
        for one in shelf.roster.roles
        if role.casefold() in {called.casefold() for called in (one.name, *one.aliases)}
        for holder in one.holders
        if (holder.since is None or holder.since.isoformat() <= shelf.day or shelf.day == "-")
        and (holder.until is None or shelf.day == "-" or shelf.day <= holder.until.isoformat())
        for name in (holder.person,)
    ]
    return not holders or folded(person) in map(folded, holders)


def owner_value(words: str, shelf: Shelf) -> JsonValue:
    """Who is named; None: nobody.

    Names that the SOP has already mean what they mean there.
    """
    plain, language = words.strip(), shelf.view.sop.language
    if not plain or folded(plain) in {folded(WORDS[one].no_owner) for one in WORDS}:
        return None
    known = {folded(owner_text(shelf.view, stored(one))): one for one in owners(shelf.view.sop)}
    match = _BRACKETED.fullmatch(plain)
    if folded(plain) in known:
        return _stored(known[folded(plain)])
    if match is not None:
        role = known.get(folded(match["name"]))
        if role is not None and role.kind is OwnerKind.ROLE:
            if not _may_hold(role.role or "", match["inside"], shelf):
                raise Unreadable("holder")
            return _stored(role)
        return _with_brackets(match["name"].strip(), match["inside"].strip(), language)
    found = cell_owner(plain, language, Found.COLUMN)
    if found == NOBODY:
        return {"kind": "role", "role": plain}
    if found.kind is OwnerKind.ROLE and found.role == plain:
        return {"kind": "role", "role": plain}
    return _stored(found)


def _with_brackets(name: str, inside: str, language: str) -> JsonValue:
    """`Packer (Li Si)` is a role with who holds it, `Li Si (Packer)` a person with a role."""
    kinds = [cell_owner(one, language, Found.COLUMN).kind for one in (name, inside)]
    if kinds[1] is OwnerKind.PERSON and kinds[0] is not OwnerKind.PERSON:
        return {"kind": "role", "role": name, "person": inside}
    return {"kind": "person", "person": name, "role": inside}


def _stored(owner: Owner) -> JsonValue:
    return owner.model_dump(mode="json", exclude_none=True, exclude={"holder"})


def target_value(words: str) -> JsonValue:
    """What a metric has to reach; None: nothing."""
    plain = words.strip()
    return target_of(plain).model_dump(mode="json", exclude_none=True) if plain else None


def material_value(words: str) -> JsonValue:
    """A material, with the place in brackets behind its name."""
    match = _BRACKETED.fullmatch(words.strip())
    if match is None:
        return Material(name=words.strip()).model_dump(mode="json", exclude_none=True)
    made = Material(name=match["name"].strip(), href=match["inside"].strip())
    return made.model_dump(mode="json", exclude_none=True)


def branch_value(words: str, before: Branch | None, shelf: Shelf) -> JsonValue:
    """A decision.

    Args:
        words: the line, as the writer has it.
        before: the decision that stood there.
        shelf: of the file.

    Raises:
        Unreadable: it is none, or names a step that is not there.
    """
    match = _BRANCH[shelf.view.sop.language].fullmatch(words)
    match = match or _BRANCH["zh" if words.lstrip().startswith("如果") else "en"].fullmatch(words)
    if match is None or not match["condition"].strip():
        raise Unreadable("branch")
    then, then_step = _outcome(match["then"], before.then_step if before else None, shelf)
    if not then:
        raise Unreadable("branch")
    otherwise, otherwise_step = None, None
    if match["otherwise"] is not None:
        known = before.otherwise_step if before else None
        otherwise, otherwise_step = _outcome(match["otherwise"], known, shelf)
    made = Branch(
        condition=match["condition"].strip(),
        then=then,
        otherwise=otherwise or None,
        then_step=then_step,
        otherwise_step=otherwise_step,
    )
    return made.model_dump(mode="json", exclude_none=True)


def _outcome(words: str, before: str | None, shelf: Shelf) -> tuple[str, str | None]:
    """What is done, and the step that follows; a number that still stands means the same step."""
    match = _GOAL.search(words)
    if match is None:
        return words.strip(), None
    text = words[: match.start()].strip()
    if before is not None and shelf.view.numbers.get(before) == match["number"]:
        return text, before
    return text, step_id(match["number"], shelf)


def texts_value(items: Sequence[Item], before: Sequence[JsonValue]) -> list[JsonValue]:
    """A list of texts: those that still stand keep their exact words."""
    return [
        before[item.unit.at] if item.unit is not None and is_kept(item) else item.text.strip()
        for item in items
    ]


def is_kept(item: Item) -> bool:
    """Whether an element of a list says what it said."""
    return item.unit is not None and folded(item.text) == folded(item.unit.text)
