"""What a statement and a place are compared by: words, characters, kinds of amounts, situations."""

from collections import Counter
from collections.abc import Mapping, Sequence
from re import compile

from sopai.language.analysis import actor_in
from sopai.language.script import language_of, normalise
from sopai.retro.amounts import amounts_in
from sopai.retro.exact import sets_no_time
from sopai.retro.spots import Spot
from sopai.retro.values import Statement
from sopai.retro.words import words_of

OWN, ACTOR, HEADING = 1.0, 0.4, 0.5
"""How much a word counts: of the statement, of whoever acts in it, of its heading."""


def features_of(text: str) -> Counter[str]:
    """The words of a text, and what kinds of amounts it has: a limit belongs where one is."""
    found = words_of(text)
    amounts = amounts_in(normalise(text))
    found.update({f"~{one.kind}" for one in amounts})
    found.update({f"={one.kind} {one.value}" for one in amounts if one.kind.startswith("count")})
    found.update(f"'{sign}" for sign in _signs(text))
    if sets_no_time(text):
        found["~no time"] = 1
    return found


def _signs(text: str) -> set[str]:
    """The Chinese characters of a text that mean something by themselves."""
    return set(_HAN.findall(normalise(text))) - _EMPTY_SIGNS


_HAN = compile(r"[\u4e00-\u9fff]")


_EMPTY_SIGNS = frozenset(
    "的到了在和与或不是一二三四五六七八九十两个这那把被给对从为以及要可能会就都也还没有人们"
    "上下中前后内外时天次第每当其之于所由来去做用出入起过再才只再并由分点日月年大小多少老员部"
)


def case_share(
    spot: Spot, case: Counter[str], own: Mapping[str, float], around: Mapping[str, float]
) -> float:
    """How much an exception is worth: its situation is to be spoken of, not only what is done."""
    situation = words_of(spot.text.split("\n", 1)[0])
    if case:
        return THIS_CASE if len(case.keys() & situation.keys()) * 2 >= len(case) else OTHER_CASE
    iscase_share = any(word in own or around.get(word, 0.0) >= HEADING for word in situation)
    return 1.0 if iscase_share else UNSAID_CASE


THIS_CASE, UNSAID_CASE, OTHER_CASE = 1.3, 0.7, 0.5
"""For a decision that has the same situation, none, and another one."""


CASE = compile(
    r"^\W*(?:and |but |so |also )*(?:if|when|whenever|in case|should|unless|where|"
    r"for) (?P<en>[^,:]{4,60})[,:]|"
    r"^\W*(?:以后|今后)?(?:如果|要是|万一|一旦|遇到|碰到|凡是?|"
    r"当)?(?P<zh>[^,。:]{3,20}?)(?:的话|的|时候?|后)[,:]"
)
"""The situation with which a decision begins."""


def asked_of(statement: Statement, names: Sequence[str] = ()) -> dict[str, float]:
    """The words of a statement; those of whoever acts in it say less about where.

    Args:
        statement: any statement.
        names: people whom the SOP names.
    """
    acting = acting_words(statement)
    old = words_of(" ".join(_CONTRASTED.findall(statement.plain)))
    plain = statement.plain
    acting |= Counter(word for name in names if name in plain for word in words_of(name))
    for name in names:
        plain = plain.replace(name, " ")
    own = {word: OWN for word in words_of(plain)} | {word: ACTOR for word in acting}
    own |= {word: NOT_THEM for word in old if word in own}
    own |= {f"'{sign}": SIGN for sign in _signs(statement.plain)}
    amounts = amounts_in(normalise(statement.plain))
    kinds = {one.kind for one in amounts}
    own |= {f"~{kind}": KIND for kind in kinds}
    own |= {f"={one.kind} {one.value}": OWN for one in amounts}
    return own | ({"~no time": KIND} if kinds & {"duration", "clock", "rhythm"} else {})


SIGN = 0.35
"""How much a Chinese character counts beside the pairs: 肉 is the meat of 肉类 too."""


_CONTRASTED = compile(
    r"(?:, not|\binstead of|\brather than) (?:who(?:ever)?|the one|those|people) ([^,.;]+)"
)
"""Who does it no more is told by what else they do."""


NOT_THEM = 0.1


KIND = 0.35
"""How much a kind of amounts counts that both have."""


def acting_words(statement: Statement) -> Counter[str]:
    """The words of whoever acts in a statement."""
    actor = actor_in(statement.plain, language_of(statement.plain))
    return words_of(actor.text) if actor is not None else Counter()
