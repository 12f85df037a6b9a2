"""OWN001: a step that nobody owns."""

from collections.abc import Iterator

from sopai.lint.registry import Ask, Defect, rule
from sopai.lint.subject import Subject
from sopai.schema.finding import Severity
from sopai.schema.owner import OwnerKind

_ASK = Ask(
    en="Who does this? For example: \"{name} ({role}) ...\", or an owner column in the table",
    zh="这一步谁来做？例如：“{岗位}{姓名}……”，或在表格里加“负责人”一列",
)


@rule("OWN001", Severity.ERROR)
def step_without_owner(subject: Subject) -> Iterator[Defect]:
    """A step names nobody who does it, and nothing around it does.

    Looked for in this order: the subject of the sentence, the owner column, a label in the step,
    the heading and the line before the list, a RACI table, a sentence or a metadata field that
    covers the whole document.

    Why: a step that nobody owns is done by nobody, or by everybody a bit.

    Bad:

        1. Pack the order at station 3.

    Good:

        1. Li Si (Packer) packs the order at station 3.

    Bad (zh):

        1. 在3号工位打包订单。

    Good (zh):

        1. 打包员李四在3号工位打包订单。

    Source: the first founding article: each step must be named, "Li Si packs, Wang Wu reviews,
    and Zhao Liu ships".
    """
    for item in subject.owned_items():
        if item.owner.kind is OwnerKind.NONE:
            start, end = subject.words(item)
            why = (f"operative: {item.operative.reason}", "no subject, column, label, heading, RACI or document names an owner")  # fmt: skip
            yield Defect(item.address, start, end, _ASK, why=why)
