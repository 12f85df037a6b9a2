"""A decision and the place that it is about become typed changes."""

from collections.abc import Iterator, Sequence
from re import IGNORECASE, compile, escape

from pydantic import JsonValue

from sopai.language.quantities import rhythm
from sopai.language.script import normalise
from sopai.retro.adding import MEASURES, PARTS, added_exception, added_metric, added_step
from sopai.retro.amounts import amounts_in
from sopai.retro.assigning import assigned
from sopai.retro.core import core
from sopai.retro.drafts import (
    Draft,
    field_at,
    value_at,
)
from sopai.retro.fields import field_drafts
from sopai.retro.exact import is_vague, limit_in
from sopai.retro.matching import CASE, Match
from sopai.retro.owning import owner_drafts, plain_of
from sopai.retro.removing import dropped, is_removed, without
from sopai.retro.spots import Procedure, Spot, spots_of
from sopai.retro.structure import Structural, is_structural, structural
from sopai.retro.values import Statement
from sopai.retro.wording import Rewording, not_yet_said, reworded, says_already, sentence
from sopai.retro.words import words_of
from sopai.schema.changes import Category, Operation
from sopai.schema.sop import Routine

_TROUBLE = compile(
    r"^\W*(?:and |but |so )*(?:if|when|in case|unless|should)\b[^,:]*\b(?:wrong|missing|not|"
    r"n['’]t|no|nobody|no one|"
    r"late|damaged?|broken|lost|fail\w*|refus\w*|without|empty|sick|absent|ill|away|down|out of|"
    r"stuck|occupied|"
    r"above|more than|over \d)\b|"
    r"^[^,:]{3,60}\b(?:not (?:reached|approved|there|found)|fails?|failed|stuck|broken|missing|"
    r"late|lost|down(?! to))\b[^,:]{0,30}"
    r"(?::|\s=|,)\s|^\W*(?:missing|no) [^=:]{3,40}(?:=|:)\s|"
    r"^\W*(?:如果|要是|万一|一旦|遇到)[^,]{2,24}(?:不|没|错|坏|丢|断|超|缺)|"
    r"^[^,。:]{1,24}(?:没|不(?!超过|少于)|未|坏|丢|断|超过|晚)[^,。:]{0,6}(?:的|了),",
    IGNORECASE,
)
_NEW_STEP = compile(
    r"\b(?:new|extra|additional|another) step\b|\badd (?:a|an|one) (?:new |extra )?step\b|"
    r"(?:增加|新增|加)(?:一个|一)?(?:步骤|步|环节)",
    IGNORECASE,
)
_SAFETY = compile(
    r"\b(?:safety|danger|allerg\w*|injur\w*|fire|critical|calibrat\w*)\b|安全|过敏|受伤|危险|火",
    IGNORECASE,
)


def drafts_of(
    statement: Statement, match: Match, procedure: Procedure, names: Sequence[str]
) -> Iterator[Draft]:
    """The changes that a decision makes at the place it is about.

    Args:
        statement: the decision.
        match: the place.
        procedure: the SOP.
        names: people and roles that the SOP and the retrospective know.
    """
    said = core(statement.plain, statement.speaker)
    spot = match.spot
    if match.is_named:
        found = structural(normalise(statement.plain), procedure.sop, spots_of(procedure))
        if found is not None:
            yield _structure(found, procedure)
        if found is not None or is_structural(normalise(statement.plain)):
            return
    what = dropped(said)
    if what is not None and is_removed(what, spot):
        before = value_at(procedure, spot.address)
        yield Draft(Operation.REMOVE, spot.address, before, None, Category.STEP, spot=spot)
        return
    left = without(what, spot) if what is not None else None
    if left is not None:
        address = f"{spot.address}/{spot.main}"
        old = spot.value
        yield Draft(Operation.SET, address, old, left, Category.STEP, None, old, left, spot)
        return
    if MEASURES.search(statement.plain) and not spot.address.startswith("/metrics"):
        yield added_metric(said, procedure, spot)
        return
    if _NEW_STEP.search(statement.plain):
        yield added_step(said, procedure, spot)
        return
    if (
        not match.is_named
        and (is_trouble(said) or _is_other_case(said, spot))
        and not _is_same_case(said, spot)
        and not is_trouble(spot.value)
        and spot.address.startswith("/steps")
        and PARTS.match(said)
    ):
        yield added_exception(said, procedure, spot)
        return
    owned = tuple(owner_drafts(said, statement, spot, procedure, names))
    yield from owned
    given = assigned(plain_of(statement, said), names) if owned else None
    yield from _words(said if given is None else given.rest, spot, procedure, owned)


def _is_other_case(said: str, spot: Spot) -> bool:
    """A decision for a situation of which the step does not speak."""
    share = _case_known(said, spot)
    return share is not None and share < HALF


def _is_same_case(said: str, spot: Spot) -> bool:
    """A decision for the very situation that stands there, before a colon."""
    situation, _, then = spot.value.replace("：", ":").partition(":")
    share = _case_known(said, spot._replace(text=situation))
    return bool(then) and share is not None and share >= HALF


HALF = 0.5


def _case_known(said: str, spot: Spot) -> float | None:
    """The share of the words of a decision's situation that a place has; None without one."""
    found = _IF.match(said)
    case = words_of(found["en"] or found["zh"]) if found is not None else None
    return len(case.keys() & words_of(spot.text).keys()) / len(case) if case else None


_IF = compile(
    r"^\W*(?:if|in case|should) (?P<en>[^,:]{6,70})[,:]|"
    r"^\W*(?:如果|要是|万一|一旦|遇到|碰到)?(?P<zh>(?![要应必请须])[^,。:、]{4,20}?)(?:的话|的)[,:]",
    IGNORECASE,
)


def is_trouble(text: str) -> bool:
    """Whether a text says what is done when something goes wrong."""
    return _TROUBLE.search(text) is not None


def _structure(found: Structural, procedure: Procedure) -> Draft:
    """A step that goes, moves or is split."""
    address = found.spot.address
    before = value_at(procedure, address)
    after: JsonValue = None
    if found.op is Operation.SPLIT:
        after = [step.model_dump(mode="json") for step in found.after]
    if found.op is Operation.MOVE and found.old is not None:
        before = found.old.model_dump(mode="json")
    category = Category.STEP
    return Draft(found.op, address, before, after, category, found.new, spot=found.spot)


def _words(
    said: str, spot: Spot, procedure: Procedure, owned: Sequence[Draft] = ()
) -> Iterator[Draft]:
    """The wording of a place, with what was decided in it."""
    fields = tuple(field_drafts(said, spot, procedure))
    yield from fields
    if fields:
        pairs = tuple((one.old_words, one.new_words) for one in fields)
        new = " ".join(one.new_words for one in fields)
        said = not_yet_said(
            f"{spot.text} {new}", said, tuple((old, _amount(new)) for old, new in pairs)
        )
        if not said:
            return
    address = f"{spot.address}/{spot.main}"
    old = spot.text if spot.main == "text" else spot.value
    limit = field_at(procedure, spot.address, "time_limit")
    if limit and limit not in old and is_vague(limit):
        after = limit_in(said)
        if after is not None:
            where = f"{spot.address}/time_limit"
            yield Draft(
                Operation.SET, where, limit, after, Category.LIMIT, None, limit, after, spot
            )
            if says_already(f"{spot.text} {after}", said):
                return
            limit = None
    if limit and limit not in old:
        fresh = reworded(limit, said)
        if fresh.replaced:
            after = fresh.replaced[0][1]
            where = f"{spot.address}/time_limit"
            yield Draft(
                Operation.SET, where, limit, after, Category.LIMIT, None, limit, after, spot
            )
            if not fresh.added:
                return
    said, old_goes = _of_case(said, spot)
    about = spot.text if spot.address.startswith(("/exceptions", "/metrics")) else ""
    new = Rewording(sentence(said), (), "") if old_goes else _renewed(old, said, owned, about)
    whole = spot.value.replace(spot.text, new.text, 1) if spot.main == "text" else new.text
    if new.text != old:
        added = "" if new.replaced else new.added
        yield Draft(
            Operation.SET,
            address,
            spot.value or None,
            whole,
            _category(new, said, spot),
            None,
            old,
            new.text,
            spot,
            added,
        )
        yield from _same_limit(limit, new, spot)


def _of_case(said: str, spot: Spot) -> tuple[str, bool]:
    """A decision without the situation that the exception names, and whether it says all of it.

    What is done now stands in the place of what was done, where it has all of its words.
    """
    if not spot.address.startswith("/exceptions"):
        return said, False
    case = CASE.match(said)
    situation = words_of(spot.text.split("\n", 1)[0])
    words = words_of((case["en"] or case["zh"]) if case is not None else "")
    if case is None or not words or HALF * len(words) > len(words.keys() & situation.keys()):
        return said, False
    rest = said[case.end() :].strip()
    old, new = words_of(spot.value), words_of(rest)
    return rest or said, bool(rest and old) and old.keys() <= new.keys()


def _amount(words: str) -> str:
    """The amount in the new words of a field."""
    found = amounts_in(normalise(words))
    return found[-1].text if found else words


def _renewed(old: str, said: str, owned: Sequence[Draft], about: str = "") -> Rewording:
    """The words of a place with what was decided, and with whoever does it now."""
    if not old:
        return Rewording(sentence(said), (), said)
    swapped, pairs = old, ()
    for one in owned:
        group = _GROUP.match(old) if not one.old_words else None
        one = one._replace(old_words=(group["who"] or group["zh"])) if group is not None else one
        if one.old_words and one.old_words in old:
            who = one.after if isinstance(one.after, dict) else {}
            swapped = _swapped(old, one.old_words, one.new_words, is_role=not who.get("person"))
            pairs = ((one.old_words, one.new_words),)
    if owned and (not said or says_already(f"{swapped} {owned[0].new_words}", said, LISTED)):
        return Rewording(swapped, pairs, "")
    new = reworded(swapped, said, about)
    return new._replace(replaced=(*pairs, *new.replaced))


LISTED = 0.5
"""Share of the words of a decision that names somebody for a step, and little else."""


_GROUP = compile(
    r"(?:The )?(?P<who>(?:[\w-]+ ){1,3}(?:department|team|office|staff|crew|group)) [a-z]+s\b|"
    r"(?P<zh>[\u4e00-\u9fff]{1,6}[部组科队班])(?=[\u4e00-\u9fff])"
)
"""Several people at the head of a step, whom no reader took for its owner."""


def _swapped(text: str, old: str, new: str, *, is_role: bool) -> str:
    """A text with another owner, and without the article of the old one."""
    if not new.isascii():
        return text.replace(old, new, 1)
    is_name = new[:1].isupper() and " " not in new and not is_role
    whole = compile(rf"(?P<the>\b[Tt]he )?{escape(old)}")
    found = whole.search(text)
    if found is None:
        return text
    article = "" if is_name else ("The " if found.start() == 0 else "the ")
    return text[: found.start()] + article + new + text[found.end() :]


def _same_limit(limit: str | None, new: Rewording, spot: Spot) -> Iterator[Draft]:
    """The time limit of a step that its wording says too, when that changes."""
    if not limit or limit in new.text:
        return
    after = limit
    for old, fresh in new.replaced:
        after = after.replace(old, fresh)
    if after != limit:
        where = f"{spot.address}/time_limit"
        yield Draft(Operation.SET, where, limit, after, Category.LIMIT, None, limit, after, spot)


def _category(new: Rewording, said: str, spot: Spot) -> Category:
    kind = spot.address.split("/")[1]
    if kind == "metrics":
        return Category.METRIC
    if new.replaced:
        return Category.LIMIT
    if kind == "exceptions":
        return Category.EXCEPTION
    if _SAFETY.search(said):
        return Category.SAFETY
    return Category.STEP


def routine(said: str) -> Routine:
    """Something that is done again and again."""
    return Routine(activity=sentence(said), cadence=rhythm(normalise(said)))


def has_amount(text: str) -> bool:
    """Whether an amount stands in a text."""
    return bool(amounts_in(normalise(text)))
