"""Who acts in an English clause, told by the parts of speech of its words.

Lists know the posts of many trades and not those of the next one. A sentence shows who acts also
without them: "one of the dock crew goes down", "sealed by the weighman".
"""

from re import compile

from sopai.draft.actors import Names, person, role
from sopai.draft.inside_en import DOING, ITSELF, NO_POSTS, SERVED
from sopai.draft.subjects_en import Named, Subject, agents, subjects
from sopai.language.actor import Actor
from sopai.language.addressee import is_agent_noun
from sopai.language.lexicon import agent_verbs, english_nouns, finite_verbs, things
from sopai.language.tags_en import Token, tagged

_STATES = frozenset(
    "is are was were be been 's ’s 're ’re has have had gets get needs need".split()
)
_MOVES = frozenset("goes go stays stay comes come".split())
"""What things do too: "the key goes to Anna"."""

MAX_AHEAD = 160
"""Characters of a text in which its first subject and verb stand."""


def doer(text: str, names: Names) -> Actor | None:
    """Who does what a clause says, or by whom it is done; None where that is a thing, or unsaid."""
    for one in subjects(text):
        found = _somebody(one, text, names) if _acts(one) else None
        if found is not None:
            return found
    found_by = (_agent(one, names) for one in agents(text))
    return next((one for one in found_by if one is not None), None)


def begins_action(text: str, names: Names) -> bool:
    """Whether somebody acts at the head of a text, or does a further thing: "gives back phones"."""
    head = text[:MAX_AHEAD]
    if goes_on(head):
        return True
    tokens = _without_lead(tagged(head))
    first = tokens[0].start if tokens else 0
    one = next((one for one in subjects(head) if one.named.start == first), None)
    if one is None or not _acts(one):
        return False
    return one.named.head in ("i", "she", "he", "they") or _somebody(one, head, names) is not None


_OBJECTS = frozenset(
    ("AT0", "DPS", "PNP", "AVP", "DT0", "CRD", "NN1", "NN2", "NP0", "PRP", "CJT", "PUQ", "AJ0")
)
"""What stands behind a verb that is one: "gives back phones", and not "reports, sheets"."""


def goes_on(text: str) -> bool:
    """Whether a further thing is done by whoever acted before: "gives back phones"."""
    tokens = _without_lead(tagged(text[:MAX_AHEAD]))
    if len(tokens) < 2 or tokens[0].tag != "VVZ" or tokens[1].tag not in _OBJECTS:
        return False
    return tokens[0].text.lower() not in _STATES | _MOVES


MAX_NAME = 60
"""Characters of somebody's name or post."""

_NAMING = frozenset(("AT0", "DPS", "DT0", "CJC", "PUN", "AJ0", "NN0", "NN1", "NN2", "NP0", "PNP"))


def is_name_alone(text: str) -> bool:
    """Whether words are only somebody or something: "dispatch" before "then calls the client"."""
    return len(text) <= MAX_NAME and all(token.tag in _NAMING for token in tagged(text))


def _without_lead(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    at = 0
    while at < len(tokens) and tokens[at].text.lower() in _LEADS:
        at += 1
    return tokens[at:]


_LEADS = ("after", "which", "then", "also", "and", "so")
"""Words before the next thing that is done: "after which a colleague tests the locks"."""


def _acts(one: Subject) -> bool:
    """Whether a subject does something, and that is no condition."""
    if one.is_subordinate or one.is_passive or one.verb in _STATES:
        return False
    return one.verb not in _MOVES or _is_known(one.named.head)


def _somebody(one: Subject, text: str, names: Names) -> Actor | None:
    said = one.named
    name = next((name for name in names if name in said.text), None)
    if name is not None:
        return person(name) if said.text.startswith(name) or said.text.endswith(name) else None
    if said.tag in ("PNP", "PNI", "NP0", "PNQ"):
        is_whoever = said.head == "whoever" and " " in said.text
        return role(said.text) if is_whoever else None
    bare = _ARTICLE.sub("", said.text)
    if SERVED.match(said.text):
        served = SERVED.match(text[said.start :])
        return role(bare) if served is not None and ITSELF.match(served["rest"]) else None
    if _is_known(said.head):
        return role(bare) if said.head not in NO_POSTS else None
    is_doing = one.verb in agent_verbs() | DOING | finite_verbs()
    return role(bare) if is_doing and _may_act(said.head) else None


def _agent(said: Named, names: Names) -> Actor | None:
    """By whom it is done: a name, a post, whoever is there; no date, machine or way of doing it."""
    name = next((name for name in names if name in said.text), None)
    if name is not None:
        return person(name)
    if said.head == "whoever":
        return role(said.text) if " " in said.text else None
    if said.tag == "NP0":
        return None if _DATE.search(said.text) else role(said.text)
    bare = _ARTICLE.sub("", said.text)
    may_act = _ARTICLE.match(said.text) is not None and _may_act(said.head)
    if SERVED.match(said.text) or any(map(str.isdigit, bare)):
        return None
    return role(bare) if may_act or _is_known(said.head) else None


_ARTICLE = compile(r"^(?:the|our|my|an?|each|every) ", 2)
_DATE = compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day|\b(?:dhl|ups|noon|midnight|christmas|easter)|\d|"
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
    2,
)


def _is_known(head: str) -> bool:
    """Whether a noun is a post, a team or a department, as lists or its ending say."""
    singular = head.removesuffix("s")
    known = english_nouns("roles") | english_nouns("departments") | english_nouns("groups")
    return not {head, singular}.isdisjoint(known | _PEOPLE) or is_agent_noun(singular)


_PEOPLE = frozenset(
    "colleague person man woman boy girl guy lady lad kid brother sister husband wife son daughter "
    "nephew niece cousin mum dad mother father partner boss neighbour volunteer temp student "
    "apprentice assistant trainee adult".split()
)
_ENDS = (
    "tion", "ment", "ness", "ing", "ance", "ence", "sheet", "list", "form", "box", "ity", "day",
    "book", "room",
)  # fmt: skip
"""How nouns end that are no people."""


def _may_act(head: str) -> bool:
    """Whether nothing shows that a noun is a thing, a place or a time."""
    is_thing = head in things() or head in NO_POSTS or head in english_nouns("not_roles")
    return not is_thing and not head.endswith(_ENDS)
