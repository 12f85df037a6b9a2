"""English posts that no list knows, told by what they do, and owners named beside an action."""

from functools import cache
from re import compile, escape

from sopai.draft.actors import Names, person, role
from sopai.draft.inside_en import DOING, NO_POSTS, OBJECT_BEFORE, is_served
from sopai.language.actor import Actor
from sopai.language.addressee import is_agent_noun
from sopai.language.lexicon import (
    agent_verbs,
    base_verbs,
    english_nouns,
    finite_verbs,
    things,
    words,
)

_UNKNOWN = compile(
    r"^\W*(?:(?:and|then|so|but|also|first|next|now|afterwards|after that),? )*"
    r"(?:the|our|a|an|each|every|one) (?P<who>[a-z][a-z-]+(?: [a-z][a-z-]+){0,2}?)"
    r"(?: (?:then|also|always|usually|normally|first|only|never|must|should|will|has to))* "
    r"(?P<verb>[a-z]+)\b(?P<rest>.*)",
    2 | 16,
)

_BARE = compile(
    r"^\W*(?:(?:and|then|so|but|also|if not|otherwise|[a-z ]{3,20}:),? )*"
    r"(?P<who>[A-Z]{2,3}|[A-Za-z][a-z]{2,}(?: [a-z]{3,})?) "
    r"(?:(?:then|also|always|usually|normally|only|never|first) )*(?P<verb>[a-z]+s)\b(?P<rest>.*)",
    16,
)
"""A post without its article, as in a chat: "checker signs the sheet", "SL opens it"."""


def bare(text: str) -> Actor | None:
    """Who acts in a clause that leaves the article out; None where that is no post."""
    match = _BARE.match(text)
    if match is None or not match["rest"].strip(" ."):
        return None
    who, verb = match["who"], match["verb"]
    parts = who.lower().split()
    if verb in _NO_ACTS or not NO_POSTS.isdisjoint(parts) or is_served(f"the {who}"):
        return None
    if who.isupper():
        return role(who)
    if is_agent_noun(parts[-1]) and who.islower():
        return role(who) if verb in DOING | finite_verbs() else None
    is_post = verb in _does() and not any(map(_is_no_post, parts))
    return role(who) if is_post else None


_NO_ACTS = ("is", "has", "was", "does", "this", "its", "needs", "gets", "goes", "us", "as")


@cache
def _does() -> frozenset[str]:
    """What people do and things do not, in the third person."""
    return frozenset(word for word in agent_verbs() | DOING if word.endswith("s"))


def _is_no_post(word: str) -> bool:
    known = things() | base_verbs() | finite_verbs() | words("function_words.txt")
    known -= english_nouns("groups") | english_nouns("departments")
    return word in known or word in NO_POSTS or word.endswith((*_THING_ENDS, "s", "ly"))


_ACTING = compile(
    r"\b(?:the|our|my|an?|each|every) (?P<who>(?P<head>[a-z][a-z-]+(?: [a-z][a-z-]+){0,2}?)"
    r"(?: (?:on|in|of|from|at|who|with|out)\b[^,.;:]{0,30}?)?)"
    r"(?: (?:then|also|always|usually|normally|first|only|never|himself|herself))* "
    r"(?P<verb>[a-z]+s)\b",
    2,
)
"""Somebody anywhere in a clause: "above that the board decides"."""


_ABOVE = compile(r"\b(?:above|below|over|under|after|before|beyond) that $", 2)
"""When the rest holds: no object stands there."""


def acting(text: str) -> Actor | None:
    """Who does what only people do, wherever the clause says so; None where nobody does."""
    for match in _ACTING.finditer(text):
        parts = match["head"].lower().split()
        before = _ABOVE.sub("", text[: match.start()])
        if match["verb"].lower() not in _does() or OBJECT_BEFORE.search(before):
            continue
        if any(map(_is_no_post, parts)) or is_served(f"the {match['head']}"):
            continue
        return role(match["who"])
    return None


_BESIDE = (
    r"(?:(?<!\bme )(?<!\bus )(?<!him )(?<!her )\(|\s[-–—]\s|"
    r"\b(?:responsible|owner|who|by|resp\.?)\s*[:=-]\s*)({names})\)?\W*$|"
    r"\bfalls? to ({names})\b|\b({names}) only\b|\bonly (?:with )?({names})\b|"
    r"\b(?:up|left|down) to ({names})\b|\bpast ({names}) first\b|\bis ({names})['’]s\W*$"
)
"""A name beside what its bearer does: "check the seals (Kofi)"."""

_I = compile(
    r"\bonly (?:by |with )?me\b(?!.* (?:call|tell|ring))|\b(?:me|myself) only\b|"
    r"(?:^|[^a-z’'](?!(?:if|when|whenever|what|which|who|because|since|as|how|where|why|than|said)\s)"
    r"[a-z]+ |[,;:] |\d )I (?:then |also |always |only |[a-z]+ly )*(?P<verb>[a-z]+)\b"
)
"""The writer acts, though not at the head of the clause: "damage over 150 I decide myself"."""


_FIRM = compile(
    r"\b(?:done|carried out|collected|picked up|handled|delivered|moved|transported|serviced|"
    r"repaired|checked|tested|cleaned|emptied) by (?P<who>[A-ZÀ-Þ]\w+(?: [A-ZÀ-Þ]\w+){0,2})\b"
)
"""A firm that does it: "transport is done by Artegrip only"."""

_NAMED = (
    r"\b(?P<name>{names})(?:,? \([^)]{{1,30}}\)|, [a-z][^,]{{2,30}},)?"
    r"(?: (?:then|also|always|usually|normally|first|only|never|himself|herself))* "
    r"(?P<verb>[a-z]+s)\b"
)
"""Somebody with a post before the name: "Conservator Nkechi Brandt examines"."""


def named(text: str, names: Names) -> Actor | None:
    """Which of the names is said to do something; None where none is."""
    if not names:
        return None
    known = "|".join(map(escape, sorted(names, key=len, reverse=True)))
    for match in compile(_NAMED.format(names=known)).finditer(text):
        is_verb = match["verb"] in finite_verbs() | _does() and match["verb"] not in _NO_ACTS
        if is_verb and not OBJECT_BEFORE.search(text[: match.start()].lower()):
            return person(match["name"])
    return None


def beside(text: str, names: Names) -> Actor | None:
    """Who is named beside an action, or writes "I" inside the clause; None where nobody is."""
    firm = _FIRM.search(text)
    if firm is not None and firm["who"] not in names:
        return role(firm["who"])
    if names:
        known = "|".join(map(escape, sorted(names, key=len, reverse=True)))
        match = compile(_BESIDE.format(names=known), 2).search(text)
        if match is not None:
            return person(next(filter(None, match.groups())))
    for match in _I.finditer(text):
        if match["verb"] is None or match["verb"] in base_verbs():
            return Actor("pronoun", "I")
    return None


_THING_ENDS = ("tion", "ment", "ness", "ing", "ance", "ence", "sheet", "list", "form", "box", "ity")


def unknown(text: str) -> Actor | None:
    """Somebody whom no list knows, and who does what people do: "The seamstress compares"."""
    match = _UNKNOWN.match(text)
    if match is None or match["verb"].lower() not in DOING or not match["rest"].strip(" ."):
        return None
    who = match["who"].lower()
    head = who.split()[-1]
    if head in things() or head.endswith(_THING_ENDS) or is_served(f"the {who}"):
        return None
    return None if head in finite_verbs() or head in base_verbs() else role(match["who"])
