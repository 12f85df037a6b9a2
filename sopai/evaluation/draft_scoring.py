"""How a draft is scored against what its brief says; by words alone, so that it repeats."""

from re import compile
from typing import NamedTuple

from sopai.draft.values import Draft
from sopai.evaluation.draft_cases import Detail, DraftCase, Expected, Newcomer
from sopai.language.script import normalise
from sopai.schema.finding import Severity
from sopai.schema.owner import Owner, OwnerKind

SAME = 0.5
"""Share of an expected action's words that a step must hold to be it."""

NEAR = 0.34
"""The same, for a sentence of the brief that the action was taken from, and for open points."""

NEIGHBOURS = 3
"""Steps in a row that may hold one action of the annotator's."""

COPY = 0.7
"""Share of the words of a passage that make a step a copy of it, where no quote says so."""

_WORD = compile(r"[a-zà-ÿ]{3,}|\d+")
_HAN = compile(r"[\u4e00-\u9fff]")
_SENTENCE = compile(r"[^.!?。!?;\n]+")
_STOP = frozenset(
    "the and for with that this from they them their are was were has have had not but you your "
    "our his her its who what when how all any can will must should then than into onto only first "
    "there here does done out about which".split()
)
_NUMBER = compile(r"\d+(?:[.,:]\d+)*")


class Place(NamedTuple):
    """A step, an exception, a routine or a metric of a draft."""

    text: str
    """All that it says."""

    quote: str
    """The words of the brief that it was made from, or nothing."""

    owner: Owner


class Scores(NamedTuple):
    """What was counted on one case; each pair is how many were right, of how many."""

    covered: tuple[int, int]
    order: tuple[int, int]
    owner_right: tuple[int, int]
    owner_wrong: tuple[int, int]
    owner_open: tuple[int, int]
    limit: tuple[int, int]

    tools: tuple[int, int]
    """Tools that the brief names, and that a step or an exception holds."""

    missing: tuple[int, int]
    background: tuple[int, int]
    """Passages that are no steps, and became one."""

    invented: int
    """People, roles, tools and numbers that the brief does not name."""

    unlisted: int
    """Steps without owner that no open item names."""

    copied: tuple[int, int]
    """Steps that are a sentence of the brief, word for word."""

    errors: int
    """Findings of severity error that the linter has of the draft; all are shown beside it."""

    asked: int
    """Questions and open items: what a manager has to read through."""

    newcomer: tuple[int, int]
    """Questions of a newcomer that a place of the SOP answers."""

    care: tuple[int, int]
    """Targets, inspections, the next review and words to be said that stand in their own place."""


def words_of(text: str) -> frozenset[str]:
    """The words that carry meaning: stems of English words, pairs of Chinese characters."""
    low = normalise(text).lower()
    stems = {word[:5].rstrip("s") for word in _WORD.findall(low) if word not in _STOP}
    han = [match.group() for match in _HAN.finditer(low)]
    return frozenset(stems | {a + b for a, b in zip(han, han[1:], strict=False)})


def likeness(expected: str, found: str) -> float:
    """Share of the expected words that are found."""
    wanted = words_of(expected)
    return len(wanted & words_of(found)) / len(wanted) if wanted else 0.0


def places_of(draft: Draft) -> list[Place]:
    """The steps, exceptions, routines and metrics of a draft, each kind in its order."""
    quotes = {address: source.quote or "" for address, source in draft.sources.items()}
    found = []
    for step in draft.sop.steps:
        said = [step.action, step.trigger, step.owner.text, step.time_limit, step.output]
        said += [*step.tools, step.script, step.standard, *step.attention]
        quote = quotes.get(f"/steps/{step.id}/action", "")
        found.append(Place(_joined(said), quote, step.owner))
    for case in draft.sop.exceptions:
        said = [case.situation, case.handling, case.owner.text, case.time_limit]
        address = f"/exceptions/{case.id}"
        quote = _joined([quotes.get(f"{address}/situation"), quotes.get(f"{address}/handling")])
        found.append(Place(_joined(said), quote, case.owner))
    for at, routine in enumerate(draft.sop.supervision):
        said = [routine.activity, routine.cadence, routine.owner.text]
        quote = quotes.get(f"/supervision/{at}/activity", "")
        found.append(Place(_joined(said), quote, routine.owner))
    for metric in draft.sop.metrics:
        quote = quotes.get(f"/metrics/{metric.id}/name", "")
        found.append(Place(metric.name, quote, metric.owner))
    return found


def _joined(parts: list[str | None]) -> str:
    return " ".join(part for part in parts if part)


def score(case: DraftCase, draft: Draft) -> Scores:
    """What a draft gets right of its case."""
    places = places_of(draft)
    matched = [(detail, _match(case, detail, places)) for detail in case.expected.detail]
    found = [(detail, places[ats[0]]) for detail, ats in matched if ats]
    owned = [(detail, place) for detail, place in found if detail.owner]
    wrong = sum(_owner_state(d, p) == "wrong" for d, p in owned)
    right = sum(_owner_state(d, p) == "right" for d, p in owned)
    stated = sum(detail.owner is not None for detail in case.expected.detail)
    limits = [(detail, ats) for detail, ats in matched if detail.limit]
    said = [q.text for q in draft.questions] + [item.text for item in draft.open_items]
    background = case.expected.background
    sentences = {_plain(match.group()) for match in _SENTENCE.finditer(case.brief)}
    return Scores(
        covered=(len(found), len(matched)),
        order=_order(case, [ats[0] for _, ats in matched if ats], places),
        owner_right=(right, stated),
        owner_wrong=(wrong, max(1, len(draft.sop.steps))),
        owner_open=(stated - right - wrong, stated),
        limit=(sum(any(_holds(d, places[at]) for at in ats) for d, ats in limits), len(limits)),
        tools=_tools(case, places),
        missing=(
            sum(_is_raised(point, said) for point in case.expected.missing),
            len(case.expected.missing),
        ),
        background=(sum(_is_step(passage, places) for passage in background), len(background)),
        invented=_invented(case, draft),
        unlisted=_unowned(draft),
        copied=(sum(_plain(s.action) in sentences for s in draft.sop.steps), len(draft.sop.steps)),
        errors=sum(finding.severity is Severity.ERROR for finding in draft.findings),
        asked=len(draft.questions) + len(draft.open_items),
        newcomer=(sum(_answers(one, places) for one in case.newcomer), len(case.newcomer)),
        care=_care(case.expected, draft),
    )


def _answers(asked: Newcomer, places: list[Place]) -> bool:
    """One place of the SOP holds a word of the question's, and an answer."""
    return any(
        any(_stands(word, place) for word in asked.where)
        and any(_stands(word, place) for word in asked.answer)
        for place in places
    )


def _stands(words: str, place: Place) -> bool:
    return normalise(words).lower() in normalise(place.text).lower()


def _care(expected: Expected, draft: Draft) -> tuple[int, int]:
    """Stated words that are the source of a metric, a routine, the review or a script."""
    quotes: dict[str, list[str]] = {"metrics": [], "supervision": [], "control": [], "script": []}
    for address, source in draft.sources.items():
        part = "script" if address.endswith("/script") else address.split("/")[1]
        if part in quotes and source.quote:
            quotes[part].append(normalise(source.quote).lower())
    wanted = [("metrics", text) for text in expected.targets]
    wanted += [("supervision", text) for text in expected.checks]
    wanted += [("control", expected.review)] if expected.review else []
    wanted += [("script", text) for text in expected.scripts]
    return sum(_is_source(text, quotes[part]) for part, text in wanted), len(wanted)


def _is_source(text: str, quotes: list[str]) -> bool:
    plain = _plain(normalise(text))
    return any(plain in quote or _plain(quote) in plain for quote in quotes)


def _plain(text: str) -> str:
    return text.strip(" .。,，\n").lower()


def _match(case: DraftCase, detail: Detail, places: list[Place]) -> tuple[int, ...]:
    """The places that say an action, the best first; none when it is left out.

    In its words: one place, or neighbours, since what the annotator wrote as one action may be
    several steps. Else the place that was made from the sentence it was taken from.
    """
    alone = [likeness(detail.action, place.text) for place in places]
    for size in range(1, NEIGHBOURS + 1):
        windows = [range(at, at + size) for at in range(len(places) - size + 1)]
        shares = [
            likeness(detail.action, " ".join(places[at].text for at in window))
            for window in windows
        ]
        if shares and max(shares) >= SAME:
            window = windows[shares.index(max(shares))]
            return tuple(sorted(window, key=lambda at: -alone[at]))
    source = max(
        _SENTENCE.findall(case.brief), key=lambda s: likeness(detail.action, s), default=""
    )
    if likeness(detail.action, source) < NEAR:
        return ()
    for at, place in enumerate(places):
        if (
            place.quote
            and (_plain(place.quote) in _plain(source) or _plain(source) in _plain(place.quote))
            and likeness(detail.action, place.text) >= NEAR / 2
        ):
            return (at,)
    return ()


def _order(case: DraftCase, found: list[int], places: list[Place]) -> tuple[int, int]:
    """Pairs of expected actions that stand in the expected order, of all pairs of other places."""
    spots = [(at, case.brief.find(places[at].quote)) for at in found]
    pairs = [(a, b) for i, a in enumerate(spots) for b in spots[i + 1 :] if a[0] != b[0]]
    return sum(a[0] < b[0] for a, b in pairs), len(pairs)


def _owner_state(detail: Detail, place: Place) -> str:
    if place.owner.kind is OwnerKind.NONE:
        return "open"
    said = _joined([place.owner.person, place.owner.role, place.owner.text]).lower()
    wanted = (detail.owner or "").lower()
    same = wanted in said or said in wanted or bool(words_of(wanted) & words_of(said))
    return "right" if same else "wrong"


def _holds(detail: Detail, place: Place) -> bool:
    """The limit's words stand in the place."""
    limit = normalise(detail.limit or "").lower()
    text = normalise(f"{place.text} {place.quote}").lower()
    numbers = _NUMBER.findall(limit)
    if limit in text:
        return True
    return bool(numbers) and all(number in _NUMBER.findall(text) for number in numbers)


def _tools(case: DraftCase, places: list[Place]) -> tuple[int, int]:
    said = normalise(" ".join(place.text for place in places)).lower()
    wanted = [normalise(tool).lower() for tool in case.expected.tools]
    return sum(tool in said for tool in wanted), len(wanted)


def _is_raised(point: str, said: list[str]) -> bool:
    return any(likeness(point, text) >= NEAR for text in said)


def _is_step(passage: str, places: list[Place]) -> bool:
    """A passage that is no step is the whole source of one, or stands there in its words."""
    plain = _plain(passage)
    return any(
        len(place.quote) > 8 and _plain(place.quote) in plain
        if place.quote
        else likeness(passage, place.text) >= COPY
        for place in places
    )


def _invented(case: DraftCase, draft: Draft) -> int:
    """People, tools and numbers of the SOP that the brief does not name."""
    brief = normalise(case.brief).lower()
    owners = [step.owner for step in draft.sop.steps] + [c.owner for c in draft.sop.exceptions]
    names = {owner.person or owner.role for owner in owners} - {None}
    tools = {tool for step in draft.sop.steps for tool in step.tools}
    texts = [
        _joined([s.action, s.trigger, s.time_limit, s.output, s.standard]) for s in draft.sop.steps
    ]
    texts += [_joined([c.situation, c.handling, c.time_limit]) for c in draft.sop.exceptions]
    numbers = {number for text in texts for number in _NUMBER.findall(normalise(text))}
    said = (*names, *tools, *numbers)
    return sum(one is not None and normalise(one).lower() not in brief for one in said)


def _unowned(draft: Draft) -> int:
    listed = {item.address for item in draft.open_items}
    return sum(
        step.owner.kind is OwnerKind.NONE and f"/steps/{step.id}/owner" not in listed
        for step in draft.sop.steps
    )
