"""OWN010: a document that names hardly anybody."""

from collections.abc import Iterator

from sopai.lint.registry import Ask, Defect, rule
from sopai.lint.subject import Subject
from sopai.schema.finding import Severity


@rule("OWN010", Severity.ERROR)
def nobody_named(subject: Subject) -> Iterator[Defect]:
    """Most steps of the document name nobody who does them.

    One finding for the document, where at least four steps and more than half of them have no
    owner; the single steps are then hints (OWN001). One sentence that covers them all is enough.

    Why: where nobody is named at all, forty single complaints say one thing, and nobody reads them.

    Bad:

        1. Pack the order at station 3.
        2. Print the label.
        3. Weigh the parcel on scale 2.
        4. Move the parcel to the dock.

    Good:

        1. Li Si (Packer) packs the order at station 3.
        2. Print the label.
        3. Li Si (Packer) weighs the parcel on scale 2.
        4. Zhao Liu (Driver) moves the parcel to the dock.

    Bad (zh):

        1. 在3号工位打包订单。
        2. 打印面单。
        3. 用2号秤称重。
        4. 把包裹搬到月台。

    Good (zh):

        1. 打包员李四在3号工位打包订单。
        2. 打印面单。
        3. 打包员李四用2号秤称重。
        4. 司机赵六把包裹搬到月台。

    Source: the first founding article: each step must be named; the contract of the names that
    measure the linter: one cause, one finding.
    """
    if subject.is_article or not subject.names_nobody:
        return
    without, steps = subject.unowned
    ask = Ask(
        en=f"Who does these steps? {without} of {steps} name nobody. "
        'For example: "All steps: {name} ({role})", or an owner for each',
        zh=f"这些步骤谁来做？{steps} 步中有 {without} 步没有写明。"
        "例如：“以上步骤由{岗位}{姓名}负责”，或逐步写明",
    )
    yield Defect("/steps", None, None, ask, quote=subject.sop.title)
