"""A brief becomes a draft: facts, questions, steps, open items, findings, sources."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from re import compile
from time import monotonic

from sopai.draft.answers import put_in
from sopai.draft.attention import attentive
from sopai.draft.build import belonging, build, review_cadence, unused_of
from sopai.draft.edits import put_in_edits
from sopai.draft.facts import Facts, facts_of
from sopai.draft.gaps import open_items_of, questions_of
from sopai.draft.hostile import is_hostile, without_hostile
from sopai.draft.layout import form_of, too_long
from sopai.draft.position import position_of
from sopai.draft.refused import NOTHING, Refused, without
from sopai.draft.reshape import Reshape, reshaped
from sopai.draft.reuse import taken_over
from sopai.draft.scope import parts_of
from sopai.draft.values import Draft, OpenItem, Similar, Trace
from sopai.draft.whole import take
from sopai.draft.worded import Worded
from sopai.draft.written import put_in_written
from sopai.errors import DraftError
from sopai.export.markdown import write_markdown
from sopai.ingest.read import read_string
from sopai.lint.engine import lint
from sopai.schema.control import DocumentControl, State
from sopai.schema.finding import Finding
from sopai.schema.roster import Roster
from sopai.schema.sop import Form, Sop
from sopai.schema.sources import Source, SourceState

MAX_BRIEF = 50_000
"""Characters of a brief: about 20 pages. A longer text is a document, to be read as one."""

REVIEW = "/control/review_cadence"
"""Address of the next look at the procedure, among the sources."""


def draft(
    brief: str,
    *,
    answers: Mapping[str, str | None] | None = None,
    edits: Mapping[str, str] | None = None,
    reshapes: Sequence[Reshape] = (),
    worded: Worded | None = None,
    proposed: Mapping[str, str] | None = None,
    refused: Refused = NOTHING,
    roster: Roster | None = None,
    similar: tuple[tuple[Similar, Sop], ...] = (),
    reuse: Collection[str] = (),
    form: Form | None = None,
    language: str | None = None,
    today: date | None = None,
) -> Draft:
    """The draft that a brief's own facts make, with a model's words for them if there are some.

    Args:
        brief: what the manager says.
        answers: text by question id; None for "I don't know".
        edits: what a person changed, by address.
        reshapes: how a person changed the list of steps.
        worded: what a model gave for this brief.
        proposed: what a model gave when it was asked again for single values, by address.
        refused: what a person took out of what was understood.
        roster: who works here; names in it are people wherever they occur in the brief.
        similar: SOPs of the library that are like it, the nearest first.
        reuse: ids of those whose exceptions, metrics and routines are taken over.
        form: which of the three forms is wanted; None for the one that suits the content.
        language: of the draft; by the brief's letters when None.
        today: the day on which roles are resolved.

    Raises:
        DraftError: the brief is empty, too long, or says nothing that anybody does.
    """
    started = monotonic()
    _check(brief)
    facts = without(facts_of(brief, known=names_of(roster), language=language), refused)
    facts = facts._replace(said=belonging(facts.said))
    facts = facts._replace(said=attentive(facts))
    taken = take(facts, worded.written) if worded is not None and worded.written else None
    facts = taken.facts if taken is not None else facts
    sop, sources = build(facts)
    if taken is not None:
        sop = put_in_written(sop, sources, taken)
    if not sop.steps and not sop.exceptions:
        raise DraftError(
            "the description names nothing that anybody does: say who does what, for example "
            '"Anna checks the order in the CRM within 2 hours"'
        )
    questions = questions_of(facts, sop)
    texts = {question.id: question.text for question in questions}
    answered = put_in(facts, sop, sources, answers or {}, texts)
    proposals = worded.proposals if worded is not None else {}
    sop = answered.sop
    taken_sources = answered.sources
    for entry, other in similar:
        if entry.sop_id in reuse:
            sop, taken_sources = taken_over(sop, taken_sources, entry, other)
    sop, sources = put_in_edits(facts, sop, taken_sources, proposals, SourceState.PROPOSED)
    sop, sources = reshaped(sop, sources, reshapes)
    sop, confirmed = put_in_edits(facts, sop, sources, edits or {})
    sop, confirmed = put_in_edits(facts, sop, confirmed, proposed or {}, SourceState.PROPOSED)
    sop = sop.model_copy(update={"form": form or form_of(facts, sop)})
    open_items = (
        *_several(facts),
        *too_long(facts, sop),
        *open_items_of(facts, sop, confirmed),
        *answered.open_items,
        *(taken.open_items if taken is not None else ()),
        *_to_ask(similar, sop, reuse),
    )
    by_rules = Trace(model="none", strategy="rules", seconds=round(monotonic() - started, 3))
    again = review_cadence(facts)
    control = DocumentControl(state=State.DRAFT, review_cadence=again[0] if again else None)
    if again is not None:
        confirmed[REVIEW] = Source(state=SourceState.SAID, quote=again[1])
    return Draft(
        sop=sop,
        control=control,
        sources=confirmed,
        questions=tuple(q for q in questions if q.id not in (answers or {})),
        open_items=open_items,
        findings=findings_of(sop, control, roster, today),
        similar=tuple(entry for entry, _ in similar),
        unused=unused_of(facts),
        trace=worded.trace if worded is not None else by_rules,
    )


def findings_of(
    sop: Sop, control: DocumentControl, roster: Roster | None = None, today: date | None = None
) -> tuple[Finding, ...]:
    """What the linter says of an SOP; offsets count its Markdown."""
    reading = read_string(write_markdown(sop, control), "draft.md")
    return lint(reading.document, reading.sop, control, roster, today, language=sop.language)


def _check(brief: str) -> None:
    if not brief.strip():
        raise DraftError(
            "the description is empty: say what the job is, who does it, what goes wrong"
        )
    if len(brief) > MAX_BRIEF:
        raise DraftError(
            f"the description has {len(brief):,} characters, more than {MAX_BRIEF:,}: describe one "
            "procedure, or give an existing document to `sopai extract`"
        )


def names_of(roster: Roster | None) -> tuple[str, ...]:
    """The people of a roster, and whoever holds a role in it; what is no name is left out."""
    if roster is None:
        return ()
    held = [holder.person for role in roster.roles for holder in role.holders]
    return tuple(dict.fromkeys(name for name in (*roster.people, *held) if _is_name(name)))


def _is_name(text: str) -> bool:
    return len(text) <= MAX_NAME and not _NO_NAME.search(text) and not is_hostile(text)


MAX_NAME = 60
"""Characters of a name. Source: none is longer among the rosters of the samples, by far."""

_NO_NAME = compile(
    r"[<>{}\[\]=|@:/\\\"\n\d]|\b(?:steps?|owners?|approvers?|sops?|procedures?|drafts?)\b|"
    r"步骤|负责人|批准人|流程",
    2,
)
"""What stands in no name: markup, formulas, addresses, numbers, parts of a document."""


_PARTS = {
    "en": "This describes {n} procedures: {titles}. Is each to be an SOP of its own? This draft "
    "holds all of them; a button on the page, or `--part 1` to `--part {n}`, drafts one alone.",
    "zh": "这里说的是{n}个流程：{titles}。要不要各写一份？这份草稿包含全部内容；"
    "用页面上的按钮或 `--part 1` 到 `--part {n}` 可以单独起草其中一个。",
}
_TASKS = {
    "en": "This describes a whole position with {n} tasks: {titles}. Is each to be an SOP of its "
    "own? This draft is the list of tasks; a button on the page, or `--part 1` to `--part {n}`, "
    "drafts one alone.",
    "zh": "这里说的是一个岗位的{n}项工作：{titles}。要不要各写一份？这份草稿是工作清单；"
    "用页面上的按钮或 `--part 1` 到 `--part {n}` 可以单独起草其中一项。",
}


def _several(facts: Facts) -> list[OpenItem]:
    """The proposal to part a description that holds several procedures, or a whole position."""
    parts = parts_of(facts)
    if not parts:
        return []
    joined = ("、" if facts.language == "zh" else ", ").join(part.title for part in parts)
    is_position = position_of(facts.plain, facts.language) is not None
    words = (_TASKS if is_position else _PARTS)[facts.language]
    text = words.format(n=len(parts), titles=joined)
    return [OpenItem(address=None, text=text, kind="answer")]


_ASKED = {
    "en": 'What is done here when this happens: {situation}? ("{title}" has a rule for it)',
    "zh": "这里遇到这种情况怎么办：{situation}？（《{title}》里有规定）",
}
MAX_ASKED = 4
"""Exceptions of the nearest SOP that are asked about."""


def _to_ask(
    similar: tuple[tuple[Similar, Sop], ...], sop: Sop, reuse: Collection[str]
) -> list[OpenItem]:
    """Exceptions that the nearest SOP handles: asked about, unless they were taken over."""
    for entry, other in similar[:1]:
        if other.language == sop.language and entry.sop_id not in reuse:
            title = " ".join(without_hostile(entry.title).split())
            return [
                OpenItem(
                    address="/exceptions",
                    text=_ASKED[sop.language].format(situation=case.situation, title=title),
                    kind="answer",
                )
                for case in other.exceptions[:MAX_ASKED]
                if not is_hostile(case.situation)
            ]
    return []
