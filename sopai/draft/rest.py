"""Clauses that nothing marks as work or talk: told apart by what stands beside them.

A manager's notes are full of them: "chlorine 0.5-1.0: tell the duty manager", "urgent 3 working
days". Of those in the read briefs of `eval/draft` three quarters say something of the work, so
that what is no plain talk is kept: with the clause beside it in the same sentence, else alone.
"""

from re import compile

from sopai.draft.kinds import DONE, Kind
from sopai.draft.said import Said
from sopai.language import performer_en
from sopai.language.lexicon import finite_verbs
from sopai.schema.owner import OwnerKind

_TALK = {
    "en": compile(
        r"^\W*(?:(?:so|and|but|well|oh|okay|ok|yes|yeah|anyway|now|right|um|also|because|that['’]s "
        r"why),? )*(?:"
        r"(?:we|i|my|our|us|mine|you)\b(?!['’]ll\b| (?:will|must|decide|need|always|never|only)\b)|"
        r"i['’]|we['’]|you['’]|"
        r"(?:this|that|these|those|it|he|she|they)(?:['’]s|['’]re| is| are| has| does| was| were)"
        r"\b(?!.*\d)|"
        r"below is|above is|here(?: is|['’]s)|need(?:s|ed)? (?:something|a|the)|"
        r"hope|sorry|sry|thanks?|thx|ta|great|good|perfect|hello|hi|hey|morning|bye|love|sure|"
        r"haha|lol|wow|welcome|cheers|rubbish|started|some of (?:them|us)|two things|one thing|"
        r"one more|that['’]s it|what else|which|why|who|what|where|when|how)\b|"
        r"(?<!who )(?<!whoever )(?<!that )(?<!which )\b(?:was|were|had|did|knew|thought|felt|"
        r"used to|yesterday|ago|last \w+|since (?:january|february|march|april|may|june|"
        r"july|august|september|october|november|december|i|we)|lol|haha|you know|everybody knows|"
        r"like (?:this|that)$|and so on|apparently|honestly|unfortunately|luckily|hopefully|"
        r"obviously)\b|[!?]{2,}|[:;]-?[)(D]|[\U0001f300-\U0001faff]",
        2,
    ),
    "zh": compile(
        r"^\W*(?:那|嗯|啊|哦|就|反正|其实|所以|然后|还有|对了)*(?:我们?(?:才|是|都|这|家|店|有|也|现在|目前)|"
        r"昨[天晚]|上[周月次回]|去年|前[天阵]|一直|大家|你们?|接下来咱们|您|咱们?|这(?:个|事|些|样|就)|那个|近期|最近|目前|现在|年底|特此|望|盼|为进一步|不好意思|抱歉|"
        r"谢谢|感谢|辛苦|好的|收到|哈|嘿|行|可以|没问题|各位|各部门|——|-{2,}|【)|"
        r"[吧呗嘛啦哈哎唉呀]\W*$|(?:过|了)\W*$|太[^,。]{1,6}了|不好看|多\W*$|再说|另说|"
        r"如下|以下|[\U0001f300-\U0001faff]",
    ),
}
"""What opens or marks talk: a greeting, "we are", a past tense, a feeling, a smile."""

_SAYS = {"en": compile(r"\b[a-zà-ÿ]{2,}\b", 2), "zh": compile(r"[\u4e00-\u9fff]")}
_LEAST = {"en": 4, "zh": 5}
"""Words, or Chinese characters, of what is kept alone: less is a heading, or names no action."""

_LEAST_NUMBERED = 2
"""The same, beside a number: "urgent 3 days"."""

_DIGIT = compile(r"\d")
_ENDS = compile(r"[.!?。!?;\n]")


def settled(brief: str, plain: str, language: str, read: list[Said]) -> list[Said]:
    """The same, where nothing is left of which it is not known whether it is work.

    Args:
        brief: as typed or dictated.
        plain: the same, normalised to the same length.
        language: `en` or `zh`.
        read: what its clauses say, in order.
    """
    found: list[Said] = []
    headings = _headings(plain)
    for one in read:
        if any(start <= one.start and one.end <= end for start, end in headings):
            one = one._replace(kind=Kind.HEAD)
        elif one.kind is Kind.REST and _is_talk(plain, language, one):
            one = one._replace(kind=Kind.BACKGROUND)
        elif one.kind in DONE and _is_time(plain, language, one):
            one = one._replace(kind=Kind.REST)
        last = found[-1] if found else None
        if last is not None and _is_asked(plain, last, one):
            one = _as_case(brief, found.pop(), one)
            last = found[-1] if found else None
        if last is not None and _is_one(plain, last, one):
            found[-1] = _joined(brief, last, one)
        else:
            found.append(one)
    return [_alone(plain, language, one) if one.kind is Kind.REST else one for one in found]


def _is_talk(plain: str, language: str, one: Said) -> bool:
    """It is marked as talk, or an aside in brackets."""
    text = plain[one.start : one.end]
    return _ASIDE.fullmatch(text) is not None or _TALK[language].search(text) is not None


_ASIDE = compile(r"[(【\[][^)】\]]*[)】\]]?[.。]?")


_TIME = {
    "en": compile(
        r"\W*(?:(?:every|each|on|at|by|before|after|from|in|until|during|next|the|first|last) )+"
        r"[^,.;]{2,40}(?:, (?:at|after|before|by|on) [^,.;]{2,40})?",
        2,
    ),
    "zh": compile(
        r"\W*(?:每|早上|上午|中午|下午|晚上|夜里|凌晨|当天|次日|第[一二三]天|周[一二三四五六日]|[一二三四五六七八九十\d]+|点|分|"
        r"半|[:：]|号|日|天|周|月|个|前|后|到|之|以)+"
    ),
}
"""When something is done, and not what."""


def _is_time(plain: str, language: str, one: Said) -> bool:
    """It says when, and what is done then stands behind its comma."""
    text = plain[one.start : one.end]
    if plain[one.end : one.end + 1] != "," or _TIME[language].fullmatch(text) is None:
        return False
    if language == "zh":
        return True
    is_done = any(word.lower().strip(",") in finite_verbs() for word in text.split())
    return not (is_done or performer_en.is_imperative(performer_en.take_apart(text)))


_ASKED = compile(
    r"(?!(?:who|what|when|how|why|where|which|can|could|do|is|ok|yes|shall)\b)[^?]+\?", 2
)
MAX_ASKED = 8
"""Words of a question that is a case: "Refuses to sign? Write it down"."""


def _is_asked(plain: str, first: Said, second: Said) -> bool:
    """The first is a case, put as a question, and the second what is done then."""
    text = plain[first.start : first.end]
    is_case = first.kind in (Kind.BACKGROUND, Kind.REST) and _ASKED.fullmatch(text) is not None
    between = plain[first.end : second.start]
    return (
        is_case
        and second.kind in (Kind.STEP, Kind.RULE)
        and len(text.split()) <= MAX_ASKED
        and not between.strip(" ")
    )


def _as_case(brief: str, first: Said, second: Said) -> Said:
    """Both as an exception: what happens, and what is done then."""
    return second._replace(
        kind=Kind.EXCEPTION,
        start=first.start,
        quote=brief[first.start : second.end],
        condition=first.quote,
    )


_HEADING = compile(
    r"(?:^|\n[ \t]*\n)[ \t]*(?P<topic>[A-Z][a-z]+(?: (?:and |of )?[a-z]+){0,2}\.) (?=[A-Z])"
)
LEAST_HEADINGS = 2
"""Paragraphs that begin with a word or two and a stop: one alone may be an order."""


def _headings(plain: str) -> list[tuple[int, int]]:
    """Where a paragraph begins with its heading: "Packing and transport. The handlers roll"."""
    found = [match.span("topic") for match in _HEADING.finditer(plain)]
    return found if len(found) >= LEAST_HEADINGS else []


def _is_one(plain: str, first: Said, second: Said) -> bool:
    """One of two neighbours in a sentence says nothing alone."""
    kinds = (first.kind, second.kind)
    if Kind.REST not in kinds or not all(kind is Kind.REST or kind in DONE for kind in kinds):
        return False
    owners = {first.owner.text, second.owner.text}
    if None not in owners and len(owners) > 1:
        return False  # two who act do two things
    return _ENDS.search(plain, max(first.start, first.end - 1), second.start) is None


def _joined(brief: str, first: Said, second: Said) -> Said:
    """Both as one, of the kind of the one that is known."""
    known, other = (second, first) if first.kind is Kind.REST else (first, second)
    is_owned = known.owner.kind is not OwnerKind.NONE
    limited = known if known.limit is not None else other
    return known._replace(
        start=first.start,
        end=second.end,
        quote=brief[first.start : second.end],
        owner=known.owner if is_owned else other.owner,
        owner_quote=known.owner_quote if is_owned else other.owner_quote,
        limit=limited.limit,
        is_time=limited.is_time,
        condition=known.condition if known is first else None,
        tools=tuple(dict.fromkeys((*first.tools, *second.tools))),
    )


def _alone(plain: str, language: str, one: Said) -> Said:
    """A rule, where it says enough; a step, where somebody acts."""
    if one.owner.kind is not OwnerKind.NONE:
        return one._replace(kind=Kind.STEP)
    text = plain[one.start : one.end]
    least = _LEAST_NUMBERED if _DIGIT.search(text) else _LEAST[language]
    enough = len(_SAYS[language].findall(text)) >= least
    return one._replace(kind=Kind.RULE if enough else Kind.BACKGROUND)
