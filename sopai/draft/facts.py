"""What a brief says, by rules, each with its quote: who does what, with what, by when."""

from enum import StrEnum
from re import Match, Pattern, compile, escape
from typing import NamedTuple

from sopai.draft.clauses import Clause, clauses_of
from sopai.draft.people import BINDING, People, people_of
from sopai.draft.tools import tools_of
from sopai.language import mood_en, mood_zh, performer_en, performer_zh
from sopai.language.actor import Actor, owner_of
from sopai.language.analysis import actor_in
from sopai.language.mood_en import Mood
from sopai.language.quantities import time_limit
from sopai.language.script import language_of, normalise
from sopai.schema.owner import NOBODY, Found, Owner, OwnerKind


class Kind(StrEnum):
    """What a clause is good for."""

    STEP = "step"
    EXCEPTION = "exception"
    RULE = "rule"
    PURPOSE = "purpose"
    BACKGROUND = "background"
    DOCUMENT = "document"


class Wording(NamedTuple):
    """A model's words for one thing that the brief says, checked against it."""

    text: str
    """What is done; of an exception, what happens."""

    handling: str | None
    """What is done then."""

    output: str | None
    """What exists when it is done."""

    is_owner_guessed: bool = False
    """The owner is the model's too: the brief names them, and does not plainly say it of them."""


class Said(NamedTuple):
    """One thing that the brief says."""

    kind: Kind
    start: int
    end: int
    quote: str
    """Its words, verbatim."""

    owner: Owner
    """Who does it, as far as the brief says; NOBODY is not known."""

    owner_quote: str | None
    """The words that say so."""

    limit: str | None
    """The time, the amount or the rhythm that binds it, verbatim."""

    is_time: bool
    """The limit is a time or a rhythm, and no amount."""

    condition: str | None
    """When it is done, verbatim."""

    tools: tuple[str, ...]

    wording: Wording | None = None


class Facts(NamedTuple):
    """All that a brief says."""

    brief: str
    plain: str
    language: str
    people: People
    tools: tuple[str, ...]
    said: tuple[Said, ...]


_WANTS: dict[str, Pattern[str]] = {
    "en": compile(
        r"\b(?:procedures?|sops?|check-?lists?|write-?up|instructions?|guide|document|"
        r"something written|"
        r"one[- ]pager|page)\b[^.]{0,60}(?:please|need|want|like|for)|"
        r"^\W*(?:(?:please|can|could) (?:you )?)?(?:write|make|draft|create|put together)\s"
        r"(?:me |us |up |down )?(?:an? |the |this |it\b|something|one )[^.]{0,40}?"
        r"(?:procedure|sop|list|guide|document|page|it\b|something|instruction)|"
        r"^\W*(?:keep it|don['’]?t make it|i (?:do not|don['’]?t) want|i(?:['’]d| would) like|"
        r"use (?:simple|plain)|"
        r"need an?\b|i need|we need an?\b)|^\W*(?:hi|hello|hey|dear|thanks|thank you|cheers|"
        r"good morning|best|regards)\b|\b(?:easy to read|not (?:too )?long|on the wall|in plain)\b",
        2,
    ),
    "zh": compile(
        r"(?:流程|sop|制度|规范|文档|说明|清单|表)[^,。]{0,8}(?:写|做|弄|整理|出)一?[个份下]?|"
        r"(?:帮|麻烦|请)(?:我|你|忙)?[^,。]{0,6}(?:写|做|弄|整理|出)一?[个份]|别写|不要写|"
        r"写(?:短|简单|清楚|得)|贴墙|就这些|语气|(?:你|您)(?:先|来|看着)?(?:定|整理)(?:着|一下|吧)?[,。]?$|"
        r"^(?:你好|您好|谢谢|辛苦)|^我(?:姓|叫|是)[\u4e00-\u9fff]{1,4}[。,;]?$|(?:太长|两页|一页)",
        2,
    ),
}
_FROM_NOW = {
    "en": compile(
        r"\b(?:from now on|going forward|from (?:next|this|the) \w+ on|the new (?:way|rule)|"
        r"what i want|"
        r"here is how|here['’]s how|this is how|it (?:should|has to) (?:go|work) like)\b",
        2,
    ),
    "zh": compile(r"要求[:是]|现在统一|从现在(?:起|开始)|今后|流程(?:是|如下)|是这样的"),
}
_TO_THE_DRAFTER = compile(
    r"\b(?:ignore|disregard|forget)\b[^.]{0,30}\b(?:instructions?|rules|prompts?)\b|"
    r"\bsystem prompt\b|"
    r"\byou are now\b|\bowner of (?:all|every|each)\b|忽略[^。]{0,12}(?:指令|规则|要求)|"
    r"所有步骤的负责人",
    2,
)
"""Orders to whoever writes the draft: nobody does them, and no step is made of them."""

_PAST_OR_FEELING = {
    "en": compile(
        r"\b(?:drives? \w+ (?:mad|crazy)|mess|annoy\w*|complain\w*|fed up|chaos|nightmare|"
        r"sick of|there was|"
        r"there were|used to|last (?:year|month|week|summer|winter|time)|so far|at the moment|"
        r"right now|"
        r"because (?:of )?(?:last|we had)|i don['’]?t want to|it happened|happened|we had|"
        r"(?:we|i)['’]?ve? (?:been|had|lost)|nobody (?:was|got)|thank (?:god|goodness|heavens)|"
        r"i don['’]?t (?:mind|care))\b",
        2,
    ),
    "zh": compile(
        r"(?:最近|以前|之前|上次|上个?月|去年|老是|总是|经常被)[^,。]{0,12}(?:乱|错|丢|骂|投诉|"
        r"出)|太乱|很乱|头疼|"
        r"我们是(?:卖|做|一家)|一天[^,。]{0,8}(?:单|双|件|个)|大概有"
    ),
}
_PURPOSE = {
    "en": compile(
        r"\b(?:so that|in order to|the (?:goal|aim|point|purpose) is|we want (?:to )?(?:stop|"
        r"avoid|make sure))\b",
        2,
    ),
    "zh": compile(r"为了|目的是|以免|避免|免得|目标是"),
}
_TROUBLE = {
    "en": compile(
        r"\b(?:if|when|in case|unless|should)\b[^,.]*\b(?:wrong|missing|not|n['’]t|no|late|"
        r"damaged?|broken|lost|fail\w*|"
        r"refus\w*|without|empty|complain\w*|error|sick|absent|ill|more than|over \d|above|"
        r"below|down|out of)\b|"
        r"^\W*no \w+ (?:in|within|after|by)\b",
        2,
    ),
    "zh": compile(
        r"(?:不|没(?!有?问题)|未|错|丢|坏|空|磨损|剪了|超过|超|介入|投诉|异常|缺|断|失败|过期|"
        r"迟到|破|漏)[^,。]{0,10}(?:[,:]|的|了|时)"
    ),
}
_CONDITION = {
    "en": compile(
        r"^\W*(?P<when>(?:if|when|whenever|once|in case|unless|as soon as|after|"
        r"before)\b[^,:]{2,90}?)"
        r"(?:,|:|\bthen\b|(?= (?:she|he|they|we|i|you)\b))|"
        r"^\W*(?P<lack>no \w+(?: \w+){0,6}?)(?: and|,|:| =| means) ",
        2,
    ),
    "zh": compile(
        r"^\W*(?P<when>(?:如果|如|若|要是|当|遇到|万一)?[^,:]{2,26}?(?:的话|的|了|时|后|还[没未][^,:]{1,6}))(?:,|"
        r"(?=不|扣|放|按|先|由|别|给|要))"
    ),
}
_TIME = compile(
    r"(?:minutes?|mins?|hours?|days?|weeks?|\d months?|every \w+|(?:by|on|before|until) the|"
    r"on the spot|\d{1,2}[:.]\d{2}|same day|noon)(?!.*(?:euro|\$|£|€|per|night))|"
    r"分钟|小时|天|工作日|当[天日]|次日|每|月底|号|\d[:点]\d|点[前后]",
    2,
)
_AMOUNT = {
    "en": compile(
        r"\b(?:up to|under|over|above|below|at (?:most|least)|max(?:imum)?\.?|min(?:imum)?\.?|"
        r"limit|more than|less than|within)\s+"
        r"(?:[£$€]\s?)?\d[\d.,]*(?:\s?(?:%|euros?|eur|dollars?|usd|pounds?|gbp|kg|km|minutes?|"
        r"mins?|hours?|days?|weeks?|months?|"
        r"people|items?|pieces?|boxes|a (?:day|week|month|year)))*(?: per \w+| a (?:day|night|"
        r"month|week|year))?|"
        r"[£$€]\s?\d[\d.,]*|\bevery (?:monday|tuesday|wednesday|thursday|friday|saturday|"
        r"sunday|day|week|month|morning|evening)\b|"
        r"\b(?:by|on|before|until) the \d{1,2}(?:st|nd|rd|th)\b|\bon the spot\b|"
        r"\b(?:at|by|before|until) \d{1,2}(?:[:.]\d{2}(?:\s?[ap]m)?|\s?[ap]m)\b|"
        r"\b\d[\d.,]* ?(?:a|per) \w+",
        2,
    ),
    "zh": compile(
        r"(?:超过|不超过|满|至少|最多|扣|低于|高于|不低于)?\d[\d.,]*\s*(?:个)?(?:元|块|分钟|"
        r"小时|天|个?工作日|%|人|件|单|双|张|次|公斤|度)(?:之?内|以内|以上|以下)?|"
        r"\d{1,2}[:点]\d{0,2}分?(?:之?前|以前|后)|"
        r"[一二两三四五六七八九十]{1,3}(?:张|次|遍|个人|份|天内|小时内)|当天|当日|次日|"
        r"每(?:个)?(?:天|周[一二三四五六日]?|月底?|季度)(?:\d{1,2}[号日])?[^,。]{0,4}?一次|"
        r"每(?:天|周[一二三四五六日]?|月|季度)"
    ),
}


def facts_of(brief: str, *, known: tuple[str, ...] = (), language: str | None = None) -> Facts:
    """What a brief says.

    Args:
        brief: as typed or dictated.
        known: names of the roster.
        language: of the brief; by its letters when None.
    """
    plain = normalise(brief)
    language = language or language_of(brief)
    people = people_of(plain, language, known)
    tools = tools_of(plain, language, people.names)
    reader = _Reader(brief, plain, language, people, tools)
    return Facts(
        brief,
        plain,
        language,
        people,
        tuple(dict.fromkeys(name for _, name in tools)),
        tuple(reader.read(clause) for clause in clauses_of(plain, language)),
    )


TURN = 0.4
"""Share of a brief in which "from now on" can end its history."""


class _Reader:
    """Reads clause by clause, and remembers who acted last and whether the rules have begun."""

    def __init__(
        self, brief: str, plain: str, language: str, people: People, tools: list[tuple[int, str]]
    ) -> None:
        self.brief = brief
        self.plain = plain
        self.language = language
        self.people = people
        self.tools = tools
        turn = _FROM_NOW[language].search(plain)
        early = turn is not None and turn.start() <= TURN * len(plain)
        self.turn = turn.start() if turn is not None and early else 0
        self.duties = _duties(plain, people) if language == "zh" else {}
        self.person = NOBODY
        self.speaker = people.writer
        self.carried = NOBODY
        self.last_end = 0
        self.several = NOBODY

    def read(self, clause: Clause) -> Said:
        """What a clause says."""
        text = self.plain[clause.start : clause.end]
        mood = _mood(text, self.language)
        actor = self._actor(text)
        kind = self._kind(clause, text, mood, actor)
        owner, quote = self._owner(clause, actor, kind)
        limit = self._limit(clause, text)
        return Said(
            kind,
            clause.start,
            clause.end,
            self.brief[clause.start : clause.end],
            owner,
            quote,
            limit,
            limit is not None and _TIME.search(limit) is not None,
            self._condition(clause, text),
            tuple(dict.fromkeys(n for at, n in self.tools if clause.start <= at < clause.end)),
        )

    def _limit(self, clause: Clause, text: str) -> str | None:
        """The first amount, time or rhythm of a clause, in the brief's own characters."""
        match = _AMOUNT[self.language].search(text)
        if match is None:
            return time_limit(text)
        return self._words(clause.start + match.start(), clause.start + match.end())

    def _condition(self, clause: Clause, text: str) -> str | None:
        """When a clause holds, in the brief's own characters."""
        match = _CONDITION[self.language].match(text) or self._before_a_name(text)
        if match is None or match.lastgroup is None:
            return None
        start, end = match.span(match.lastgroup)
        return self._words(clause.start + start, clause.start + end)

    def _before_a_name(self, text: str) -> Match[str] | None:
        """A condition that ends where a person begins: "if a key is missing Marta calls"."""
        if self.language != "en" or not self.people.names:
            return None
        names = "|".join(map(escape, self.people.names))
        return compile(
            rf"^\W*(?P<when>(?:[Ii]f|[Ww]hen|[Oo]nce)\b.*?)(?= (?:{names}) [a-z]+s\b)"
        ).match(text)

    def _actor(self, text: str) -> Actor | None:
        """Who acts; a person whom the brief names counts where a clause begins."""
        for name in self.people.names:
            if text.startswith(name) or compile(rf"[,;:由]\s?{escape(name)}").search(text):
                return Actor(OwnerKind.PERSON, name, person=name)
        if _I_DO_ZH.search(text):
            return Actor(OwnerKind.VAGUE, "我")
        inside = self._inside_zh(text) if self.language == "zh" else None
        if inside is not None:
            return inside
        actor = actor_in(text, self.language) or self._late(text)
        if actor is not None and text[len(actor.text) :].startswith("问题"):
            return None
        return actor

    def _inside_zh(self, text: str) -> Actor | None:
        """Who stands inside a clause as the one who acts: 样品阿勇提前2小时摆好."""
        for name in self.people.names:
            at = text.find(name)
            if at > 0 and text[at - 1] not in _TOWARDS_ZH and text[at + len(name) :]:
                return Actor(OwnerKind.PERSON, name, person=name)
        role = performer_zh.role_inside(text)
        return role if role is not None and role.text not in _SERVED_ZH else None

    def _late(self, text: str) -> Actor | None:
        """Who acts behind a condition that no comma ends: "if it is wrong she sends it back"."""
        for name in self.people.names:
            if compile(rf"^\W*(?:[Ii]f|[Ww]hen|[Oo]nce)\b.*\b{escape(name)} [a-z]+s\b").search(
                text
            ):
                return Actor(OwnerKind.PERSON, name, person=name)
            if self.language == "en" and compile(rf"\b{escape(name)}{_ACTS}").search(text):
                return Actor(OwnerKind.PERSON, name, person=name)
        if self.language == "en" and _UNTIL_I.search(text):
            return Actor("pronoun", "I")
        match = _LATE_PRONOUN.search(text) if self.language == "en" else None
        return Actor("pronoun", match["who"]) if match is not None else None

    def _kind(self, clause: Clause, text: str, mood: Mood, actor: Actor | None) -> Kind:
        language = self.language
        speaker = _SPEAKER.fullmatch(text)
        if speaker is not None:
            self.speaker = speaker["name"]
            return Kind.DOCUMENT
        to_us = _WANTS[language].search(text) or _TO_THE_DRAFTER.search(text)
        if to_us or text.strip(" .!,。-\n") in self.people.names:
            return Kind.DOCUMENT
        told = clause.end <= self.turn and mood is not Mood.OBLIGATION
        if (
            told
            or mood in (Mood.NARRATIVE, Mood.QUESTION)
            or _PAST_OR_FEELING[language].search(text)
        ):
            return Kind.BACKGROUND
        if _PURPOSE[language].search(text) and mood is not Mood.COMMAND:
            return Kind.PURPOSE
        if _TROUBLE[language].search(text):
            return Kind.EXCEPTION
        return self._ruling(clause, text, mood, actor)

    def _ruling(self, clause: Clause, text: str, mood: Mood, actor: Actor | None) -> Kind:
        """A step, a rule that binds steps, or nothing that anybody does."""
        named = actor is not None and actor.kind in (OwnerKind.PERSON, OwnerKind.ROLE, "pronoun")
        if mood in (Mood.COMMAND, Mood.OBLIGATION) or (mood is Mood.ACTION or named):
            return Kind.STEP
        tooled = any(clause.start <= at < clause.end for at, _ in self.tools)
        bare = text.lower().startswith(("no ", "only ", "nothing "))
        if mood is Mood.LIMIT or _AMOUNT[self.language].search(text) or bare:
            return Kind.RULE
        if (tooled and mood is Mood.FRAGMENT) or (self.turn and clause.start > self.turn):
            return Kind.RULE
        return Kind.BACKGROUND

    def _owner(self, clause: Clause, actor: Actor | None, kind: Kind) -> tuple[Owner, str | None]:
        """The owner that the clause names; an order in the same sentence keeps the last one."""
        text = self.plain[clause.start : clause.end]
        if self._ends_before(clause.start):
            self.carried = NOBODY
        owner = self._resolved(actor) if actor is not None else self.carried
        if owner.kind is OwnerKind.NONE:
            owner = self._by_duty(text)
        if owner.kind is not OwnerKind.NONE:
            self.carried = owner
            if owner.kind is OwnerKind.PERSON:
                self.person = owner
            if owner.kind is OwnerKind.ROLE and (owner.role or "").endswith("s"):
                self.several = owner
        self.last_end = clause.end
        for role in _plural_roles(text) if self.language == "en" else ():
            self.several = role
        if kind in (Kind.BACKGROUND, Kind.DOCUMENT, Kind.PURPOSE):
            self.carried = NOBODY
            return NOBODY, None
        return owner, self._verbatim(owner.text, clause)

    def _words(self, start: int, end: int) -> str:
        """Words of the brief, in its own characters."""
        return self.brief[start:end].strip()

    def _verbatim(self, named: str | None, clause: Clause) -> str | None:
        """The words that name an owner, as the brief writes them; the nearest, or the signature."""
        if named is None:
            return None
        at = self.plain.find(named, clause.start, clause.end)
        if at < 0:
            at = self.plain.rfind(named, 0, clause.start)
        if at < 0:
            at = self.plain.find(named, clause.end)  # the signature
        return self.brief[at : at + len(named)] if at >= 0 else None

    def _by_duty(self, text: str) -> Owner:
        """Who the brief gives the task to, in one place for all: 验货是小蔡."""
        for task, owner in self.duties.items():
            does = rf"(?:^|[,:内先再须要后])\s?{task[0]}(?!回)"
            if task in text or (task[0] in _DOING_ZH and compile(does).search(text)):
                return owner
        return NOBODY

    def _ends_before(self, start: int) -> bool:
        """A sentence ends between the last clause and this one."""
        between = self.plain[max(0, self.last_end - 1) : start]
        spoken = self.language == "zh" and " " in between
        return spoken or any(sign in ".!?。!?;\n" for sign in between)

    def _resolved(self, actor: Actor) -> Owner:
        """Who a pronoun means: "they" the last of several, "she" the last person."""
        low = actor.text.lower()
        if low in ("i", "我"):
            return _person(self.speaker) if self.speaker else NOBODY
        if low in ("we", "我们", "咱们", "you", "您", "你", "你们"):
            return NOBODY
        if actor.kind == "pronoun":
            return self.several if low == "they" else self.person
        if actor.kind not in (OwnerKind.ROLE, OwnerKind.PERSON, OwnerKind.GROUP, "name"):
            return NOBODY
        for name in self.people.names:
            if actor.text.endswith(f" {name}"):
                return _person(name)
        if self.language == "en" and (
            len(actor.text.split()) > MAX_ROLE or _CROWD.search(actor.text)
        ):
            return NOBODY
        return owner_of(actor, Found.SUBJECT)


_ACTS = rf" (?:{'|'.join(sorted(BINDING))}|has to)\b"
"""Behind a name: its bearer is bound to something, wherever in the clause that stands."""

_UNTIL_I = compile(r"\b(?:until|unless|before|once) I(?:['’]ve| have)? [a-z]+")
"""A step that waits for the writer is the writer's."""

_LATE_PRONOUN = compile(
    r"^\W*(?:if|when|once|while|after|before|actually|then|so|and|also|otherwise)\b[^.]*?"
    r"\b(?P<who>she|he|they) \w+",
    2,
)
MAX_ROLE = 4
"""Words of somebody who acts; what is longer is a guess at half a sentence."""

_I_DO_ZH = compile(r"(?<![给找跟问叫报])我(?:来)?(?:批|审|定|签|核|管|做|查)")
_TOWARDS_ZH = "给找跟问叫报向对打转交的和让"
"""Characters before somebody who is told or given something, and does nothing."""

_SERVED_ZH = frozenset(("客户", "顾客", "客人", "用户", "患者", "会员"))
_SPEAKER = compile(r"(?P<name>[\w ]{2,20}?)[ :]?\s?[\[(]?\d{1,2}:\d{2}[\])]?:?")
"""A line of a chat log that only says who speaks, and when."""

_DOING_ZH = "收验拆发退打查审批录核管做洗点存送付拍写"
"""Characters that are a task's verb: who does 验货 also does 24小时内验完."""

_DUTY_ZH = (
    "(?P<task>[\u4e00-\u9fff]{{2,4}})(?:是|归|由|在|找)(?:[\u4e00-\u9fff]{{2}})?(?P<who>{names})"
)


def _duties(plain: str, people: People) -> dict[str, Owner]:
    """Task and person where a brief says who does what: 现在收货在王叔那里,验货是小蔡."""
    if not people.names:
        return {}
    pattern = compile(_DUTY_ZH.format(names="|".join(map(escape, people.names))))
    return {
        match["task"].removeprefix("现在"): _person(match["who"])
        for match in pattern.finditer(plain)
    }


_CROWD = compile(r"\b(?:people|persons|anything|before|after|customers?|guests?)\b", 2)
"""Words of a subject that names nobody who can be asked."""


def _person(name: str) -> Owner:
    return Owner(kind=OwnerKind.PERSON, person=name, text=name, found=Found.SUBJECT)


def _plural_roles(text: str) -> list[Owner]:
    """Roles in the plural, to which a later "they" points."""
    found = []
    for word in text.split():
        bare = word.strip(".,;:()")
        if bare.endswith("s"):
            actor = performer_en.longest_actor(bare)
            if actor is not None and actor.kind == OwnerKind.ROLE:
                found.append(owner_of(actor, Found.SUBJECT))
    return found


def _mood(text: str, language: str) -> Mood:
    if language == "zh" and not text.isascii():
        return mood_zh.mood_of(text)
    sentence = performer_en.take_apart(text)
    return mood_en.mood_of(sentence, performer_en.subject(sentence))
