"""What a decision says, without how it was decided."""

from re import IGNORECASE, compile

from sopai.language.lexicon import base_verbs, third_person
from sopai.retro.chat import bare_name

_LEAD_EN = compile(
    r"^\W*(?:(?:(?:so|and|but|also|then|now|oh|well|okay|ok|right|yes|again|finally|"
    r"next)\b[,:]?\s+)*"
    r"(?:new (?:rule|limit|step)[,:]\s*|(?:new )?(?:decision|decided|agreed|agreement|"
    r"resolution|rule|measure|action|now)\s*:\s*|"
    r"what we (?:have )?(?:all )?(?:said|agreed|decided)(?: on)? (?:is|was)(?: that|:)?\s+|"
    r"(?:we|it was|everybody|everyone|all)(?: have| had)?(?: also| all| then|"
    r" finally)? (?:agreed|decided|"
    r"settled on|said)(?: on)?(?: this| that|:)*:?\s+|"
    r"(?:agreed|decided) (?:that|to)\s+|"
    r"from (?:now|today|monday) on(?:wards)?,?\s+|going forward,?\s+|in future,?\s+)|"
    r"(?:(?:agreed|yes|yep|okay|ok|fine|deal|sure|right|great)\b[,:;.!]\s+)+|"
    r"(?:so|and|but|also|then|now)\b[,:]?\s+)",
    IGNORECASE,
)


_TAIL_EN = compile(
    r"(?:[,;]?\s+(?:since(?! [A-Z])|because|as otherwise|so that we|which (?:was|is) why)\b[^.]*|"
    r",?\s+(?:from now on(?:wards)?|going forward|as (?:we )?agreed|all agreed|agreed|please|"
    r"pls|fine|okay|"
    r"(?:from|starting|as of|effective) (?:tomorrow|today|now|next (?:week|month))|"
    r"used to be [^.,]+|not when i feel like it|like (?:now|today))|"
    r"\s*\([^()]*\b(?:I|me|my|we|us|asked|wanted|idea)\b[^()]*\)|"
    r",? and we (?:haven['’]t|have not|never|still)\b[^.]*|"
    r",? (?:used|needs?) to be \d+[^.]*|,? they['’]ll [^.]*)(?=[.!]?$)",
    IGNORECASE,
)


_LEAD_ZH = compile(
    r"^\W*(?:(?:好的?|行|同意|可以|嗯+|对)[,。!]\W*)*(?:(?:所以|然后|还有|那就|那|但是|不过|另外|就|=>|->|→)\W*)*"
    r"(?:[\u4e00-\u9fff]{0,4}拍板[:,]|大家都?(?:认|认为|商定)[:,]|"
    r"(?:我们)?(?:一致)?(?:最后)?(?:商量好(?:了)?|说好(?:了)?|决定(?:了)?|商定|定了|"
    r"定)(?:[::,]|(?=[^的下死在给]))|(?:新增|增加|加)一条[,:]?|"
    r"(?:以后|今后|从现在(?:起|开始)|从今天起|从?\d{1,2}月(?:\d{1,2}[日号])?(?:起|开始)|"
    r"现在)[,:]?|改成|改为|改由|KPI 加一条[::]|结论[::])*"
    r"(?:\W*(?:以后|就|那就)(?![是有要不]))?",
)


_TAIL_ZH = compile(
    r"(?:[,,。]?\s*(?:立刻执行|立即执行|大家(?:都)?同意|all agreed|agreed|no exceptions|"
    r"马上执行|就这么办|自?(?:明天|即日|今天|下周一?|\d{1,2}月(?:\d{1,2}[日号])?)(?:起|开始)(?:执行|实行|生效)?|"
    r"这个要写进去|写进(?:流程|SOP|标准)|\d月前|我来印))+[。.!]?$",
    IGNORECASE,
)


_SPEAKER_ZH = compile(
    r"^\W*(?:[\u4e00-\u9fff]{0,4}(?:姐|哥|师傅|老师|经理|主任|总|工)|老[\u4e00-\u9fff]|"
    r"小[\u4e00-\u9fff])[::](?=.{4,})"
)


_REFERENCE = compile(
    r"\b(?:make it )?part of the (?:\w+ )?in step \d+\W*|^\W*(?:step|row|"
    r"第)\s?\d+(?:\.\d+)*\s?(?:步|条)?\s?[:.,:]\s*",
    IGNORECASE,
)


MARKS = compile(r"^[\s=>→\-–—•*.,:;、]+|[\s→\-–—,;、]+$")


OWNER_TAIL = compile(r"\s(?:—|–|--|——)\s?[^—–]{2,40}$")


_DONE_SO = compile(
    r"^(?:[A-Z][\w.]+|we|they|he|she) (?:has|have) (?:always |now )?[a-z]+(?:ed|en|ken|ne|de|ut|"
    r"t)\s+(?=\w)"
)
"""What somebody has been doing and is now the rule: the thing itself remains."""


_SINCE = compile(r",?\s+since [A-Z][a-z]+\b")


def core(plain: str, speaker: str | None = None) -> str:
    """What a decision says, without how it was decided, by whom, and why.

    Args:
        plain: the sentence, as `Passage.plain`.
        speaker: who says "I" in it, where that is known.
    """
    text = OWNER_TAIL.sub("", plain.strip())
    if _REFERENCE.fullmatch(text):
        return ""
    for pattern in (
        _REFERENCE,
        _SPEAKER_ZH,
        _LEAD_EN,
        _LEAD_ZH,
        _LEAD_EN,
        _TAIL_EN,
        _TAIL_ZH,
        _TAIL_EN,
    ):
        shorter = pattern.sub("", text).strip()
        text = shorter if len(shorter) >= _MIN_LEFT else text
    text = _SINCE.sub("", _DONE_SO.sub("", text)) if _DONE_SO.match(text) else text
    text = MARKS.sub("", text)
    return _named(text, speaker)


_MIN_LEFT = 2


_FIRST_PERSON = compile(r"\bI (?P<verb>[a-z]+)\b")


def _named(text: str, speaker: str | None) -> str:
    """The sentence with its speaker named: "I order" is "Dev orders"."""
    if speaker is None:
        return text
    name = bare_name(speaker)

    def third(match: object) -> str:
        verb = match["verb"]  # type: ignore[index]
        return f"{name} {third_person(verb)}" if verb in base_verbs() else f"I {verb}"

    changed = _FIRST_PERSON.sub(third, text)
    return changed.removesuffix(", me") + f", {name}" if changed.endswith(", me") else changed
