"""A decision and the place that it is about become typed changes."""

from collections.abc import Iterator, Sequence
from re import IGNORECASE, compile
from typing import NamedTuple

from pydantic import JsonValue

from sopai.language.actor import Actor, owner_of
from sopai.language.analysis import actor_in
from sopai.language.quantities import measure, rhythm
from sopai.language.script import language_of, lowered, normalise
from sopai.retro.amounts import amounts_in
from sopai.retro.matching import Match
from sopai.retro.spots import Procedure, Spot, spots_of
from sopai.retro.structure import Structural, structural
from sopai.retro.values import Statement
from sopai.retro.wording import Rewording, core, reworded, sentence
from sopai.schema.changes import Category, Operation, Position
from sopai.schema.owner import NOBODY, Found, Owner, OwnerKind
from sopai.schema.sop import ExceptionCase, Metric, Routine, Step, Target

_MEASURES = compile(
    r"\b(?:new )?(?:measure|metric|kpi|indicator|figure|target)\b\s*:|\bkpi\b|(?:新增|加一条|"
    r"增加)?(?:指标|考核)(?:[::]|加)",
    IGNORECASE,
)
_TROUBLE = compile(
    r"^\W*(?:and |but |so )*(?:if|when|in case|unless|should)\b[^,:]*\b(?:wrong|missing|not|"
    r"n['’]t|no|nobody|no one|"
    r"late|damaged?|broken|lost|fail\w*|refus\w*|without|empty|sick|absent|ill|away|down|out of|"
    r"stuck|occupied|"
    r"above|more than|over \d)\b|"
    r"^[^,:]{3,60}\b(?:not (?:reached|approved|there|found)|fails?|failed|stuck|broken|missing|"
    r"late|lost|down)\b[^,:]{0,30}"
    r"(?::|\s=|,)\s|^\W*(?:missing|no) [^=:]{3,40}(?:=|:)\s|"
    r"^\W*(?:如果|要是|万一|一旦|遇到)[^,]{2,24}(?:不|没|错|坏|丢|断|超|缺)|"
    r"^[^,。:]{1,24}(?:没|不(?!超过|少于)|未|坏|丢|断|超过|晚)[^,。:]{0,6}(?:的|了),",
    IGNORECASE,
)
_PARTS = compile(r"^\W*(?P<when>(?:\S+ ){0,11}?[^,:=]{3,40}?)(?:,|:| =)\s*(?P<then>.{3,})$", 16)
_IF = compile(
    r"^\W*(?:and |but |so )*(?:if|when|in case|should)\s+|^\W*(?:如果|要是|万一|一旦)", IGNORECASE
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


class Draft(NamedTuple):
    """A change before it has an id and checks."""

    op: Operation
    address: str
    before: JsonValue
    after: JsonValue
    category: Category
    position: Position | None = None
    old_words: str = ""
    """The sentences that change ..."""

    new_words: str = ""
    """... and what they become."""

    spot: Spot | None = None
    """Where it belongs, also for what is added."""

    added: str = ""
    """What a wording only adds; empty where it replaces."""


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
            return
    if _MEASURES.search(statement.plain) and not spot.address.startswith("/metrics"):
        yield _metric(said, procedure, spot)
        return
    if _NEW_STEP.search(statement.plain):
        yield _step(said, procedure, spot)
        return
    if (
        not match.is_named
        and is_trouble(said)
        and not is_trouble(spot.value)
        and spot.address.startswith("/steps")
        and _PARTS.match(said)
    ):
        yield _exception(said, procedure, spot)
        return
    yield from _owner(said, statement, spot, procedure, names)
    yield from _words(said, spot, procedure)


def is_trouble(text: str) -> bool:
    """Whether a text says what is done when something goes wrong."""
    return _TROUBLE.search(text) is not None


def _structure(found: Structural, procedure: Procedure) -> Draft:
    """A step that goes, moves or is split."""
    address = found.spot.address
    before = _value_at(procedure, address)
    after: JsonValue = None
    if found.op is Operation.SPLIT:
        after = [step.model_dump(mode="json") for step in found.after]
    if found.op is Operation.MOVE and found.old is not None:
        before = found.old.model_dump(mode="json")
    category = Category.STEP
    return Draft(found.op, address, before, after, category, found.new, spot=found.spot)


def _words(said: str, spot: Spot, procedure: Procedure) -> Iterator[Draft]:
    """The wording of a place, with what was decided in it."""
    address = f"{spot.address}/{spot.main}"
    old = spot.text if spot.main == "text" else spot.value
    limit = _field(procedure, spot.address, "time_limit")
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
    new = reworded(old, said) if old else Rewording(sentence(said), (), said)
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


_BY = compile(
    r"(?:^|[,;]\s*|\s)(?:by|owner:?)\s+(?P<en>[A-Z][\w'’.]+(?: [A-Z][\w'’.]+)?)|(?:由|"
    r"归)(?P<zh>[\u4e00-\u9fff]{2,4})(?=负责|统一|来|管)"
)
_DAY_AND_NAME = compile(r"^\W*(?P<when>day \w+|[^,]{2,20}),\s*(?P<who>[A-Za-z]+)\W*$", IGNORECASE)
_INSTEAD = compile(
    r"^\W*(?:改成|改由|改为|由)\s*(?P<who>[A-Za-z]+|[\u4e00-\u9fff]{2,4}?)\s?(?=统一|来|负责|发|"
    r"做|去)"
)


def _owner(
    said: str, statement: Statement, spot: Spot, procedure: Procedure, names: Sequence[str]
) -> Iterator[Draft]:
    """Who does it from now on, where the decision says so of this place."""
    if spot.main == "text" or spot.address.startswith("/supervision"):
        return
    old = _owner_at(procedure, spot.address)
    who = _named(said, statement, names)
    if who is None and old.kind in (OwnerKind.VAGUE, OwnerKind.NONE):
        who = _listed(said, names)
    if who is None or _is_same(who, old):
        return
    is_said = (
        _BY.search(said)
        or _DAY_AND_NAME.match(said)
        or _INSTEAD.match(normalise(statement.plain).lstrip("=> "))
    )
    is_open = old.kind is OwnerKind.VAGUE or _is_row(spot, procedure)
    if not (is_said or is_open):
        return
    yield Draft(
        Operation.SET,
        f"{spot.address}/owner",
        _plain(old),
        _plain(who),
        Category.OWNER,
        None,
        old.text or "",
        who.text or "",
        spot,
    )


def _is_row(spot: Spot, procedure: Procedure) -> bool:
    return spot.owner is None and procedure.sop.form.value != "six_part"


def _is_same(who: Owner, old: Owner) -> bool:
    words = {lowered(one or "") for one in (old.text, old.role, old.person)}
    return lowered(who.text or "") in words


def _named(said: str, statement: Statement, names: Sequence[str]) -> Owner | None:
    """Whom a decision names as the one who does it."""
    plain = normalise(said)
    instead = _INSTEAD.match(normalise(statement.plain).lstrip("=> "))
    by = _BY.search(plain)
    alone = _DAY_AND_NAME.match(plain)
    found = next(
        (
            m["who"] if m is not by else (m["en"] or m["zh"])
            for m in (instead, by, alone)
            if m is not None
        ),
        None,
    )
    if found is not None:
        known = next((n for n in names if lowered(n) == lowered(found)), None)
        if known is not None or found[0].isupper():
            return _person(known or found)
        return None
    actor = actor_in(plain, language_of(plain))
    if actor is None or not _acts(actor) or actor.text.lower() in ("i", "we", "我", "我们"):
        return None
    return owner_of(actor, Found.SUBJECT)


def _listed(said: str, names: Sequence[str]) -> Owner | None:
    """A piece between commas that begins with somebody known: "Tue and Fri, Ann or her cover"."""
    for piece in compile(r"[,，:：]\s*").split(said)[1:]:
        words = piece.strip(" .。")
        known = next((name for name in names if words.startswith(name)), None)
        if known is not None and len(words) <= _MAX_LISTED:
            return owner_of(Actor(OwnerKind.PERSON, words, person=known), Found.SUBJECT)
    return None


_MAX_LISTED = 30


def _person(name: str) -> Owner:
    shown = name if name[:1].isupper() or not name.isascii() else name.capitalize()
    return owner_of(Actor(OwnerKind.PERSON, shown, person=shown), Found.SUBJECT)


def _owner_at(procedure: Procedure, address: str) -> Owner:
    part = _part(procedure, address)
    return getattr(part, "owner", NOBODY)


def _field(procedure: Procedure, address: str, name: str) -> str | None:
    value = getattr(_part(procedure, address), name, None)
    return value if isinstance(value, str) else None


def _part(procedure: Procedure, address: str) -> Step | ExceptionCase | Metric | None:
    kind, key = address.split("/")[1:3]
    parts: Sequence[Step | ExceptionCase | Metric] = {
        "steps": procedure.sop.steps,
        "exceptions": procedure.sop.exceptions,
        "metrics": procedure.sop.metrics,
    }.get(kind, ())
    return next((part for part in parts if part.id == key), None)


def _value_at(procedure: Procedure, address: str) -> JsonValue:
    part = _part(procedure, address)
    return part.model_dump(mode="json") if part is not None else None


def _plain(owner: Owner) -> JsonValue:
    record: JsonValue = owner.model_dump(mode="json")
    return record


def _exception(said: str, procedure: Procedure, spot: Spot) -> Draft:
    """What is done when something goes wrong, beside the step where it does."""
    parts = _PARTS.match(said)
    if parts is None:  # only what `_PARTS` matches comes here
        return _step(said, procedure, spot)
    situation = _IF.sub("", parts["when"]).strip(" ,:")
    handling = parts["then"].strip()
    who = actor_in(normalise(handling), language_of(handling))
    owner = owner_of(who, Found.SUBJECT) if who is not None and _acts(who) else NOBODY
    case = ExceptionCase(
        id=_next("e", [one.id for one in procedure.sop.exceptions]),
        situation=situation[:1].upper() + situation[1:],
        handling=sentence(handling),
        owner=owner,
        step=spot.address.split("/")[2],
    )
    return Draft(
        Operation.ADD,
        "/exceptions",
        None,
        case.model_dump(mode="json"),
        Category.EXCEPTION,
        Position(after=procedure.sop.exceptions[-1].id if procedure.sop.exceptions else None),
        "",
        said,
        spot,
    )


def _acts(actor: Actor) -> bool:
    return actor.kind in (OwnerKind.PERSON, OwnerKind.ROLE, OwnerKind.GROUP)


def _step(said: str, procedure: Procedure, spot: Spot) -> Draft:
    """A step of its own, behind the one that it belongs to."""
    plain = normalise(said)
    who = actor_in(plain, language_of(plain))
    step = Step(
        id=_next("s", [one.id for one in procedure.sop.steps]),
        parent=_parent(procedure, spot),
        action=sentence(said),
        owner=owner_of(who, Found.SUBJECT) if who is not None and _acts(who) else NOBODY,
    )
    after = spot.address.split("/")[2] if spot.address.startswith("/steps/") else None
    return Draft(
        Operation.ADD,
        "/steps",
        None,
        step.model_dump(mode="json"),
        Category.STEP,
        Position(after=after, parent=step.parent),
        "",
        said,
        spot,
    )


def _parent(procedure: Procedure, spot: Spot) -> str | None:
    part = _part(procedure, spot.address)
    return part.parent if isinstance(part, Step) else None


def _metric(said: str, procedure: Procedure, spot: Spot | None) -> Draft:
    """A new measure with what is said of its target, its period and who reports it."""
    text = _MEASURES.sub("", said).strip(" ,:,")
    plain = normalise(text)
    found = measure(plain)
    by = _BY.search(plain)
    target = None
    zero = compile(r"\btarget (?:of )?(\d[\d.]*\s?%?)|(?:=|为)\s?(\d[\d.]*\s?%?)").search(plain)
    if zero is not None:
        target = Target(text=(zero[1] or zero[2]).strip())
    elif found is not None:
        target = Target(text=found.text)
    who = actor_in(plain, language_of(plain))
    owner = NOBODY
    if by is not None:
        owner = _person(by["en"] or by["zh"])
    elif who is not None and _acts(who):
        owner = owner_of(who, Found.SUBJECT)
    metric = Metric(
        id=_next("m", [one.id for one in procedure.sop.metrics]),
        name=text[:1].upper() + text[1:],
        target=target,
        window=rhythm(plain),
        owner=owner,
    )
    return Draft(
        Operation.ADD,
        "/metrics",
        None,
        metric.model_dump(mode="json"),
        Category.METRIC,
        Position(after=procedure.sop.metrics[-1].id if procedure.sop.metrics else None),
        "",
        said,
        spot,
    )


def metric_alone(statement: Statement, procedure: Procedure) -> Draft | None:
    """A new measure that is about no place of the SOP; None where the decision is none."""
    if not _MEASURES.search(statement.plain):
        return None
    return _metric(core(statement.plain, statement.speaker), procedure, None)


def _next(letter: str, ids: Sequence[str]) -> str:
    return f"{letter}{max((int(one[1:]) for one in ids), default=0) + 1}"


def routine(said: str) -> Routine:
    """Something that is done again and again."""
    return Routine(activity=sentence(said), cadence=rhythm(normalise(said)))


def has_amount(text: str) -> bool:
    """Whether an amount stands in a text."""
    return bool(amounts_in(normalise(text)))
