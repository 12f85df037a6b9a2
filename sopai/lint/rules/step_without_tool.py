"""TOO001: scanned with what, uploaded to where?"""

from collections.abc import Iterator
from re import IGNORECASE, compile

from sopai.language.columns import Column
from sopai.lint.registry import Ask, Defect, rule
from sopai.lint.subject import Subject
from sopai.schema.document import Item, SectionKind
from sopai.schema.finding import Severity

_VERB = compile(
    r"(?:^|[,;.)]\s|\b(?:and|then|must|should|please)\s|[a-z)]\s)"
    r"(?P<verb>scans?|weighs?|measures?|uploads?|prints?)\s+"
    r"(?P<what>(?:the|all|each|every|a|an|its|your)\s+\w+(?:\s+(?!in\b|on\b|with\b|to\b|at\b|via\b|by\b|from\b)\w+)?)",
    IGNORECASE,
)
_VERB_ZH = compile(
    r"(?P<verb>扫描|称重|测量|上传|录入|打印)(?!机|仪|枪|件|量|社|结果|员|时|完|后|好|的|前|为)"
)
_TOOL = compile(
    r"\b(?:with|using|in|into|on|onto|to|via|by|through|from|at|use|uses|open|opens|app|scanner|scale|"
    r"printer|system|portal|page|site|button|click|select|tool|software|template|thermometer|"
    r"ruler|gauge|meter|sensor|link|run|command|script|menu)\b|`|\[|https?:",
    IGNORECASE,
)
_TOOL_ZH = compile(
    r"用|在|通过|到|至|给|系统|软件|平台|后台|APP|[A-Z]{2,}|机|仪|秤|枪|尺|温度计|表|网|群|点击|打开|"
    r"链接|脚本|命令|页|按钮|`|\[",
    IGNORECASE,
)
_ALL = compile(
    r"\b(?:all|every|always)\b[^.]{0,60}\b(?:in|with|on)\b|均在|都在|一律在|统一在|均用", IGNORECASE
)

_ASK = Ask(
    en='With or in what? For example: "with {tool}", "in {system} > {page}"',
    zh="用什么、在哪里做？例如：“用{工具}”、“在{系统}的{页面}”",
)


@rule("TOO001", Severity.WARNING, strict=True)
def step_without_tool(subject: Subject) -> Iterator[Defect]:
    """A step needs an instrument or a system, and does not name it.

    Why: "upload the number" takes a newcomer through three systems before the right one.

    Bad:

        1. Li Si (Packer) uploads the tracking number.

    Good:

        1. Li Si (Packer) uploads the tracking number in ERP > Orders > Ship.

    Bad (zh):

        1. 打包员李四上传运单号。

    Good (zh):

        1. 打包员李四在ERP“发货”页上传运单号。

    Not flagged: a tool in the step, its row, its heading, its parts or a sentence for all steps.

    Source: the first founding article: each step states who, which tool, and what the
    acceptance result is; WHO format: what is needed.
    """
    document = subject.document
    is_chinese = document.language == "zh"
    verb, tool = (_VERB_ZH, _TOOL_ZH) if is_chinese else (_VERB, _TOOL)
    for item in subject.owned_items():
        if not item.is_of_step:
            continue
        said = document.text[item.start : item.end]
        found = verb.search(document.plain[item.start : item.end])
        if found is None or tool.search(said[: found.start("verb")] + said[found.end() :]):
            continue
        if not _named_around(subject, item):
            start = item.start + found.start("verb")
            yield Defect(item.address, start, item.start + found.end(), _ASK)


def _named_around(subject: Subject, item: Item) -> bool:
    """A tool stands in the row, the heading, a part, or a sentence for all steps."""
    document = subject.document
    block = document.blocks[item.block]
    columns = document.columns.get(block.table, ())
    if block.cells and Column.TOOL in columns:
        return True
    section = document.sections[item.section]
    tool = _TOOL_ZH if document.language == "zh" else _TOOL
    if tool.search(section.title) or section.kind is SectionKind.TOOLS:
        return True
    near = document.blocks[max(0, item.block - 3) : item.block + 3]
    return any(
        (other.parent == block.ordinal or other.kind.value == "code")
        or _ALL.search(document.plain, other.start, other.end)
        for other in near
        if other.ordinal != block.ordinal
    )
