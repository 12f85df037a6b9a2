"""Who acts inside an English clause, and by whom something is done."""

from functools import cache
from re import Pattern, compile, escape

from sopai.draft.actors import role
from sopai.language.actor import Actor
from sopai.language.addressee import is_agent_noun
from sopai.language.lexicon import base_verbs, english_nouns, finite_verbs, things


def inside(text: str) -> Actor | None:
    """Who acts in the middle of a clause; behind its condition, where it has one."""
    comma = text.find(", ")
    start = comma if _CONDITION.match(text) and comma > 0 else 0
    for match in _doing().finditer(text, start):
        who = match["who"]
        is_passive = match["rest"] is not None and not _is_active(match["rest"], text, match.end())
        if is_passive or not _is_somebody(who) or OBJECT_BEFORE.search(text[: match.start()]):
            continue
        if is_served(f"the {who}") and not _does_itself(match["verb"] or match["rest"]):
            continue
        return role(who)
    return None


@cache
def _doing() -> Pattern[str]:
    """Somebody by a post, and what is done: "every Friday the team lead reviews"."""
    acts = "|".join(sorted(map(escape, finite_verbs() | DOING), key=len, reverse=True))
    word = r"(?!(?:the|our|my|a|an|each|every|both|if|when|that|who)\b)[a-z][\w-]*"
    between = "(?:also|always|then|usually|only|first|never|still|both|each|now|normally)"
    return compile(
        r"\b(?:the|our|my|a|an|each|every|both|one|duty|two|all) "
        rf"(?P<who>(?:{word} ){{0,3}}?{word})"
        rf"(?: {between})* (?:(?P<verb>{acts})|(?:must|may|can|will|should|has to|have to|"
        r"needs to|is to|are to|is|are) (?P<rest>[a-z]+))\b",
        2,
    )


_CONDITION = compile(r"^\W*(?:if|when|once|unless|until|in case|should|while|after|before)\b", 2)


OBJECT_BEFORE = compile(
    r"\b(?:tell|tells|ask|asks|call|calls|ring|rings|phone|phones|inform|informs|give|gives|send|"
    r"sends|show|shows|hand|hands|to|with|for|from|of|at|by|if|when|once|unless|until|while|after|"
    r"before|that|who|which|where|what) $",
    2,
)
"""Before somebody who is told, given or asked something, or whose act is a condition."""


def _is_active(word: str, text: str, end: int) -> bool:
    """It must learn, is holding; and not is told, must be informed."""
    if word in ("be", "have", "not"):
        return False
    return word in base_verbs() or (word.endswith("ing") and text[end : end + 1] in (" ", ""))


def done_by(text: str) -> Actor | None:
    """By whom a passive says that it is done: "saved in MouldTrack by the setter"."""
    match = _BY.search(text)
    if match is None:
        return None
    words_behind = text[match.start("who") :].split()[:MAX_BY]
    for count in range(1, len(words_behind) + 1):
        who = " ".join(words_behind[:count]).rstrip(",.;)")
        if _is_somebody(who) and not is_served(f"the {who}"):
            return role(who)
    return None


_BY = compile(
    r"\b(?:[a-z]+ed|done|kept|sent|taken|written|made|put|paid|cut|given|held|read|seen|set|shut|"
    r"told|brought|drawn|driven|chosen)\b[^,.;]{0,40}? by (?:the |our |an? )?"
    r"(?P<who>(?:[a-z][\w-]* ){0,2}?[a-z][\w-]*)\b",
    2,
)


MAX_BY = 3
"""Words of a post behind "by"."""


def _is_somebody(who: str) -> bool:
    head = who.split()[-1].lower()
    if head in things() or head in NO_POSTS or head in english_nouns("not_roles"):
        return False
    return head in english_nouns("roles") or head in _PEOPLE or is_agent_noun(head)


_PEOPLE = frozenset(
    "person guest customer client parent tenant patient caller member locksmith fitter welder "
    "setter duty lead team crew shift counter".split()
)


NO_POSTS = frozenset(
    "never after under over other others however later rather either neither together whether "
    "another order number whatever wherever whenever whichever water paper letter matter order "
    "weather corner counter poster folder container trailer cover cooler freezer every sooner "
    "better longer higher lower for per our error doctor mirror floor door colour four hour "
    "one two three five six seven eight nine ten few several last next first second third".split()
)
"""Words that end like somebody who does something."""


DOING = frozenset(
    (
        "compares compare pins pin sews sew cuts cut irons iron promises promise accepts "
        "accept sees see reads read refuses refuse offers offer finds find decides decide "
        "checks check rings ring calls call writes write puts put takes take brings bring "
        "gives give tells tell asks ask signs sign counts count fills fill enters enter opens "
        "open closes close locks lock leaves leave hands hand copies copy prints print sends "
        "send looks look measures measure weighs weigh drives drive loads load plates plate "
        "cleans clean wipes wipe thickens thicken feeds feed washes wash books book orders "
        "order makes make waits wait helps help explains explain agrees agree"
    ).split()
)
"""What people do, and things seldom."""


SERVED = compile(
    r"^\W*(?:(?:and|then|so) )?(?:the |our |a |an |all |every |each )?"
    r"(?P<who>(?:new )?(?:customer|guest|client|patient|parent|member|caller|visitor|child|pupil|"
    r"tenant|resident|buyer|student)s?|children)\b(?P<rest>.*)",
    2 | 16,
)
"""A subject that mostly is served."""


_DOES_ITSELF = (
    "sign pay bring show fill send leave remove take park report call ring confirm cancel choose "
    "describe upload collect pick come return book decide hand write give tell agree answer"
).split()


ITSELF = compile(
    r"^ (?:\w+ly |also |then |first |must |should |will |ha(?:s|ve) to |needs? to |can |may |"
    r"both )*"
    rf"(?:{'|'.join(_DOES_ITSELF)})(?:e?s)?\b(?! (?:have|has|is|are|must|will|should|can|may)\b)",
    2,
)


def is_served(named: str) -> bool:
    """Whether somebody is a customer, a guest, a parent: they act, and nobody answers to us."""
    return SERVED.match(named) is not None


def _does_itself(verb: str) -> bool:
    return ITSELF.match(f" {verb}") is not None
