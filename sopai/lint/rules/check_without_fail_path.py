"""EXC005: a check that nobody knows how to fail."""

from collections.abc import Iterator
from re import IGNORECASE, Match, compile

from sopai.lint.registry import Ask, Defect, rule
from sopai.lint.subject import Subject
from sopai.schema.document import BlockKind, Item, SectionKind
from sopai.schema.finding import Severity

NEXT = 6
"""Blocks after a check in which its failing is looked for."""

_MAY = compile(
    r"[VvCc](?:erif|alid|heck|onfirm|ERIF|ALID|HECK|ONFIRM)|[Ii]nspect|INSPECT|[Ee]scal|ESCAL|[Rr]eport|"
    r"REPORT|[查核检审验报认]"
)
"""A quick look before the long patterns."""

_CHECK = compile(
    r"(?:(?:^|[.;]\s|,\s(?:and |then )?|\band |\bthen )(?:\w+ly )?"
    r"(?P<order>verify|confirm|check|inspect|validate)|"
    r"(?<=[\w)] )(?<!that )(?<!which )(?P<act>verifies|confirms|checks|inspects|validates))\s+"
    r"(?:that|the (?:\w+ ){1,4}?(?:is|are|has|have|matches|equals?)\b)",
    IGNORECASE,
)
_CHECK_ZH = compile(
    r"(?<![的未待已经被过时以来])(?P<verb>检查|复核|核对|核实|检验|确认|验证|审核|审批)(?!人|员|单|表|后|完|时|记录|结果|清单|无误|函)"
    r"[^,。;]{0,24}?(?:一致|相符|无误|合格|完好|符合|为\d|不超过|达到|等于|[≤≥<>=])"
)
_ESCALATES_ZH = compile(
    r"(?:^|[,。;:]|立即|及时|马上|应|须|要|再|并)(?P<verb>上报|汇报|报告)(?=[。;,]|$)"
)
_ESCALATES = compile(
    r"(?:^|[.;,]\s|\bthen |\band |\bplease )(?P<verb>escalate(?: (?:it|this|the (?:issue|"
    r"incident|problem|case|matter)))?|"
    r"report (?:it|this|the (?:issue|problem|incident)))(?=\s*(?:[.;,]|$|if\b|when\b|"
    r"immediately\b))",
    IGNORECASE,
)
_FAILS = compile(
    r"\b(?:if|otherwise|else|unless|fail(?:s|ed|ure|ing)?|not|n't|until|except|differ(?:s|ent|ence)?|"
    r"wrong|missing|incorrect|reject(?:s|ed)?|problems?|issues?|errors?|repeat|retry|rework|"
    r"mismatch|no longer|cannot|correct (?:it|any|them)|replace|fix|adjust|contact|when|in case|"
    r"configure|troubleshoot\w*|resolve|revert|roll ?back|any)\b",
    IGNORECASE,
)
_FAILS_ZH = compile(
    r"如|若|否则|不(?:一致|合格|符|对|足|通过|达|能|够|同|行)|异常|差异|有误|错|缺|少|退|返工|重新|"
    r"直到|直至|问题|失败|未|没有?|一旦|超过|的话|联系|整改|补|更换|调整"
)
_REMEDY = compile(
    r"\b(?:mitigations?|troubleshoot\w*|resolutions?|remediat\w+|recovery|known issues|problems|"
    r"what if|action items|if something|errors?)\b|故障|排查|问题处理|常见问题|应急",
    IGNORECASE,
)
"""Headings of parts that say what is done when something is not as it should be."""

_AIM = compile(r"\b(?:[Ii]n\s+order\s+to|[Tt]o\s+(?:rule|check|verify|confirm|make))\b[^.;]*$")
_WORD = compile(r"[a-z]{5,}|[\u4e00-\u9fff]{2}")
_ASK = Ask(
    en="What happens when the check fails, and who does it? "
    'For example: "if not, {name} ({role}) {action} within {N} minutes"',
    zh="没通过怎么办，由谁？例如：“不一致时，{岗位}{姓名}在{N}分钟内{动作}”",
)
_ASK_WHOM = Ask(
    en='To whom, how and within what time? For example: "call {role} within {N} minutes"',
    zh="向谁、怎么报、多久内？例如：“{N}分钟内电话报{岗位}{姓名}”",
)


@rule("EXC005", Severity.WARNING)
def check_without_fail_path(subject: Subject) -> Iterator[Defect]:
    """A step checks something, and nothing says what happens when it is not so.

    Why: the day the seal is broken, the one who checks it signs anyway, or stops the line.

    Bad:

        1. Wang Wu (Checker) verifies that the seal number equals the number on the note.

    Good:

        1. Wang Wu (Checker) verifies that the seal number equals the number on the note. If not,
           he calls Zhao Liu (Shift Lead) within 5 minutes.

    Bad (zh):

        1. 复核员王五核对封条号与送货单是否一致。

    Good (zh):

        1. 复核员王五核对封条号与送货单是否一致；不一致时5分钟内电话报班长赵六。

    Flagged as well: something is escalated, and nobody is named to whom.

    Not flagged: the step, its parts, one of the next lines, or an exception with the same words
    says what is done.

    Source: WHO format: what to do if there are problems; DOE-STD-1029-92, steps that verify.
    """
    is_chinese = subject.document.language == "zh"
    check, escalates = (_CHECK_ZH, _ESCALATES_ZH) if is_chinese else (_CHECK, _ESCALATES)
    plain = subject.document.plain
    exceptions = _exceptions(subject)
    titles = [section.title for section in subject.document.sections]
    if any(map(_REMEDY.search, titles)):
        return
    for item in subject.owned_items():
        is_quoted = subject.document.blocks[item.block].quoted
        if not item.is_of_step or is_quoted:
            continue
        said = plain[item.start : item.end]
        if not _MAY.search(said):
            continue
        found = check.search(said)
        if found is not None and _AIM.search(said[: _verb(found)]):
            continue
        if found is not None and not _fails(subject, item, exceptions):
            start = item.start + _verb(found)
            yield Defect(item.address, start, item.start + found.end(), _ASK)
            continue
        found = escalates.search(said)
        if found is not None and found.end() >= len(said) - 40:
            first, last = found.span("verb")
            yield Defect(item.address, item.start + first, item.start + last, _ASK_WHOM)


def _verb(found: Match[str]) -> int:
    """Where the verb of a check begins."""
    return max(found.start(name) for name in found.re.groupindex)


def _fails(subject: Subject, item: Item, exceptions: frozenset[str]) -> bool:
    """Something says what is done when the check of an item fails."""
    document = subject.document
    fails = _FAILS_ZH if document.language == "zh" else _FAILS
    said = document.plain[item.start : item.end]
    if fails.search(said) or document.sections[item.section].kind is SectionKind.EXCEPTIONS:
        return True
    after = document.blocks[item.block + 1 : item.block + 1 + NEXT]
    for block in after:
        if fails.search(document.plain, block.start, block.end):
            return True
        if block.kind is BlockKind.HEADING:
            break
    return not exceptions.isdisjoint(_WORD.findall(said.lower()))


def _exceptions(subject: Subject) -> frozenset[str]:
    """Words of the situations that the document has an exception for."""
    situations = (
        f"{case.situation} {case.cause or ''}"
        for _, sop in subject.sops()
        for case in sop.exceptions
    )
    return frozenset(word for text in situations for word in _WORD.findall(text.lower()))
