"""Who acts in an English clause of a brief."""

from functools import cache
from re import Pattern, compile, escape

from sopai.draft.actors import Names, person, role
from sopai.draft.doing_en import acting, bare, beside, named, unknown
from sopai.draft.inside_en import ITSELF, SERVED, done_by, inside, is_served
from sopai.draft.people_en import BINDING
from sopai.draft.tagged_en import doer
from sopai.language import performer_en
from sopai.language.actor import Actor
from sopai.language.analysis import actor_in
from sopai.language.lexicon import english_nouns, finite_verbs
from sopai.schema.owner import OwnerKind


def actor(text: str, names: Names) -> Actor | None:
    """Who acts in a clause: by name, role, group or pronoun; None where its words do not say."""
    if text.startswith("who "):
        return Actor("pronoun", "who")
    direct = (
        _whoever(text)
        or _made_to(text, names)
        or _behind_condition(text)
        or _served(text)
        or _department(text)
    )
    if direct is not None or SERVED.match(text):
        return direct
    found = actor_in(text, "en")
    if found is not None and (_CROWD.search(found.text) or _is_verb(found.text)):
        found = None
    if found is not None and found.text.lower() in _NOBODY_NAMED:
        found = doer(text, names) or found
    if found is not None and is_served(found.text):
        found = _served(text[text.find(found.text) :])
    if found is not None and undergoes(found.text, text):
        found = None
    return (
        found
        or _late(text, names)
        or _duty(text, names)
        or unknown(text)
        or bare(text)
        or named(text, names)
        or inside(text)
        or acting(text)
        or _in_part(text, names)
        or beside(text, names)
        or doer(text, names)
    )


_NOBODY_NAMED = frozenset(("we", "it", "you", "this", "that", "everyone", "everybody", "nobody"))
"""Subjects that leave the question open, so that somebody else in the clause is heard first."""

_PARTS = compile(r"[,;:→]\s+|\s[–—-]\s")


def _in_part(text: str, names: Names) -> Actor | None:
    """Who acts behind a comma: "over 5: everybody out, duty manager rings the firm"."""
    for part in _PARTS.split(text)[1:]:
        name = next((name for name in names if part.startswith(f"{name} ")), None)
        rest = part.removeprefix(f"{name} ").split(maxsplit=1)[:1]
        if name is not None and rest and rest[0].lower() in _finite():
            return person(name)
        found = _department(part) or _named_role(part) or unknown(part) or bare(part)
        if found is not None and not is_served(found.text):
            return found
    return None


def _named_role(part: str) -> Actor | None:
    found = actor_in(part, "en")
    if found is None or found.kind != OwnerKind.ROLE or undergoes(found.text, part):
        return None
    is_doubtful = _CROWD.search(found.text) or _is_verb(found.text)
    return None if is_doubtful else found


_HERSELF = (
    r"\b(?P<who>{names}) (?:does|do|handles?|decides?|takes?|signs?|pays?|settles?|approves?)"
    r"(?: (?:it|that|this|them))?(?: (?:her|him|them)sel(?:f|ves)| alone)?\W*$"
)
"""Whoever does what stands before: "Refunds up to 50 euros Anna does herself"."""


def _late(text: str, names: Names) -> Actor | None:
    """Who acts behind a condition that no comma ends: "if it is wrong she sends it back"."""
    if names:
        known = "|".join(map(escape, names))
        behind = compile(_HERSELF.format(names=known)).search(text)
        if behind is not None:
            return person(behind["who"])
    for name in names:
        late = rf"^\W*{_LEADS}\b.*\b{escape(name)} [a-z]+s\b"
        if compile(late).search(text) or compile(rf"\b{escape(name)}{_ACTS}").search(text):
            return person(name)
    if _UNTIL_I.search(text) or _THEN_I.search(text):
        return Actor("pronoun", "I")
    match = _LATE_PRONOUN.search(text)
    return Actor("pronoun", match["who"]) if match is not None else None


def _made_to(text: str, names: Names) -> Actor | None:
    """Who is made to do it: "have Tom check the doors", "make sure Nadia signs"."""
    for name in names:
        if compile(_MADE_TO.format(name=escape(name))).search(text):
            return person(name)
        if compile(_BESIDE.format(name=escape(name))).search(text):
            return person(name)
    return None


def _duty(text: str, names: Names) -> Actor | None:
    """Whom a clause makes responsible: "that's Sabine", "it is on Tom to", "Mia's job"."""
    if not names:
        return _charged(text)
    names = "|".join(map(escape, sorted(names, key=len, reverse=True)))
    match = compile(_DUTY.format(names=names)).search(text)
    if match is not None:
        name = next(filter(None, match.groups()))
        return person(name)
    return _charged(text)


PERFORMER = (
    compile(
        r"(?:^|\n)[-*• \t]*(?:all |always )?(?:done|carried out|to be done) by (?:the |our )?"
        r"(?P<who>[a-z -]{3,40})",
        2,
    ),
    compile(
        r"\b(?:procedures?|sops?|check-?lists?|instructions?|guide|page|sheet|something|one-pager|"
        r"card|manual)\b[^.\n]{0,40}? for (?:the |our |my |all |new )*(?P<who>[a-z -]{3,40})",
        2,
    ),
    compile(
        r"(?:^|[.!?\n][ \t]*)(?:the|our) (?P<who>[a-z -]{3,40}?) (?:is|are) "
        r"(?:always |usually |normally )?"
        r"(?:whoever|the one who|who does)",
        2,
    ),
    compile(
        r"\b(?:what|how) (?:the|our|my) (?P<who>[a-z -]{3,40}?) "
        r"(?:does|do|has to|have to|should)\b",
        2,
    ),
    compile(
        r"\b(?:this|it) is (?:all )?(?:meant )?for (?:the |our |all )*(?P<who>[a-z -]{3,40})",
        2,
    ),
    compile(
        r"\b(?:all (?:of )?(?:this|it)|everything) (?:is done by|is for|is the job of) "
        r"(?:the |our )?(?P<who>[a-z -]{3,40})",
        2,
    ),
)


_LEADS = (
    "(?:[Ii]f|[Ww]hen|[Oo]nce|[Aa]fter|[Bb]efore|[Bb]y|[Oo]n|[Ii]n|[Aa]t|[Ee]very|[Ff]rom|"
    "[Dd]uring)"
)
"""What stands before the one who acts: when it is done."""


_MADE_TO = (
    r"\b(?:[Hh]ave|[Ll]et|[Mm]ake sure|[Ee]nsure|[Mm]ake sure that) {name} [a-z]+\b|"
    r"\b(?:[Aa]sk|[Gg]et|[Ww]ant|[Ll]ike|[Tt]ell|[Nn]eed) {name} to [a-z]+|"
    r"\b(?:leave|leaves|left) (?:it |this |that )?to {name}\b|\({name}[^)]*\) [a-z]+s\b"
)


_BESIDE = r"^\W*(?:[Tt]he|[Oo]ur|[Mm]y) \w+(?: \w+)?, (?:\w+ly |that['’]s )?{name},? [a-z]+s\b"
"""Somebody with a name beside the post: "The mechanic, usually Ben, signs"."""


_UNDERGOES = (
    r"(?:(?:must|has to|have to|should|will|is to|are to|needs? to) be \w+|"
    r"(?:is|are|gets?) (?:told|informed|asked|called|paid))\b"
)
"""Behind a name: something is done to its bearer."""


_ACTS = rf" (?:{'|'.join(sorted(BINDING))}|has to)\b"
"""Behind a name: its bearer is bound to something, wherever in the clause that stands."""


_UNTIL_I = compile(r"\b(?i:until|unless|before|once) I(?:['’]ve| have)? [a-z]+")
"""A step that waits for the writer is the writer's."""


_THEN_I = compile(r"^\W*(?:[Ii]f|[Ww]hen|[Oo]nce|[Aa]fter)\b.+\bI (?:will|must|[a-z]{3,})\b")
"""Behind a condition the writer acts: "if there is nothing by noon I will ring"."""


_LATE_PRONOUN = compile(
    r"^\W*(?:if|when|once|while|after|before|actually|then|so|and|also|otherwise)\b[^.]*?"
    r"\b(?P<who>she|he|they|you) \w+",
    2,
)


_DUTY = (
    r"\b(?:[Tt]hat|[Ii]t)(?:['’]?s| is) (?:then )?(?:(?:on|up to|down to|with|for) )?"
    r"({names})\b(?!['’]s? \w+ing)|\b(?:up|down|left) to ({names})\b|\b({names})['’]s? "
    r"(?:job|task|duty|part|business|thing|signature|okay|ok|approval|permission|sign-off|call|"
    r"decision)\b|"
    r"\b(?:yes|okay|ok|approval|permission|go-ahead|signature|sign-off)\b[^,.;]{{0,20}}? "
    r"(?:from|by|of) ({names})\b|\bby ({names})\b|"
    r"\b(?:is|are|stays?|remains?|lies?) with ({names})\b"
)


_CHARGED = compile(
    r"\b(?:(?:(?:it|that|this)(?:['’]s| is)|is|are) (?:then )?(?:on|up to|down to|the job of)|by|"
    r"(?:is|are|stays?|remains?|lies?) with) "
    r"(?P<who>(?:the|our|a) [^,.]+?)"
    r"(?= (?:by|with|within|in|on|at|before|after|to|from|and|when|if|until)\b|[,.;]|$)",
    2,
)


def _charged(text: str) -> Actor | None:
    """The role that a clause makes responsible: "then it's on the shift lead to park the job"."""
    match = _CHARGED.search(text)
    actor = performer_en.longest_actor(match["who"]) if match is not None else None
    is_role = actor is not None and actor.kind == OwnerKind.ROLE
    if actor is not None and is_role and "person" not in actor.text:
        return actor
    return done_by(text)


def _whoever(text: str) -> Actor | None:
    """Whoever is on shift locks the door: named by the roster of the day, and no nobody."""
    words = text.split()
    at = next((n for n, word in enumerate(words) if word.lower() == "whoever"), None)
    if at is None:
        return _the_one_who(text)
    if at > 0 and not words[at - 1].endswith(",") and words[at - 1] != "and":
        return None
    verbs = [n for n in range(at + 1, len(words)) if words[n].lower().strip(",.;") in _finite()]
    if len(verbs) < 2 or verbs[1] - at > MAX_WHOEVER:
        return None
    phrase = " ".join(words[at : verbs[1]]).rstrip(",")
    return role(phrase)


def _the_one_who(text: str) -> Actor | None:
    """The person closing turns off the lights; one of the nurses checks the fridge."""
    match = _ONE.match(text)
    if match is None or match["verb"] not in _finite():
        return None
    return role(match["who"])


_ONE = compile(
    r"^\W*(?P<who>(?:the|a|an|one) (?:second |other |third )?(?:person|colleague|employee|one)"
    r"(?: (?:\w+ing|on \w+|at the \w+|in charge))?|one of the \w+s) (?P<verb>[a-z]+s)\b",
    2,
)


MAX_WHOEVER = 8
"""Words of "whoever is at the counter"."""


@cache
def _finite() -> frozenset[str]:
    return finite_verbs() | {"is", "has", "must", "will", "should"}


@cache
def _acting() -> Pattern[str]:
    roles = "|".join(sorted(map(escape, english_nouns("roles")), key=len, reverse=True))
    verbs = "|".join(sorted(map(escape, _finite()), key=len, reverse=True))
    who = rf"(?P<who>(?:\w+ ){{0,2}}?(?:{roles}))"
    return compile(rf"\b(?:the|a|our) {who} (?:{verbs}|may|can)\b", 2)


def _behind_condition(text: str) -> Actor | None:
    """The second who acts, where a condition has one: "if the driver refuses the clerk writes"."""
    if not _IF.match(text) or "," in text[:MAX_CONDITION]:
        return None
    found = list(_acting().finditer(text))
    actor = performer_en.longest_actor(found[1]["who"]) if len(found) > 1 else None
    return actor if actor is not None and actor.kind == OwnerKind.ROLE else None


_IF = compile(r"^\W*(?:if|when|once)\b", 2)


MAX_CONDITION = 80
"""Characters in which a comma would end a condition."""


def _is_verb(named: str) -> bool:
    """What was taken for a subject is more: "tells the shift lead", "packaging the customer"."""
    first = named.split()[0].lower()
    is_verb = first.endswith("s") and first in finite_verbs() and len(named.split()) > 1
    return is_verb or " the " in named


_CROWD = compile(r"\b(?:people|persons|anything|before|after)\b", 2)
"""Words of a subject that names nobody who can be asked."""


def _served(text: str) -> Actor | None:
    """One who is served does a step: "the customer signs the form"; "the child waits" is none."""
    match = SERVED.match(text)
    if match is None or not ITSELF.match(match["rest"]):
        return None
    return role(match["who"])


_SHIFTS = (
    "night shift", "day shift", "early shift", "late shift", "morning shift", "evening shift",
    "customer service", "front office", "back office", "service desk", "office", "shift",
)  # fmt: skip


@cache
def _department_acts() -> Pattern[str]:
    named = {*english_nouns("departments"), *_SHIFTS}
    names = "|".join(sorted(map(escape, named), key=len, reverse=True))
    verbs = "|".join(sorted(map(escape, finite_verbs()), key=len, reverse=True))
    return compile(rf"^\W*(?:the |our |and |then )*(?P<who>{names}) (?:{verbs})\b", 2)


def _department(text: str) -> Actor | None:
    """A department as one speaks of it: "sales asks every client"."""
    match = _department_acts().match(text)
    if match is None or _UNDERGONE.match(text, match.end()):
        return None
    return Actor(OwnerKind.GROUP, match["who"])


_UNDERGONE = compile(r" (?:\w+ly )?(?:\w+ed|done|made|taken|paid|sent|kept)\b")
"""Behind "transport is": it is done, and does nothing."""


def undergoes(who: str, text: str) -> bool:
    """Something is done to somebody: "Ben must be told"."""
    return compile(rf"^\W*{escape(who)} {_UNDERGOES}").match(text) is not None
