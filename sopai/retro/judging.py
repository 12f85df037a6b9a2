"""What a passage does by its own words alone."""

from re import compile
from typing import NamedTuple

from sopai.language.analysis import mood_in
from sopai.language.mood_en import Mood
from sopai.language.script import language_of, lowered
from sopai.retro import cues, topics
from sopai.retro.amounts import amounts_in
from sopai.retro.norms import Norm, is_of_minutes, norm_of
from sopai.retro.values import Kind, Passage, Role
from sopai.retro.words import words_of

_NORMATIVE = (Mood.COMMAND, Mood.OBLIGATION, Mood.ACTION, Mood.LIMIT)


_IF = compile(
    r"^\W*(?:(?:and|but|so|also|then) )*(?:if|when|whenever|once|before|after|unless|for|whoever|"
    r"where|missing|no)\b|"
    r"^\W*(?:而且|然后|但是?)?(?:如果|要是|凡|遇到|一旦|没有?|超过|差)|(?:的话|的|时),"
)


_RULE_LIKE = compile(r"^[^:]{3,60}: \S|\S = \S|→|->|\bgets? (?:a|an|their|its)\b")


_MIN_WORDS = 2


class Judged(NamedTuple):
    """A passage with the kind that its own words give it, if they do."""

    passage: Passage
    kind: Kind | None
    why: str
    is_verdict: bool = False
    """It says nothing itself: it settles what stands before it."""


def own_kind(passage: Passage) -> Judged:
    """What a passage does by its own words alone."""
    low = lowered(passage.plain)
    if topics.HOSTILE.search(low):
        return Judged(passage, Kind.HOSTILE, "hostile")
    if passage.is_label:
        return Judged(passage, Kind.ASIDE, "label")
    if is_of_minutes(low):
        return Judged(passage, Kind.ASIDE, "aside")
    if topics.NOBODY_YET.search(low):
        return Judged(passage, Kind.TASK, "nobody")
    for kind, why, pattern in (
        (Kind.IRONY, "irony", topics.IRONIC),
        (Kind.IMPROVEMENT, "exhorts", topics.EXHORTS),
        (Kind.ASIDE, "elsewhere", topics.ELSEWHERE),
    ):
        if pattern.search(low):
            return Judged(passage, kind, why)
    said = _NAMED.sub("", low) if len(low) < _SHORT_SAYING else low
    if cues.AGREES.match(said) and len(said) <= cues.MAX_AGREES and _is_bare(said):
        return Judged(passage, Kind.DECISION, "agreed", is_verdict=True)
    if passage.is_message and passage.plain.rstrip().endswith("?"):
        return Judged(passage, Kind.QUESTION, "question")
    if passage.is_message and _agrees_to_more(said):
        return Judged(passage, Kind.DECISION, "agreed")
    return _verdict(passage, low) or _by_words(passage, low)


def _agrees_to_more(said: str) -> bool:
    """Somebody agrees, and says a rule with it: "fine, and with gloves", "对,15分钟内"."""
    yes = cues.AGREES.match(said)
    rest = said[yes.end() :] if yes is not None else ""
    is_rule = _ADDS.match(rest) is not None or norm_of(rest) is not Norm.NONE
    return bool(rest) and (is_rule or (says_how(rest) and _TALKS.search(rest) is None))


_TALKS = compile(r"\blet['’]s\b|\.md\b|\b(?:i|me|my|you)\b|我|你")
"""Words of people among each other, and not of how the work is done."""


_ADDS = compile(
    r"\W*(?:and|but|plus|only|with|as long as|provided|then|另外|但|还有|再|不过|而且|同时|"
    r"顺便)\W*\S{2}"
)
"""What somebody who agrees asks for as well."""


_NAMED = compile(r"^\W*(?:[A-Za-z]\w+|[\u4e00-\u9fff]{2,4}):\s*", 2)


_SHORT_SAYING = 40


def _is_bare(low: str) -> bool:
    """Nothing but consent stands there."""
    yes = cues.AGREES.match(low)
    rest = low[yes.end() :] if yes is not None else low
    return len(rest.split()) <= _MIN_WORDS if rest.isascii() else len(rest) <= _MIN_SIGNS


_MIN_SIGNS = 4


def _verdict(passage: Passage, low: str) -> Judged | None:
    """What a passage says of the one before it, or of itself: no, open, stands already."""
    decides = _decides(passage, low)
    if _DROPS.search(low):
        return Judged(passage, Kind.DECISION, "decided")
    if (cues.STANDS.search(low) and not (decides and _is_new(low))) or _stays(low):
        return Judged(passage, Kind.REMINDER, "stands", is_verdict=_points_back(low))
    if cues.LEAVES_OPEN.search(low) and not decides:
        return Judged(passage, Kind.UNDECIDED, "undecided", is_verdict=_points_back(low))
    if cues.REJECTS.search(low) and not (decides and _is_new(low)):
        return Judged(passage, Kind.REJECTED, "rejected", is_verdict=_points_back(low))
    return None


def _stays(low: str) -> bool:
    """It says that nothing changes, and sets no limit beside it."""
    found = cues.STANDS_STILL.search(low)
    if found is None:
        return False
    rest = _CLAUSE_END.split(low[: found.start()])[:-1]
    return not any(norm_of(clause) and amounts_in(clause) for clause in rest)


_CLAUSE_END = compile(r"[,;。]")


_DROPS = compile(r"\bsteps? \d+(?:\.\d+)* (?:is|are|gets|was) (?:dropped|removed|deleted)\b")


_NEW = compile(
    r"\bfrom now on\b|\bnow\b|\bno longer\b|\binstead\b|\bwe (?:also )?agreed\b|改成|改为|改到|"
    r"以后|定了|最后定|从\d+月"
)


def _is_new(low: str) -> bool:
    return _NEW.search(low) is not None


_BACK = compile(
    r"^\W*(?:not decided|undecided|no\b|pls no|please no|leave it|left it|too |not (?:this|now|"
    r"going)|"
    r"that(?:['’]s| is| was)|which|lets? (?:see|me)|let['’]s|some ?time|maybe|again|nobody|jo is|"
    r"(?:just )?(?:forget|scrap|drop) (?:it|that|this)\b|never ?mind|keep (?:it )?as|i take|"
    r"[A-Z]?\w+(?: \w+)?:|it['’]s been|over|no idea|tbd|he said|she said|"
    r"不行|当我没说|收回|这个|算了|先不|再|看情况|没|不[弄改动同]|老板?娘?说|那是|这是|照做|重申|规定|有.{1,4}反对|"
    r"要问)"
)


MAX_BACK = 60
"""Characters of a sentence that only judges the one before it."""


def _points_back(low: str) -> bool:
    return len(low) <= MAX_BACK and _BACK.search(low) is not None


def _by_words(passage: Passage, low: str) -> Judged:
    """What a passage does that is neither an order to us nor a judgement of another one."""
    if topics.NOBODY_DOES.search(low) and not _decides(passage, low):
        return Judged(passage, Kind.TASK, "nobody")
    if topics.ASKS.search(low):
        return Judged(passage, Kind.QUESTION, "question")
    if cues.WAS_DONE.search(low):
        return Judged(passage, Kind.DONE, "done")
    if _decides(passage, low):
        bare = cues.SETTLES.search(low) is not None and not _has_rule(low)
        return Judged(passage, Kind.DECISION, "decided", is_verdict=bare)
    if cues.SETTLES.search(low) and len(low) <= MAX_BACK and not _has_rule(low):
        return Judged(passage, Kind.DECISION, "agreed", is_verdict=True)
    if is_once(passage.plain):
        return Judged(passage, Kind.TASK, "once")
    for kind, why, pattern in (
        (Kind.PRAISE, "praise", topics.PRAISES),
        (Kind.MOOD, "mood", topics.FEELS),
    ):
        if pattern.search(low):
            return Judged(passage, kind, why)
    return Judged(passage, None, "")


def _decides(passage: Passage, low: str) -> bool:
    """It says itself that something is decided, and not only what somebody wants or once did."""
    plain = passage.plain
    if passage.role is Role.BAD and cues.DID_DECIDE.search(low):
        return False
    is_opinion = cues.REPORTED.match(plain) is not None or _is_quoted(passage)
    if is_opinion and not _AGREED.search(low):
        return False
    if cues.DECIDES.search(low) or cues.DECIDES_TOO.search(low):
        return True
    if cues.DECIDES_IF_RULE.search(low) is None or cues.PAST.search(low):
        return False
    return not is_once(plain) and (says_how(plain) or bool(amounts_in(low)))


_AGREED = compile(
    r"\bagreed\b|\bdecided\b|\bdecision\b|\bit is\b|\bfinal\b|\bas of \d|同意|定了(?!不)|商量好|"
    r"最后定|"
    r"从\d+月\d*[日号]?(?:起|开始)"
)


def _is_quoted(passage: Passage) -> bool:
    """One of several who talk, in minutes; what they want is not decided by saying so."""
    return passage.role is Role.ARGUED or (passage.speaker is not None and not passage.is_message)


_MAX_BARE = {"en": 2, "zh": 4}
"""Telling words, or pairs of characters, of a sentence that only says yes to another one."""


def _has_rule(low: str) -> bool:
    """More stands there than that it was settled."""
    rest = cues.DECIDES.sub(" ", cues.SETTLES.sub(" ", low))
    return len(words_of(rest)) > _MAX_BARE[language_of(low)] or any(sign.isdigit() for sign in rest)


def recurs(low: str) -> bool:
    """Whether a sentence speaks of something that is done again and again."""
    return cues.RECURS.search(low) is not None


def is_once(plain: str) -> bool:
    """Whether a sentence speaks of something that is done once, as it was written."""
    return cues.ONCE.search(plain) is not None and not recurs(lowered(plain))


def is_told(low: str) -> bool:
    """It tells what happened."""
    main = _CASE.sub("", low)
    return cues.PAST.search(main) is not None and not cues.DECIDES.search(low)


_CASE = compile(r"^\W*(?:if|when|once|whenever|in case|should|unless|after|whoever)\b[^,]{4,80},")
"""A condition: what was, when the rule applies."""


def says_how(plain: str) -> bool:
    """Whether a sentence says how something is done: an order, a rule, a condition."""
    low = lowered(plain)
    if _IF.search(low) or _RULE_LIKE.search(low):
        return True
    return mood_in(plain, language_of(plain)) in _NORMATIVE
