"""VER001: a document that does not say which document it is."""

from collections.abc import Iterator

from sopai.lint.registry import Ask, Defect, rule
from sopai.lint.subject import Subject
from sopai.schema.control import DocumentControl
from sopai.schema.finding import Severity
from sopai.schema.sop import Form

_PARTS = (
    ("number", "number", "编号"),
    ("version", "version", "版本"),
    ("author", "author", "编制人"),
    ("approvers", "approver", "批准人"),
    ("effective", "effective date", "生效日期"),
)
_EFFECTIVE = frozenset(
    {"effective", "effective date", "in force", "生效日期", "生效时间", "实施日期", "执行日期"}
)
"""Fields with the day from which it holds, in words instead of a date."""


@rule("VER001", Severity.ERROR)
def missing_identity(subject: Subject) -> Iterator[Defect]:
    """The document lacks its number, version, author, approver or effective date.

    One finding, which lists all that is missing. Asked of the six-part form only; a step table
    and a timeline need a title.

    Why: without a number and a version nobody knows whether the paper on the wall still holds.

    Bad:

        ---
        number: WH/SOP/002
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
        ---
        # 打包

        ## 操作步骤

        1. 打包员李四打包订单。
        2. 班长赵六复核包裹。

    Good (zh):

        1. 打包员李四打包订单。
        2. 班长赵六复核包裹。

    Source: ISO 9001:2015, 7.5.2: identification, review and approval of documented information.
    """
    sop = subject.sop
    if not sop.steps or sop.form is not Form.SIX_PART or subject.is_no_procedure:
        return
    missing = [(en, zh) for field, en, zh in _PARTS if not _has(subject.control, field)]
    if missing:
        english = ", ".join(en for en, _ in missing)
        chinese = "、".join(zh for _, zh in missing)
        ask = Ask(
            en=f"Which document is this? It has no {english}",
            zh=f"这是哪份文件？缺少{chinese}",
        )
        quote = chinese if subject.document.language == "zh" else english
        yield Defect("/control", None, None, ask, quote=quote)


def _has(control: DocumentControl, field: str) -> bool:
    if field == "effective":
        dated = {key.lower().replace("_", " ") for key, _ in control.other}
        return control.effective is not None or bool(dated & _EFFECTIVE)
    return bool(getattr(control, field))
