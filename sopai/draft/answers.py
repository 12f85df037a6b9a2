"""What a manager answers: put into the SOP, with the answer as its source."""

from collections.abc import Mapping
from re import compile

from sopai.draft.actors import named_owner
from sopai.draft.build import capital
from sopai.draft.facts import Facts, facts_of
from sopai.draft.hostile import hostile_spans
from sopai.draft.kinds import Kind
from sopai.draft.limits import split
from sopai.draft.people import people_of
from sopai.draft.values import OpenItem
from sopai.ingest.targets import target_in
from sopai.language import owners_zh, performer_en
from sopai.language.actor import Actor, owner_of
from sopai.language.analysis import actor_in
from sopai.language.quantities import rhythm
from sopai.language.script import normalise
from sopai.schema.owner import NOBODY, Found, Owner, OwnerKind
from sopai.schema.sop import ExceptionCase, Metric, Routine, Sop
from sopai.schema.sources import Source, SourceState

_OPEN = {
    "en": "Nobody could say yet: {question}",
    "zh": "暂时没人知道：{question}",
}


class Answered:
    """The SOP with answers put in, their sources, and what stayed open."""

    def __init__(self, facts: Facts, sop: Sop, sources: dict[str, Source]) -> None:
        """Begin with what the brief says."""
        self.facts = facts
        self.sop = sop
        self.sources = dict(sources)
        self.open_items: list[OpenItem] = []

    def change(self, **fields: object) -> None:
        """Replace fields of the SOP; the values are checked again."""
        self.sop = Sop.model_validate({**self.sop.model_dump(), **fields})

    def said(self, address: str, quote: str) -> None:
        """Record that an answer says a value."""
        self.sources[address] = Source(state=SourceState.SAID, quote=quote)


def put_in(
    facts: Facts,
    sop: Sop,
    sources: dict[str, Source],
    answers: Mapping[str, str | None],
    questions: Mapping[str, str],
) -> Answered:
    """The SOP with the answers in it.

    Args:
        facts: what the brief says.
        sop: the SOP of the brief.
        sources: where its values came from.
        answers: text by question id; None is "I don't know" and becomes an open item.
        questions: the questions' texts by id, for the open items.
    """
    answered = Answered(facts, sop, sources)
    for identifier, text in answers.items():
        handler = _HANDLERS.get(identifier)
        text = _readable(text) if text is not None else None
        if text is None or not text.strip():
            what = _OPEN[facts.language].format(question=questions.get(identifier, identifier))
            answered.open_items.append(OpenItem(address=None, text=what, kind="answer"))
        elif handler is not None:
            handler(answered, text.strip())
    return answered


def _readable(text: str) -> str:
    """The longest part of an answer that does not order the drafter about, verbatim."""
    bounds = [0, *(at for span in hostile_spans(text) for at in span), len(text)]
    parts = (text[a:b].strip() for a, b in zip(bounds[::2], bounds[1::2], strict=True))
    return max(parts, key=len)


def _why(answered: Answered, text: str) -> None:
    answered.change(purpose=capital(text))
    answered.said("/purpose", text)


def _who(answered: Answered, text: str) -> None:
    """Somebody for all steps that nobody owned; of several named, those steps stay open."""
    owner = owner_named(text, answered.facts)
    if owner.kind is OwnerKind.NONE:
        return
    steps = []
    for step in answered.sop.steps:
        if step.owner.kind is OwnerKind.NONE:
            step = step.model_copy(update={"owner": owner})
            answered.said(f"/steps/{step.id}/owner", text)
        steps.append(step.model_dump())
    answered.change(steps=steps)


def _supervisor(answered: Answered, text: str) -> None:
    owner = owner_named(text, answered.facts)
    routine = Routine(activity=capital(text), cadence=rhythm(normalise(text)), owner=owner)
    at = len(answered.sop.supervision)
    answered.said(f"/supervision/{at}/activity", text)
    fields: dict[str, object] = {
        "supervision": [*answered.sop.model_dump()["supervision"], routine.model_dump()]
    }
    if owner.kind is not OwnerKind.NONE:
        fields["supervisor"] = owner.model_dump()
        answered.said("/supervisor", text)
    answered.change(**fields)


def _standard(answered: Answered, text: str) -> None:
    target = target_in(normalise(text))
    identifier = f"m{len(answered.sop.metrics) + 1}"
    metric = Metric(id=identifier, name=capital(text), target=target)
    answered.said(f"/metrics/{identifier}/name", text)
    if target is not None:
        answered.said(f"/metrics/{identifier}/target", text)
    metrics = [*answered.sop.model_dump()["metrics"], metric.model_dump()]
    answered.change(metrics=metrics)


def _trouble(answered: Answered, text: str) -> None:
    """Each thing that the answer says goes wrong is an exception."""
    facts = facts_of(text, known=answered.facts.people.names, language=answered.facts.language)
    cases = [ExceptionCase.model_validate(case) for case in answered.sop.model_dump()["exceptions"]]
    for said in facts.said:
        if said.kind in (Kind.DOCUMENT, Kind.PURPOSE):
            continue
        identifier = f"e{len(cases) + 1}"
        situation, handling = split(said.quote, said.condition, facts.language)
        owner = said.owner
        answered.said(f"/exceptions/{identifier}/situation", situation)
        if handling:
            answered.said(f"/exceptions/{identifier}/handling", handling)
        if owner.kind is not OwnerKind.NONE and said.owner_quote:
            answered.said(f"/exceptions/{identifier}/owner", said.owner_quote)
        cases.append(
            ExceptionCase(
                id=identifier,
                situation=capital(situation),
                handling=capital(handling) if handling else None,
                owner=owner,
                time_limit=said.limit,
            )
        )
    answered.change(exceptions=[case.model_dump() for case in cases])


def owner_named(text: str, facts: Facts) -> Owner:
    """The one whom an answer names: a person of the brief, a name in it, or a role."""
    plain = normalise(text)
    names = people_of(plain, facts.language, facts.people.names).names
    if names:
        is_whole = _FULL_NAME.fullmatch(plain.strip()) is not None and names[0] in plain
        return named_owner(plain.strip() if is_whole else names[0])
    actor = actor_in(plain, facts.language) or _phrase(plain, facts.language)
    if actor is None and is_name(plain):
        return named_owner(plain.strip(" .。"))
    kinds = (OwnerKind.ROLE, OwnerKind.PERSON)
    return owner_of(actor, Found.SUBJECT) if actor is not None and actor.kind in kinds else NOBODY


def is_name(plain: str) -> bool:
    """Nothing but a name that no list knows: whoever answers so means somebody."""
    return _A_NAME.fullmatch(plain.strip(" .。")) is not None


_A_NAME = compile(
    r"(?!(?:Nobody|Unknown|None|Depends|Various|Yes|No|Maybe|Later|Open|Who|Whoever|Any\w*|"
    r"Every\w*|Some\w*|We|They|All|Not)\b)[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+){0,3}|"
    r"(?!不|没|看情|随便|都行|都可|待定|暂|无|谁|还没|以后|再说|大家|所有|全体)[\u4e00-\u9fff]{2,4}"
)
_FULL_NAME = compile(r"[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+){1,3}")
"""A name with all its parts: "Bob Lee"."""


def _phrase(plain: str, language: str) -> Actor | None:
    if language == "zh":
        return owners_zh.name_actor(plain.rstrip("。,. "))
    return performer_en.longest_actor(plain.rstrip(" ."))


_HANDLERS = {
    "why": _why,
    "who": _who,
    "supervisor": _supervisor,
    "standard": _standard,
    "trouble": _trouble,
}
