"""VAG009: handle and coordinate, where actions belong."""

from re import compile

from sopai.language.mood_en import Mood
from sopai.lint.clarifiers import (
    meaning_follows,
    number_follows,
    result_is_given,
)
from sopai.lint.guards import in_purpose
from sopai.lint.occurrence import Occurrence
from sopai.lint.registry import Ask, Skeleton, term_rule, words
from sopai.schema.finding import Severity

MAX_WORDS = 9
"""Words of a clause up to which a weak verb is all that it says."""

MAX_CHARACTERS_ZH = 14
MAX_TITLE_ZH = 8
"""Characters behind a first sentence from which it is the title of what follows: 处置商品."""

_LEADS = compile(
    r"(?:^|[,;:(-]\s|\b(?:must|should|shall|will|then|please|to|and|or|also|always|do not|never|"
    r"responsible for|helps?|is to|are to|ensure to))\s*(?:\w+ly\s+)?$"
)
_BRACKETS = compile(r"\([^)]*\)\s*$")
_WANTED = compile(
    r"\b(?:want|wants|wish|wishes|like|looking|needed|used|how|able|ready)\s(?:you )?to\s+$"
)
_BEGINS = compile(r"^[\W\d_]*(?:(?:please|then|also|always|first|next|finally|\w+ly)\s+)*$")
_CLAUSE = compile(
    r"[,.;:!?)]|\bby\s+\w+ing\b|\bthat\b|\bto\s+\w+|\bwhen\b|\bif\b|\bin order\b|\busing\b|\bvia\b"
)
_HOW = compile(r"^\s*(?:by\s+\w+ing\b|using\b|via\b|:\s)")
_NO_OBJECT = compile(
    r"^\s*(?:[,.;:)|/&]|$|(?:is|are|was|and|or|of|team|ticket|engineer|bar|book)\b)"
)
_ORDERS = frozenset({Mood.COMMAND, Mood.OBLIGATION, Mood.ACTION, Mood.FRAGMENT})
_ATTITUDES = words(
    "pay attention, be aware of, get familiar, familiarize, familiarise, make sure you understand, "
    "think about, understand the needs, keep an eye on, stay on top of"
)
"""However long the clause is, it names no action that anybody can see."""

_AVOIDED_ZH = compile(r"^[^,。;]{1,10},?(?:避免|以免|防止)|^(?:一并|同时|一起)")
_FOR_ZH = compile(r"(?:为了|便于|方便|以便)[^,。;()]{0,8}$")
_NOUN_ZH = compile(
    r"^(?:阶段|渠道|机制|环节|人|单|器|员(?!工)|费|者|中心|系统|结果|时间?|方式|方法|流程|记录|"
    r"情况|能力|事项|能|度|点|的|后(?!续)|前|完|过|好|:|深度)"
)
_CALL_ZH = compile(r"^(?:人|点|力|事项|的|到|[,:])")
"""After 注意: no order to pay attention, but a word of its own, or a call: 注意,这道菜很辣."""

_GIVES_ZH = compile(r"^[^,。;]{1,12}(?:给予|进行|予以|加以|负责|作出|做出)")
_WATCH_ZH = compile(
    r"^(?:戴|将|把|关[好闭]|擦|洗|穿|翻|收|拿|放|先|让|用|留出|盖|观察|检查|保持|避免|不要|不得|防止|看|听|别|勿)"
)
_HEAD_ZH = compile(
    r"(?:^|[,;:。、\s]|应|须|需|要|请|负责|并|再|员|理|长|管|人|师|服|部|组|及时|做好|共同|"
    r"积极|主动|自行|单独|密切|现场|跟进|督促|多|"
    r"一起|立即|马上|尽快|妥善|进行|予以|加以|统一|都|先)$"
)


@term_rule(
    "VAG009",
    Severity.INFO,
    en=words(
        "handle, handles, manage, manages, deal with, deals with, coordinate, coordinates, "
        "co-ordinate, follow up, follows up, support, supports, pay attention, be aware of, "
        "take care of, takes care of, look after, looks after, oversee, oversees, "
        "get familiar, familiarize, familiarise, make sure you understand, keep an eye on, "
        "liaise, liaises, align on, address, addresses, facilitate, facilitates, "
        "engage with, interface with, work with, think about, understand the needs, "
        "be responsible for, monitor the situation, stay on top of, keep track of, "
        "attend to, attends to, work on, sort out, sorts out, communicate with, "
        "communicates with, handled, dealt with, managed by, followed up, taken care of, "
        "looked after, sorted out, looked into, look into, looks into, is investigated, "
        "are investigated, help settle in, settle in, are supported, is supported, "
        "are coordinated, is coordinated, are spoken to, kept occupied, is addressed, "
        "are addressed, are monitored, put right, take action, take the necessary, "
        "act accordingly, respond accordingly, adjust accordingly, take steps, "
        "take measures, take precautions, make arrangements, make preparations, "
        "be prepared for, make it work, watch out, be on the lookout, on the lookout, "
        "stay informed, keep informed, keep everyone informed, keep them informed, "
        "keep stakeholders informed, keep up to date, kept informed, stay up to date, "
        "be accountable, cultivate, build relationships, help out, assist, assists, "
        "collaborate with, collaborate, collaborates, cooperate with, check in with, "
        "touch base, circle back, sync with, interact with, interacts with, resolve issues, "
        "resolve the issue, resolve the problem, solve the problem, fix the issue, "
        "fix the problem, rectify, tackle, take charge, take ownership, "
        "take responsibility, adapt to, made aware, raise awareness, work closely with, "
        "work together, work towards, be familiar with, smooth over, calm down, cope with, "
        "keep up with, see to it, sees to it, see to, make do with, go over things, "
        "keep things running, keep things moving, make things right, put things right, "
        "get on top of, stay in control, keep under control, keep control of, chase up, "
        "chases up, chased up, push forward, drive forward, do the needful, tidy up the, "
        "sort things out, straighten out, get it sorted, gets sorted, be supportive, "
        "champion, are rectified, are remedied, is taken care"
    ),
    zh=words(
        "确保质量, 保证质量, 注意安全, 处理, 跟进, 协调, 配合, 落实, 关注, 注意, 沟通, 解决, "
        "协助, 把关, 对接, 优化, 完善, 管理好, 负责好, 支持, 推进, 应对, 督促, 衔接, "
        "做好服务, 了解需求, 了解客户需求, 维护好, 重视, 照看, 留意, 互动, 维护团结, "
        "做好准备, 做好记录工作, 熟悉一下, 了解一下, 巡一下, 看一下情况, 先行处置, 妥处, "
        "善后, 跟踪落实, 持续改进, 领导交办的其他, 确保安全, 保证安全, 确保正常运行, 管好, "
        "管控, 把控, 统筹, 统筹安排, 疏导, 安抚, 关怀, 关爱, 关心, 照顾, 照应, 维系, "
        "维护关系, 维护客户, 维护秩序, 打理, 帮忙, 协同, 联动, 了解情况, 掌握情况, 考虑, "
        "整改, 整治, 改造, 修正, 调解, 化解, 处置, 应急处置, 采取措施, 采取相应措施, "
        "采取有效措施, 采取必要措施, 采取适当措施, 采取防护措施, 采取行动, 跟踪, 追踪, 跟催, "
        "催办, 盯紧, 盯着, 盯好, 盯一下, 看着点, 留心, 防范, 杜绝, 提高意识, 增强意识, "
        "沟通协调, 协商, 协商解决, 善后处理, 应急处理, 灵活处置, 做好应对, 善待, 关照, "
        "想办法, 处理一下, 安排一下, 协调一下, 关心一下, 沟通一下, 安抚一下, 优化一下, "
        "调整一下, 照应一下, 跟一下, 跟一跟, 管一管, 管一下, 理一理, 理顺, 搞定, 搞好, 弄好, "
        "弄一下, 做到心中, 上报处理, 摆平, 妥善解决, 处理掉, 解决掉"
    ),
    blocked=(
        "处理单, 处理器, 处理费, 处理中心, 注意:, 注意事项, 配合比, 处理人, 处理员, 处理时间, "
        "处理结果, 处理方式, 处理办法, 处理方法, 处理流程, 处理记录, 预处理, 后处理, 热处理, "
        "数据处理, 处理完, 处理过, 处理好, 未处理, 已处理, 待处理, 批处理, 支持人员, 技术支持, "
        "注意到, 关注点, 解决方案, 处理情况, 处理能力, 不支持, 优化器, 协助人, 关注功能, 沟通记录, "
        "处理剂, 处理厂, 处理池, 沟通会, "
        "沟通地图, email address, ip address, mac address, delivery address, shipping address, "
        "home address, web address, full address, the address, and address, or address, "
        "address book, address bar, "
        "support team, support ticket, technical support, customer support, support engineer, "
        "ip addresses, email addresses"
    ),
    ask=Ask(
        en="What does the person do, step by step? "
        'For example: "{verb} {object} in {tool}, until {result}"',
        zh="具体做哪些动作？例如：“在{工具}里{动作}{对象}，直到{结果}”",
    ),
    skeleton=Skeleton(en="{verb} {object} in {tool}", zh="在{工具}里{动作}{对象}"),
    clarified_by=(result_is_given, number_follows, meaning_follows),
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
    return _dismiss_en(hit) if hit.word.isascii() else _dismiss_zh(hit)


_IS_DONE = compile(r"\b(?:is|are|be|gets?|get)\s+(?:\w+ly\s+)?$")
_ENDS = compile(r"^\s*(?:[.,;:)!]|$|(?:and|or|in|at|on|during|straight|first|by (?:the|an?) )\b)")
_PASSIVE = compile(r"(?:ed|dealt|taken care|spoken|settled|kept|made|put)\b")


def _is_done_somehow(hit: Occurrence) -> bool:
    """A duty in the passive, with nothing else said: "Leavers are dealt with."."""
    said = hit.word.split(" ", 1)
    is_whole = said[0] in ("is", "are")
    if not (is_whole or (_PASSIVE.search(hit.word) and _IS_DONE.search(hit.before[-24:]))):
        return False
    return _ENDS.match(hit.after) is not None and hit.item.operative.holds


def _dismiss_en(hit: Occurrence) -> str | None:
    if _is_done_somehow(hit):
        return None
    if hit.mood not in _ORDERS or not _is_main_verb(hit):
        return "is not the main verb of an order"
    if in_purpose(hit) or _WANTED.search(hit.before[-24:]):
        return "a purpose or a wish"
    if " " not in hit.word and _NO_OBJECT.match(hit.after):
        return "a noun, not a verb"
    tail = _CLAUSE.split(hit.after, maxsplit=1)[0]
    if _HOW.match(hit.after[len(tail) :]):
        return "how follows"
    if hit.word in _ATTITUDES:
        return None
    if len(tail.split()) > MAX_WORDS:
        return "the clause says more than the verb"
    rest = hit.whole[hit.end - hit.item.start + len(tail) :]
    if hit.is_first_sentence and len(rest.split()) > 2 * MAX_WORDS:
        return "the item goes on to say how"
    return None


def _is_main_verb(hit: Occurrence) -> bool:
    """It begins an order, follows a verb of duty, or follows somebody who acts."""
    before = hit.before
    if hit.word.split()[0].endswith("s") and hit.word.split()[0] not in ("address", "liaises"):
        actor = hit.actor
        return (
            actor is not None
            and actor.kind != "name"
            and _BRACKETS.sub("", before)
            .rstrip()
            .endswith((actor.text.lower().split()[-1], "and", ","))
        )
    if _BEGINS.match(before):
        return hit.mood is Mood.COMMAND or hit.cell is not None
    return _LEADS.search(before[-40:]) is not None


def _dismiss_zh(hit: Occurrence) -> str | None:
    noun = _CALL_ZH if hit.word == "注意" else _NOUN_ZH
    if noun.match(hit.after):
        return "part of a noun, or done already"
    if hit.word == "应对" and _GIVES_ZH.match(hit.after):
        return "应 and 对: somebody is given something"
    if hit.word == "注意" and (_WATCH_ZH.match(hit.after) or _AVOIDED_ZH.match(hit.after)):
        return "what is watched for follows"
    if _FOR_ZH.search(hit.before[-12:]):
        return "a purpose"
    if hit.word == "支持" and hit.cell is not None:
        return "what a thing can do"
    clause = hit.clause[0].strip()
    actor = hit.actor.text if hit.actor else None
    is_head = _HEAD_ZH.search(hit.before[-4:]) or (actor is not None and clause.endswith(actor))
    if not is_head and len(clause) > 4:
        return "is not the main verb"
    if len(hit.clause[1]) > MAX_CHARACTERS_ZH:
        return "the clause says more than the verb"
    if hit.is_first_sentence and len(hit.rest.strip("*_ ")) > MAX_TITLE_ZH:
        return "a title before what is done"
    if len(hit.whole) > 3 * MAX_CHARACTERS_ZH and hit.word in ("处理", "解决", "注意", "完善"):
        return "the item goes on to say how"
    return None
