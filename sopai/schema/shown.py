"""How an owner and a target read in an SOP's file, and what those words mean.

The writer uses the same functions to see whether the words alone will do.
"""

from collections import Counter
from collections.abc import Iterable
from re import DOTALL, IGNORECASE, compile
from typing import NamedTuple

from sopai.schema.owner import NOBODY, Found, Owner, OwnerKind
from sopai.schema.sop import Comparator, Sop, Target

_PERSON_AND_ROLE = compile(r"([^()（）]+?) ?[(（]([^()（）]+)[)）]")
_TARGET = compile(
    r"(?P<comparator><=|>=|[<>=≤≥＜＞＝]|at most|at least|less than|more than|under|over"
    r"|不超过|不高于|不少于|不低于|小于|大于|低于|高于|至少|至多|最多)?\s*"
    r"(?P<value>-?\d{1,15}(?:\.\d{1,15})?)\s*(?P<unit>[^\d\s]\S*(?: \S+)?)?",
    IGNORECASE,
)
_COMPARATORS: dict[str, Comparator] = {
    **dict.fromkeys(("<=", "≤", "at most", "不超过", "不高于", "至多", "最多"), "<="),
    **dict.fromkeys((">=", "≥", "at least", "不少于", "不低于", "至少"), ">="),
    **dict.fromkeys(("<", "＜", "less than", "under", "小于", "低于"), "<"),
    **dict.fromkeys((">", "＞", "more than", "over", "大于", "高于"), ">"),
    **dict.fromkeys(("=", "＝"), "="),
}

_FURTHER = compile(r"\s*(?:[,;/、，；+&→|]|->|\b(?:and|or)\b|及|和|与|或|以及)")
"""What stands between several owners."""

_QUOTES = ('""', "“”", "「」")
_SLASHED = compile(r"\\.", DOTALL)

NO_NAME = "—"
"""Shown for an owner that has no words at all."""


class OwnerStyle(NamedTuple):
    """What the owners of a file have in common, so that it is not said at each of them."""

    found: Found | None = Found.LABEL
    """Where they were found."""

    is_quoted: bool = True
    """Their `text` is what is shown."""


def owner_style(sop: Sop) -> OwnerStyle:
    """The style of most owners; the usual one where there are as many."""
    counts = Counter({OwnerStyle(): 0})
    for owner in map(stored, owners(sop)):
        if owner != NOBODY:
            counts[OwnerStyle(owner.found, owner.text is not None)] += 1
    return max(counts, key=lambda style: counts[style])


def owners(sop: Sop) -> Iterable[Owner]:
    """Every owner of an SOP, in the order of its parts."""
    yield from (sop.executor, sop.supervisor, sop.improver)
    for parts in (sop.steps, sop.exceptions, sop.metrics, sop.supervision):
        yield from (part.owner for part in parts)


def stored(owner: Owner) -> Owner:
    """The owner without the holder, which the roster knows."""
    return Owner.model_validate(owner.model_dump(exclude={"holder"}))


def owner_words(owner: Owner, language: str) -> list[tuple[OwnerKind | None, str]]:
    """Ways to show an owner, the shortest first: the kind to mark it with, and the words."""
    ways: list[tuple[OwnerKind | None, str]] = []
    if owner.kind is OwnerKind.PERSON and owner.person and owner.role:
        brackets = "（{}）" if language == "zh" else " ({})"
        ways.append((None, owner.person + brackets.format(owner.role)))
    if owner.kind is OwnerKind.ROLE and owner.role:
        ways.append((None, owner.role))
    named = {OwnerKind.ROLE: owner.role, OwnerKind.PERSON: owner.person}.get(owner.kind)
    words = named or owner.text or owner.role or owner.person or NO_NAME
    return [*ways, (owner.kind, words)]


def names_several(owner: Owner) -> bool:
    """Whether the document names others beside the one who answers: "Ann Reed / Bo Lind"."""
    first = owner.person or owner.role
    if first is None or owner.text is None or not owner.text.startswith(first):
        return False
    return _FURTHER.match(owner.text, len(first)) is not None


def owner_of(kind: OwnerKind | None, words: str, style: OwnerStyle) -> Owner:
    """Who is meant: `Li Si (Packer)` is a person with a role, other words are a role.

    Args:
        kind: the mark after the label, which says what all of the words are.
        words: what stands behind the label.
        style: what the file says about all of its owners.
    """
    text = words if style.is_quoted else None
    if kind is None:
        both = _PERSON_AND_ROLE.fullmatch(words)
        if both is None:
            return owner_of(OwnerKind.ROLE, words, style)
        person, role = both.groups()
        kind = OwnerKind.PERSON
        return Owner(kind=kind, person=person, role=role, text=text, found=style.found)
    if kind is OwnerKind.ROLE:
        return Owner(kind=kind, role=words, text=text, found=style.found)
    if kind is OwnerKind.PERSON:
        return Owner(kind=kind, person=words, text=text, found=style.found)
    return Owner(kind=kind, text=words, found=style.found)


def target_of(words: str) -> Target:
    """What a metric has to reach: `<= 1 minute`, `至少 90%`; other words stay words."""
    match = _TARGET.fullmatch(words)
    if match is None:
        return Target(text=words)
    return Target(
        text=words,
        comparator=_COMPARATORS.get((match["comparator"] or "").casefold()),
        value=float(match["value"]),
        unit=match["unit"],
    )


def unquoted(raw: str) -> str:
    """Words without the quotation marks around them; `"yes", then "no"` has none around it."""
    if len(raw) < 3 or raw[0] + raw[-1] not in _QUOTES:
        return raw
    inner = _SLASHED.sub("", raw[1:-1])
    return raw if raw[0] in inner or raw[-1] in inner else raw[1:-1]
