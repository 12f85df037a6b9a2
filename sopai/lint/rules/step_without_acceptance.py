"""MEA001: steps that do not say when they are done."""

from collections.abc import Iterator
from re import compile

from sopai.language.quantities import has_number
from sopai.lint.registry import Ask, Defect, rule, words
from sopai.lint.subject import MIN_STEPS, Subject
from sopai.schema.finding import Severity
from sopai.schema.sop import Sop, Step, numbers

_DONE = frozenset(
    words(
        "until, result, results, expected, confirm, confirms, verify, verifies, check, checks, "
        "inspect, inspects, test, tests, appear, appears, show, shows, display, displays, sign, "
        "signs, initial, initials, tick, ticks, equal, equals, match, matches, accepted, photo, "
        "photos, screenshot, screenshots, record, records, note, notes, log, logs, enters"
    )
)
_STATE = compile(
    r"\b(?:so that|(?:must|should) (?:be|read|see)|is (?:complete|empty|full|green|saved|clear))\b"
)
_DONE_ZH = compile(
    r"直到|直至|标准|验收|结果|为准|确认|核对|检查|显示|签字|签名|拍照|截图|登记|记录|打勾|"
    r"一致|合格|齐|达到|"
    r"完成后|不超过|以内|[,，][至到][^,。]{1,14}(?:为止|去除|消失|状态|变)|"
    r"[至到][^,。]{0,8}(?:为止|色$)"
)
_WORD = compile(r"[a-z]+")
SHOWN = 8


@rule("MEA001", Severity.WARNING, strict=True)
def step_without_acceptance(subject: Subject) -> Iterator[Defect]:
    """Steps do not say how anybody sees that they are done.

    One finding for the document, which lists the steps. A step is accepted by a standard, an
    output, a metric, a number, or words such as "until", "so that", "confirm". A step with parts
    is accepted when one of its parts is; so are parts of a step that has one.

    Why: without a result, done means that somebody stopped.

    Bad:

        1. Li Si (Packer) packs the order.
        2. Li Si (Packer) moves the parcel to the dock.

    Good:

        1. Li Si (Packer) packs the order until the ERP shows "Packed".
        2. Li Si (Packer) moves the parcel to the dock so that lane 4 is empty.

    Bad (zh):

        1. 打包员李四打包订单。
        2. 打包员李四把包裹搬到月台。

    Good (zh):

        1. 打包员李四打包订单，直到系统状态显示“已打包”。
        2. 打包员李四把包裹搬到月台，确认4号通道清空。

    Source: the first founding article: each step states who, which tool, and what the acceptance
    result is.
    """
    for prefix, sop in subject.sops():
        if len(sop.steps) < MIN_STEPS:
            continue
        printed = numbers(sop)
        missing = [printed[step] for step in _without_acceptance(sop)]
        if missing:
            listed = ", ".join(missing[:SHOWN]) + (", ..." if len(missing) > SHOWN else "")
            ask = Ask(
                en=f"How does anybody see that these steps are done: {listed}? "
                'For example: "Result: {state}"',
                zh=f"这些步骤做到什么算完成：{listed}？例如：“验收：{{状态}}”",
            )
            yield Defect(f"{prefix}/steps", None, None, ask, quote=listed)


def _without_acceptance(sop: Sop) -> list[str]:
    accepted = {step.id for step in sop.steps if _has_acceptance(step)}
    parents = {step.parent for step in sop.steps if step.id in accepted and step.parent}
    return [
        step.id
        for step in sop.steps
        if step.id not in accepted and step.id not in parents and step.parent not in accepted
    ]


def _has_acceptance(step: Step) -> bool:
    if step.output or step.standard or step.metric or step.script or step.time_limit:
        return True
    if has_number(step.action) or _DONE_ZH.search(step.action):
        return True
    low = step.action.lower()
    return not _DONE.isdisjoint(_WORD.findall(low)) or _STATE.search(low) is not None
