"""What a person changes in a draft, or a model proposed: put in, and nothing else touched."""

from collections.abc import Mapping
from re import IGNORECASE, compile

from sopai.draft.actors import actor_named, named_owner
from sopai.draft.answers import is_name, owner_named
from sopai.draft.facts import Facts
from sopai.draft.in_words import renamed
from sopai.draft.tools import tools_in
from sopai.errors import DraftError
from sopai.language.actor import owner_of
from sopai.language.script import normalise
from sopai.schema.owner import Found, Owner, OwnerKind
from sopai.schema.sop import Sop, Step
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
    after = Sop.model_validate(record)
    if state is SourceState.PROPOSED:
        return after, confirmed
    steps = tuple(_agreeing(sop, step, edits, confirmed) for step in after.steps)
    return after.model_copy(update={"steps": steps}), confirmed


def _agreeing(sop: Sop, step: Step, edits: Mapping[str, str], sources: dict[str, Source]) -> Step:
    """An edited step whose words name its own owner, and whose tools are those of its words."""
    words = _renamed(sop, step.id, edits)
    address = f"/steps/{step.id}/action"
    if words is not None:
        sources[address] = Source(state=SourceState.CONFIRMED)
        return step.model_copy(update={"action": words})
    if address in edits:
        return step.model_copy(update={"tools": _tools(sop, step, sources)})
    return step


def _renamed(sop: Sop, identifier: str, edits: Mapping[str, str]) -> str | None:
    """The words of a step, when they name the old owner and nobody edited them."""
    owner = edits.get(f"/steps/{identifier}/owner", "").strip()
    step = next(step for step in sop.steps if step.id == identifier)
    words = renamed(step, owner) if owner else None
    is_edited = f"/steps/{identifier}/action" in edits
    return None if is_edited or words == step.action else words


def _tools(sop: Sop, edited: Step, sources: dict[str, Source]) -> tuple[str, ...]:
    """The tools of a step with new words: what only the old words named goes with them."""
    step = next(one for one in sop.steps if one.id == edited.id)
    tools = tools_in(edited.action, step, [tool for one in sop.steps for tool in one.tools])
    before = {tool: sources.get(f"/steps/{step.id}/tools/{n}") for n, tool in enumerate(step.tools)}
    for number in range(len(step.tools)):
        sources.pop(f"/steps/{step.id}/tools/{number}", None)
    for number, tool in enumerate(tools):
        source = before.get(tool) or Source(state=SourceState.CONFIRMED)
        sources[f"/steps/{step.id}/tools/{number}"] = source
    return tools


def _value(field: str, words: str, facts: Facts) -> object:
    if field != "owner":
        return words or None
    if not words:
        return Owner().model_dump()
    owner = owner_named(words, facts)
    if owner.kind is OwnerKind.NONE or _loses(owner, words):
        owner = _whole(words)
    return owner.model_dump()


def _whole(words: str) -> Owner:
    """A person by a name that no brief names, else whatever is said, as it is said."""
    actor = actor_named(words)
    if actor is not None and actor.kind is OwnerKind.PERSON:
        found = owner_of(actor, Found.LABEL)
        if not _loses(found, words) and not _POSSESSIVE.search(found.person or ""):
            return found
    if actor is None and is_name(normalise(words)):
        return named_owner(words)
    return Owner(kind=OwnerKind.ROLE, role=words, text=words, found=Found.LABEL)


_POSSESSIVE = compile(r"['’]s$")
"""Of "Tom's assistant" Tom is not the one who is meant."""

_ARTICLE = compile(r"\b(?:the|a|an|our|my)\b|[\W_]", IGNORECASE)


def _loses(owner: Owner, words: str) -> bool:
    """Whether an owner is less than the words: of "Annabel" Anna, of "Anna and Tom" one."""
    rest = normalise(words).lower()
    for name in (owner.text, owner.person, owner.role):
        rest = rest.replace(normalise(name or "").lower(), "")
    return bool(_ARTICLE.sub("", rest))
