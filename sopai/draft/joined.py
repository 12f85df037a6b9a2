"""Whether "and" or "then" parts two actions: "opens the parcel and photographs the damage"."""

from functools import cache
from re import Pattern, compile

from sopai.language import performer_en
from sopai.language.lexicon import base_verbs, chinese_verbs, finite_verbs, third_person
from sopai.language.mood_zh import begins_with_verb
from sopai.language.owners_zh import any_of

_BOUND_EN = compile(
    r"^\W*(?:(?:and|but|so|then) )*(?:[\w'’-]+ ){0,3}?"
    r"(?:never|not|only|nobody|no one)\b|^\W*(?:[\w'’-]+ ){0,3}?\w+n['’]t\b|"
    r"\b(?:who|which|that|where|whose)\s",
    2,
)
"""Before "and" it holds for what follows too: a ban, a restriction, a relative clause."""

_BOUND_AGAIN = compile(r"(?:never|not|only|no|always|do(?:es)?n['’]t|does not|do not)\b", 2)
_GOVERNED = compile(
    r"\b(?:(?:asks?|tells?|reminds?|helps?|allows?|wants?|gets?|trains?|instructs?|invites?|"
    r"requests?)\b[^,;]*? to|lets?\b[^,;]*?|makes?\b[^,;]*?) (?P<verb>[a-z]+)\b",
    2,
)
_LAST = compile(r"(?:^|,\s*)(?P<verb>[a-z]+)\s*$", 2)
_ALONE = frozenset(
    form
    for verb in "stop wait listen knock apologise stand sit arrive stay leave go come".split()
    for form in (verb, third_person(verb))
)
"""Verbs that have no object: "stops and calls the lead" are two actions."""

_THEN_EN = compile(r"[,;]?\s+(?:and\s+)?then\s+$", 2)

JOINT_ZH = (
    r"(?:,?(?:然后|接着|随后)再?|(?<![不一先也还])再(?![次三度说见有也])|"
    r"(?<![合一归])并且?(?![不非没排列发未]))"
)
"""What joins two Chinese actions, with or without a comma."""

_BOUND_ZH = compile(r"[不没未别勿等]|必须|如果|只|禁|除非|的$|[完后前时了]$")


def parts_en(head: str, joint: str, rest: str) -> bool:
    """Whether an English action ends at a joint and another one begins; False keeps them one.

    They stay one where they share an object ("washes and dries the cup"), a ban or a restriction
    ("never opens it and leaves"), or a verb ("asks him to sign and return it").

    Args:
        head: from the beginning of the sentence, or from the last cut.
        joint: the words between, such as " and ".
        rest: what follows.
    """
    if _THEN_EN.search(joint):
        return True
    if joint.strip() != "and":
        return True
    if _BOUND_AGAIN.match(rest):
        return True
    if _BOUND_EN.search(head) or _is_bare(head):
        return False
    return not _is_governed(head, rest)


def _is_bare(head: str) -> bool:
    """The head ends in its verb, whose object comes later."""
    last = _LAST.search(head)
    verbs = finite_verbs() | base_verbs()
    if last is not None and last["verb"].lower() in verbs:
        return last["verb"].lower() not in _ALONE
    sentence = performer_en.take_apart(head)
    acts = performer_en.subject(sentence)
    if acts is None or not sentence.lower or acts.verb in _ALONE:
        return False
    return acts.verb == sentence.lower[-1]


def _is_governed(head: str, rest: str) -> bool:
    """The second verb hangs on the first: "asks the guest to sit down and fill in the form"."""
    first = rest.split(maxsplit=1)[0].lower()
    if first in finite_verbs():
        return False
    return any(match["verb"].lower() in base_verbs() for match in _GOVERNED.finditer(head))


def goes_on_en(rest: str) -> bool:
    """Behind "then": a verb in the third person, whatever follows it."""
    return rest.split(maxsplit=1)[0].lower().strip(".,;:") in finite_verbs()


def parts_zh(head: str, rest: str) -> bool:
    """Whether a Chinese action with its object ends, and another one begins.

    Args:
        head: what stands before 然后, 再 or 并.
        rest: what follows.
    """
    if not begins_with_verb(rest[:30]) or _BOUND_ZH.search(head):
        return False
    return _verb_and_object().search(head) is not None


@cache
def _verb_and_object() -> Pattern[str]:
    verbs = any_of(chinese_verbs())
    return compile(
        rf"(?:{verbs})(?:好|完|上)?[\u4e00-\u9fff\w]{{2,}}$|"
        r"[\u4e00-\u9fff][好完][\u4e00-\u9fff]{2,}$|先[^,。]{2,}$|[把将][^,。]{2,}$"
    )
