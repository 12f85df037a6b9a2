"""New words of a step, and a title: taken as they are, unless they may mean something else."""

from re import IGNORECASE, compile

from sopai.draft.deadlines import as_limit, limits_in
from sopai.draft.doer import Known, is_guess, is_known, is_owner, neither
from sopai.draft.facts import facts_of
from sopai.draft.kinds import Kind
from sopai.errors import DraftError
from sopai.language.lexicon import base_verbs
from sopai.language.mood_zh import begins_with_verb
from sopai.language.script import normalise


def new_words(said: str, known: Known) -> str:
    """The words that a step shall have.

    Raises:
        DraftError: they can be somebody as well, or a remark; in quotation marks they are neither.
    """
    text = _as_they_are(said)
    if text != said.strip():
        return text
    limits = limits_in(text)
    who = _LOOSE.sub("", _without(limits, text))
    first = _LIST.split(text, maxsplit=1)[0]
    if (who != text or not is_guess(text, known)) and (
        is_owner(who, known) or (first != text and is_known(first, known))
    ):
        raise DraftError(
            f"{text!r} can be the one who does the step, or its words: say 'step 3 is done by "
            "Anna', or put the words in quotation marks"
        )
    if (limits and limits[0][0] == 0 and not _TWO_WORDS.search(who)) or as_limit(first):
        raise neither(text)
    if _IDLE.fullmatch(text) or not _is_done(text, known):
        raise DraftError(
            f"{text!r} is nothing that somebody does: say the new words of the step, or put them "
            "in quotation marks"
        )
    return text


def _is_done(text: str, known: Known) -> bool:
    """Whether the drafter would take words for more than a remark."""
    plain = normalise(text).removesuffix("please").rstrip(" ,")
    if plain.partition(" ")[0].lower() in base_verbs() or _OBJECT.match(plain):
        return True
    if not plain.isascii() and any(begins_with_verb(plain[at:]) for at in range(len(plain))):
        return True
    said = facts_of(plain, known=known.owners).said
    return bool(said) and any(one.kind is not Kind.BACKGROUND for one in said)


_OBJECT = compile(r"[a-z]+ (?:it|them|this|that|the|an?|all|each|every|both)\b", IGNORECASE)
_LIST = compile(r"[,、，]")
_LOOSE = compile(r"^(?:[\W_]|(?:by|and|or)\b)+|[\W_]+$", IGNORECASE)
_TWO_WORDS = compile(r"\w\W+\w|[\u4e00-\u9fff]{2}")


def _without(limits: list[tuple[int, int]], text: str) -> str:
    """What is left of words without the limits in them: of "Anna by Friday" Anna."""
    for start, end in reversed(limits):
        text = text[:start] + text[end:]
    return text


def title_words(said: str, *, is_claim: bool) -> str:
    """The words that a title shall have.

    Args:
        said: the words.
        is_claim: whether they are said to be what it is, as in "the title is wrong".

    Raises:
        DraftError: they can be a remark; in quotation marks they are none.
    """
    text = _as_they_are(said)
    is_remark = (is_claim and text[0].islower()) or _REMARK.search(text) is not None
    if text == said.strip() and is_remark:
        raise either(text)
    return text


def _as_they_are(said: str) -> str:
    """Words without the quotation marks around all of them."""
    text = unquoted(said)
    if text[:1] in _QUOTES or not _WORD.search(text):
        raise either(text)
    return text


def either(words: str) -> DraftError:
    """Why words are refused that may be taken as they are, or not."""
    return DraftError(
        f"{words!r} can be an instruction, or part of the new words: put the words in quotation "
        "marks, or say one change after the other"
    )


_QUOTES = ('"', "“", "「", "『")
QUOTE_ENDS = ('"', "”", "」", "』")
_REMARK = compile("(?:一点|点儿|一些|错的|错了|不对)$")
_WORD = compile(r"[^\W_]")
_IDLE = compile(
    r"(?:please )?(?:(?:don['’]?t|do not|never) "
    r"(?:change|touch|edit|delete|remove|move|split|merge)(?: (?:it|this|anything))?|"
    r"(?:leave|keep)\b.{0,20}|"
    r"(?:delete|remove|split|drop|skip)(?: (?:it|this))?|unchanged|no change|nothing|as (?:it )?is|"
    r"(?:the )?same(?: as .+)?|(?:see|as|like) (?:above|below|before|now|in .+)|"
    r"(?:(?:the|an?|another|one) )?steps?(?: \d+)?|"
    r"(?:remove|delete|drop|change|add|set|clear) (?:the |an? |its )?"
    r"(?:time limit|limit|deadline|owner|due date|step|title)s?|"
    r"ok|okay|fine|good|done|yes|no|empty|tbd)(?:,? please)?[.!]*|.*[?？]\s*|"
    r"第?[\d一二三四五六七八九十]+步(?:的.*)?|[\d一二两三四五]+[次遍]|同上|待改|.{1,3}(?:一点儿?|点儿|一些)|"
    r"不变|不用改|不要改|别改|别动|不动|不改|保持.{0,4}|删掉?|删除|去掉|拆开|没有|无|空|待定",
    IGNORECASE,
)
"""What is no action, where the new words of a step are expected."""

_QUOTED = compile(r"[\"“'‘「『](?P<text>[^\"“”「」『』]+)[\"”'’」』]")


def unquoted(said: str) -> str:
    """The words without the quotation marks around all of them."""
    match = _QUOTED.fullmatch(said.strip())
    return (match["text"] if match else said).strip()
