"""A whole procedure by a strong model: asked once, and believed only as far as code can see."""

from collections.abc import Iterator
from re import compile, escape
from typing import NamedTuple

from pydantic import create_model

from sopai.changes.meaning import added_names, additions, has_number, losses
from sopai.draft.actors import named_owner
from sopai.draft.facts import Facts
from sopai.draft.hostile import without_hostile
from sopai.draft.kinds import Kind
from sopai.draft.said import Said, Wording, passage
from sopai.draft.stepwise import is_plain_output, trace_of
from sopai.draft.values import OpenItem
from sopai.draft.worded import Worded, Written, WrittenCase, WrittenCheck, WrittenStep
from sopai.language.actor import owner_of
from sopai.language.lexicon import chinese_roles, english_nouns
from sopai.language.owners_en import name_actor as english_actor
from sopai.language.owners_zh import any_of
from sopai.language.owners_zh import name_actor as chinese_actor
from sopai.language.script import normalise
from sopai.llm.ask import ask
from sopai.llm.choice import ModelChoice
from sopai.llm.closed_list import with_choices
from sopai.llm.fence import fenced
from sopai.llm.task import Task
from sopai.schema.owner import NOBODY, Found, Owner, OwnerKind

PROMPT = "whole"
MAX_TOKENS = 8000
_DONE = (Kind.STEP, Kind.RULE, Kind.EXCEPTION)
_NAMED = (OwnerKind.PERSON, OwnerKind.ROLE)

_PROPOSED_STEP = {
    "en": "Nobody said this, and the model would add it. Should it be a step: {what}?",
    "zh": "没有人说过，模型建议加上。要不要作为一步：{what}？",
}
EDGES = compile(r"^[\s.,;。…\"'“”]+|[\s.,;。…\"'“”]+$")
"""What a model puts around a quote, or leaves out at its end."""

MAX_ASKED = 5
"""Steps without words of the description that are asked about."""


class Taken(NamedTuple):
    """What was taken of a model's procedure, beside what the rules see."""

    facts: Facts
    """The description's facts, with the model's words and order where they pass."""

    title: str | None
    metrics: tuple[tuple[str, str], ...]
    """Name and quote of each."""

    supervision: tuple[tuple[str, str, Owner], ...]
    """Activity, quote and owner of each."""

    open_items: tuple[OpenItem, ...]


class _Item(NamedTuple):
    """A step or an exception of the model, in the shape of a fact."""

    said: Said
    place: tuple[int, ...]
    """Indexes of the rules' facts that it was made from."""


def write(facts: Facts, choice: ModelChoice, task: Task) -> Worded:
    """The model's procedure of a description; owners and tools come from closed lists.

    Raises:
        ModelError: the model gave no procedure.
    """
    answer_type = _closed(tuple(owners_of(facts)), facts.tools)
    values = {"brief": fenced(without_hostile(facts.brief))}
    reply = ask(choice, PROMPT, values, answer_type, task=task, max_tokens=MAX_TOKENS)
    written = Written.model_validate(reply.answer.model_dump())
    return Worded(written=written, trace=trace_of(choice, task, "whole"))


def _closed(owners: tuple[str, ...], tools: tuple[str, ...]) -> type[Written]:
    step = with_choices(WrittenStep, {"owner": owners, "tools": tools})
    case = with_choices(WrittenCase, {"owner": owners})
    check = with_choices(WrittenCheck, {"owner": owners})
    fields = {
        "steps": (tuple[step, ...], Written.model_fields["steps"]),  # type: ignore[valid-type]
        "exceptions": (tuple[case, ...], ()),  # type: ignore[valid-type]
        "supervision": (tuple[check, ...], ()),  # type: ignore[valid-type]
    }
    made: type[Written] = create_model("Written", __base__=Written, **fields)  # type: ignore[call-overload]
    return made


def owners_of(facts: Facts) -> dict[str, Owner]:
    """Whoever the description names: people, who acts in it, and every role in its words."""
    found = {name: named_owner(name) for name in facts.people.names}
    for said in facts.said:
        if said.owner.kind in _NAMED and said.owner.text:
            found.setdefault(said.owner.text, said.owner)
    for phrase in _role_phrases(facts):
        actor = (chinese_actor if facts.language == "zh" else english_actor)(phrase)
        if actor is not None and actor.kind is OwnerKind.ROLE:
            found.setdefault(phrase, owner_of(actor, Found.SUBJECT))
    return found


def _role_phrases(facts: Facts) -> Iterator[str]:
    if facts.language == "zh":
        yield from dict.fromkeys(compile(any_of(chinese_roles())).findall(facts.plain))
        return
    roles_en = "|".join(sorted(map(escape, english_nouns("roles")), key=len, reverse=True))
    pattern = compile(
        rf"\b(?:the|our|a|an|each|every|whichever)\s((?:[\w-]+\s){{0,2}}?(?:{roles_en}))\b"
    )
    yield from dict.fromkeys(pattern.findall(facts.plain))


def take(facts: Facts, written: Written) -> Taken:
    """What of a model's procedure passes the checks; what the rules see and it lost stays.

    A step or an exception is taken when its quote stands in the description, and its words add no
    number, no name and no denial to that. What the rules know (who does it, that it is addressed
    to the writer of the document) wins. Where words, numbers or names of a passage are lost, the
    passage stays as the manager said it.

    Args:
        facts: by rules.
        written: by a model.
    """
    owners = owners_of(facts)
    found = [_step(facts, step, owners) for step in written.steps]
    found += [_case(facts, case, owners) for case in written.exceptions]
    kept = _without_losses(facts, [item for item in found if item is not None])
    open_items = _asked_steps(facts, written)
    open_items += [
        OpenItem(address=None, text=point.strip(), kind="answer")
        for point in written.open_points
        if point.strip() and not _adds(facts.plain, point)
    ]
    said = [*_in_order(facts, kept), *_purpose(facts, written)]
    title = written.title.strip().rstrip(".。")
    return Taken(
        facts._replace(said=tuple(said)),
        title if title and not _adds(facts.plain, title) else None,
        tuple(
            (metric.name.strip(), quote)
            for metric in written.metrics
            if (quote := quoted(facts, metric.quote)) and not additions(quote, metric.name)
        ),
        tuple(
            (check.activity.strip(), quote, owners.get(check.owner or "", NOBODY))
            for check in written.supervision
            if (quote := quoted(facts, check.quote)) and not additions(quote, check.activity)
        ),
        tuple(open_items),
    )


def span_of(facts: Facts, quote: str) -> tuple[int, int] | None:
    """Where a quote stands in the description; case and spaces aside, and nothing else."""
    words = EDGES.sub("", normalise(quote)).split()
    if not words:
        return None
    match = compile(r"\s*".join(map(escape, words)), 2).search(facts.plain)
    return match.span() if match is not None else None


def quoted(facts: Facts, quote: str) -> str | None:
    """A quote in the description's own characters."""
    span = span_of(facts, quote)
    return facts.brief[slice(*span)] if span is not None else None


def _step(facts: Facts, step: WrittenStep, owners: dict[str, Owner]) -> _Item | None:
    item = _located(facts, step.quote, Kind.STEP)
    if item is None:
        return None
    quote = item.said.quote
    if additions(quote, ". ".join((step.action, step.time_limit or ""))):
        return None
    output = (step.output or "").strip()
    wording = Wording(step.action.strip(), None, output if is_plain_output(quote, output) else None)
    tools = tuple(dict.fromkeys((*item.said.tools, *step.tools)))
    return item._replace(said=_owned(item.said, step.owner, owners, wording)._replace(tools=tools))


def _case(facts: Facts, case: WrittenCase, owners: dict[str, Owner]) -> _Item | None:
    item = _located(facts, case.quote, Kind.EXCEPTION)
    if item is None:
        return None
    words = ". ".join((case.situation, case.handling or "", case.time_limit or ""))
    if additions(item.said.quote, words):
        return None
    wording = Wording(case.situation.strip(), (case.handling or "").strip() or None, None)
    return item._replace(said=_owned(item.said, case.owner, owners, wording))


def _located(facts: Facts, quote: str, kind: Kind) -> _Item | None:
    """What the rules see where a quote stands; None where it stands nowhere, or is for us."""
    span = span_of(facts, quote)
    if span is None:
        return None
    start, end = span
    below = [
        (at, said)
        for at, said in enumerate(facts.said)
        if min(end, said.end) - max(start, said.start) > (said.end - said.start) / 2
        or (said.start <= start and end <= said.end)
    ]
    done = [(at, said) for at, said in below if said.kind in _DONE]
    done = done or [(at, said) for at, said in below if said.kind is Kind.ATTENTION]
    if below and not done and all(said.kind is Kind.DOCUMENT for _, said in below):
        return None
    seen = [said for _, said in done]
    owned = next((said for said in seen if said.owner.kind is not OwnerKind.NONE), None)
    limited = next(
        (said for said in seen if said.limit and said.limit in facts.brief[start:end]), None
    )
    said = Said(
        kind,
        start,
        end,
        facts.brief[start:end],
        owned.owner if owned else NOBODY,
        owned.owner_quote if owned else None,
        limited.limit if limited else None,
        limited.is_time if limited else False,
        None,
        tuple(dict.fromkeys(tool for one in seen for tool in one.tools)),
        next((one.day for one in seen if one.day), None),
    )
    return _Item(said, tuple(at for at, _ in done))


def _owned(said: Said, named: str | None, owners: dict[str, Owner], wording: "Wording") -> Said:
    """The owner by the rules; else the model's, which a person has to confirm."""
    if said.owner.kind is not OwnerKind.NONE or named not in owners:
        return said._replace(wording=wording)
    guessed = wording._replace(is_owner_guessed=True)
    return said._replace(owner=owners[named], owner_quote=None, wording=guessed)


def _without_losses(facts: Facts, items: list[_Item]) -> list[_Item]:
    """The items without those that lose something of what they were made from."""
    lossy = set()
    for at in {at for item in items for at in item.place}:
        here = [item.said for item in items if at in item.place]
        written = " ".join(words for said in here for words in _words(said))
        if losses(facts.said[at].quote, written, " ".join(map(_beside, here))):
            lossy.add(at)
    return [item for item in items if not item.place or not lossy.issuperset(item.place)]


def _words(said: Said) -> list[str]:
    words = said.wording
    return [words.text, words.handling or ""] if words is not None else []


def _beside(said: Said) -> str:
    return " ".join((said.owner.text or "", said.limit or "", *said.tools))


def _in_order(facts: Facts, items: list[_Item]) -> list[Said]:
    """The items in the model's order; what it left out stands behind what was said before it."""
    taken = {at for item in items for at in item.place}
    ordered = list(items)
    for at, said in enumerate(facts.said):
        inside = any(item.said.start <= said.start and said.end <= item.said.end for item in items)
        if at in taken or (inside and said.kind not in (*_DONE, Kind.ATTENTION)):
            continue
        before = [n for n, item in enumerate(ordered) if item.said.start <= said.start]
        ordered.insert(before[-1] + 1 if before else 0, _Item(said, (at,)))
    return [item.said for item in ordered]


def _asked_steps(facts: Facts, written: Written) -> list[OpenItem]:
    """Steps that the model made up: asked about, and not put in."""
    language = facts.language
    strangers = [step.action for step in written.steps if span_of(facts, step.quote) is None]
    return [
        OpenItem(address=None, text=_PROPOSED_STEP[language].format(what=what), kind="answer")
        for what in (action.strip(" .。") for action in strangers[:MAX_ASKED])
        if what and not _adds(facts.plain, what)
    ]


def _adds(brief: str, text: str) -> bool:
    """A name or a number that the description does not have."""
    plain = normalise(text)
    numbers = [word for word in plain.split() if has_number(word)]
    strange = any(word.strip(".,;:?!()") not in brief for word in numbers)
    return strange or bool(added_names(brief, plain))


def _purpose(facts: Facts, written: Written) -> list[Said]:
    if any(said.kind is Kind.PURPOSE for said in facts.said) or not written.purpose:
        return []
    span = span_of(facts, written.purpose)
    if span is None:
        return []
    return [passage(Kind.PURPOSE, facts.brief, *span)]
