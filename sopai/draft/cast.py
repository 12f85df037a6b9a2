"""Who acts in a brief, clause by clause: by name, role, pronoun or duty."""

from functools import cache
from re import Pattern, compile, escape

from sopai.draft.clauses import Clause
from sopai.draft.people import BINDING, People
from sopai.language import owners_zh, performer_en, performer_zh
from sopai.language.actor import Actor, owner_of
from sopai.language.analysis import actor_in
from sopai.language.lexicon import english_nouns, finite_verbs
from sopai.schema.owner import NOBODY, Found, Owner, OwnerKind

MAX_ROLE = 4
"""Words of somebody who acts; what is longer is a guess at half a sentence."""


MAX_BEFORE = 60
"""Characters before "who" in which the one it means is named."""


class Cast:
    """Remembers who acted last, who speaks, and whom a pronoun can mean."""

    def __init__(self, plain: str, language: str, people: People) -> None:
        """Begin before the first clause.

        Args:
            plain: the brief, normalised.
            language: `en` or `zh`.
            people: whom it names.
        """
        self._plain = plain
        self._language = language
        self._names = people.names
        self._speaker = people.writer
        self._heard: str | None = None
        self._duties = _duties(plain, people.names) if language == "zh" else {}
        self._last = NOBODY
        self._several = NOBODY
        self._carried = NOBODY
        self._labelled = NOBODY
        self._line_end = 0
        self._end = 0

    def speaks(self, name: str) -> None:
        """Somebody else begins to speak in a chat: "I" is now this one, "you" the one before."""
        if name != self._speaker:
            self._heard, self._speaker = self._speaker, name
        self._carried = NOBODY

    def actor(self, text: str) -> Actor | None:
        """Who acts in a clause, as its words name them."""
        for name in self._names:
            if text.startswith(name) or compile(rf"[,;:由]\s?{escape(name)}").search(text):
                return Actor(OwnerKind.PERSON, name, person=name)
        return self._actor_zh(text) if self._language == "zh" else self._actor_en(text)

    def goes_on(self, clause: Clause, text: str) -> bool:
        """A clause says what the one before it does next: "and sends the photos"."""
        carries = self._carried.kind is not OwnerKind.NONE and not self._ends_before(clause.start)
        first = text.split(maxsplit=1)[0].lower() if text.split() else ""
        return carries and first.endswith("s") and first in finite_verbs()

    def owner(self, clause: Clause, actor: Actor | None, *, is_done: bool) -> Owner:
        """The owner of a clause; an order in the same sentence keeps the last one.

        Args:
            clause: its place in the brief.
            actor: who acts in it, as its words name them.
            is_done: it is a step, a rule or an exception, and not told or meant for us.
        """
        text = self._plain[clause.start : clause.end]
        if self._ends_before(clause.start):
            self._carried = NOBODY
        if clause.start >= self._line_end:
            self._labelled = NOBODY
        if text.startswith("who "):
            actor = self._before(clause.start)
        if self.goes_on(clause, text):
            actor = None
        elif actor is None and self._language == "en" and _OTHER.match(text):
            self._carried = NOBODY
        owner = self._resolved(actor) if actor is not None else self._carried
        owner = owner if owner.kind is not OwnerKind.NONE else self._labelled
        self._label(clause, text)
        if owner.kind is OwnerKind.NONE:
            owner = self._by_duty(text)
        self._remember(text, actor, owner)
        self._end = clause.end
        if not is_done:
            self._carried = NOBODY
            return NOBODY
        return owner

    def _label(self, clause: Clause, text: str) -> None:
        """A role before a colon owns the rest of its line: "Room attendants: bag the item"."""
        if self._language != "en" or ":" not in text + self._plain[clause.end : clause.end + 1]:
            return
        before = self._plain[max(0, clause.start - 3) : clause.start]
        head = text.partition(":")[0]
        actor = performer_en.label_actor(head) if not before.strip(" -*•>") else None
        if actor is not None and actor.kind in (OwnerKind.ROLE, OwnerKind.PERSON):
            end = self._plain.find("\n", clause.start)
            self._labelled = owner_of(actor, Found.LABEL)
            self._line_end = end if end >= 0 else len(self._plain)

    def _before(self, start: int) -> Actor | None:
        """Whom "who" means: the words right before it."""
        words = self._plain[max(0, start - MAX_BEFORE) : start].strip(" ,").split()
        for count in range(min(4, len(words)), 0, -1):
            phrase = " ".join(words[-count:])
            name = next((name for name in self._names if phrase == name), None)
            if name is not None:
                return Actor(OwnerKind.PERSON, name, person=name)
            actor = performer_en.longest_actor(phrase)
            if actor is not None and actor.kind == OwnerKind.ROLE and phrase.endswith(actor.text):
                return actor
        return None

    def _remember(self, text: str, actor: Actor | None, owner: Owner) -> None:
        """Whom the next pronoun can mean: who acted, else the one person who is named."""
        if text.endswith("?"):
            return
        for role in _plural_roles(text) if self._language == "en" else ():
            self._several = role
        is_made = self._language == "zh" and _made_to_zh(text) is not None
        if owner.kind is not OwnerKind.NONE and not is_made:
            self._carried = owner
        is_speaker = actor is not None and actor.text.lower() in _I
        served = is_served(owner.text or "") or (owner.text or "").startswith("谁") or is_made
        if owner.kind is OwnerKind.ROLE and (owner.role or "").endswith("s"):
            self._several = owner
        elif owner.kind in (OwnerKind.PERSON, OwnerKind.ROLE) and not (is_speaker or served):
            self._last = owner
        elif owner.kind is OwnerKind.NONE:
            named = [name for name in self._names if name in text]
            if len(named) == 1:
                self._last = _person(named[0])

    def _ends_before(self, start: int) -> bool:
        """A sentence ends between the last clause and this one."""
        between = self._plain[max(0, self._end - 1) : start]
        spoken = self._language == "zh" and " " in between
        return spoken or any(sign in ".!?。!?;\n" for sign in between)

    def _resolved(self, actor: Actor) -> Owner:
        """Who a pronoun means: "they" the last of several, "she" whoever acted last."""
        low = actor.text.lower()
        if low in _I:
            return _person(self._speaker) if self._speaker else NOBODY
        if low in ("you", "您", "你") and self._heard:
            return _person(self._heard)
        if low in ("we", "我们", "咱们", "you", "您", "你", "你们"):
            return NOBODY
        if actor.kind == "pronoun":
            return self._several if low in ("they", "他们") else self._last
        if actor.kind not in (OwnerKind.ROLE, OwnerKind.PERSON, OwnerKind.GROUP, "name"):
            return NOBODY
        for name in self._names:
            if actor.text.endswith(f" {name}"):
                return _person(name)
        is_whoever = low.startswith("whoever")
        is_long = self._language == "en" and len(actor.text.split()) > MAX_ROLE
        return NOBODY if is_long and not is_whoever else owner_of(actor, Found.SUBJECT)

    # English

    def _actor_en(self, text: str) -> Actor | None:
        direct = _whoever(text) or _behind_condition(text) or _served(text) or _department(text)
        if direct is not None or _SERVED.match(text):
            return direct
        found = actor_in(text, "en")
        if found is not None and (_CROWD.search(found.text) or _is_verb(found.text)):
            found = None
        return found or self._late(text) or self._duty_en(text)

    def _late(self, text: str) -> Actor | None:
        """Who acts behind a condition that no comma ends: "if it is wrong she sends it back"."""
        for name in self._names:
            late = rf"^\W*(?:[Ii]f|[Ww]hen|[Oo]nce)\b.*\b{escape(name)} [a-z]+s\b"
            if compile(late).search(text) or compile(rf"\b{escape(name)}{_ACTS}").search(text):
                return Actor(OwnerKind.PERSON, name, person=name)
        if _UNTIL_I.search(text) or _THEN_I.search(text):
            return Actor("pronoun", "I")
        match = _LATE_PRONOUN.search(text)
        return Actor("pronoun", match["who"]) if match is not None else None

    def _duty_en(self, text: str) -> Actor | None:
        """Whom a clause makes responsible: "that's Sabine", "it is on Tom to", "Mia's job"."""
        if not self._names:
            return _charged(text)
        names = "|".join(map(escape, sorted(self._names, key=len, reverse=True)))
        match = compile(_DUTY_EN.format(names=names)).search(text)
        if match is not None:
            name = next(filter(None, match.groups()))
            return Actor(OwnerKind.PERSON, name, person=name)
        return _charged(text)

    # Chinese

    def _actor_zh(self, text: str) -> Actor | None:
        if _I_DO_ZH.search(text):
            return Actor(OwnerKind.VAGUE, "我")
        found = (
            self._substitute_zh(text)
            or _on_shift_zh(text)
            or _made_to_zh(text)
            or _by_zh(text)
            or self._at_head_zh(text)
            or _department_zh(text)
            or self._inside_zh(text)
        )
        if found is not None:
            return found
        actor = actor_in(text, "zh")
        if actor is not None and _RELATIVE_ZH.match(text[len(actor.text) :]):
            actor = performer_zh.role_inside(text[len(actor.text) :])
        if actor is None:
            match = _PRONOUN_ZH.search(text)
            return Actor("pronoun", match["who"]) if match is not None else _served_zh(text)
        if text[len(actor.text) :].startswith("问题"):
            return None
        return actor if actor.text not in _SERVED_ZH else _served_zh(text)

    def _substitute_zh(self, text: str) -> Actor | None:
        """Who does it while somebody is away: 小梅不在的话就找阿凯."""
        names = "|".join(map(escape, self._names))
        if not names:
            return None
        match = compile(_AWAY_ZH.format(names=names)).search(text)
        if match is None:
            return None
        return Actor(OwnerKind.PERSON, match["who"], person=match["who"])

    def _at_head_zh(self, text: str) -> Actor | None:
        """A name behind a post at the head of a clause: 品检员阿珍对着图纸量尺寸."""
        for name in self._names:
            at = text.find(name)
            is_post = 0 < at <= MAX_POST_ZH and text[at - 1] in "员师管长理任台主"
            if is_post and not _TOLD_ZH.search(text[:at]):
                return Actor(OwnerKind.PERSON, name, person=name)
        return None

    def _inside_zh(self, text: str) -> Actor | None:
        """Who stands inside a clause as the one who acts: 样品阿勇提前2小时摆好."""
        for name in self._names:
            at = text.find(name)
            told = _TOLD_ZH.search(text[:at]) is not None
            if at > 0 and not told and text[at + len(name) :]:
                return Actor(OwnerKind.PERSON, name, person=name)
        role = performer_zh.role_inside(text)
        return role if role is not None and role.text not in _SERVED_ZH else None

    def _by_duty(self, text: str) -> Owner:
        """Who the brief gives the task to, in one place for all: 验货是小蔡."""
        for task, owner in self._duties.items():
            does = rf"(?:^|[,:内先再须要后])\s?{task[0]}(?!回)"
            if task in text or (task[0] in _DOING_ZH and compile(does).search(text)):
                return owner
        return NOBODY


_I = ("i", "我")

_OTHER = compile(
    r"^\W*(?:(?:and|then|so|but|also) )*(?:the|a|an|our|each|every|this|these|all) \w+", 2
)
"""Something else is the subject: whoever acted before does not do that too."""

_ACTS = rf" (?:{'|'.join(sorted(BINDING))}|has to)\b"
"""Behind a name: its bearer is bound to something, wherever in the clause that stands."""

_UNTIL_I = compile(r"\b(?:until|unless|before|once) I(?:['’]ve| have)? [a-z]+")
"""A step that waits for the writer is the writer's."""

_THEN_I = compile(r"^\W*(?:[Ii]f|[Ww]hen|[Oo]nce|[Aa]fter)\b.+\bI (?:will|must|[a-z]{3,})\b")
"""Behind a condition the writer acts: "if there is nothing by noon I will ring"."""

_LATE_PRONOUN = compile(
    r"^\W*(?:if|when|once|while|after|before|actually|then|so|and|also|otherwise)\b[^.]*?"
    r"\b(?P<who>she|he|they) \w+",
    2,
)
_DUTY_EN = (
    r"\b(?:[Tt]hat|[Ii]t)(?:['’]?s| is) (?:then )?(?:(?:on|up to|down to|with|for) )?"
    r"({names})\b(?!['’]s? \w+ing)|\b({names})['’]s? (?:job|task|duty|part|business)\b|"
    r"\b(?:yes|okay|ok|approval|permission|go-ahead|signature|sign-off)\b[^,.;]{{0,20}}? "
    r"(?:from|by|of) ({names})\b|\bby ({names})\b"
)
_CHARGED = compile(
    r"\b(?:(?:(?:it|that|this)(?:['’]s| is)|is|are) (?:then )?(?:on|up to|down to|the job of)|by) "
    r"(?P<who>(?:the|our|a) .+)",
    2,
)


def _charged(text: str) -> Actor | None:
    """The role that a clause makes responsible: "then it's on the shift lead to park the job"."""
    match = _CHARGED.search(text)
    actor = performer_en.longest_actor(match["who"]) if match is not None else None
    is_role = actor is not None and actor.kind == OwnerKind.ROLE
    return actor if actor is not None and is_role and "person" not in actor.text else None


def _whoever(text: str) -> Actor | None:
    """Whoever is on shift locks the door: named by the roster of the day, and no nobody."""
    words = text.split()
    at = next((n for n, word in enumerate(words) if word.lower() == "whoever"), None)
    if at is None or (at > 0 and not words[at - 1].endswith(",") and words[at - 1] != "and"):
        return None
    verbs = [n for n in range(at + 1, len(words)) if words[n].lower().strip(",.;") in _finite()]
    if len(verbs) < 2 or verbs[1] - at > MAX_WHOEVER:
        return None
    phrase = " ".join(words[at : verbs[1]]).rstrip(",")
    return Actor(OwnerKind.ROLE, phrase, role=phrase)


MAX_WHOEVER = 8
"""Words of "whoever is at the counter"."""


@cache
def _finite() -> frozenset[str]:
    return finite_verbs() | {"is", "has", "must", "will", "should"}


@cache
def _acting() -> Pattern[str]:
    roles = "|".join(sorted(map(escape, english_nouns("roles")), key=len, reverse=True))
    verbs = "|".join(sorted(map(escape, _finite()), key=len, reverse=True))
    who = rf"(?P<who>(?:\w+ ){{0,2}}?(?:{roles}))"
    return compile(rf"\b(?:the|a|our) {who} (?:{verbs}|may|can)\b", 2)


def _behind_condition(text: str) -> Actor | None:
    """The second who acts, where a condition has one: "if the driver refuses the clerk writes"."""
    if not _IF.match(text) or "," in text[:MAX_CONDITION]:
        return None
    found = list(_acting().finditer(text))
    actor = performer_en.longest_actor(found[1]["who"]) if len(found) > 1 else None
    return actor if actor is not None and actor.kind == OwnerKind.ROLE else None


_IF = compile(r"^\W*(?:if|when|once)\b", 2)
MAX_CONDITION = 80
"""Characters in which a comma would end a condition."""


def _is_verb(named: str) -> bool:
    """What was taken for a subject is more: "tells the shift lead", "packaging the customer"."""
    first = named.split()[0].lower()
    is_verb = first.endswith("s") and first in finite_verbs() and len(named.split()) > 1
    return is_verb or " the " in named


_CROWD = compile(r"\b(?:people|persons|anything|before|after)\b", 2)
"""Words of a subject that names nobody who can be asked."""

_SERVED = compile(
    r"^\W*(?:(?:and|then|so) )?(?:the |our |a |an |all |every |each )?"
    r"(?P<who>(?:new )?(?:customer|guest|client|patient|parent|member|caller|visitor|child|pupil|"
    r"tenant|resident|buyer|student)s?|children)\b(?P<rest>.*)",
    2 | 16,
)
"""A subject that mostly is served."""

_DOES_ITSELF = (
    "sign pay bring show fill send leave remove take park report call ring confirm cancel choose "
    "describe upload collect pick come return book decide hand write give tell agree"
).split()
_ITSELF = compile(
    r"^ (?:\w+ly |also |then |first |must |should |will |ha(?:s|ve) to |needs? to |can |may |"
    r"both )*"
    rf"(?:{'|'.join(_DOES_ITSELF)})(?:e?s)?\b",
    2,
)


def is_served(named: str) -> bool:
    """Whether somebody is a customer, a guest, a parent: they act, and nobody answers to us."""
    return _SERVED.match(named) is not None or named in _SERVED_ZH


def _served(text: str) -> Actor | None:
    """One who is served does a step: "the customer signs the form"; "the child waits" is none."""
    match = _SERVED.match(text)
    if match is None or not _ITSELF.match(match["rest"]):
        return None
    return Actor(OwnerKind.ROLE, match["who"], role=match["who"])


@cache
def _department_acts() -> Pattern[str]:
    names = "|".join(sorted(map(escape, english_nouns("departments")), key=len, reverse=True))
    verbs = "|".join(sorted(map(escape, finite_verbs()), key=len, reverse=True))
    return compile(rf"^\W*(?:the |our |and |then )*(?P<who>{names}) (?:{verbs})\b", 2)


def _department(text: str) -> Actor | None:
    """A department as one speaks of it: "sales asks every client"."""
    match = _department_acts().match(text)
    return Actor(OwnerKind.GROUP, match["who"]) if match is not None else None


def _plural_roles(text: str) -> list[Owner]:
    """Roles in the plural, to which a later "they" points."""
    found = []
    for word in text.split():
        bare = word.strip(".,;:()")
        if bare.endswith("s") and not _SERVED.match(bare):
            actor = performer_en.longest_actor(bare)
            if actor is not None and actor.kind == OwnerKind.ROLE:
                found.append(owner_of(actor, Found.SUBJECT))
    return found


_I_DO_ZH = compile(
    r"(?:再|就|直接|的)找我(?:$|[,。;])|"
    r"(?<![给找跟问叫报向])我(?:来|再|去|自己|当天|马上)?给?(?:批|审|定|签|核|管|做|查|看|答复|复核|打|写|跟)"
)
_TOLD_ZH = compile(
    r"[给找跟问叫报向对打转交的和让知](?:[\u4e00-\u9fff]{2,4})?$|告诉[\u4e00-\u9fff]{0,4}$"
)
"""Before somebody who is told or given something, and does nothing."""

MAX_POST_ZH = 6
"""Characters of a post before a name."""

_SERVED_ZH = frozenset(
    (
        "客户",
        "顾客",
        "客人",
        "用户",
        "患者",
        "会员",
        "业主",
        "家长",
        "学员",
        "供应商",
        "住户",
        "病人",
        "员工",
    )
)
_DOES_ITSELF_ZH = (
    "签|付|拍|填|带|刷|登记|提交|办|盖|寄|确认|预约|缴|交|出示|搬|通知|提|送|写|取|还|凭"
)
_PRONOUN_ZH = compile(r"(?:^|,|的|了|先|再)(?P<who>她|他)(?![们的])")
_ON_SHIFT_ZH = compile(
    r"(?P<who>谁[^谁,。]{1,4}谁)|^(?P<post>(?:当班|值班|夜班|白班|当值)(?:的|人员|同事))"
)
_AWAY_ZH = (
    r"(?:不在|休息|请假|出差|休假)[^,。]{{0,4}},?(?:就|再)?(?:找|由|让|是)?(?:[\u4e00-\u9fff]{{2}}的)?"
    r"(?P<who>{names})"
)
_DEPARTMENT_ZH = compile(
    r"^(?P<who>[\u4e00-\u9fff]{1,3}师傅|采购|财务|仓库|库房|后厨|厨房|客服|品检|质检|品质|人事|行政|"
    r"护士|打荷的|最后走的(?:那个)?人)(?!员|师|主管|经理|组|部)(?:先|再|要|得|会|去|那边|负责|统一|每[天日周月次]|量产后)*"
    r"(?=[\u4e00-\u9fff\d])(?![的里在,])"
)
"""Who acts at the head of a clause, as a small firm calls them."""

_RELATIVE_ZH = compile(r"[^,。]{1,4}的")
"""Behind a subject that only belongs to a thing: 医生用完的器械护士送走."""

_MADE_TO_ZH = compile(
    rf"[让请叫要](?P<who>[\u4e00-\u9fff]{{2,6}}?)(?:在[^,。]{{1,8}}?上?|自己|当场)?(?={_DOES_ITSELF_ZH})"
)
_BY_ZH = compile(
    r"由(?P<who>[\u4e00-\u9fff]{2,8}?)(?:负责|统一|现场)?"
    r"(?=下发|拉|验收|受理|收取|退还|打|做|出|清|检|登记|保管|处理|审|发|签|复核|安排|联系|通知|填)"
)


def _on_shift_zh(text: str) -> Actor | None:
    match = _ON_SHIFT_ZH.search(text)
    if match is None:
        return None
    who = match["who"] or match["post"]
    return Actor(OwnerKind.ROLE, who, role=who)


def _department_zh(text: str) -> Actor | None:
    match = _DEPARTMENT_ZH.match(text)
    return Actor(OwnerKind.ROLE, match["who"], role=match["who"]) if match is not None else None


def _made_to_zh(text: str) -> Actor | None:
    """Who is made to do it: 让司机签字."""
    match = _MADE_TO_ZH.search(text)
    actor = owners_zh.name_actor(match["who"]) if match is not None else None
    if actor is not None and actor.kind in (OwnerKind.ROLE, OwnerKind.PERSON, OwnerKind.GROUP):
        return actor
    if match is not None and match["who"] in _SERVED_ZH:
        return Actor(OwnerKind.ROLE, match["who"], role=match["who"])
    return None


def _by_zh(text: str) -> Actor | None:
    """Who 由 names before a verb: 由巡查人员下发."""
    match = _BY_ZH.search(text)
    if match is None:
        return None
    actor = owners_zh.name_actor(match["who"])
    if actor is not None and actor.kind in (OwnerKind.ROLE, OwnerKind.PERSON, OwnerKind.GROUP):
        return actor
    who = match["who"]
    return Actor(OwnerKind.ROLE, who, role=who) if who.endswith(("人员", "员")) else None


@cache
def _served_pattern() -> Pattern[str]:
    who = "|".join(sorted(_SERVED_ZH))
    return compile(
        rf"^(?:[^,。]{{0,8}}[,:])?(?P<who>{who})(?:要|得|必须|应|先|须|自己|凭[^,。]{{1,6}}|在[^,。]{{1,10}})*"
        rf"(?:{_DOES_ITSELF_ZH})"
    )


def _served_zh(text: str) -> Actor | None:
    """One who is served does a step: 家长签同意书."""
    match = _served_pattern().search(text)
    return Actor(OwnerKind.ROLE, match["who"], role=match["who"]) if match is not None else None


_DOING_ZH = "收验拆发退打查审批录核管做洗点存送付拍写"
"""Characters that are a task's verb: who does 验货 also does 24小时内验完."""

_DUTY_ZH = (
    "(?P<task>[\u4e00-\u9fff]{{2,4}})(?:是|归|由|在|找)(?:[\u4e00-\u9fff]{{2}})?(?P<who>{names})"
)


def _duties(plain: str, names: tuple[str, ...]) -> dict[str, Owner]:
    """Task and person where a brief says who does what: 现在收货在王叔那里,验货是小蔡."""
    if not names:
        return {}
    pattern = compile(_DUTY_ZH.format(names="|".join(map(escape, names))))
    return {
        match["task"].removeprefix("现在"): _person(match["who"])
        for match in pattern.finditer(plain)
    }


def _person(name: str) -> Owner:
    return Owner(kind=OwnerKind.PERSON, person=name, text=name, found=Found.SUBJECT)
