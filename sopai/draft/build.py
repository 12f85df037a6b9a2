"""The SOP that a brief's own facts make, without any model, with the source of every value."""

import hashlib
from re import compile
from typing import Literal

from sopai.draft.facts import Facts
from sopai.draft.kinds import Kind
from sopai.draft.limits import split
from sopai.draft.orders import as_order
from sopai.draft.said import Said
from sopai.draft.scripts import script_in
from sopai.draft.titles import title_of
from sopai.ingest.targets import target_in
from sopai.language.quantities import rhythm
from sopai.language.script import normalise
from sopai.schema.owner import NOBODY, Owner, OwnerKind
from sopai.schema.sop import ExceptionCase, Metric, Routine, Sop, Step
from sopai.schema.sources import Source, SourceState

_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
UNTITLED = {"en": "Untitled procedure", "zh": "未命名流程"}
"""The title of a draft whose description names none, by language."""


class Building:
    """The SOP as it grows, and the sources of what is in it."""

    def __init__(self, facts: Facts) -> None:
        """Begin with nothing.

        Args:
            facts: what the brief says.
        """
        self.facts = facts
        self.steps: list[Step] = []
        self.exceptions: list[ExceptionCase] = []
        self.sources: dict[str, Source] = {}

    def said(self, address: str, quote: str) -> None:
        """Record that the brief says a value, in these words."""
        self.sources[address] = Source(state=SourceState.SAID, quote=quote)

    def proposed(self, address: str, quote: str) -> None:
        """Record that a model put these words of the brief in other words."""
        self.sources[address] = Source(state=SourceState.PROPOSED, quote=quote)

    def unknown(self, address: str) -> None:
        """Record that nobody said a value."""
        self.sources[address] = Source(state=SourceState.UNKNOWN)

    def watch(self, said: Said) -> None:
        """Put what to watch out for into the last step."""
        step = self.steps[-1]
        point = as_order(said.quote, step.owner.text, self.facts.language)
        self.said(f"/steps/{step.id}/attention/{len(step.attention)}", said.quote)
        points = (*step.attention, point)
        self.steps[-1] = Step.model_validate({**step.model_dump(), "attention": points})

    def owner(self, address: str, said: Said) -> Owner:
        """The owner of a value, and its source."""
        if said.wording is not None and said.wording.is_owner_guessed:
            self.sources[address] = Source(state=SourceState.PROPOSED)
            return said.owner
        if said.owner.kind is OwnerKind.NONE or said.owner_quote is None:
            self.unknown(address)
            return NOBODY
        self.said(address, said.owner_quote)
        return said.owner


def build(facts: Facts) -> tuple[Sop, dict[str, Source]]:
    """The SOP of a brief's facts: its words, in its order; what it does not say is unknown.

    Args:
        facts: what the brief says.
    """
    building = Building(facts)
    _add_work(building)
    title = title_of(facts)
    if title is not None:
        building.said("/title", title)
    else:
        building.unknown("/title")
    purpose = next((said for said in facts.said if said.kind is Kind.PURPOSE), None)
    if purpose is not None:
        building.said("/purpose", purpose.quote)
    else:
        building.unknown("/purpose")
    bounds = _scope(facts)
    scope = facts.brief[slice(*bounds)] if bounds is not None else None
    if scope is not None:
        building.said("/scope", scope)
    for part in ("executor", "supervisor", "improver"):
        building.unknown(f"/{part}")
    supervision, supervisor = _supervision(building)
    language: Literal["en", "zh"] = "zh" if facts.language == "zh" else "en"
    sop = Sop(
        id=_identity(facts.brief),
        title=capital(title) if title is not None else UNTITLED[language],
        language=language,
        purpose=purpose.quote if purpose is not None else None,
        scope=capital(scope) if scope is not None else None,
        steps=tuple(building.steps),
        exceptions=tuple(building.exceptions),
        metrics=tuple(_metrics(building)),
        supervision=supervision,
        supervisor=supervisor,
        improver=_improver(building),
    )
    return sop, building.sources


_WANTED = compile(
    r"^\W*(?:(?:and|so|also) )?(?:we (?:want|aim for|go for|need)|i (?:want|expect)|"
    r"(?:the|our|my) (?:goal|target|aim) is(?: that)?|(?:the )?targets?:) |"
    r"^(?:我们?(?:要求|希望|想要)|目标(?:是|[:：]))[,，]?",
    2,
)
"""What stands before a target and is no part of it."""

_DOES_THAT = compile(
    r"^\W*(?:\w+ ){0,3}?(?:does|do|is responsible for|takes care of|looks after|is in charge of) "
    r"(?:that|this|it)\W*$|^[^,。]{1,8}?(?:负责|来做|来弄|管|牵头)[。!]?$",
    2,
)
"""Who does what the sentence before says."""


def belonging(said: tuple[Said, ...]) -> tuple[Said, ...]:
    """The same, where who does a check or the next review stands in a sentence of its own."""
    found: list[Said] = []
    for one in said:
        last = found[-1] if found else None
        does_that = one.owner_quote is not None and _DOES_THAT.match(one.quote) is not None
        if last is not None and last.kind in (Kind.CHECK, Kind.REVIEW) and does_that:
            owned = last._replace(owner=one.owner, owner_quote=one.owner_quote)
            found[-1] = owned if last.owner_quote is None else last
            found.append(one._replace(kind=Kind.HEAD))
        else:
            found.append(one)
    return tuple(found)


def _metrics(building: Building) -> list[Metric]:
    """The numbers that the work has to reach."""
    found: list[Metric] = []
    for said in building.facts.of(Kind.TARGET):
        identifier = f"m{len(found) + 1}"
        building.said(f"/metrics/{identifier}/name", said.quote)
        target = target_in(normalise(said.quote))
        if target is not None:
            building.said(f"/metrics/{identifier}/target", said.quote)
        found.append(
            Metric(
                id=identifier,
                name=capital(_WANTED.sub("", as_order(said.quote, None, building.facts.language))),
                target=target,
            )
        )
    return found


def _supervision(building: Building) -> tuple[tuple[Routine, ...], Owner]:
    """The inspections, and who supervises where one person does all of them."""
    found: list[Routine] = []
    for said in building.facts.of(Kind.CHECK):
        at = len(found)
        building.said(f"/supervision/{at}/activity", said.quote)
        owner = building.owner(f"/supervision/{at}/owner", said)
        activity = as_order(said.quote, owner.text, building.facts.language)
        often = rhythm(normalise(said.quote))
        found.append(Routine(activity=activity, cadence=often, owner=owner))
    owners = {routine.owner.text: routine.owner for routine in found}
    if len(owners) != 1 or None in owners:
        return tuple(found), NOBODY
    return tuple(found), building.owner("/supervisor", building.facts.of(Kind.CHECK)[0])


def _improver(building: Building) -> Owner:
    """Who looks at the procedure again."""
    said = next((one for one in building.facts.of(Kind.REVIEW) if one.owner_quote), None)
    return building.owner("/improver", said) if said is not None else NOBODY


def review_cadence(facts: Facts) -> tuple[str, str] | None:
    """How often the procedure is looked at again, and the passage that says so."""
    for said in facts.of(Kind.REVIEW):
        often = rhythm(normalise(said.quote))
        if often is not None:
            return often, said.quote
    return None


def _scope(facts: Facts) -> tuple[int, int] | None:
    """Bounds of what says where the procedure begins and ends; what stands apart is talk."""
    found: tuple[int, int] | None = None
    for said in facts.said:
        if said.kind is not Kind.SCOPE:
            if found is not None:
                break
            continue
        found = (found[0] if found is not None else said.start, said.end)
    return found


def _add_work(building: Building) -> None:
    """The steps and exceptions; a warning goes to the step before it, else to the next one."""
    waiting: list[Said] = []
    is_behind_step = False
    for said in building.facts.said:
        if said.kind is Kind.ATTENTION:
            if is_behind_step:
                building.watch(said)
            else:
                waiting.append(said)
            continue
        is_behind_step = said.kind in (Kind.STEP, Kind.RULE)
        if is_behind_step:
            _add_step(building, said)
            for one in waiting:
                building.watch(one)
            waiting = []
        elif said.kind is Kind.EXCEPTION:
            _add_exception(building, said)
    for one in waiting:
        _add_step(building, one)


def _add_step(building: Building, said: Said) -> None:
    identifier = f"s{len(building.steps) + 1}"
    address = f"/steps/{identifier}"
    wording = said.wording
    if wording is None:
        building.said(f"{address}/action", said.quote)
    else:
        building.proposed(f"{address}/action", said.quote)
    output = wording.output if wording is not None else None
    if output is not None:
        building.proposed(f"{address}/output", said.quote)
    owner = building.owner(f"{address}/owner", said)
    limit = said.limit if said.is_time else None
    if limit is not None:
        building.said(f"{address}/time_limit", limit)
    condition, done = _when_and_what(said)
    trigger = said.day or said.label or condition or said.case
    if trigger is not None:
        building.said(f"{address}/trigger", trigger)
    for at, tool in enumerate(said.tools):
        building.said(f"{address}/tools/{at}", tool)
    script = script_in(said.quote)
    if script is not None:
        building.said(f"{address}/script", script)
    building.steps.append(
        Step(
            script=script,
            id=identifier,
            action=wording.text
            if wording is not None
            else as_order(done, owner.text, building.facts.language),
            owner=owner,
            tools=said.tools,
            time_limit=limit,
            trigger=capital(trigger) if trigger is not None else None,
            output=output,
        )
    )


def _when_and_what(said: Said) -> tuple[str | None, str]:
    """When a step is done, where its words begin with that, and what is done; both verbatim."""
    if said.wording is not None or said.day or said.label or said.condition is None:
        return None, said.quote
    before, _, rest = said.quote.partition(said.condition)
    done = rest.lstrip(" ,，:：、")
    if _LEADS.fullmatch(before) is None or _MEANS.match(done) or len(done) < LEAST_DONE:
        return None, said.quote
    return said.condition, done


_LEADS = compile(r"\W*(?:(?:and|but|so|then|also|now|oh)\b,? ?)*|[那然后再]*", 2)
_MEANS = compile(r"(?:means?|and|=)\W", 2)
"""Behind words that are half of a statement, and no case: "no receipt means no refund"."""

LEAST_DONE = 4
"""Characters of what is done: less says nothing without its condition."""


def _add_exception(building: Building, said: Said) -> None:
    identifier = f"e{len(building.exceptions) + 1}"
    address = f"/exceptions/{identifier}"
    wording = said.wording
    situation, handling = (
        split(said.quote, said.condition, building.facts.language)
        if wording is None
        else (wording.text, wording.handling)
    )
    if wording is None:
        building.said(f"{address}/situation", situation)
    else:
        building.proposed(f"{address}/situation", said.quote)
    if handling is None:
        building.unknown(f"{address}/handling")
    elif wording is None:
        building.said(f"{address}/handling", handling)
    else:
        building.proposed(f"{address}/handling", said.quote)
    owner = building.owner(f"{address}/owner", said)
    limit = said.limit if said.is_time else None
    if limit is not None:
        building.said(f"{address}/time_limit", limit)
    else:
        building.unknown(f"{address}/time_limit")
    building.exceptions.append(
        ExceptionCase(
            id=identifier,
            situation=capital(situation),
            handling=_handled(handling, owner, building.facts.language),
            owner=owner,
            time_limit=limit,
        )
    )


def _handled(handling: str | None, owner: Owner, language: str) -> str | None:
    return as_order(handling, owner.text, language) if handling is not None else None


_TALK = (Kind.BACKGROUND, Kind.DOCUMENT, Kind.PURPOSE, Kind.SCOPE)


_NO_WORDS = compile(r"\W*(?:\d{1,2}[.)、]?)?\W*")
"""The number of a list item, dots, a smile."""


def unused_of(facts: Facts) -> tuple[str, ...]:
    """The passages that no value was made of; neighbours are one passage.

    A reader checks them: a rule that is taken for talk would be lost without a word.
    """
    spans: list[tuple[int, int]] = []
    was_unused = has_purpose = False
    scope = _scope(facts) or (0, 0)
    for said in sorted(facts.said, key=lambda said: said.start):
        is_purpose = said.kind is Kind.PURPOSE and not has_purpose
        has_purpose |= is_purpose
        is_used = is_purpose or (said.kind is Kind.SCOPE and scope[0] <= said.start < scope[1])
        says_nothing = _NO_WORDS.fullmatch(said.quote) is not None
        unused = said.kind in _TALK and not is_used and not says_nothing
        if unused and was_unused and "\n" not in facts.brief[spans[-1][1] : said.start]:
            spans[-1] = (spans[-1][0], said.end)
        elif unused:
            spans.append((said.start, said.end))
        was_unused = unused
    return tuple(facts.brief[start:end] for start, end in spans)


def capital(text: str) -> str:
    """The words with a capital first letter."""
    return text[:1].upper() + text[1:]


def _identity(brief: str) -> str:
    """An id for the draft: the same brief gives the same id."""
    digest = hashlib.sha256(brief.encode("utf-8", "replace")).digest()
    return "sop_" + "".join(_LETTERS[byte % 36] for byte in digest[:10])
