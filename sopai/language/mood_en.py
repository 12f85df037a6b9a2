"""What an English sentence does: orders, obliges, reports an action, asks, or describes."""

from enum import StrEnum
from re import IGNORECASE, compile

from sopai.language.lexicon import finite_verbs
from sopai.language.performer_en import MODALS, Sentence, is_imperative


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
    r"\b(?:must(?! have been)|shall|should(?! (?:see|be able|now (?:be|see)|look like|have (?:been|"
    r"received)))|ought to|(?:is|are|be) (?:required|obliged|expected|responsible|to be|forbidden|"
    r"prohibited|not (?:allowed|permitted|to be)|only (?:allowed|permitted))|need(?:s|ed)? to|"
    r"ha(?:s|ve) to|may not|(?:can|must|shall|may)(?:no|')t be|cannot be (?!found|read|reached)|"
    r"do not|don['’]t|does not need to|never|make sure|be sure|ensure|remember to|it is (?:critical|"
    r"important|essential|mandatory|necessary|your job)|feel free to|take care|mandatory|"
    r"not accepted|no exceptions?|at your own|please|under no circumstances|you(?:['’]ll| will) (?:need|"
    r"have) to|you can['’]t|we ask that|is in charge of|are in charge of|on it's them to|only with)\b",
    IGNORECASE,
)
_LIMIT = compile(
    r"\b(?:at (?:most|least)|no (?:more|less|later|earlier|fewer) than|max(?:imum|\.)?|"
    r"min(?:imum|\.)?|within|up to|not (?:more|less) than|by (?:the )?\d|before \d|until \d|below|above|"
    r"exceed|every (?:day|week|month|morning|evening|shift)|the same (?:day|shift)|only)\b|[<>≤≥±]|"
    r"\d+\s?(?:%|days?|hours?|h\b|min|minutes?|°|mg|kg|ml)",
    IGNORECASE,
)
_PAST = compile(
    r"^(?:we|i|they|he|she|it|the \w+(?: \w+)?|this|\w+)\s+(?:was|were|had|did|\w+ed|found|saw|went|"
    r"took|began|became|came|got|made|ran|led|thought)\b",
    IGNORECASE,
)
_PASSIVE_PRESENT = compile(
    r"\b(?:is|are|gets?)\s+(?:then |also |only |always |not |never )?(?:\w+ed|done|made|sent|kept|"
    r"held|put|set|given|taken|read|cut|paid|met|bought|brought|thrown|written|shown|chosen)\b",
    IGNORECASE,
)


def mood_of(sentence: Sentence) -> Mood:
    """What a sentence does."""
    text = sentence.text
    stripped = text.rstrip(" \t\r\n*_`")
    if stripped.endswith("?"):
        return Mood.QUESTION
    if is_imperative(sentence):
        return Mood.COMMAND
    if _OBLIGATION.search(text):
        return Mood.OBLIGATION
    lower = sentence.lower
    if lower and lower[0] in ("no", "only", "nothing", "nobody", "not"):
        return Mood.OBLIGATION
    if _PAST.match(" ".join(lower[:6])):
        return Mood.NARRATIVE
    finite = [word for word in lower[:14] if word in finite_verbs() or word in MODALS]
    if not finite:
        return Mood.FRAGMENT
    if _PASSIVE_PRESENT.search(text):
        return Mood.ACTION
    if _LIMIT.search(text):
        return Mood.LIMIT
    if any(word in finite_verbs() and word not in MODALS for word in lower[:10]):
        return Mood.ACTION
    return Mood.DESCRIPTION
