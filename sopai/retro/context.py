"""What stands around a statement and says what it is about."""

from re import IGNORECASE, compile

from sopai.retro.cues import IS_ASKED
from sopai.retro.matching import (
    AFTER,
    BEFORE,
    ELSEWHERE,
    SECTION,
    Context,
)
from sopai.retro.reading import Read
from sopai.retro.spots import Spot
from sopai.retro.values import Kind, Statement

MAX_NEAR = 8
"""Statements before and after one in which those that say something are looked for."""


MAX_SECTION = 4
"""Units before one under the same heading that say what it is about."""


def context_of(read: Read, at: int, follows: Spot | None, *, is_part: bool = False) -> Context:
    """What stands around a statement: its unit, its section, in a chat what was said just before.

    Args:
        read: the retrospective.
        at: index of the statement.
        follows: the place of the decision that it goes on from.
        is_part: it is a part of the same sentence.
    """
    statement = read.statements[at]
    unit = read.units[statement.unit]
    before = _told(read, max(0, at - MAX_NEAR), at)
    after = _told(read, at + 1, at + MAX_NEAR)
    near = [
        (one, share)
        for others, shares in ((before[::-1], BEFORE), (after, AFTER))
        for one, share in zip(others, shares, strict=False)
        if _belongs(read, statement, one)
    ]
    if near and (_REFERS.match(statement.plain) or statement.why == "agreed"):
        near[0] = (near[0][0], REFERRED)
    if unit.heading and not unit.is_row:
        known = {one.start for one, _ in near}
        near += [
            (one, SECTION)
            for one in read.statements[max(0, at - 12) : at]
            if one.start not in known
            and statement.unit - MAX_SECTION <= one.unit < statement.unit
            and read.units[one.unit].heading == unit.heading
            and not read.units[one.unit].is_item
        ]
    topic = next(
        (
            one
            for one in reversed(read.by_unit[statement.unit])
            if one.end <= statement.start and _INTRODUCES.match(one.plain)
        ),
        None,
    )
    if topic is not None:
        near = [(one, share) for one, share in near if one != topic] + [(topic, TOPIC)]
    near += [(one, ELSEWHERE) for one in _told_elsewhere(read, at, {one.start for one, _ in near})]
    told = " ".join(one.plain for one in before if one.unit == statement.unit)
    heading = f"{unit.heading} {statement.speaker or ''}"
    return Context(tuple(near), heading, follows, told, is_part)


def _told(read: Read, first: int, end: int) -> list[Statement]:
    """The statements between two indices that have words."""
    pairs = zip(read.statements[first:end], read.words[first:end], strict=True)
    return [one for one, words in pairs if words]


_INTRODUCES = compile(
    r"^\W*(?:the |our )?[a-z]+(?: [a-z]+)?[.:]$|^\W*(?:(?:now |next |then )?(?:about|as for|"
    r"on to|regarding|concerning) .{3,40}[.:]?$|"
    r"(?:先|再|接着|然后|最后)?(?:说|讲|谈)(?:一下|说)?[^,]{2,12}。?$|(?:关于|"
    r"至于)[^,]{2,12}[,。]?$)",
    IGNORECASE,
)
"""A sentence that only says what the next ones are about."""

_REFERS = compile(
    r"^\W*(?:and |but |so )*(?:it|they|this|that|these|those|he|she)\b|^\W*(?:它|这|那|该)",
    IGNORECASE,
)
"""A sentence about what the one before it is about."""

REFERRED = 0.9
"""How much the words of that one count."""

TOPIC = 0.6
"""How much its words count."""


MAX_ELSEWHERE = 2


MIN_ALIKE = 3.0
"""Rarity that two statements have to share to be about the same event."""


def _told_elsewhere(read: Read, at: int, known: set[int]) -> list[Statement]:
    """What the retrospective tells of the same thing in another place: what had happened, and why.

    A list of decisions says in five words what the story before it says in fifty.
    """
    statement = read.statements[at]
    own = read.words[at]
    shared: dict[int, float] = {}
    for word in own:
        for index in read.where.get(word, ()):
            shared[index] = shared.get(index, 0.0) + read.weights[word]
    alike = [
        (weight, read.statements[index])
        for index, weight in shared.items()
        if weight >= MIN_ALIKE
        and read.statements[index].unit != statement.unit
        and read.statements[index].start not in known
    ]
    alike.sort(key=lambda pair: (-pair[0], pair[1].start))
    return [one for _, one in alike[:MAX_ELSEWHERE]]


_ASKED_WHEN = compile(
    r"\b(?:when|if) (?P<case>[^?]{6,80})\??$|(?P<fall>[^,。]{3,40}?)(?:的话)?怎么办"
)
_THEN = compile(r"^\W*(?:then|in that case)\b,? |^\W*那?就", IGNORECASE)


def completed(read: Read, at: int) -> Statement:
    """A decision with the case that it answers: "then he waits", to "what if nobody comes?"."""
    statement = read.statements[at]
    if statement.kind is not Kind.DECISION or not at:
        return statement
    if read.units[statement.unit].is_message and len(statement.plain) <= MAX_ANSWER:
        return _with_question(read, at)
    if not _THEN.match(statement.plain):
        return statement
    asked = _ASKED_WHEN.search(read.statements[at - 1].plain)
    if asked is None:
        return statement
    rest = _THEN.sub("", statement.plain)
    whole = f"if {asked['case']}, {rest}" if asked["case"] else f"如果{asked['fall']},{rest}"
    return statement._replace(plain=whole)


MAX_ANSWER = 40
"""Characters of a message that needs its question to be understood."""

_ASKING = compile(
    r"^\W*(?:(?:so|and|but) )?(?:do|does|should|can|could|shall|is|are|will|must) (?:we|it|"
    r"they|the|i) |"
    r"(?:还|是不是|要不要|能不能|可不可以)|(?:吗|呢|吧)?[??]+\W*$",
    IGNORECASE,
)


def _with_question(read: Read, at: int) -> Statement:
    """A short answer of a chat with what was asked: "no, drop it" to "do we keep the card?"."""
    statement = read.statements[at]
    asked = next(
        (
            one
            for one in reversed(read.statements[max(0, at - 3) : at])
            if statement.unit - 1 <= one.unit < statement.unit
        ),
        None,
    )
    if asked is None or not IS_ASKED.search(asked.plain):
        return statement
    topic = _ASKING.sub("", asked.plain.split("吗")[0]).strip(" ,.!?")
    comma = ", " if statement.plain.isascii() else ","
    return statement._replace(plain=f"{topic}{comma}{statement.plain}")


def _belongs(read: Read, statement: Statement, other: Statement) -> bool:
    """In the same unit, or near in the same chat."""
    if statement.unit == other.unit:
        return True
    return read.units[statement.unit].is_message and read.units[other.unit].is_message
