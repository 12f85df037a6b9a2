"""What is said around an instruction, and what is no instruction: questions and bans."""

from re import IGNORECASE, compile

from sopai.draft.doer import Known
from sopai.draft.new_words import QUOTE_ENDS, unquoted
from sopai.draft.wishes import Wish
from sopai.draft.wishes_en import read_english
from sopai.draft.wishes_zh import read_chinese
from sopai.errors import DraftError

TEXTS = ("action", "add", "title")
"""Wishes that end in words which are taken as they are."""

_PLEASE = compile(
    r"^(?:(?:hi|hello|hey|ok|okay|so|well|and|but|also|now|then|please|pls|kindly|just|"
    r"from now on|instead|in addition|first,|finally|let['’]s|let us)(?<=[\w,])(?!\w)[,:]? ?|"
    r"(?:can|could|would|will) (?:you|u|we|i) (?:please |pls |kindly )?|"
    r"(?:make sure|ensure|i think)(?: that)?,? |"
    r"(?:i|we)(?: would|['’]d)? (?:want|like|need|prefer)(?: (?:you )?to\b| that| it that|,)? ?)+",
    IGNORECASE,
)
_THANKS = compile(
    r"(?:[,.!?; ]+(?:please|pls|thanks|thank you|thx|now|instead|from now on|again|too|as well|ok|"
    r"okay|if you can|for me))+[ .!?]*$|[ .!?;,]+$",
    IGNORECASE,
)
_PLEASE_ZH = compile(
    r"^(?:请你?|麻烦[你您]?|劳驾|帮我|帮忙|帮|能不能|能否|可不可以|可以|[你您]能?|那么?|现在|以后|今后|我们?(?:想|要|希望)|"
    r"希望|还是|另外|还有|把|将|直接|顺便|再)+,?"
)
_THANKS_ZH = compile(
    r"(?:[,!?。;. ]|谢谢|好吗|行吗|可以吗|好不好|吗|吧|啊|呀|哦|哈|呢|一下|就行|就好|即可|了)+$"
)


def understood(said: str, known: Known) -> tuple[Wish, ...]:
    """What a clause wants, in either language; nothing when it is not understood.

    Raises:
        DraftError: a part of it is not understood.
    """
    problem: DraftError | None = None
    for begin, end, read in (
        (_PLEASE, _THANKS, read_english),
        (_PLEASE_ZH, _THANKS_ZH, read_chinese),
    ):
        whole = begin.sub("", said.strip())
        bare = end.sub("", whole)
        try:
            found = read(bare, known) if bare else ()
            # Of words that are taken as they are, without quotation marks, nothing is cut off.
            if found and found[0].kind in TEXTS and not bare.endswith(QUOTE_ENDS):
                return read(whole, known) or found
        except DraftError as error:
            problem = problem or error
            continue
        if found:
            return found
    if problem is not None:
        raise problem
    return ()


_QUESTION = compile(
    r"^(?:who|whom|whose|what|when|where|why|which|how|is|are|was|does|do (?:we|you|they|i)|did|"
    r"should|shall|can|could|may|might|would|will|has|have (?:we|you|they|i))\b.*|.*\?\W*$|"
    r".*(?:谁|什么|怎么|哪|几步|多少|是否|为何|是不是|吗|呢)[?。!]*$|"
    r".*(?:谁|什么|怎么|为何|哪[个位步])[^:]*$",
    IGNORECASE,
)
_REQUEST = compile(
    r"^(?:(?:please|ok|okay|hi|hello|hey),? )*(?:(?:can|could|would|will) (?:you|u|we|i)\b|"
    r"have \w+ (?:do|handle|take|own)\b|"
    r"(?:请|麻烦|劳驾|帮|能不能|能否|可不可以|可以)[^谁什怎哪]*$)",
    IGNORECASE,
)
_HAS_WORDS = compile(r"[:=]|\bto say\b|[\"“「『]", IGNORECASE)
_DENIAL = compile(
    r"\b(?:do not|don['’]?t|not|never|no|nothing|leave|keep)\b|n['’]t\b|不|别|勿|没|保持|保留",
    IGNORECASE,
)


_OF_STEPS = compile(
    r"\bsteps?\b|步|^(?:please )?(?:do not|don['’]?t|never)\b|^请?(?:别|不要)",
    IGNORECASE,
)


def refuse_question(text: str) -> None:
    """Refuse a question; a request may have a question mark, and so may quoted words.

    Raises:
        DraftError: it is one.
    """
    if _REQUEST.match(text) or _HAS_WORDS.search(text):
        return
    if _QUESTION.fullmatch(text):
        raise DraftError(
            f"{unquoted(text)!r} is a question: an instruction says what to change, such as "
            "'step 3 is done by Anna'"
        )


def refuse_denial(text: str) -> None:
    """Say of what is not understood that it only says what is not to be.

    Raises:
        DraftError: it does.
    """
    if _DENIAL.search(text) and _OF_STEPS.search(text):
        raise DraftError(
            f"{text!r} says what is not to be: say only what to change, and the rest stays as it is"
        )
