"""VER004: a review whose day has passed."""

from collections.abc import Iterator
from datetime import date

from sopai.language.cadence import after, cadence_of
from sopai.lint.registry import Ask, Defect, rule
from sopai.lint.subject import Subject
from sopai.schema.control import DocumentControl, State
from sopai.schema.finding import Severity

_OVER = frozenset({State.RETIRED, State.EXPIRED})
"""Documents that nobody works by are not reviewed."""


@rule("VER004", Severity.WARNING)
def review_overdue(subject: Subject) -> Iterator[Defect]:
    """The review of the document is overdue.

    Off without a day to judge by. The day is the next review that the document states, else its
    last review, or its effective date, and its cadence.

    Why: a procedure past its review is followed by half the shift, and doubted by the rest.

    Bad:

        ---
        number: WH/SOP/002
        effective: 2019-03-02
        next_review: 2020-03-02
        ---
        # Packing

        ## Steps

        1. Li Si (Packer) packs the order.
        2. Zhao Liu (Shift Lead) checks the parcel.

    Good:

        1. Li Si (Packer) packs the order.
        2. Zhao Liu (Shift Lead) checks the parcel.

    Bad (zh):

        ---
        编号: CK/SOP/002
        生效日期: 2019-03-02
        下次复审: 2020-03-02
        ---
        # 打包

        ## 操作步骤

        1. 打包员李四打包订单。
        2. 班长赵六复核包裹。

    Good (zh):

        1. 打包员李四打包订单。
        2. 班长赵六复核包裹。

    Source: ISO 9001:2015, 7.5.3: control of changes; EPA QA/G-6 (2007): systematic review.
    """
    if subject.today is None or subject.control.state in _OVER:
        return
    due = _due(subject.control)
    if due is not None and due < subject.today:
        ask = Ask(
            en=f"Who reviews it now? The review was due on {due.isoformat()}. "
            'For example: "Last review: {date}, {name}"',
            zh=f"现在由谁复审？应在{due.isoformat()}前复审。例如：“上次复审：{{日期}}，{{姓名}}”",
        )
        yield Defect("/control/next_review", None, None, ask, quote=due.isoformat())


def _due(control: DocumentControl) -> date | None:
    """The day of the next review; one that was held since moves it on by the cadence."""
    last = control.last_review or control.effective or control.approved
    cadence = cadence_of(control.review_cadence)
    reckoned = after(last, cadence) if last is not None and cadence is not None else None
    stated = control.next_review
    if stated is None or (control.last_review is not None and control.last_review >= stated):
        return reckoned
    return stated
