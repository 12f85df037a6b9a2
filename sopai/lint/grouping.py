"""What a document lacks as a whole: one finding for each family of rules, whatever is missing."""

from collections.abc import Iterable

from sopai.schema.finding import Finding, Severity

FAMILIES = (
    frozenset({"OWN007", "OWN008", "OWN010"}),
    frozenset(
        {
            "EXC001", "MEA001", "MON001", "MON003", "MON005", "STR001", "STR003", "VER001",
            "VER003",
        }
    ),
)  # fmt: skip
"""Rules that ask for something of a document as a whole: who is there, and which parts."""

_ORDER = (Severity.ERROR, Severity.WARNING, Severity.INFO)

_NAMES = {
    "EXC001": ("exceptions", "异常处理"),
    "MEA001": ("results of its steps", "步骤的结果"),
    "MON001": ("a metric", "指标"),
    "MON003": ("an inspection", "检查节奏"),
    "MON005": ("a metric for its purpose", "目的对应的指标"),
    "OWN007": ("holders of its roles", "岗位的具体人员"),
    "OWN008": ("a supervisor", "监督人"),
    "OWN010": ("people who do its steps", "步骤的负责人"),
    "STR001": ("sections", "应有的章节"),
    "STR003": ("a start and an end", "起点和终点"),
    "VER001": ("its identity", "文件标识"),
    "VER003": ("a review date", "复审日期"),
}
"""What is missing, in a list."""

_TOLD = {
    "en": "This document lacks {names}: what should stand there?",
    "zh": "这份文件缺少{names}：应该写什么？",
}
_JOINTS = {"en": ", ", "zh": "、"}


def grouped(findings: Iterable[Finding], language: str) -> tuple[Finding, ...]:
    """The findings with those about the document as a whole put together, at the end.

    A group has the code, the address and the severity of its worst part, and keeps all parts, so
    that each can still be allowed in the file, known to a baseline, or counted.

    Args:
        findings: of one document, in order of the text.
        language: of the messages.
    """
    kept: list[Finding] = []
    whole: list[Finding] = []
    parts: dict[frozenset[str], list[Finding]] = {family: [] for family in FAMILIES}
    for finding in findings:
        family = next((f for f in FAMILIES if finding.code in f), None)
        if finding.start is not None:
            kept.append(finding)
        elif family is None:
            whole.append(finding)
        else:
            parts[family].append(finding)
    whole += (_group(found, language) for found in parts.values() if found)
    whole.sort(key=lambda finding: (_ORDER.index(finding.severity), finding.code))
    return (*kept, *whole)


def _group(found: list[Finding], language: str) -> Finding:
    """One finding of several; a single one stays as it is."""
    found.sort(key=lambda finding: (_ORDER.index(finding.severity), finding.code))
    worst = found[0]
    if len(found) == 1:
        return worst
    codes = dict.fromkeys(part.code for part in found)
    names = _JOINTS[language].join(f"{_NAMES[code][language == 'zh']} ({code})" for code in codes)
    return worst.model_copy(
        update={
            "quote": "",
            "message": _TOLD[language].format(names=names),
            "why": tuple(f"{part.code}: {part.message}" for part in found),
            "parts": tuple(found),
        }
    )
