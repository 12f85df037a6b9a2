"""A decision and the place that it is about become typed changes."""

from collections.abc import Iterator, Sequence
from re import IGNORECASE, compile
from typing import NamedTuple

from pydantic import JsonValue

from sopai.language.script import normalise
from sopai.retro.adding import (
    EXCEPTION,
    MEASURES,
    PARTS,
    added_exception,
    added_metric,
    added_step,
    is_case,
)
from sopai.retro.assigning import assigned
from sopai.retro.drafts import (
    Draft,
    field_at,
    value_at,
)
from sopai.retro.exact import is_vague, limit_in
from sopai.retro.fields import field_drafts
from sopai.retro.joining import sentence
from sopai.retro.matching import Match
from sopai.retro.owning import owner_drafts, plain_of
from sopai.retro.removing import dropped, is_removed, without
from sopai.retro.renewing import amount_of, is_other_case, is_same_case, of_case, renewed
from sopai.retro.spots import Procedure, Spot
from sopai.retro.structure import Structural, is_structural, structural
from sopai.retro.values import Statement
from sopai.retro.wording import Rewording, exchanged, not_yet_said, reworded, says_already
from sopai.retro.words import words_of
from sopai.schema.changes import Category, Operation

_TROUBLE = compile(
    r"^\W*(?:and |but |so )*(?:if|when|in case|unless|should)\b[^,:]*\b(?:wrong|missing|not|"
    r"n['’]t|no|nobody|no one|"
    r"late|damaged?|broken|lost|fail\w*|refus\w*|without|empty|sick|absent|ill|away|down|out of|"
    r"stuck|occupied|"
    r"above|more than|over \d)\b|"
    r"^(?!.*\b(?:goes?|puts?|we|you|must|will|shall|gets?|let|now)\b[^,:]*[,:=])"
    r"[^,:]{3,60}\b(?:not (?:reached|approved|there|found)|fails?|failed|stuck|broken|missing|"
    r"late|lost|down(?! to))\b[^,:]{0,30}"
    r"(?::|\s=|,)\s|^\W*(?:missing|no) (?!debate|objection|discussion|question|change|"
    r"comment)[^=:]{3,40}(?:=|:)\s|"
    r"^\W*(?:如果|要是|万一|一旦|遇到)[^,]{2,24}(?:不|没|错|坏|丢|断|超|缺)|"
    r"^(?![^,。:]*(?:不用|不再|不许|不得|一律|必须|要求|先|都|改))"
    r"[^,。:]{1,24}(?:没|不(?!超过|少于)|未|坏|丢|断|超过|晚)[^,。:]{0,6}的,",
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
    statement: Statement,
    said: str,
    match: Match,
    procedure: Procedure,
    names: Sequence[str],
    spots: Sequence[Spot],
) -> Iterator[Draft]:
    """The changes that a decision makes at the place it is about.

    Args:
        statement: the decision.
        said: its core, with the amount that it leaves short.
        match: the place.
        procedure: the SOP.
        names: people and roles that the SOP and the retrospective know.
        spots: the places of the SOP.
    """
    spot = match.spot
    if match.is_named:
        found = structural(normalise(statement.plain), procedure.sop, spots)
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
    if EXCEPTION.match(statement.plain) and is_case(statement.plain):
        yield added_exception(plain_of(statement, statement.plain), procedure, spot)
        return
    if _NEW_STEP.search(statement.plain):
        yield added_step(said, procedure, spot)
        return
    if (
        not match.is_named
        and (is_trouble(said) or is_other_case(said, spot))
        and not is_same_case(said, spot)
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


def unsaid(drafts: Sequence[Draft], said: str, spot: Spot) -> Draft | None:
    """A point of attention with a decision that its changes do not say; None where they do.

    Args:
        drafts: the changes of the decision.
        said: the decision, as `drafts_of` took it.
        spot: the place that it is about.
    """
    if not drafts or not spot.address.startswith("/steps/") or len(words_of(said)) < MIN_SAID:
        return None
    if any(one.op is not Operation.SET or one.added for one in drafts):
        return None
    new = " ".join(one.new_words or str(one.after) for one in drafts)
    gone = set(words_of(spot.text)) - set(words_of(new))
    clauses = [set(words_of(clause)) for clause in _CLAUSE_END.split(said)]
    words = {word for clause in clauses if not clause & gone for word in clause}
    if len(words & set(words_of(f"{spot.text} {new}"))) >= SAID * len(words):
        return None
    address = f"{spot.address}/attention"
    words_ = sentence(said)
    return Draft(
        Operation.ADD, address, None, words_, Category.STEP, None, "", words_, spot, words_
    )


_CLAUSE_END = compile(r"[,;。](?=\D)")

MIN_SAID, SAID = 3, 0.6
"""Telling words of a decision, and the share of them that its changes have to say; a clause of
what is gone need not be said."""


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
        pairs = tuple((one.old_words, amount_of(one.new_words)) for one in fields)
        now = " ".join(one.new_words for one in fields)
        said = not_yet_said(f"{spot.text} {now}", said, pairs)
    old = spot.text if spot.main == "text" else spot.value
    limit = field_at(procedure, spot.address, "time_limit")
    limited = _own_limit(said, limit, spot) if limit and limit not in old else None
    if limited is not None:
        yield limited.draft
    if said and (limited is None or not limited.says_all):
        yield from _wording(said, spot, owned, limit if limited is None else None)


class _Limited(NamedTuple):
    """A time limit of its own field that changes."""

    draft: Draft
    says_all: bool
    """The decision says nothing else."""


def _own_limit(said: str, limit: str, spot: Spot) -> _Limited | None:
    """The time limit of a step that its wording does not say, where the decision sets another."""
    if is_vague(limit):
        after = limit_in(said)
        says_all = after is not None and (
            says_already(f"{spot.text} {after}", said)
            or not not_yet_said(f"{spot.text} {after}", said, ((limit, after),))
        )
    else:
        new = reworded(limit, said, spot.text)
        after = exchanged(limit, said, spot.text)[0] if new.replaced else None
        says_all = not new.added
    if after is None:
        return None
    where = f"{spot.address}/time_limit"
    draft = Draft(Operation.SET, where, limit, after, Category.LIMIT, None, limit, after, spot)
    return _Limited(draft, says_all)


def _wording(said: str, spot: Spot, owned: Sequence[Draft], limit: str | None) -> Iterator[Draft]:
    """The words of the main field, and the time limit that they say too."""
    old = spot.text if spot.main == "text" else spot.value
    said, old_goes = of_case(said, spot)
    about = spot.text if spot.address.startswith(("/exceptions", "/metrics")) else ""
    new = Rewording(sentence(said), (), "") if old_goes else renewed(old, said, owned, about)
    whole = spot.value.replace(spot.text, new.text, 1) if spot.main == "text" else new.text
    if new.text == old:
        return
    yield Draft(
        Operation.SET,
        f"{spot.address}/{spot.main}",
        spot.value or None,
        whole,
        _category(new, said, spot),
        None,
        old,
        new.text,
        spot,
        "" if new.replaced else new.added,
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
