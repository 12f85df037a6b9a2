"""What a decision adds: an exception, a step, a metric."""

from re import IGNORECASE, compile

from sopai.language.actor import owner_of
from sopai.language.analysis import actor_in
from sopai.language.quantities import measure, rhythm
from sopai.language.script import language_of, normalise
from sopai.retro.core import core
from sopai.retro.drafts import Draft, acts, next_id, parent_of, person
from sopai.retro.joining import sentence
from sopai.retro.owning import BY
from sopai.retro.spots import Procedure, Spot
from sopai.retro.values import Statement
from sopai.schema.changes import Category, Operation, Position
from sopai.schema.owner import NOBODY, Found
from sopai.schema.sop import ExceptionCase, Metric, Step, Target

MEASURES = compile(
    r"\b(?:new )?(?:measure|metric|kpi|indicator|figure|target)\b\s*:|\bkpi\b|(?:新增|加一条|"
    r"增加)?(?:指标|考核)(?:[::]|加)",
    IGNORECASE,
)


PARTS = compile(
    r"^\W*(?P<when>(?:\S+ ){0,11}?(?:[^,:=]|,(?=\d{3})){3,60}?)(?:,(?!\d{3})|:| =)\s*"
    r"(?P<then>.{3,})$",
    16,
)


EXCEPTION = compile(
    r"^\W*(?:(?:add|put in|include|write down) )?(?:an? )?(?:new |another |further )?exception\b"
    r"(?: to (?:the )?\w+)?\s*:\s*|"
    r"^\W*(?:新增|增加|加|补充)(?:一[个条种])?(?:异常|例外)(?:情况|处理)?\s*[:,]\s*",
    IGNORECASE,
)
"""What calls itself an exception: "Add an exception: ..."."""

_CASE_PARTS = compile(
    r"^\W*(?P<when>[^→>]{3,120}?)\s*(?:->|=>|→)\s*(?P<then>.{3,})$|"
    r"^\W*(?P<zh>[^,:]{2,40}?(?:时|的话|的情况下?))\s*[,:]\s*(?P<zh_then>.{3,})$",
    16,
)
"""Its situation and what is done: behind an arrow, or behind 时."""

_IF = compile(
    r"^\W*(?:and |but |so )*(?:if|when|in case|should)\s+|^\W*(?:如果|要是|万一|一旦)", IGNORECASE
)


def added_exception(said: str, procedure: Procedure, spot: Spot) -> Draft:
    """What is done when something goes wrong, beside the step where it does."""
    said = EXCEPTION.sub("", said)
    clear = _CASE_PARTS.match(said)
    parts = PARTS.match(said)
    if clear is not None:
        when, then = clear["when"] or clear["zh"], clear["then"] or clear["zh_then"]
    elif parts is not None:
        when, then = parts["when"], parts["then"]
    else:
        return added_step(said, procedure, spot)
    situation = _IF.sub("", when).strip(" ,:")
    handling = then.strip()
    who = actor_in(normalise(handling), language_of(handling))
    owner = owner_of(who, Found.SUBJECT) if who is not None and acts(who) else NOBODY
    case = ExceptionCase(
        id=next_id("e", [one.id for one in procedure.sop.exceptions]),
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


def is_case(plain: str) -> bool:
    """Whether a decision names a situation and what is done in it."""
    said = EXCEPTION.sub("", plain)
    return _CASE_PARTS.match(said) is not None or PARTS.match(said) is not None


_LEAD = compile(
    r"^\W*(?:an? )?(?:new|extra|additional) step\W+|"
    r"^\W*(?:新增|增加)(?:一个|一)?(?:步骤|步|环节)\W+",
    IGNORECASE,
)


def added_step(said: str, procedure: Procedure, spot: Spot) -> Draft:
    """A step of its own, behind the one that it belongs to."""
    said = _LEAD.sub("", said)
    plain = normalise(said)
    who = actor_in(plain, language_of(plain))
    step = Step(
        id=next_id("s", [one.id for one in procedure.sop.steps]),
        parent=parent_of(procedure, spot),
        action=sentence(said),
        owner=owner_of(who, Found.SUBJECT) if who is not None and acts(who) else NOBODY,
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


def added_metric(said: str, procedure: Procedure, spot: Spot | None) -> Draft:
    """A new measure with what is said of its target, its period and who reports it."""
    text = MEASURES.sub("", said).strip(" ,:")
    plain = normalise(text)
    found = measure(plain)
    by = BY.search(plain)
    target = None
    zero = compile(r"\btarget (?:of )?(\d[\d.]*\s?%?)|(?:=|为)\s?(\d[\d.]*\s?%?)").search(plain)
    if zero is not None:
        target = Target(text=(zero[1] or zero[2]).strip())
    elif found is not None:
        target = Target(text=found.text)
    who = actor_in(plain, language_of(plain))
    owner = NOBODY
    if by is not None:
        owner = person(by["en"] or by["zh"])
    elif who is not None and acts(who):
        owner = owner_of(who, Found.SUBJECT)
    metric = Metric(
        id=next_id("m", [one.id for one in procedure.sop.metrics]),
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
    if not MEASURES.search(statement.plain):
        return None
    return added_metric(core(statement.plain, statement.speaker), procedure, None)
