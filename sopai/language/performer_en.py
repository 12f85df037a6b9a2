"""Who does what an English sentence says: its subject, or the agent of its passive."""

from re import IGNORECASE, compile
from typing import NamedTuple

from sopai.language.actor import Actor, is_activity
from sopai.language.lexicon import (
    agent_verbs,
    base_verbs,
    english_nouns,
    finite_verbs,
    things,
)
from sopai.language.owners_en import name_actor
from sopai.schema.owner import OwnerKind

TOKEN = compile(r"[A-Za-z][\w'’&@.-]*[\w@]|[A-Za-z]|\([^)]{0,60}\)|[,:;/+–—-]|\d[\w.:,%]*|[\"“”`]")

MODALS = frozenset(
    "must shall should will can may might could would cannot can't won't shouldn't "
    "needn't mustn't has have need needs is are was were does do did had doesn't don't isn't "
    "aren't wasn't".split()
)
_ADVERBS = frozenset(
    "then next first second third finally also now always never just only immediately please "
    "afterwards subsequently again otherwise instead meanwhile still already usually "
    "normally additionally lastly furthermore therefore thus however and but or so either "
    "both promptly quickly carefully manually automatically periodically regularly typically "
    "generally optionally alternatively later daily weekly monthly simply".split()
)
_CONDITIONS = frozenset(
    "if when whenever once after before while until unless in at by on during within upon as to "
    "from with for where wherever because since given per every each depending under following "
    "based should whether although though during prior except besides throughout via without "
    "above below otherwise".split()
)
_FILLERS = (_ADVERBS - {"never"}) | {",", "-", "–", "—"}
_TIME_WORDS = ("by ", "at ", "on the ", "within ", "before ", "every ")
_PRONOUNS = {"they": "pronoun", "he": "pronoun", "she": "pronoun"}
_TIME = compile(
    r"(?:by|at|on|within|after|before|until|every|from|between|around)?\s*(?:the\s+)?"
    r"(?:\d[\d:.,]*\s*(?:st|nd|rd|th|am|pm|h|min(?:ute)?s?|hours?|days?|noon|o'clock)?\b[\s,–-]*)+"
    r"(?:noon|am|pm)?[\s,:]*",
    IGNORECASE,
)
_PASSIVE = compile(
    r"\b(?:is|are|be|been|being|was|were|gets?)\b(?:\s+\w+ly)?\s+(?:\w+ed|\w+en|done|made|sent|"
    r"kept|held|put|set|given|run|built|taken|read|cut|led|paid|met|bought|brought)\b"
    r"[^.;:]{0,60}?\bby\s+(?=[A-Za-z])",
    IGNORECASE,
)
_RESPONSIBLE = compile(
    r"\b(?:responsib(?:ility|le)\s+(?:of|for\s+this\s+(?:is|lies with))|performed by|carried out "
    r"by|done by|assigned to|owned by|handled by|conducted by|executed by|completed by)\s+",
    IGNORECASE,
)
_CIRCUMSTANCE = compile(r"\s(?:at|before|after|within|during|until|under|via|using|when|if)\s")
"""When, where or how: what follows an agent and is no part of its name."""

_PHRASE = compile(r"((?:[A-Za-z][\w'’&/-]*[ \t]*){1,6})")


_NO_NAMES = frozenset(
    "this that these those it there here what which such some any each all both nothing everything "
    "most many several other another its their your our one two last next first second third "
    "new old final early late daily weekly monthly".split()
)
_OBJECT = frozenset("the a an all each every it them his her their any that".split())
COPULAS = frozenset("is are was were has have had".split())
PERMISSIONS = frozenset("can may might could would".split())


HEAD = 110
"""Characters of a sentence in which its subject is looked for."""

LONG_HEAD = 260
"""The same, when a long condition leaves fewer words than `MIN_TOKENS`."""

MIN_TOKENS = 6

MAX_SUBJECT = 9
"""Words before the verb that can be the subject."""

MAX_UNKNOWN = 3
"""Words of a subject that no list knows."""

MAX_LABEL = 5
"""Words of a label before a colon."""


class Subject(NamedTuple):
    """Who acts, and the verb that follows."""

    actor: Actor
    verb: str


class Sentence(NamedTuple):
    """The head of a sentence, taken apart once for owner and mood."""

    tokens: list[str]
    """Words and signs after lead-ins such as a label, a time or a condition."""

    lower: list[str]
    label: str | None
    """What stands before a leading colon, for example "Packer" or "Red"."""

    text: str
    """The whole sentence."""


def take_apart(text: str) -> Sentence:
    """The head of a sentence without its lead-ins.

    Args:
        text: one sentence of `plain`.
    """
    sentence = _parse(text, HEAD)
    if len(sentence.tokens) < MIN_TOKENS and len(text) > HEAD:
        return _parse(text, LONG_HEAD)
    return sentence


def _parse(text: str, size: int) -> Sentence:
    label, head = _split_label(text[:size].strip(" \t\r\n-–—•*·>"))
    if head[:1].isdigit() or head[:12].lower().startswith(_TIME_WORDS):
        match = _TIME.match(head)
        if match is not None and 0 < match.end() < len(head):
            head = head[match.end() :]
    tokens = TOKEN.findall(head)
    tokens, lower = _skip_condition(tokens, list(map(str.lower, tokens)))
    at = 0
    while at < len(lower) and lower[at] in _FILLERS:
        at += 1
    return Sentence(tokens[at:], lower[at:], label, text)


def _split_label(head: str) -> tuple[str | None, str]:
    """A label before a colon, or a time before a dash, and the rest."""
    colon = head.find(":", 0, 60)
    if colon > 0 and head[colon + 1 : colon + 2].isspace() and _is_label(head[:colon]):
        return head[:colon].strip(), head[colon + 1 :].strip()
    if head[:1].isdigit():
        dash = head.find(" – ", 0, 50)
        if dash > 0:
            return head[:dash].strip(), head[dash + 3 :].strip()
    return None, head


def _is_label(text: str) -> bool:
    """A few words without a verb: "Red", "17th", "Packer on shift"."""
    words = text.lower().split()
    if len(words) > 1 and words[0] in base_verbs() and words[1] in _OBJECT:
        return False
    return len(words) <= MAX_LABEL and not any(
        word in MODALS or word in finite_verbs() for word in words[1:]
    )


_ENDS = frozenset((",", ":", "then"))


def _skip_condition(tokens: list[str], lower: list[str]) -> tuple[list[str], list[str]]:
    """Skip one or two leading conditions or circumstances that a comma ends."""
    for _ in range(2):
        at = 0
        while at < len(lower) and lower[at] in _ADVERBS:
            at += 1
        if at >= len(lower) or lower[at] not in _CONDITIONS:
            break
        comma = next((i for i in range(at + 1, len(lower)) if lower[i] in _ENDS), None)
        if comma is None:
            break
        tokens, lower = tokens[comma + 1 :], lower[comma + 1 :]
    return tokens, lower


def subject(sentence: Sentence) -> Subject | None:
    """Who acts in the sentence: its grammatical subject, when it names an actor."""
    lower, tokens = sentence.lower, sentence.tokens
    if not lower:
        return None
    first = lower[0]
    if first in ("you", "you'll", "you're", "you've"):
        return Subject(Actor("reader", "you"), _next_verb(lower))
    if first in ("we", "we'll", "we're", "we've", "i", "i'll"):
        return Subject(Actor(OwnerKind.VAGUE, tokens[0]), _next_verb(lower))
    if first in _PRONOUNS:
        return Subject(Actor("pronoun", tokens[0]), _next_verb(lower))
    if is_imperative(sentence):
        return None
    return _noun_subject(tokens, lower)


def _next_verb(lower: list[str]) -> str:
    """The verb or modal after a pronoun."""
    if "'ll" in lower[0]:
        return "will"
    if "'re" in lower[0] or "'ve" in lower[0]:
        return "are"
    return next((word for word in lower[1:4] if word not in _ADVERBS), "")


def _noun_subject(tokens: list[str], lower: list[str]) -> Subject | None:
    finite, base = finite_verbs(), base_verbs()
    for at in range(1, min(len(tokens), MAX_SUBJECT)):
        word = lower[at]
        if word[0] in ',:;"`':
            return None
        is_modal = word in MODALS
        joined = "and" in lower[1 : at - 1] and lower[at + 1 : at + 2] and lower[at + 1] in _OBJECT
        several = _is_plural(lower[at - 1]) or joined
        acts = is_modal or word in finite or (word in base and several)
        if not acts and not _is_bidden(lower, at):
            continue
        if word in english_nouns("roles") and lower[at + 1 : at + 2] and _acts(lower[at + 1]):
            continue
        phrase = " ".join(token for token in tokens[:at] if token.lower() not in _ADVERBS)
        actor = _first_of_several(tokens[:at], lower[:at]) or name_actor(phrase)
        if actor is not None and _performs(word, lower[at + 1 : at + 3]):
            return Subject(actor, word)
        if _may_be_name(tokens[:at], lower[at:]):
            return Subject(Actor("name", phrase), word)
        does = lower[at + 1] if is_modal and at + 1 < len(lower) else word
        if does in agent_verbs() and _is_somebody(tokens[:at]):
            return Subject(Actor(OwnerKind.ROLE, phrase, role=phrase), word)
        if is_modal:
            return None
    return _role_subject(tokens, lower) or _late_subject(tokens, lower)


def _first_of_several(tokens: list[str], lower: list[str]) -> Actor | None:
    """The first of "the packer and the driver": of several the first decides."""
    for sign in ("and", "or", "/"):
        if sign in lower[1:]:
            actor = name_actor(" ".join(tokens[: lower.index(sign, 1)]))
            is_one = actor is not None and actor.kind in (OwnerKind.ROLE, OwnerKind.PERSON)
            return actor if is_one else None
    return None


_TIMES = frozenset(
    "morning evening afternoon night day week month weekend beginning end case start time".split()
)


def _late_subject(tokens: list[str], lower: list[str]) -> Subject | None:
    """A role behind a circumstance that no comma ends: "In the morning the cook checks"."""
    if lower[0] not in _CONDITIONS:
        return None
    for at in range(2, min(len(lower), MAX_SUBJECT)):
        if lower[at] in finite_verbs() or lower[at] in MODALS:
            for start in range(max(1, at - 4), at):
                if not _TIMES.isdisjoint(lower[start:at]):
                    continue
                actor = name_actor(" ".join(tokens[start:at]))
                if actor is not None and actor.kind in (OwnerKind.ROLE, OwnerKind.PERSON):
                    return Subject(actor, lower[at])
            return None
    return None


def _role_subject(tokens: list[str], lower: list[str]) -> Subject | None:
    """A known role before a verb that no list knows: "The desk analyst images the laptop"."""
    for at in range(2, min(len(tokens) - 1, MAX_SUBJECT)):
        if lower[at].endswith("s") and lower[at].isalpha():
            actor = name_actor(" ".join(tokens[:at]))
            if actor is None or actor.kind not in (OwnerKind.ROLE, OwnerKind.PERSON):
                continue
            is_whole = actor.person is not None and tokens[at - 1].startswith("(")
            if is_whole or lower[at + 1] in _OBJECT or _is_unknown_verb(lower[at : at + 2]):
                return Subject(actor, lower[at])
    return None


_LEADS_ON = frozenset(
    "up off out down over to with on from for at in into until when if as between through".split()
)


def _is_unknown_verb(words: list[str]) -> bool:
    """A verb by its form: it ends in s, is no thing in the plural, and a preposition follows."""
    return words[1] in _LEADS_ON and words[0] not in things() and words[0][:-1] not in things()


_ARTICLES = frozenset(("the", "a", "an", "our", "your", "each", "every"))


def _is_plural(word: str) -> bool:
    if word.endswith(("'s", "’s")):
        return False
    return word[-1] == "s" or word in ("staff", "crew", "people", "personnel")


def _is_somebody(tokens: list[str]) -> bool:
    """Whether a subject that no list knows may be a person: "the gaffer", "MPO".

    Its verb is one that people do; it is short, and its head is no thing, verb or adverb, nor the
    number of a form, "R-5".
    """
    named = [token for token in tokens if token.lower() not in _ARTICLES]
    if not 0 < len(named) <= MAX_UNKNOWN or any(word.lower() in _CONDITIONS for word in named):
        return False
    head = named[-1].lower()
    if named[-1].isupper() and len(head) > 1:
        return head.isalpha() and head not in things()
    if len(named) == len(tokens) and not head.endswith("s"):
        return False
    return (
        head.isalpha()
        and head not in things()
        and not head.endswith(("ing", "ly", "ed", "tion", "ment", "ness", "ity"))
        and head not in base_verbs()
    )


def _acts(word: str) -> bool:
    """Whether a word is a verb: "Team leads look at" names the leads."""
    return word in MODALS or word in base_verbs()


_PATIENT = compile(r"\w+ed|given|made|sent|kept|put|told|taken|led|held|paid|set|shown|always|also")
"""What is done to a subject: "each team will be given a task"."""


def _performs(verb: str, following: list[str]) -> bool:
    """Whether a verb makes its subject act: "has to", "is responsible", "has 30 days"."""
    if verb in MODALS and following[:1] == ["be"] and following[1:2]:
        return not _PATIENT.fullmatch(following[1]) or following[1] in _DUTIES
    if verb not in COPULAS:
        return True
    return bool(following) and (following[0][0].isdigit() or following[0] in _DUTIES)


_DUTIES = frozenset(
    ("to", "responsible", "required", "expected", "accountable", "obliged", "not", "only", "in")
)


def _may_be_name(tokens: list[str], rest: list[str]) -> bool:
    """One or two capitalised words, an action verb, its object: "Ximena checks the"."""
    if len(tokens) > 2 or tokens[0].lower() in _NO_NAMES or tokens[0].lower() in base_verbs():
        return False
    if rest[0] not in finite_verbs() or rest[0] in MODALS:
        return False
    if len(rest) < 2 or not (rest[1] in _OBJECT or rest[1][0].isdigit()):
        return False
    return all(token[:1].isupper() and token[1:].islower() and token.isalpha() for token in tokens)


def agent(text: str) -> Actor | None:
    """Who a passive names after "by": "is checked by the Shift Lead".

    Deadlines ("by 17:00"), means ("by e-mail") and manners ("by scanning") name nobody.
    """
    for pattern in (_PASSIVE, _RESPONSIBLE):
        for match in pattern.finditer(text):
            phrase = _PHRASE.match(text, match.end())
            if phrase is None:
                continue
            actor = longest_actor(_CIRCUMSTANCE.split(phrase.group(1), maxsplit=1)[0])
            if actor is not None:
                return actor
    return None


_TASK_OF = compile(
    r"^(?:by|for|(?:the )?(?:task|job|duty|role) of)\s+(?:the )?|['’]s? (?:task|job|duty|part)$",
    IGNORECASE,
)


def label_actor(label: str) -> Actor | None:
    """Who a label before a colon names: "Packer: pack the order"; "Spectral QC:" is a subject."""
    if " " in label and is_activity(label):
        return None
    actor = name_actor(_TASK_OF.sub("", label))
    named = (OwnerKind.ROLE, OwnerKind.PERSON, OwnerKind.GROUP)
    return actor if actor and actor.kind in named else None


def longest_actor(phrase: str) -> Actor | None:
    """Who the longest leading part of a phrase names."""
    words = phrase.split()
    for stop in range(min(len(words), 6), 0, -1):
        actor = name_actor(" ".join(words[:stop]))
        if actor is not None:
            return actor
    return None


_LINKS = MODALS | {"and", "or"}


def _begins_with_role(tokens: list[str], lower: list[str]) -> bool:
    """A role whose first word may be a verb, and what it does: "Shift lead takes the list"."""
    for at in range(2, min(len(lower), 5)):
        if lower[at] in finite_verbs() or lower[at] in _LINKS or _is_bidden(lower, at):
            actor = name_actor(" ".join(tokens[:at]))
            return actor is not None and actor.kind == OwnerKind.ROLE
    return False


def _is_bidden(lower: list[str], at: int) -> bool:
    """A verb behind "to", as in "Packer to close the box"."""
    return lower[at] == "to" and at + 1 < len(lower) and lower[at + 1] in base_verbs()


_NOUN_FOLLOWERS = frozenset(
    "id ids number numbers date name address status owner type code time version title form "
    "list level method amount value reason phase team department of is are was were".split()
)
_OPENERS = frozenset(
    "the a an this that these those all any each every your their our his her its it them him "
    "us me you no not if whether that which who what how when where in on at to for from with by "
    "into onto over under out up down off through and & , or as again back".split()
)


def is_imperative(sentence: Sentence) -> bool:
    """The sentence begins with a verb in its base form that is not the name of a thing."""
    lower, tokens = sentence.lower, sentence.tokens
    if not lower:
        return False
    first = lower[0].rpartition("-")[2]
    if first in ("do", "don't", "don’t", "never", "no"):
        return first != "no"
    if first in ("make", "be", "let", "ensure"):
        return True
    if first not in base_verbs():
        return False
    if len(lower) == 1:
        return True
    follower = lower[1]
    if follower in _OPENERS or follower[:1] in '"“`(' or follower[0].isdigit():
        return follower not in ("of", "is", "are")
    if follower in _NOUN_FOLLOWERS or follower in MODALS or _begins_with_role(tokens, lower):
        return False
    both_capital = tokens[0][0].isupper() and tokens[1][0].isupper()
    return not (both_capital and not tokens[1].isupper() and len(tokens) < 4)
