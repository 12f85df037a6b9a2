"""What an English sentence does: orders, obliges, reports an action, asks, or describes."""

from enum import StrEnum
from re import IGNORECASE, compile

from sopai.language.lexicon import finite_verbs
from sopai.language.performer_en import (
    COPULAS,
    MODALS,
    PERMISSIONS,
    Sentence,
    Subject,
    is_imperative,
    take_apart,
)


class Mood(StrEnum):
    """What a sentence does."""

    COMMAND = "command"
    OBLIGATION = "obligation"
    ACTION = "action"
    LIMIT = "limit"
    QUESTION = "question"
    NARRATIVE = "narrative"
    DESCRIPTION = "description"
    FRAGMENT = "fragment"


_OBLIGATION = compile(
    r"\b(?:must(?! have been)|shall|should(?! (?:(?:now |also |then |still )?(?:see|be (?:able|"
    r"available|"
    r"visible|ready|possible)|look|have|give|provide|show|help|contain|appear|return|result|"
    r"indicate|"
    r"work|tell|lead|take|make|cause|start|stop|happen|suffice|know|notice|expect|find|get|"
    r"give))\b)|ought to|(?:is|are|be) (?:required|obliged|expected|responsible|to be|forbidden|"
    r"prohibited|not (?:allowed|permitted|to be)|only (?:allowed|permitted))|"
    r"(?<!may )(?<!might )need(?:s|ed)? to|"
    r"(?<!don't )(?<!not )(?<!would )(?<!will )ha(?:s|ve) to|may not (?!be|have)|"
    r"(?:must|shall|should)n['’]t|"
    r"do(?: not|n['’]t)(?! (?:need|have|know|think|worry))|never|make sure|be sure|"
    r"(?<!to )(?<!that )(?<!will )(?<!can )ensure|"
    r"remember to|it is (?:critical|"
    r"important|essential|mandatory|necessary|your job)|feel free to|recommended (?:to|that)|"
    r"you (?:may|might) want to|take care|mandatory|"
    r"not accepted|no exceptions?|at your own|at (?:its|their|his|her|your)(?: \w+)? discretion|"
    r"please|under no circumstances|you(?:['’]ll|"
    r" will) (?:need|"
    r"have) to|you can['’]t|we ask that|is in charge of|are in charge of|on it's them to|"
    r"only with|(?:is|are) (?:strongly |highly )?(?:encouraged|advised) to|"
    r"(?:is|are) (?:strongly )?discouraged|"
    r"(?:is|are) \w+ed only (?:in|if|when|with|by|after|on))\b",
)
_OBLIGES = frozenset(
    "must shall should ought never please ensure mandatory need needs needed have has required "
    "expected obliged "
    "responsible forbidden prohibited allowed permitted may make remember feel take "
    "circumstances charge only accepted "
    "exceptions exception not don't don’t do can't can’t cannot be critical important "
    "essential necessary own please, it's "
    "encouraged advised discouraged discouraged. discouraged, shouldn't shouldn’t mustn't "
    "shan't job ask want recommended under discretion discretion. discretion, "
    "with".split()
) - {"with", "under"}
"""Words of which one stands in every duty: a quick look before the long pattern."""

_BAN = compile(r"\b(?:cannot|can't) be (?:\w+ed|paid|sent|sold)\b")
_OPINIONS = frozenset(
    "use used recommend want think know see believe hope suggest expect like love care appreciate "
    "understand find have had are chose choose call consider support encourage provide develop "
    "offer aim value strive host maintain follow welcome ask plan define refer".split()
)
"""What "we" do without telling anybody to do something."""

_BE = frozenset(("is", "are", "get", "gets"))
_CONSEQUENCE = compile(
    r",? (?:so|but|and so|so please|therefore) (?!that\b|as\b|far\b|on\b)(?=\w)",
)
_DIGIT = compile(r"\d|same")
_LIMIT = compile(
    r"\b(?:within|at (?:most|least)|no (?:more|less|later) than|max(?:imum|\.)?|not (?:more|"
    r"less) than)\s+(?:the\s)?\w*\s?\d|"
    r"\bby (?:the )?\d|\bthe same (?:day|shift)\b|[≤≥]\s?\d|\b(?:has|have)\s\d",
)
"""For text in lower case."""

_PAST = compile(
    r"^(?:we|i|they|he|she|it|the \w+(?: (?!(?:is|are|be|gets?|has|have|must|should|can|may|"
    r"will|shall)\b)\w+)?|this|\w+)\s+(?:was|were|had|did|\w+ed|found|saw|"
    r"went|"
    r"took|began|became|came|got|made|ran|led|thought)\b",
    IGNORECASE,
)
_PASSIVE_PRESENT = compile(
    r"\b(?:is|are|gets?)\s+(?:then |also |only |always |not |never )?(?:\w+ed|done|made|sent|kept|"
    r"held|put|set|given|taken|read|cut|paid|met|bought|brought|thrown|written|shown|chosen|broken|found|stuck|spoken|"
    r"split|run|dealt|hung|laid|left|sold|told|worn|drawn|driven|hidden|swept|bound|built|caught|"
    r"fed|filed|held|kept|lent|lit|rung|seen|sewn|shut|spent|sorted|stood|torn|wound)\b",
)


def mood_of(sentence: Sentence, acts: Subject | None) -> Mood:
    """What a sentence does.

    Args:
        sentence: its head, taken apart.
        acts: its subject, when it names an actor.
    """
    text = sentence.text
    if text.rstrip(" \t\r\n*_`").endswith("?"):
        return Mood.QUESTION
    if is_imperative(sentence):
        return Mood.COMMAND
    lower = sentence.lower
    low = text.lower()
    if not _OBLIGES.isdisjoint(low.split()) and _OBLIGATION.search(low):
        return Mood.OBLIGATION
    if lower and lower[0] in ("no", "only", "nothing", "nobody", "not"):
        return Mood.LIMIT
    if _PAST.match(_told(lower, acts)):
        return Mood.NARRATIVE
    if acts is not None:
        return _mood_of_action(text, acts)
    return _mood_of_statement(low, lower)


def _told(lower: list[str], acts: Subject | None) -> str:
    """The first words, with "it" for a person: the second name of Ann Reed is no past tense."""
    if acts is None or not acts.actor.person:
        return " ".join(lower[:6])
    named = len(acts.actor.text.split())
    return " ".join(("it", *lower[named : named + 5]))


def _mood_of_statement(low: str, lower: list[str]) -> Mood:
    """What a sentence does that orders nothing and names nobody who acts."""
    if (_DIGIT.search(low) and _LIMIT.search(low)) or _BAN.search(low):
        return Mood.LIMIT
    if not any(word in finite_verbs() or word in MODALS for word in lower[:14]):
        return Mood.FRAGMENT
    if _ends_in_an_order(low):
        return Mood.OBLIGATION
    if lower[0] in ("this", "that", "it", "there", "these", "those"):
        return Mood.DESCRIPTION
    if not _BE.isdisjoint(lower) and _PASSIVE_PRESENT.search(low):
        return Mood.ACTION
    return Mood.DESCRIPTION


def _ends_in_an_order(low: str) -> bool:
    """A statement, and what follows from it: "This is recorded, so try to get it right"."""
    found = _CONSEQUENCE.search(low)
    return found is not None and is_imperative(take_apart(low[found.end() :]))


def _mood_of_action(text: str, acts: Subject) -> Mood:
    if acts.verb in PERMISSIONS:
        return Mood.DESCRIPTION
    if acts.verb in COPULAS:
        return Mood.LIMIT if _LIMIT.search(text.lower()) else Mood.DESCRIPTION
    if acts.actor.kind == "reader" and acts.verb not in ("will", "then"):
        return Mood.DESCRIPTION
    if acts.actor.text.lower() in ("we", "i") and acts.verb in _OPINIONS:
        return Mood.DESCRIPTION
    return Mood.ACTION
