"""Who does it from now on."""

from collections.abc import Iterator, Sequence
from re import IGNORECASE, compile

from sopai.language.actor import Actor, owner_of
from sopai.language.analysis import actor_in
from sopai.language.script import language_of, lowered, normalise
from sopai.retro.assigning import Assigned, acting, assigned
from sopai.retro.chat import bare_name
from sopai.retro.core import OWNER_TAIL
from sopai.retro.drafts import (
    Draft,
    acts,
    owner_at,
    person,
    record_of,
)
from sopai.retro.spots import Procedure, Spot
from sopai.retro.values import Statement
from sopai.retro.words import words_of
from sopai.schema.changes import Category, Operation
from sopai.schema.owner import Found, Owner, OwnerKind
from sopai.schema.shown import owners

BY = compile(
    r"(?:^|[,;]\s*|\s)(?:by|owner:?)\s+(?P<en>[A-Z][\w'’.]+(?: [A-Z][\w'’.]+)?)|(?:由|"
    r"归)(?P<zh>[\u4e00-\u9fff]{2,4})(?=负责|统一|来|管)"
)


_DAY_AND_NAME = compile(r"^\W*(?P<when>day \w+|[^,]{2,20}),\s*(?P<who>[A-Za-z]+)\W*$", IGNORECASE)


_INSTEAD = compile(
    r"^\W*(?:改成|改由|改为|由)\s*(?P<who>[A-Za-z]+|[\u4e00-\u9fff]{2,4}?)\s?(?=统一|来|负责|发|"
    r"做|去)"
)


def owner_drafts(
    said: str, statement: Statement, spot: Spot, procedure: Procedure, names: Sequence[str]
) -> Iterator[Draft]:
    """Who does it from now on, where the decision says so of this place."""
    if spot.main == "text" or spot.address.startswith("/supervision"):
        return
    if _MEASURED.search(statement.plain) and not spot.address.startswith("/metrics"):
        return
    old = owner_at(procedure, spot.address)
    given = assigned(plain_of(statement, said), names)
    if given is None and statement.speaker and _I_DO.search(statement.plain):
        given = Assigned(bare_name(statement.speaker), said)
    if given is not None and not _is_its_work(given, spot):
        return
    new = _ADDS.search(said)
    if new is not None and (given is None or said.find(given.who) > new.start()):
        return
    who = _owner(given.who, procedure) if given is not None else _named(said, statement, names)
    if who is None and old.kind in (OwnerKind.VAGUE, OwnerKind.NONE):
        who = _listed(said, names)
    if who is None or _is_same(who, old) or _CUSTOMER.search(who.text or ""):
        return
    is_said = given is not None or (
        BY.search(said)
        or _DAY_AND_NAME.match(said)
        or _INSTEAD.match(normalise(statement.plain).lstrip("=> "))
    )
    is_open = old.kind is OwnerKind.VAGUE or _is_row(spot, procedure)
    if not (is_said or is_open or (old.kind is OwnerKind.GROUP and _does_it(said, who, spot))):
        return
    yield Draft(
        Operation.SET,
        f"{spot.address}/owner",
        record_of(old),
        record_of(who),
        Category.OWNER,
        None,
        old.text or "",
        who.text or "",
        spot,
    )


def plain_of(statement: Statement, said: str) -> str:
    """A decision with the name behind its dash, which its core leaves out."""
    plain = normalise(statement.plain)
    return plain if OWNER_TAIL.search(plain) else normalise(said)


def _owner(name: str, procedure: Procedure) -> Owner:
    """Somebody as the SOP writes them: "Ruth" is "Ruth Adams (Shift Lead)" where she is known."""
    bare = _ARTICLE.sub("", name)
    for owner in owners(procedure.sop):
        known = (owner.text or "", owner.person or "", owner.role or "")
        if any(bare == one or bare in one.replace("(", " ").split() for one in known):
            return owner
    actor = acting(f"The {bare} checks it." if bare.isascii() else f"{bare}检查。")
    if actor is not None and actor.kind in (OwnerKind.ROLE, OwnerKind.GROUP):
        return owner_of(Actor(actor.kind, bare, role=bare), Found.SUBJECT)
    return person(bare)


def _is_its_work(given: Assigned, spot: Spot) -> bool:
    """What somebody is given is what the step does, and not something beside it."""
    words = set(words_of(given.rest))
    have = words_of(f"{spot.text} {spot.owner or ''}")
    return not words or len(words.intersection(have)) >= _ITS_WORK * len(words)


_ITS_WORK = 0.15
"""Share of the words of what somebody is given that the step has to have."""

_MEASURED = compile(
    r"^\W*(?:we |also |let us |let['’]s |please )*measure\b|"
    r"\btarget (?:of |is )?(?:at (?:most|least)|under|below|over|\d)|\bmetric\b|\bkpi\b|指标|考核",
    IGNORECASE,
)
"""Who measures something owns the measure, and not the step that is measured."""

_CUSTOMER = compile(
    r"顾客|客户|读者|家长|\b(?:customer|client|guest|patient|member)s?\b", IGNORECASE
)
"""Those for whom a step is done."""

_I_DO = compile(
    r"(?:^|[^,])我(?:来|负责|管)(?=[吧,。!]|$)|\b(?:i['’]ll|i will) (?:do|take) (?:it|that|"
    r"this|them)\b",
    IGNORECASE,
)

_ADDS = compile(
    r"(?:加|增加|新增|多)(?:上)?一(?:道|步|个步骤|个环节|项)|\b(?:new|extra|additional|"
    r"second) (?:step|check|"
    r"person)\b"
)
"""Something new is done: whoever does it does not do the step."""

_ARTICLE = compile(r"^[Tt]he ")


def _does_it(said: str, who: Owner, spot: Spot) -> bool:
    """Somebody does there what the step says a department does: the same verb, the same things."""
    main = _BESIDE.sub("", said)
    wanted = set(words_of(main)) - set(words_of(who.text or ""))
    does = [word for word in words_of(spot.value) if word not in words_of(spot.owner or "")]
    return bool(does) and does[0] in wanted and len(wanted.intersection(does)) >= _MIN_DONE


_BESIDE = compile(r"\b(?:before|after|when|if|once|until) [^,]+,?|^[^,]{2,20}[前后时],", IGNORECASE)

_MIN_DONE = 2


def _is_row(spot: Spot, procedure: Procedure) -> bool:
    return spot.owner is None and procedure.sop.form.value != "six_part"


def _is_same(who: Owner, old: Owner) -> bool:
    words = {lowered(one or "") for one in (old.text, old.role, old.person)}
    return lowered(who.text or "") in words


def _named(said: str, statement: Statement, names: Sequence[str]) -> Owner | None:
    """Whom a decision names as the one who does it."""
    plain = normalise(said)
    instead = _INSTEAD.match(normalise(statement.plain).lstrip("=> "))
    by = BY.search(plain)
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
        found = found.strip(" .。")
        known = next((n for n in names if lowered(n) == lowered(found)), None)
        if known is not None or found[0].isupper():
            return person(known or found)
        return None
    actor = actor_in(plain, language_of(plain))
    if actor is None or not acts(actor) or actor.text.lower() in ("i", "we", "我", "我们"):
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
