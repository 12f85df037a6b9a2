"""Who an English phrase names: a role, a person, a group, everybody, a system, or nobody."""

from functools import lru_cache
from re import compile

from sopai.language.actor import Actor
from sopai.language.lexicon import english_nouns, given_names
from sopai.schema.owner import OwnerKind

_WORD = compile(r"[A-Za-z][\w'’&-]*(?:/[A-Za-z][\w'’&-]*)?|\([^)]*\)|,")
_DETERMINERS = frozenset(
    "the a an each every any our your their his her its all both this that these those one two "
    "three another whichever".split()
)
_PREPOSITIONS = frozenset(
    "of for in at on from with to by who that which whose during within under about as where "
    "when whether how if what per".split()
)
_TITLES = frozenset("mr mrs ms dr prof mr. mrs. ms. dr.".split())
_HYPHEN_HEADS = ("-lead", "-manager", "-owner", "-engineer", "-officer", "-in-charge")
_COMPANY = compile(r"&\s?Co\b|\b(?:Ltd|Inc|GmbH|LLC|PLC|Limited|Corp)\b")
_LETTER = compile(r"[A-HJ-Z]")
MAX_NAME = 3
"""Words of a person's name."""

MAX_WORDS = 8
MAX_PHRASE = 240
"""Characters of a phrase that can name somebody, with what stands in brackets."""


@lru_cache(maxsize=8192)
def name_actor(phrase: str) -> Actor | None:
    """Who a noun phrase names, or None when it names no actor.

    The head is the last word before the first preposition: "head of the warehouse
    department" is a head, "Warehouse Department" a department.
    """
    if len(phrase) > MAX_PHRASE:
        return None
    parts = _WORD.findall(phrase)
    inner = [part for part in parts if part.startswith("(")]
    words = _bare([part for part in parts if part != "," and not part.startswith("(")])
    if len(words) > 1 and _LETTER.fullmatch(words[-1]):
        return _lettered(words)
    if _COMPANY.search(phrase) and len(words) <= MAX_WORDS:
        return Actor(OwnerKind.GROUP, " ".join(words))
    if not words or len(words) > MAX_WORDS:
        return None
    actor = _classify(words)
    if actor is None:
        return _named_beside_role(words, inner)
    if actor.kind == OwnerKind.PERSON and inner:
        role = name_actor(inner[0][1:-1])
        if role is not None and role.kind == OwnerKind.ROLE:
            return actor._replace(role=role.text)
    if actor.kind == OwnerKind.ROLE and inner:
        person = name_actor(inner[0][1:-1])
        if person is not None and person.kind == OwnerKind.PERSON:
            return Actor(OwnerKind.PERSON, actor.text, role=actor.text, person=person.text)
    return actor


def _bare(words: list[str]) -> list[str]:
    """The words without determiners before them and prepositions behind."""
    first, last = 0, len(words)
    while first < last and words[first].lower() in _DETERMINERS:
        first += 1
    while last > first and words[last - 1].lower() in _PREPOSITIONS:
        last -= 1
    return words[first:last]


def _lettered(words: list[str]) -> Actor | None:
    """One of several in a post, "Packer B", "Customer Service A"; "Team A" is a group."""
    actor = name_actor(" ".join(words[:-1]))
    text = " ".join(words)
    if actor is None or actor.kind not in (OwnerKind.ROLE, OwnerKind.GROUP):
        return None
    if words[-2].lower() in english_nouns("groups"):
        return Actor(OwnerKind.GROUP, text)
    return Actor(OwnerKind.ROLE, text, role=text)


def _named_beside_role(words: list[str], inner: list[str]) -> Actor | None:
    """Capitalised words before a role in brackets are a name: "Ximena Roth (Packer)"."""
    if not inner or len(words) > MAX_NAME or not all(word[0].isupper() for word in words):
        return None
    role = name_actor(inner[0][1:-1])
    if role is None or role.kind != OwnerKind.ROLE:
        return None
    name = " ".join(words)
    return Actor(OwnerKind.PERSON, f"{name} {inner[0]}", role=role.text, person=name)


def _classify(words: list[str]) -> Actor | None:
    lower = [word.lower() for word in words]
    text = " ".join(words)
    head_at = next((i for i, word in enumerate(lower) if word in _PREPOSITIONS), len(words)) - 1
    if head_at < 0:
        return None
    head = lower[head_at].removesuffix("'s").removesuffix("’s")
    modifiers = set(lower[:head_at])
    tail = " ".join(lower[head_at + 1 :])
    group = _group(head, modifiers, tail, words, head_at)
    if group is not None:
        return Actor(group, text)
    person = _person(words[: head_at + 1], lower)
    if person is not None:
        return person
    if head in english_nouns("roles") or head.endswith(_HYPHEN_HEADS) or _is_pair(head):
        if (
            modifiers & _ANYBODY
            and not modifiers - _ANYBODY
            and head.startswith(("person", "part"))
        ):
            return Actor(OwnerKind.VAGUE, text)
        return Actor(OwnerKind.ROLE, text, role=text)
    if head in ("person", "member", "members") and (tail or modifiers):
        return Actor(OwnerKind.ROLE, text, role=text)
    if head in english_nouns("systems"):
        return Actor(OwnerKind.SYSTEM, text)
    return None


_PLAIN_DEPARTMENTS = frozenset(
    "purchasing finance payroll procurement logistics accounting housekeeping hr qa qc marketing "
    "sales legal reception".split()
)
"""Departments that are one also in lower case; "billing" and "shipping" are actions."""

_MIDDLES = frozenset(("centre", "center", "body", "force"))
"""Groups, and parts of things where "of" follows: "center of gravity"."""

_THINGS_TOO = frozenset(("panel", "panels", "boards", "party"))
_OF_PEOPLE = frozenset(
    "review expert advisory appeal appeals governance interview selection hiring audit safety "
    "third external responsible".split()
)
"""Things, unless a word before says that they are people: "review panel", "third party"."""

_UNNAMED = frozenset("relevant appropriate concerned applicable".split())
"""Which one is left open, whatever the role: "the relevant manager"."""

_ANYBODY = frozenset("relevant responsible appropriate applicable concerned designated".split())


def _group(
    head: str, modifiers: set[str], tail: str, words: list[str], head_at: int
) -> OwnerKind | None:
    if head in _MIDDLES and tail.startswith("of ") and not tail.endswith("excellence"):
        return None
    if head in _THINGS_TOO and modifiers.isdisjoint(_OF_PEOPLE):
        return None
    vague_modifier = bool(modifiers & english_nouns("vague_modifiers"))
    if (
        head in english_nouns("groups")
        or (head == "service" and "customer" in modifiers)
        or (head in english_nouns("departments") and _is_department(words[: head_at + 1]))
    ):
        is_vague = vague_modifier or tail.startswith(("in charge", "concerned", "responsible"))
        return OwnerKind.VAGUE if is_vague else OwnerKind.GROUP
    if head in ("staff", "personnel", "users", "employees", "people", "members"):
        if not tail and (not modifiers or vague_modifier or modifiers <= {"all", "other", "some"}):
            return OwnerKind.VAGUE
        return OwnerKind.GROUP if head in ("staff", "personnel", "people") else None
    if head in english_nouns("vague") and not modifiers:
        return OwnerKind.VAGUE
    if vague_modifier and head in ("person", "party", "manager", "staff", "individual"):
        return OwnerKind.VAGUE
    if modifiers & _UNNAMED and head in english_nouns("roles"):
        return OwnerKind.VAGUE
    if head in ("person", "one", "persons") and tail in ("in charge", "responsible", "on duty"):
        return OwnerKind.VAGUE
    return None


def _is_department(words: list[str]) -> bool:
    """Whether words are short and nothing but a department: "QA", "Customer Support"."""
    if len(words) == 1:
        return words[0][0].isupper() and words[0] != "It" or words[0] in _PLAIN_DEPARTMENTS
    return len(words) <= 3 and all(word[0].isupper() for word in words)


def _is_pair(head: str) -> bool:
    """Whether a word is two roles with a slash, such as packer/picker."""
    left, slash, right = head.partition("/")
    return bool(slash) and left in english_nouns("roles") and right in english_nouns("roles")


def _person(words: list[str], lower: list[str]) -> Actor | None:
    if lower[0] in _TITLES and len(words) > 1 and words[1][0].isupper():
        return Actor(OwnerKind.PERSON, " ".join(words), person=" ".join(words))
    names = [i for i, word in enumerate(words) if word[0].isupper() and _is_given(word)]
    if not names:
        return None
    first = names[0]
    last = first
    while last + 1 < len(words) and words[last + 1][0].isupper() and not _is_role(words[last + 1]):
        last += 1
    person = " ".join(words[first : last + 1])
    role = " ".join(words[:first]) or None
    if role is None and first == 0 and last + 1 < len(words):
        role = " ".join(words[last + 1 :])
        if not _is_role(words[-1]):
            return None
    return Actor(OwnerKind.PERSON, " ".join(words), role=role, person=person)


def _is_given(word: str) -> bool:
    return word.lower().removesuffix("'s").removesuffix("’s") in given_names()


def _is_role(word: str) -> bool:
    return word.lower() in english_nouns("roles")
