"""OWN004: is checked, by whom?"""

from collections.abc import Iterator
from re import IGNORECASE, compile

from sopai.language.sentences import sentences
from sopai.lint.registry import Ask, Defect, rule, words
from sopai.lint.subject import Subject
from sopai.schema.document import BlockKind, Item, SectionKind
from sopai.schema.finding import Severity
from sopai.schema.owner import Found, OwnerKind

_ACTING = (SectionKind.PROCEDURE, SectionKind.EXCEPTIONS, SectionKind.SUPERVISION)
_PASSIVE = compile(
    r"\b(?:is|are|gets?|(?:must|shall|should|has to|have to|needs? to) be)\s+"
    r"(?:then |also |always |first |\w+ly )?(?P<done>[a-z]+ed|sent|told|swept)\b(?P<after>[^.;]*)",
    IGNORECASE,
)
_ACTS = frozenset(
    words(
        "checked, reviewed, approved, signed, sent, notified, informed, packed, inspected, "
        "verified, counted, recorded, reported, escalated, invited, contacted, collected, "
        "delivered, handed, weighed, labelled, labeled, cleaned, emptied, shipped, called, "
        "emailed, told, interviewed, confirmed, audited, examined, forwarded, returned, "
        "countersigned, archived, filed, entered, discarded, wiped, swept, rinsed, tested"
    )
)
"""What people do: a script, too, copies, deletes and creates."""

_AGENT = compile(
    r"\bby\s+(?!\d|the end|then|noon|mon|tues|wednes|thurs|fri|satur|sun|e-?mail|phone|hand|"
    r"using|\w+ing)",
    IGNORECASE,
)
_CONDITION = compile(
    r"\b(?:if|when|whenever|once|after|before|until|unless|while|where|whether|which|that|who|"
    r"what|as|since|because|so|how|may|can|could|already|automatically|n't|not|never|no|"
    r"the system|script|server|service)\b[^,;]*$",
    IGNORECASE,
)
_PASSIVE_ZH = compile(
    r"(?:^|[,。;])(?P<what>[\u4e00-\u9fff]{2,8}?)(?:须|需|应|必须|要)(?:先)?(?P<done>经?(?:复核|审批|审核|检查|签字|登记|"
    r"核对|确认|批准|检验|抽查|存档|归档|上报|清点))(?=[。;,]|后|$)"
)
_AGENT_ZH = compile(r"由|经(?!复核|审批|审核|检查)|被|人|员|长|部|自动")

_ASK = Ask(
    en='By whom? For example: "{name} ({role}) {verb} {object}"',
    zh="由谁来做？例如：“{岗位}{姓名}{动作}{对象}”",
)


@rule("OWN004", Severity.WARNING, strict=True)
def agentless_passive(subject: Subject) -> Iterator[Defect]:
    """Something is done, and the sentence leaves out who does it.

    Why: a passive sounds as if it were done already; nobody feels meant.

    Bad:

        The report is checked and sent to the customer.

    Good:

        The Shift Lead checks the report and sends it to the customer.

    Bad (zh):

        1. 打包员李四打包订单。出库单须复核。

    Good (zh):

        1. 打包员李四打包订单。复核员王五复核出库单。

    Not flagged: states (is located, is required), conditions, what a system does, and steps
    that have an owner by their column, heading or list. A step without any owner is OWN001.

    Source: EPA QA/G-6 (2007), active voice; Olson and Filby (1972).
    """
    document = subject.document
    is_chinese = document.language == "zh"
    for item in document.items:
        block = document.blocks[item.block]
        if block.cells or not _looks(subject, item):
            continue
        for start, end in sentences(document.plain, item.start, item.end):
            text = document.plain[start:end]
            found = _bounds_zh(text) if is_chinese else _bounds_en(text)
            if found is not None:
                yield Defect(item.address, start + found[0], start + found[1], _ASK)
                break


def _looks(subject: Subject, item: Item) -> bool:
    """A paragraph among steps, or the rest of a step whose owner is named in one sentence."""
    document = subject.document
    block = document.blocks[item.block]
    if item.operative.holds:
        return item.owner.found is Found.SUBJECT and item.owner.kind in (
            OwnerKind.ROLE,
            OwnerKind.PERSON,
        )
    return (
        item.owner.kind is OwnerKind.NONE
        and block.kind is BlockKind.PARAGRAPH
        and not block.quoted
        and document.sections[item.section].kind in _ACTING
    )


def _bounds_en(text: str) -> tuple[int, int] | None:
    if text.rstrip().endswith(("?", ":")):
        return None
    for match in _PASSIVE.finditer(text):
        done = match["done"].lower()
        if (
            done not in _ACTS
            or _AGENT.search(match["after"])
            or _CONDITION.search(text[: match.start()])
        ):
            continue
        return match.start(), match.end("done")
    return None


def _bounds_zh(text: str) -> tuple[int, int] | None:
    match = _PASSIVE_ZH.search(text)
    if match is None or _AGENT_ZH.search(match["what"]) or _AGENT_ZH.search(text[: match.start()]):
        return None
    return match.start("what"), match.end("done")
