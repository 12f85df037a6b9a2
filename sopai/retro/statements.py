"""What each passage of a retrospective does: by its own words, its neighbours and its heading."""

from collections.abc import Iterator, Sequence
from re import compile

from sopai.language.script import lowered
from sopai.retro import cues, topics
from sopai.retro.judging import Judged, is_once, is_told, own_kind, recurs, says_how
from sopai.retro.norms import Norm, norm_of
from sopai.retro.rows import row_statements, statement_of
from sopai.retro.values import Kind, Passage, Role, Statement, Unit


def statements_of(units: Sequence[Unit]) -> tuple[Statement, ...]:
    """The statements of a retrospective, in order of the text."""
    judged = [[own_kind(passage) for passage in unit.passages] for unit in units]
    _settle_messages(units, judged)
    found: list[Statement] = []
    is_marked = any(
        passage.role in (Role.DECIDED, Role.ACTIONS) for unit in units for passage in unit.passages
    )
    for at, unit in enumerate(units):
        if unit.is_row:
            found += row_statements(unit, judged[at], at)
        else:
            found += _unit(unit, judged[at], at, is_marked=is_marked)
    return tuple(found)


def _unit(unit: Unit, judged: list[Judged], at: int, *, is_marked: bool) -> Iterator[Statement]:
    """The statements of a paragraph, an item or a message.

    A judgement ("fine", "not decided") settles what stands before it in its unit. What follows a
    decision in the same unit is decided too, as long as it says how something is done.
    """
    kinds: list[tuple[Kind, str]] = []
    is_decided = _is_decided(judged)
    for index, one in enumerate(judged):
        if one.is_verdict and one.kind is not None:
            _settle(kinds, judged, index, (one.kind, one.why))
            is_decided = is_decided and one.kind is Kind.DECISION
            kinds.append((Kind.ASIDE if one.kind is Kind.DECISION else one.kind, "verdict"))
            continue
        kinds.append(_kind(one, unit, is_decided=is_decided, is_marked=is_marked))
        is_decided = is_decided or one.kind is Kind.DECISION
    for one, kind in zip(judged, kinds, strict=True):
        yield statement_of(one.passage, kind, at)


def _kind(one: Judged, unit: Unit, *, is_decided: bool, is_marked: bool) -> tuple[Kind, str]:
    """The kind of a passage that judges no other one."""
    if one.why == "nobody" or (one.why == "once" and one.passage.role is Role.OPEN):
        return (Kind.TASK, one.why)
    if one.kind is None and one.passage.plain.rstrip().endswith("?"):
        return (Kind.QUESTION, "question")
    if _is_fixed(one, unit):
        return _BY_ROLE[one.passage.role]
    if one.kind is Kind.DECISION:
        return (Kind.DECISION, one.why)
    if one.kind is not None and not (is_decided and _overrides(one)):
        return (one.kind, one.why)
    return _placed(one.passage, unit, is_decided=is_decided, is_marked=is_marked)


def _is_decided(judged: Sequence[Judged]) -> bool:
    roles = {one.passage.role for one in judged}
    return bool(roles & {Role.DECIDED, Role.STOP})


def _overrides(one: Judged) -> bool:
    """Under "Decided", words of praise or a date do not make a rule a feeling or a task."""
    if one.kind in (Kind.PRAISE, Kind.MOOD):
        return norm_of(one.passage.plain) is not Norm.NONE or says_how(one.passage.plain)
    return one.kind is Kind.TASK and one.why == "once" and recurs(lowered(one.passage.plain))


def _placed(passage: Passage, unit: Unit, *, is_decided: bool, is_marked: bool) -> tuple[Kind, str]:
    """The kind of a passage whose words leave it open, by where it stands."""
    low = lowered(passage.plain)
    role = passage.role
    if role in _BY_ROLE:
        return _BY_ROLE[role]
    if role is Role.ACTIONS and unit.is_item:
        return _action(passage)
    if is_decided and not cues.REPORTED.match(passage.plain):
        is_listed = role in (Role.DECIDED, Role.STOP)
        if is_listed and not is_told(low):
            return (Kind.DECISION, "listed")
        if says_how(passage.plain) and not is_told(low) and not _SPEECH.search(passage.plain):
            return (Kind.DECISION, "goes_on")
    if _is_rule(passage, unit, is_marked=is_marked):
        return (Kind.DECISION, "norm")
    if topics.CAUSES.search(low):
        return (Kind.CAUSE, "cause")
    if role is Role.BAD or is_told(low):
        return (Kind.PROBLEM, "told")
    return (Kind.IMPROVEMENT, "idea") if says_how(passage.plain) else (Kind.ASIDE, "aside")


def _is_rule(passage: Passage, unit: Unit, *, is_marked: bool) -> bool:
    """It sets a rule by how it is built, where no heading says what stands there."""
    is_said = passage.speaker is not None and not passage.is_message
    if passage.role is not Role.TALK or is_said or cues.REPORTED.match(passage.plain):
        return False
    norm = norm_of(passage.plain)
    if norm is Norm.BARE:
        is_short = unit.is_item or unit.is_message
        return is_short or (not is_marked and says_how(passage.plain))
    return norm is Norm.CLEAR


_SPEECH = compile(r"[:,]\s*[\"“「].*[\"”」]\W*$")
"""Somebody's words, told."""

_BY_ROLE: dict[Role, tuple[Kind, str]] = {
    Role.OPEN: (Kind.UNDECIDED, "undecided"),
    Role.REJECTED: (Kind.REJECTED, "rejected"),
    Role.ONCE: (Kind.TASK, "once"),
    Role.GOOD: (Kind.PRAISE, "praise"),
    Role.MOOD: (Kind.MOOD, "mood"),
    Role.CAUSE: (Kind.CAUSE, "cause"),
    Role.ASIDE: (Kind.ASIDE, "elsewhere"),
}


_ALWAYS = (Role.OPEN, Role.REJECTED, Role.ONCE, Role.ASIDE)
"""Headings that say more than the words below them."""


def _is_fixed(one: Judged, unit: Unit) -> bool:
    """The heading decides, whatever the words say."""
    if one.kind is Kind.HOSTILE or one.passage.role not in _ALWAYS:
        return False
    return unit.is_item or one.kind not in (Kind.MOOD, Kind.PRAISE, Kind.DECISION)


def _action(passage: Passage) -> tuple[Kind, str]:
    """An item of a list of actions: a change, if it says how work is done; else a task."""
    if is_once(passage.plain):
        return (Kind.TASK, "once")
    return (Kind.DECISION, "listed")


def _settle(
    kinds: list[tuple[Kind, str]], judged: Sequence[Judged], at: int, new: tuple[Kind, str]
) -> None:
    """Give what stands before a judgement its kind: the proposals, else the sentence before."""
    reach = _reach(kinds, judged, at)
    nearest = next((index for index in reach if _is_proposal(kinds[index])), None)
    if nearest is None:
        if reach:
            kinds[reach[0]] = new
        return
    if kinds[nearest][0] is Kind.DECISION:
        if new[0] is Kind.DECISION or nearest == at - 1:
            kinds[nearest] = new
        return
    for index in reach[reach.index(nearest) :] if new[0] is not Kind.DECISION else [nearest]:
        if not _is_proposal(kinds[index]) or kinds[index][0] is Kind.DECISION:
            break
        kinds[index] = new


MAX_REACH = 4
"""Sentences before a judgement among which its proposal is looked for."""


def _reach(kinds: Sequence[tuple[Kind, str]], judged: Sequence[Judged], at: int) -> list[int]:
    """The sentences before a judgement that it can settle, the nearest first."""
    found: list[int] = []
    for index in range(at - 1, max(-1, at - 1 - MAX_REACH), -1):
        if judged[index].is_verdict or judged[index].passage.is_label:
            break
        if kinds[index][0] in (Kind.HOSTILE, Kind.IRONY):
            break
        found.append(index)
    return found


def _is_proposal(kind: tuple[Kind, str]) -> bool:
    return kind[0] in (Kind.IMPROVEMENT, Kind.QUESTION, Kind.UNDECIDED, Kind.DECISION)


LOOK_BACK = 3
"""Messages before an answer in which the proposal that it answers is looked for."""


def _settle_messages(units: Sequence[Unit], judged: list[list[Judged]]) -> None:
    """Carry the answers of a chat to the messages that they answer."""
    for at, unit in enumerate(units):
        if not unit.is_message or not judged[at]:
            continue
        first = _first_said(judged[at])
        earlier = judged[at - 1] if at else []
        if earlier and units[at - 1].is_message and _echoes(earlier[-1], first):
            judged[at][0] = first._replace(kind=Kind.DECISION, why="agreed")
            continue
        if first.kind not in (Kind.DECISION, Kind.REJECTED, Kind.UNDECIDED):
            continue
        if not (first.is_verdict or first.why == "agreed"):
            continue
        proposal = _proposal_before(units, judged, at)
        if cues.TAKES_BACK.search(lowered(first.passage.plain)):
            taken_back = _own_proposal(units, judged, at)
            proposal = proposal if taken_back is None else taken_back
        if proposal is not None:
            judged[proposal] = [_answered(one, first.kind) for one in judged[proposal]]


def _first_said(judged: Sequence[Judged]) -> Judged:
    """What a message says first, behind a word such as "true."."""
    said = (one for one in judged if len(one.passage.plain) > _SHORT or one.is_verdict)
    return next(said, judged[0])


def _own_proposal(units: Sequence[Unit], judged: Sequence[Sequence[Judged]], at: int) -> int | None:
    """Index of the message that somebody takes back: "I'd like 15", "the cart has 10", "true"."""
    speaker = judged[at][0].passage.speaker
    for index in range(at - 1, max(-1, at - 1 - OWN_LOOK_BACK), -1):
        if not units[index].is_message or speaker is None:
            return None
        if judged[index] and judged[index][0].passage.speaker == speaker:
            return index if any(one.kind in _FREE for one in judged[index]) else None
    return None


OWN_LOOK_BACK = 5
"""Messages before it in which somebody's own proposal is looked for."""


def _echoes(asked: Judged, answer: Judged) -> bool:
    """A short answer that only says the verb of the question again: "停" to "要停吗?"."""
    said = answer.passage.plain.strip(" ,.!。")
    is_question = cues.IS_ASKED.search(asked.passage.plain) is not None
    return is_question and 0 < len(said) <= MAX_ECHO and said in asked.passage.plain


MAX_ECHO = 3
"""Characters of such an answer."""


def _answered(one: Judged, kind: Kind) -> Judged:
    if one.is_verdict or one.kind not in _FREE or one.passage.is_label:
        return one
    if kind is Kind.DECISION and (one.kind is Kind.QUESTION or is_told(lowered(one.passage.plain))):
        return one
    return one._replace(kind=kind, why="answered")


def _proposal_before(
    units: Sequence[Unit], judged: Sequence[Sequence[Judged]], at: int
) -> int | None:
    """Index of the message that an answer answers: the nearest one that says something."""
    for index in range(at - 1, max(-1, at - 1 - LOOK_BACK), -1):
        if not units[index].is_message:
            return None
        told = [
            one for one in judged[index] if not one.is_verdict and len(one.passage.plain) > _SHORT
        ]
        if told:
            return index if any(one.kind in _FREE for one in told) else None
    return None


_FREE = (None, Kind.QUESTION, Kind.UNDECIDED, Kind.DECISION, Kind.TASK)
_SHORT = 6
