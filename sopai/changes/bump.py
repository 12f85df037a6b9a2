"""How the number of a version goes up, and what decides it.

Source: the design's rule for MAJOR.MINOR: major for a changed outcome, scope or accountable role,
minor for wording and changed steps.
"""

from collections.abc import Iterator, Mapping, Sequence
from re import compile
from typing import Literal, NamedTuple

from sopai.changes.matching import matched
from sopai.changes.parts import take_apart
from sopai.changes.words import words_of
from sopai.language.script import normalise
from sopai.schema.changes import Category, Change
from sopai.schema.owner import Owner
from sopai.schema.sop import Sop, numbers

Level = Literal["major", "minor", "none"]

_LETTERS = compile(r"\w+")
_TEXTS = {
    "en": {
        "ends_when": "the state in which it is complete is another one",
        "purpose": "the purpose is another one",
        "scope": "the scope is another one",
        "category": "{ids}: a change of scope",
        "role": "{where}: the accountable role changes from {a} to {b}",
        "role_gone": "{where}: no role is accountable any more; it was {a}",
        "step": "step {n}",
        "executor": "executor",
        "supervisor": "supervisor",
        "improver": "improver",
        "minor": "wording or steps changed; outcome, scope and accountable roles stay",
        "none": "nothing changed",
    },
    "zh": {
        "ends_when": "完成的状态变了",
        "purpose": "目的变了",
        "scope": "适用范围变了",
        "category": "{ids}：适用范围的变更",
        "role": "{where}：负责岗位从{a}变成{b}",
        "role_gone": "{where}：不再有负责岗位，原来是{a}",
        "step": "第{n}步",
        "executor": "执行人",
        "supervisor": "监督人",
        "improver": "改进人",
        "minor": "措辞或步骤有变；结果、范围和负责岗位不变",
        "none": "没有变化",
    },
}


class Bump(NamedTuple):
    """How far a version goes up."""

    level: Level
    reasons: tuple[str, ...]
    """What decided it, a sentence each."""


def bump(before: Sop, after: Sop, changes: Sequence[Change] = (), language: str = "en") -> Bump:
    """Major, minor or none, and why.

    Args:
        before: the older version.
        after: the newer one.
        changes: those that led from one to the other, if they are known.
        language: of the reasons.
    """
    words = _TEXTS[language]
    major = [
        words[name] for name in ("ends_when", "purpose", "scope") if _differs(before, after, name)
    ]
    scoped = [change.id for change in changes if change.category is Category.SCOPE]
    if scoped:
        major.append(words["category"].format(ids=", ".join(scoped)))
    major += _roles(before, after, words)
    if major:
        return Bump("major", tuple(major))
    level: Level = "none" if before == after else "minor"
    return Bump(level, (words[level],))


def next_version(version: str, level: Level) -> str:
    """The number that follows: 1.4 becomes 2.0 or 1.5."""
    major, minor = map(int, version.split("."))
    return f"{major + 1}.0" if level == "major" else f"{major}.{minor + 1}"


def _differs(before: Sop, after: Sop, name: str) -> bool:
    """Whether a field says something else; case, spaces and stops make no difference."""
    return _said(getattr(before, name)) != _said(getattr(after, name))


def _said(text: str | None) -> list[str]:
    return _LETTERS.findall(normalise(text or "").casefold())


def _roles(before: Sop, after: Sop, words: Mapping[str, str]) -> Iterator[str]:
    """Roles that answer for something else now; one that is named for the first time is none."""
    for name in ("executor", "supervisor", "improver"):
        yield from _role(getattr(before, name), getattr(after, name), words[name], words)
    old, new = take_apart(before).groups["steps"], take_apart(after).groups["steps"]
    pairs = matched(
        {one: words_of(element) for one, element in old.items()},
        {one: words_of(element) for one, element in new.items()},
    )
    owners = {step.id: step.owner for step in before.steps}
    printed = numbers(after)
    for step in after.steps:
        was = next((one for one, other in pairs.items() if other == step.id), None)
        if was is not None:
            where = words["step"].format(n=printed[step.id])
            yield from _role(owners[was], step.owner, where, words)


def _role(was: Owner, now: Owner, where: str, words: Mapping[str, str]) -> Iterator[str]:
    """A person for another person is no other role; a role for a person without one is."""
    old, new = _accountable(was), _accountable(now)
    if not old or old.casefold() == new.casefold() or _are_persons(was, now):
        return
    key = "role" if new else "role_gone"
    yield words[key].format(where=where, a=old, b=new)


def _accountable(owner: Owner) -> str:
    return owner.role or owner.person or owner.text or ""


def _are_persons(was: Owner, now: Owner) -> bool:
    return bool(was.person and now.person and not was.role and not now.role)
