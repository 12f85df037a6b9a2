"""What a person changes in a draft, or a model proposed: put in, and nothing else touched."""

from collections.abc import Mapping
from re import compile

from sopai.draft.answers import owner_named
from sopai.draft.facts import Facts
from sopai.errors import DraftError
from sopai.schema.owner import Found, Owner, OwnerKind
from sopai.schema.sop import Sop
from sopai.schema.sources import Source, SourceState

_TOP = ("title", "purpose", "scope")
_PART = compile(r"/(?P<list>steps|exceptions)/(?P<id>[se][1-9][0-9]*)/(?P<field>\w+)")
_FIELDS = {
    "steps": ("action", "title", "owner", "output", "standard", "time_limit", "script"),
    "exceptions": ("situation", "cause", "handling", "owner", "time_limit", "escalation"),
}
NEEDED = ("title", "action", "situation")
"""Fields that an empty text cannot clear."""


def put_in_edits(
    facts: Facts,
    sop: Sop,
    sources: Mapping[str, Source],
    edits: Mapping[str, str],
    state: SourceState = SourceState.CONFIRMED,
) -> tuple[Sop, dict[str, Source]]:
    """The SOP with edits in it: a person's are confirmed, a model's are proposed.

    Args:
        facts: of the brief; its people are recognised in an owner's words.
        sop: the draft.
        sources: where its values came from.
        edits: text by address; an empty text clears a field that may be empty. An edit of a
            value that is not there any more is left out.
        state: what the edits are; the quote of a value that is proposed stays beside it.

    Raises:
        DraftError: an address that no person can edit.
    """
    record = sop.model_dump()
    confirmed = dict(sources)
    for address, text in edits.items():
        words = text.strip()
        part = _PART.fullmatch(address)
        if address.removeprefix("/") in _TOP:
            if words or address != "/title":
                record[address.removeprefix("/")] = words or None
        elif part is not None and part["field"] in _FIELDS[part["list"]]:
            entry = next((e for e in record[part["list"]] if e["id"] == part["id"]), None)
            if entry is None or (not words and part["field"] in NEEDED):
                continue
            entry[part["field"]] = _value(part["field"], words, facts)
        else:
            raise DraftError(f"{address!r} is no value that can be edited")
        before = sources.get(address) if state is SourceState.PROPOSED else None
        confirmed[address] = Source(state=state, quote=before.quote if before else None)
    return Sop.model_validate(record), confirmed


def _value(field: str, words: str, facts: Facts) -> object:
    if field != "owner":
        return words or None
    if not words:
        return Owner().model_dump()
    owner = owner_named(words, facts)
    if owner.kind is OwnerKind.NONE:
        owner = Owner(kind=OwnerKind.ROLE, role=words, text=words, found=Found.LABEL)
    return owner.model_dump()
