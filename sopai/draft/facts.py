"""What a brief says, by rules, each with its quote: who does what, with what, by when."""

from re import compile, escape
from typing import NamedTuple

from sopai.draft.care import care_of
from sopai.draft.cases import with_cases
from sopai.draft.cast import MAX_CLAUSE, Cast
from sopai.draft.clauses import Clause, clauses_of
from sopai.draft.heading import below, heading_of
from sopai.draft.heads import heads_of
from sopai.draft.hostile import blanked, hostile_spans
from sopai.draft.joined import goes_on_en
from sopai.draft.kinds import DONE, Kind, is_for_us, kind_of, turn_of
from sopai.draft.limits import condition_in, is_case, is_time, limit_in
from sopai.draft.people import People, people_of
from sopai.draft.position import Announced, Task, announced_in, role_in, told_behind
from sopai.draft.rest import settled
from sopai.draft.said import Said, passage
from sopai.draft.scripts import script_in
from sopai.draft.stubs import without_stubs
from sopai.draft.subjects_en import tells
from sopai.draft.tools import tools_of
from sopai.language import mood_en, mood_zh, performer_en
from sopai.language.lexicon import base_verbs
from sopai.language.mood_en import Mood
from sopai.language.script import language_of, normalise
from sopai.schema.owner import NOBODY, Owner, OwnerKind


class Facts(NamedTuple):
    """All that a brief says."""

    brief: str
    plain: str
    """The brief, normalised to the same length, with blanks for what orders the drafter about."""

    language: str
    people: People
    tools: tuple[str, ...]
    said: tuple[Said, ...]

    def of(self, kind: Kind) -> tuple[Said, ...]:
        """What is good for one thing, in order."""
        return tuple(one for one in self.said if one.kind is kind)


def facts_of(brief: str, *, known: tuple[str, ...] = (), language: str | None = None) -> Facts:
    """What a brief says.

    Args:
        brief: as typed or dictated.
        known: names of the roster.
        language: of the brief; by its letters when None.
    """
    hostile = hostile_spans(brief)
    plain = normalise(blanked(brief, hostile))
    language = language or language_of(brief)
    speakers = tuple(dict.fromkeys(head.name for head in heads_of(plain) if head.name))
    people = people_of(plain, language, (*known, *speakers))
    tools = tools_of(plain, language, people.names)
    reader = _Reader(brief, plain, language, people, tools)
    heading = heading_of(plain, language, people.names)
    clauses = below(heading, clauses_of(plain, language, people.names))
    read = settled(brief, plain, language, [reader.read(clause) for clause in clauses])
    read = with_cases(brief, plain, without_stubs(plain, language, read))
    said = _of_position(brief, plain, language, read)
    said += [passage(Kind.DOCUMENT, brief, *span) for span in hostile]
    if heading is not None:
        said.append(passage(Kind.TITLE, brief, *heading.topic))
    return Facts(
        brief,
        plain,
        language,
        people,
        tuple(dict.fromkeys(name for _, name in tools)),
        tuple(_without_posts(sorted(said, key=lambda one: one.start))),
    )


def _without_posts(said: list[Said]) -> list[Said]:
    """The same, where no post is a tool: DM is who leads the game."""
    posts = {one.owner.text for one in said} - {None}
    return [
        one._replace(tools=tuple(tool for tool in one.tools if tool not in posts)) for one in said
    ]


def _of_position(brief: str, plain: str, language: str, said: list[Said]) -> list[Said]:
    """The same, where a brief tells all that somebody does: it is theirs, unless it says whose."""
    head = announced_in(plain, language)
    if head is None:
        return said
    who = brief[slice(*head.who)]
    owner = role_in(who, language)
    position = told_behind(plain, head, language)
    tasks = position.tasks if position is not None and position.is_inline else ()
    found = [one for one in said if not _is_listed(one, head, tasks)]
    found = [_owned_by(one, owner, who) for one in found]
    steps = [passage(Kind.STEP, brief, *task.span) for task in tasks]
    is_titled = any(one.kind is Kind.TITLE for one in said)
    kind = Kind.HEAD if is_titled else Kind.TITLE
    return [*found, passage(kind, brief, *head.head), *(_owned_by(s, owner, who) for s in steps)]


def _owned_by(said: Said, owner: Owner, who: str) -> Said:
    is_unknown = said.owner.kind is OwnerKind.NONE or who in (said.owner.text or "")
    is_open = said.kind in DONE and is_unknown
    return said._replace(owner=owner, owner_quote=who) if is_open else said


def _is_listed(said: Said, head: Announced, tasks: tuple[Task, ...]) -> bool:
    """It is what announces a position, or stands in the sentence that lists its tasks."""
    end = tasks[-1].span[1] if tasks else head.head[1]
    return said.start < end and said.end > head.head[0]


_NUMERAL = compile(r"[一二三四五六七八九十]、\s?$")
MAX_HEADING = 6
"""Characters of a heading, with its full stop."""

MAX_SIGNED = 30
"""Characters of a firm, a department or a name in the last line."""

MAX_POST = 4
"""Words of a post behind a signature."""


_ENDS = compile(r"[.!?;\n]")

MAX_SIGNATURE = 300
"""Characters at the end of a brief in which it is signed."""


def _signed_at(plain: str, writer: str | None) -> int:
    """Where the line begins in which the writer signs; the end where nobody does."""
    if writer is None:
        return len(plain)
    line = compile(
        rf"\n[ \t—–-]*(?=(?:[\u4e00-\u9fff]{{2,10}} )?{escape(writer)}"
        r"[^\n.!?。:]{0,40}(?:\n|[.。]?\s*$))"
    )
    found = [match.end() for match in line.finditer(plain, max(0, len(plain) - MAX_SIGNATURE))]
    return found[-1] if found else len(plain)


_DOING = (Mood.COMMAND, Mood.OBLIGATION, Mood.ACTION)


class _Reader:
    """Reads clause by clause."""

    def __init__(
        self, brief: str, plain: str, language: str, people: People, tools: list[tuple[int, str]]
    ) -> None:
        self.brief = brief
        self.plain = plain
        self.language = language
        self.people = people
        self.tools = tools
        self.turn = turn_of(plain, language)
        self.cast = Cast(plain, language, people)
        self.signed = _signed_at(plain, people.writer)
        self.day: str | None = None
        self.label: str | None = None
        self.line_end = 0
        self.step_end = 0

    def read(self, clause: Clause) -> Said:
        """What a clause says."""
        text = self.plain[clause.start : min(clause.end, clause.start + MAX_CLAUSE)]
        if clause.is_head:
            return self._head(clause)
        mood = _mood(text, self.language)
        actor = self.cast.actor(text)
        tools = tuple(dict.fromkeys(n for at, n in self.tools if clause.start <= at < clause.end))
        care = care_of(text, self.language) if clause.end > self.turn else None
        is_name = self._is_signature(clause, text) or self._is_heading(clause, text)
        kind: Kind
        if care is Kind.REVIEW:
            kind = care
        elif is_name or is_for_us(text, self.language):
            kind = Kind.DOCUMENT
        elif care is not None:
            kind = care
        else:
            is_ruled = bool(tools and mood is Mood.FRAGMENT) or 0 < self.turn < clause.start
            is_told = clause.end <= self.turn
            kind = kind_of(
                text,
                self.language,
                mood,
                actor,
                is_told=is_told,
                is_ruled=is_ruled,
                goes_on=self.cast.goes_on(clause, text) or self._continues(clause, text),
            )
        kind = self._mended(kind, text)
        if kind in (Kind.REST, Kind.RULE) and clause.start >= self.signed:
            kind = Kind.DOCUMENT
        condition = condition_in(text, self.language, self.people.names)
        if kind is Kind.EXCEPTION and not is_case(text, condition, self.language):
            kind = Kind.STEP if actor is not None or mood in _DOING else Kind.RULE
        is_said = script_in(text) is not None
        if is_said and kind in (Kind.BACKGROUND, Kind.REST) and clause.end > self.turn:
            kind = Kind.STEP
        is_done = kind in (*DONE, Kind.CHECK, Kind.REVIEW, Kind.REST)
        self.step_end = clause.end if kind is Kind.STEP else 0
        spoken = self.cast.last if is_said else NOBODY
        owner = self.cast.owner(clause, actor, is_done=is_done)
        if is_done and actor is None and owner.kind is OwnerKind.NONE:
            owner = spoken
        quote = self._verbatim(owner.text, clause)
        limit = self._words(clause, limit_in(text, self.language))
        return Said(
            kind,
            clause.start,
            clause.end,
            self.brief[clause.start : clause.end],
            self._named(owner, quote) if quote is not None else NOBODY,
            quote if owner.kind is not OwnerKind.NONE else None,
            limit,
            limit is not None and is_time(normalise(limit)),
            self._words(clause, condition),
            tools,
            self.day if clause.start < self.line_end else None,
            self.label if clause.start < self.line_end else None,
        )

    def _continues(self, clause: Clause, text: str) -> bool:
        """It says what a step of the same sentence does next, whoever that is."""
        between = self.plain[max(0, self.step_end - 1) : clause.start]
        is_near = 0 < self.step_end <= clause.start and not _ENDS.search(between)
        return self.language == "en" and is_near and goes_on_en(text)

    def _head(self, clause: Clause) -> Said:
        """Who speaks from here on, or which day or case it is until the line ends."""
        if clause.speaker is not None:
            self.cast.speaks(clause.speaker)
        else:
            end = self.plain.find("\n", clause.start)
            self.day = self._words(clause, clause.day)
            self.label = self._words(clause, clause.label)
            self.line_end = end if end >= 0 else len(self.plain)
        return passage(Kind.HEAD, self.brief, clause.start, clause.end)

    def _mended(self, kind: Kind, text: str) -> Kind:
        """The same; a call for what is said and no more, the past for what only looks like work."""
        if kind is Kind.REST and self._is_call(text):
            return Kind.STEP
        may_be_told = kind in (Kind.STEP, Kind.RULE, Kind.REST) and self.language == "en"
        return Kind.BACKGROUND if may_be_told and tells(text) else kind

    def _is_call(self, text: str) -> bool:
        """An order with nothing but a name behind it looks like a name itself: "Call Tom"."""
        verb, _, name = text.strip(" .!").partition(" ")
        return verb.lower() in base_verbs() and name in self.people.names

    def _is_heading(self, clause: Clause, text: str) -> bool:
        """A few words behind a Chinese numeral, such as 一、收票。, and nothing done."""
        before = self.plain[max(0, clause.start - 4) : clause.start]
        return len(text) <= MAX_HEADING and _NUMERAL.search(before) is not None

    def _is_signature(self, clause: Clause, text: str) -> bool:
        """A name that stands alone, or with a post behind it."""
        name, _, rest = text.strip(" .!,。-—–\n").partition(",")
        is_last = name == self.people.writer and len(rest.split()) <= MAX_POST
        is_last |= clause.start <= self.signed < clause.end
        is_name = name in self.people.names and not rest
        return is_name or is_last or (clause.start >= self.signed and len(text) <= MAX_SIGNED)

    def _words(self, clause: Clause, found: str | None) -> str | None:
        """Words of a clause, in the brief's own characters."""
        if found is None:
            return None
        at = self.plain.index(found, clause.start)
        return self.brief[at : at + len(found)].strip()

    def _named(self, owner: Owner, quote: str) -> Owner:
        """The owner in the brief's own characters (許佩珊, and not 许佩珊), with the whole name."""
        if owner.text is None:
            return owner
        values = owner.model_dump()
        for field in ("text", "person", "role"):
            values[field] = values[field] and values[field].replace(owner.text, quote)
        if owner.person == owner.text:
            values["text"] = values["person"] = self.people.full(quote)
        return Owner.model_validate(values)

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


def _mood(text: str, language: str) -> Mood:
    if language == "zh" and not text.isascii():
        return mood_zh.mood_of(text)
    sentence = performer_en.take_apart(text)
    return mood_en.mood_of(sentence, performer_en.subject(sentence))
