"""Initials that a document explains: "TK (Tom Keane)", "shift manager (SM)", "DA = dental aide"."""

from re import Match, Pattern, compile

from sopai.language.actor import Actor
from sopai.language.owners_en import name_actor
from sopai.schema.owner import OwnerKind

_BEFORE = compile(
    r"\b(?P<short>[A-Z]{2,4})\s?(?:\(|=|:|–|-)\s?(?:the |an? )?"
    r"(?P<name>[A-Za-z]+(?:[ -][A-Za-z]+){1,3})"
)
_AFTER = compile(r"\((?P<short>[A-Z]{2,4})\)")
_INTRODUCED = compile(r"(?P<name>[\u4e00-\u9fff]{2,3})\s?\((?P<what>[^()\n]{1,12})\)")
_INTRODUCED_EN = compile(
    r"\b(?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+)?)\s?\((?P<what>[a-z][^()\n]{2,40})\)"
)
_TASKS = compile(r"\s?(?:[,、;+&/和与及]|\band\b)\s?")
_BETWEEN = compile(r"\s?(?:[,、;及和与/]|以及|,?\sand\b)?\s?")
_ACTS = compile(
    r"(?:^|[,;。])\s?(?:[^,;。]{0,8}?[前后时],?)?(?P<name>[\u4e00-\u9fff]{2,3})"
    r"(?=[\u4e00-\u9fff\d])"
)
_USED = compile(
    r"(?:\bby(?: the)?|[–—-]|\(|\[)\s?(?P<short>[A-Z]{2,4})(?=[)\]\s.;,]|$)|"
    r"(?:^|[.;:]\s+|, )(?:[Tt]he )?(?P<subject>[A-Z]{2,4})"
    r"(?=\s(?:[a-z]+s\b|must|shall|will|should))"
)
MAX_NAME = 60
"""Characters before a bracket that can be what its initials stand for."""

MAX_TEXT = 20_000
"""Characters of a document in which initials are explained."""


def initials_of(plain: str) -> dict[str, Actor]:
    """Whom initials stand for: the first letters of a person's or a role's words beside them."""
    found: dict[str, Actor] = {}
    for match in _BEFORE.finditer(plain, 0, MAX_TEXT):
        _explain(
            found, match["short"], match["name"].replace("-", " ").split()[: len(match["short"])]
        )
    for match in _AFTER.finditer(plain, 0, MAX_TEXT):
        before = plain[max(0, match.start() - MAX_NAME) : match.start()].replace("-", " ")
        _explain(found, match["short"], before.split()[-len(match["short"]) :])
    return found


def introduced_in(plain: str) -> dict[str, Actor]:
    """People whom a Chinese document introduces by what they do: 大鹏(拍照)、豆豆(运营).

    Two of them stand side by side: one name with a bracket may be anything.
    """
    return _side_by_side(_INTRODUCED, plain)


def tasks_of_people(plain: str) -> dict[str, Actor]:
    """Who does what, where a document introduces its people by their work, in either language.

    "Ann (packing), Bo (returns and refunds)" gives packing, returns and refunds; a task that two
    have is nobody's.
    """
    found: dict[str, Actor] = {}
    shared = set()
    people = introduced_in(plain) | _side_by_side(_INTRODUCED_EN, plain)
    for actor in people.values():
        for task in _TASKS.split((actor.role or "").lower()):
            if task in found:
                shared.add(task)
            found[task] = Actor(OwnerKind.PERSON, actor.text, person=actor.person)
    return {task: actor for task, actor in found.items() if len(task) > 1 and task not in shared}


def _side_by_side(pattern: Pattern[str], plain: str) -> dict[str, Actor]:
    """Names with a bracket each, of which at least two follow one another."""
    found: dict[str, Actor] = {}
    before: Match[str] | None = None
    for match in pattern.finditer(plain, 0, MAX_TEXT):
        if before is not None and _BETWEEN.fullmatch(plain, before.end(), match.start()):
            for one in (before, match):
                actor = Actor(OwnerKind.PERSON, one["name"], role=one["what"], person=one["name"])
                found.setdefault(one["name"], actor)
        before = match
    return found


def _explain(found: dict[str, Actor], short: str, words: list[str]) -> None:
    if "".join(word[0] for word in words).upper() == short:
        actor = _stands_for(short, " ".join(words))
        if actor is not None:
            found.setdefault(short, actor)


def _stands_for(short: str, name: str) -> Actor | None:
    actor = name_actor(name)
    if actor is not None and actor.kind == OwnerKind.ROLE:
        return Actor(OwnerKind.ROLE, short, role=name)
    if actor is not None and actor.kind != OwnerKind.PERSON:
        return None
    is_name = all(word[0].isupper() and word[1:].islower() for word in name.split())
    return Actor(OwnerKind.PERSON, short, person=name) if is_name else None


def initialled(text: str, initials: dict[str, Actor]) -> Actor | None:
    """Who is meant by initials that act in an item or stand behind it: "load the van – TK"."""
    for match in _USED.finditer(text):
        actor = initials.get(match["short"] or match["subject"])
        if actor is not None:
            return actor
    for match in _ACTS.finditer(text[:MAX_NAME]):
        actor = next(
            (initials[name] for name in _prefixes(match["name"]) if name in initials), None
        )
        if actor is not None:
            return actor
    return None


def _prefixes(name: str) -> tuple[str, str]:
    return name, name[:2]
