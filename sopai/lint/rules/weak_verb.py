"""VAG009: handle and coordinate, where actions belong."""

from re import compile

from sopai.language.mood_en import Mood
from sopai.lint.clarifiers import number_is_near, result_is_given, steps_stand_under_it
from sopai.lint.occurrence import Occurrence
from sopai.lint.registry import Ask, Skeleton, term_rule, words
from sopai.schema.document import BlockKind
from sopai.schema.finding import Severity

MAX_WORDS = 9
"""Words of a clause up to which a weak verb is all that it says."""

MAX_CHARACTERS_ZH = 14

_HEAD = compile(
    r"^[\W\d_]*(?:(?:\w+\s){0,3}?(?:must|should|shall|will|then|please|to|and|also|always)\s+|(?:the\s)?(?:\w+\s){1,3})?$"
)
_CLAUSE = compile(r"[,.;:!?]|\bby\s+\w+ing\b|\bthat\b|\bto\s+\w+|\bwhen\b|\bif\b|\bwith\s+the\s+\w+\s+button|\bin\s+[A-Z]")
_CLAUSE_ZH = compile(r"[,.;:。!?]")
_NOUN_ZH = compile(r"^(?:人|单|器|员|费|者|中心|系统|结果|时间|方式|方法|流程|记录|情况|能力|事项|能|度|点)")
_HEAD_ZH = compile(r"(?:^|[,;:。\s]|应|须|需|要|请|负责|并|再|员|理|长|管|人|师|服|部|组|及时|做好|共同|积极|主动|自行|单独|一起|立即|马上|尽快|妥善)$")


@term_rule(
    "VAG009",
    Severity.WARNING,
    en=words(
        "handle, handles, manage, manages, deal with, deals with, coordinate, coordinates, co-ordinate, follow up, follows up, "
        "support, supports, pay attention, be aware of, take care of, takes care of, look after, looks after, oversee, oversees, "
        "get familiar, familiarize, familiarise, familiarize yourself, make sure you understand, keep an eye on, liaise, liaises, align on, "
        "help vet, address, addresses, facilitate, facilitates, engage with, interface with, work with, think about, start to think about, "
        "understand the needs, be responsible for, monitor the situation, stay on top of, keep track of, attend to, attends to, "
        "work on, sort out, sorts out, communicate with, communicates with, optimize, optimise, streamline"
    ),
    zh=words(
        "处理, 跟进, 协调, 配合, 落实, 关注, 注意, 沟通, 解决, 协助, 把关, 对接, 优化, 完善, 管理好, 负责好, 支持, 推进, 修正, 应对, 督促, 衔接, 做好服务, 了解需求, 了解客户需求, 维护好, 重视, 叫人"
    ),
    blocked=(
        "处理单, 处理器, 处理费, 处理中心, 负责人, 注意:, 注意事项, 配合比, 处理人, 处理员, 处理时间, 处理结果, 处理方式, 处理办法, 处理方法, 处理流程, 处理记录, 预处理, 后处理, 热处理, "
        "数据处理, 处理完, 处理过, 处理好, 未处理, 已处理, 待处理, 批处理, 支持人员, 技术支持, 注意到, 关注点, 解决方案, 处理情况, 处理能力, 不支持, 优化器, 协助人, 关注功能, 沟通记录, 沟通地图, "
        "email address, ip address, mac address, address book, address bar, handle bar, support team, support ticket, mailing address, "
        "technical support, customer support, support engineer, their address, the address, delivery address, an address, ip addresses, "
        "shipping address, full address, home address, web address, supports the, support:"
    ),
    ask=Ask(
        en="What does the person do, step by step? For example: \"{verb} {object} in {tool}, until {result}\"",
        zh="具体做哪些动作？例如：“在{工具}里{动作}{对象}，直到{结果}”",
    ),
    skeleton=Skeleton(en="{verb} {object} in {tool}", zh="在{工具}里{动作}{对象}", blanks=("verb", "object", "tool")),
    clarified_by=(steps_stand_under_it, result_is_given, number_is_near),
)
def weak_verb(hit: Occurrence) -> str | None:
    """A step's only verb names a duty, not an action.

    Why: nobody learns from "handle the complaint" what to do first, and nobody can see when it
    is done.

    Bad:

        1. Wang Wu (Service Agent) handles the complaint.

    Good:

        1. Wang Wu (Service Agent) opens a ticket in the CRM and calls the customer within 1 hour.

    Bad (zh):

        1. 客服王五跟进客户。

    Good (zh):

        1. 客服王五24小时后用CRM模板T2给客户发回访短信。

    Source: the first founding article: break actions down until a newcomer can follow; Chinese
    SOP guides on 负责, 协调 and 跟进.
    """
    if hit.item.operative.reason.startswith("sets a limit"):
        return "a limit, not a step"
    if not hit.word.isascii():
        return _dismiss_zh(hit)
    clause_start = max((m.end() for m in _CLAUSE.finditer(hit.before)), default=0)
    head = hit.before[clause_start:]
    if not _HEAD.match(head):
        return "is not the main verb"
    tail = _CLAUSE.split(hit.after, maxsplit=1)[0]
    if len(tail.split()) > MAX_WORDS:
        return "the clause says more than the verb"
    stop = hit.end + len(tail)
    if hit.folded[stop : stop + 4].startswith((" by ", ": ")):
        return "how follows"
    if hit.mood not in (Mood.COMMAND, Mood.OBLIGATION, Mood.ACTION):
        return "orders nothing"
    rest = hit.whole[hit.end - hit.item.start + len(tail) :]
    if hit.block.kind is not BlockKind.PARAGRAPH and len(rest.split()) > 2 * MAX_WORDS:
        return "the item goes on to say how"
    return None


def _dismiss_zh(hit: Occurrence) -> str | None:
    if _NOUN_ZH.match(hit.after):
        return "part of a noun"
    if not _HEAD_ZH.search(hit.before[-4:]) and len(_CLAUSE_ZH.split(hit.before)[-1]) > 4:
        return "is not the main verb"
    clause = _CLAUSE_ZH.split(hit.after, maxsplit=1)[0]
    if len(clause) > MAX_CHARACTERS_ZH:
        return "the clause says more than the verb"
    if len(hit.whole) > 3 * MAX_CHARACTERS_ZH and hit.word in ("处理", "解决", "注意", "完善"):
        return "the item goes on to say how"
    return None
