"""Who acts in a brief, clause by clause: by name, role, pronoun or duty."""

from re import compile, escape

from sopai.draft import actors_en, actors_zh, inside_en, posts_zh
from sopai.draft.actors import named_owner, person
from sopai.draft.clauses import Clause
from sopai.draft.people import People
from sopai.draft.tagged_en import goes_on
from sopai.language import owners_zh, performer_en
from sopai.language.actor import Actor, owner_of
from sopai.language.lexicon import finite_verbs
from sopai.schema.owner import NOBODY, Found, Owner, OwnerKind

_LABELS = (OwnerKind.ROLE, OwnerKind.PERSON, OwnerKind.GROUP)

MAX_ROLE = 4
"""Words of somebody who acts; what is longer is a guess at half a sentence."""


MAX_CLAUSE = 2_000
"""Characters of a clause in which somebody acts: work grows with the text, not its square."""

MAX_BEFORE = 60
"""Characters before "who" in which the one it means is named."""


_AWAY = compile(
    r"(?:要是|如果)?(?:不在|休息|请假|出差|休假|没空)|"
    r"(?: is|['’]s) (?:away|off\b|out\b|on leave|on holiday|sick|ill\b|absent|unavailable|"
    r"not (?:in|there|here|available|working))"
)
"""Behind a name: somebody else does it."""


_ACTING = (
    r"^{name}(?!['’]s (?!job|task|duty|turn|call)|[a-z])|"
    r"[,;:由]\s?{name}(?!['’]s |[a-z]|, (?:within|by|on|at|before|in|for|with|from|after|until) )|"
    r"由[^,。]{{1,6}}{name}"
)
"""A name at the head of a clause, or behind a comma; "the insurer, Helvion, within" is none."""


def _is_off(name: str, text: str) -> bool:
    return _AWAY.match(text, text.index(name) + len(name)) is not None


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
        self._performer = performer_of(plain, language)

    @property
    def last(self) -> Owner:
        """Who acted last: words to be said, in a sentence of their own, are mostly theirs."""
        return self._last

    def speaks(self, name: str) -> None:
        """Somebody else begins to speak in a chat: "I" is now this one, "you" the one before."""
        if name != self._speaker:
            self._heard, self._speaker = self._speaker, name
        self._carried = NOBODY

    def actor(self, text: str) -> Actor | None:
        """Who acts in a clause, as its words name them."""
        here = [name for name in self._names if name in text and not _is_off(name, text)]
        for name in here:
            if actors_en.undergoes(name, text):
                return None
            if compile(_ACTING.format(name=escape(name))).search(text):
                return person(name)
        actor = actors_zh.actor if self._language == "zh" else actors_en.actor
        return actor(text, here)

    def goes_on(self, clause: Clause, text: str) -> bool:
        """A clause says what the one before it does next: "and sends the photos"."""
        carries = self._carried.kind is not OwnerKind.NONE and not self._ends_before(clause.start)
        first = text.split(maxsplit=1)[0].lower() if text.split() else ""
        is_listed = first.endswith("s") and first in finite_verbs()
        return carries and (is_listed or (self._language == "en" and goes_on(text)))

    def owner(self, clause: Clause, actor: Actor | None, *, is_done: bool) -> Owner:
        """The owner of a clause; an order in the same sentence keeps the last one.

        Args:
            clause: its place in the brief.
            actor: who acts in it, as its words name them.
            is_done: it is a step, a rule or an exception, and not told or meant for us.
        """
        text = self._plain[clause.start : min(clause.end, clause.start + MAX_CLAUSE)]
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
        self._remember(text, actor, owner, is_heard=is_done)
        self._end = clause.end
        if not is_done:
            self._carried = NOBODY
            return NOBODY
        if owner.kind is OwnerKind.NONE and actor is None and not self._has_other(text):
            return self._performer
        return owner

    def _has_other(self, text: str) -> bool:
        """Somebody else acts, whom no list knows: "the man comes on Tuesdays", "we", "nobody"."""
        pattern = _STRANGER if self._language == "en" else _STRANGER_ZH
        return pattern.search(text) is not None

    def _label(self, clause: Clause, text: str) -> None:
        """A role before a colon owns the rest of its line: "Room attendants: bag the item"."""
        if self._language != "en" or ":" not in text + self._plain[clause.end : clause.end + 1]:
            return
        before = self._plain[max(0, clause.start - 3) : clause.start]
        head = text.partition(":")[0]
        actor = performer_en.label_actor(head) if not before.strip(" -*•>") else None
        if actor is not None and actor.kind in _LABELS:
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
                return person(name)
            actor = performer_en.longest_actor(phrase)
            if actor is not None and actor.kind == OwnerKind.ROLE and phrase.endswith(actor.text):
                return actor
        return None

    def _remember(self, text: str, actor: Actor | None, owner: Owner, *, is_heard: bool) -> None:
        """Whom the next pronoun can mean: who acted, else the one person who is named."""
        if text.endswith("?"):
            return
        for role in _plural_roles(text) if self._language == "en" else ():
            self._several = role
        is_made = self._language == "zh" and actors_zh.made_to(text) is not None
        if owner.kind is not OwnerKind.NONE and not is_made:
            self._carried = owner
        is_speaker = actor is not None and actor.text.lower() in _I
        served = is_served(owner.text or "") or (owner.text or "").startswith("谁") or is_made
        if owner.kind is OwnerKind.ROLE and (owner.role or "").endswith("s"):
            self._several = owner
        elif owner.kind in (OwnerKind.PERSON, OwnerKind.ROLE) and not (
            is_speaker or served or _SECOND.match(owner.role or "")
        ):
            self._last = owner
        elif owner.kind is OwnerKind.NONE and is_heard:
            named = [name for name in self._names if name in text]
            if len(named) == 1:
                self._last = named_owner(named[0])

    def _ends_before(self, start: int) -> bool:
        """A sentence ends between the last clause and this one."""
        between = self._plain[max(0, self._end - 1) : start]
        spoken = self._language == "zh" and " " in between
        return spoken or any(sign in ".!?。!?;\n" for sign in between)

    def _resolved(self, actor: Actor) -> Owner:
        """Who a pronoun means: "they" the last of several, "she" whoever acted last."""
        low = actor.text.lower()
        if low in _I:
            return named_owner(self._speaker) if self._speaker else NOBODY
        if low in ("you", "您", "你") and self._heard:
            return named_owner(self._heard)
        if low in ("we", "我们", "咱们", "you", "您", "你", "你们"):
            return NOBODY
        if low in ("it", "this", "that", "who"):
            return NOBODY
        if actor.kind == "pronoun":
            return self._several if low in ("they", "他们") else self._last
        if actor.kind not in (OwnerKind.ROLE, OwnerKind.PERSON, OwnerKind.GROUP, "name"):
            return NOBODY
        actor = self._in_full(_alone(actor))
        for name in self._names:
            if actor.text.endswith(f" {name}"):
                return named_owner(name)
        is_whoever = low.startswith(("whoever", "one of ", "the one ")) or " who " in low
        is_long = self._language == "en" and len(actor.text.split()) > MAX_ROLE
        return NOBODY if is_long and not is_whoever else owner_of(actor, Found.SUBJECT)

    def _in_full(self, short: Actor) -> Actor:
        """The post that initials stand for: SL is the shift lead whom the brief names."""
        if not (short.text.isupper() and short.text.isascii()):
            return short
        words = r"\s".join(rf"{letter}[a-z]+" for letter in short.text)
        for match in compile(rf"\b{words}\b", 2).finditer(self._plain):
            actor = performer_en.longest_actor(match.group())
            if actor is not None and actor.kind == OwnerKind.ROLE and actor.text == match.group():
                return actor
        return short

    def _by_duty(self, text: str) -> Owner:
        """Who the brief gives the task to, in one place for all: 验货是小蔡."""
        for task, owner in self._duties.items():
            does = rf"(?:^|[,:内先再须要后])\s?{task[0]}(?!回)"
            if task in text or (task[0] in _DOING_ZH and compile(does).search(text)):
                return owner
        return NOBODY


def _alone(actor: Actor) -> Actor:
    """The role alone: without 交 in 交复核会计复核, without "by text" in "receptionist by text"."""
    bare = _HANDS.sub("", actor.text)
    return Actor(OwnerKind.ROLE, bare, role=bare) if bare != actor.text else actor


_HANDS = compile(
    r"^(?:交给?|转给?|递给?|发给)(?=[\u4e00-\u9fff]{2})|^.* (?:a|an) | (?:by|via|within|at)\b.*$"
)


def performer_of(plain: str, language: str) -> Owner:
    """Who does what nobody is named for: the one whom the procedure is for; NOBODY if unsaid."""
    for pattern in actors_zh.PERFORMER if language == "zh" else actors_en.PERFORMER:
        for match in pattern.finditer(plain):
            who = match["who"].strip()
            if any(sign in who for sign in "和、或"):
                continue  # several read it, and nobody is meant
            if language == "zh":
                actor = owners_zh.name_actor(who)
            else:
                actor = performer_en.longest_actor(who)
            is_one = actor is not None and actor.kind in (OwnerKind.ROLE, OwnerKind.GROUP)
            if actor is not None and is_one and not is_served(actor.text):
                return owner_of(actor, Found.DOCUMENT)
    return NOBODY


_STRANGER = compile(
    r"^\W*(?:(?:and|then|so|but|also) )*"
    r"(?:we|you|nobody|somebody|someone|everybody|everyone|it|there|"
    r"(?:the|a|our) (?:man|woman|guy|people|person|company|firm|owner|boss))\b|\bautomatically\b",
    2,
)

_STRANGER_ZH = compile(r"[两三]个?人|双人|大家|本人|受助人|所有人|自动")

_SECOND = compile(r"(?:the |a )?(?:second|other|third) ", 2)
"""Who only watches is not meant by a later "he"."""

_I = ("i", "我")

_OTHER = compile(
    r"^\W*(?:(?:and|then|so|but|also) )*(?:the|a|an|our|each|every|this|these|all) \w+", 2
)
"""Something else is the subject: whoever acted before does not do that too."""


def is_served(named: str) -> bool:
    """Whether somebody is a customer, a guest, a parent: they act, and nobody answers to us."""
    return inside_en.is_served(named) or posts_zh.is_served(named)


def _plural_roles(text: str) -> list[Owner]:
    """Roles in the plural, to which a later "they" points."""
    found = []
    for word in text.split():
        bare = word.strip(".,;:()")
        if bare.endswith("s") and not inside_en.is_served(bare):
            actor = performer_en.longest_actor(bare)
            if actor is not None and actor.kind == OwnerKind.ROLE:
                found.append(owner_of(actor, Found.SUBJECT))
    return found


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
        match["task"].removeprefix("现在"): named_owner(match["who"])
        for match in pattern.finditer(plain)
    }
