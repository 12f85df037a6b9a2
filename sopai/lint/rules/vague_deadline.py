"""VAG003: soon, where a time limit belongs."""

from re import compile

from sopai.lint.clarifiers import apposition_follows, time_is_given
from sopai.lint.occurrence import Occurrence
from sopai.lint.registry import Ask, Skeleton, term_rule, words
from sopai.schema.finding import Severity

_SEQUENCE = compile(r"^\s*(?:after|before|following|upon|once|when|on|prior|adjacent|next to|below|above|visible|obvious|preceding)\b")
_NOT = compile(r"\b(?:not|isn't|aren't|n't|never|without being)\s+(?:\w+\s+)?$")
_NAME_ZH = compile(r"^(?:率|性|雨|贴|通讯|反馈机制|响应率|回复率)")
_STATE_ZH = compile(r"(?:不|未|没有?能?|是否|率|会|将会|可能|已)$")
_STOP = compile(r"(?:急停|停机|断电|关阀|切断|撤离|报警|停止)|\b(?:emergency|evacuate|stop|shut off|call 911)\b")


@term_rule(
    "VAG003",
    Severity.ERROR,
    en=words(
        "immediately, asap, a.s.a.p., as soon as possible, as quickly as possible, promptly, in a timely manner, "
        "in a timely fashion, timely, soon, shortly, without delay, without undue delay, right away, "
        "straight away, straightaway, at the earliest, at the earliest opportunity, at your earliest convenience, "
        "expeditiously, in due course, urgently, with urgency, when you get a chance, when time permits, instantly, "
        "swiftly, speedily, as early as possible, quickly, rapidly, on time, sooner rather than later, "
        "do not let it fester, in the near future, within a reasonable time, in good time, as time permits"
    ),
    zh=words(
        "及时, 尽快, 立即, 马上, 立刻, 第一时间, 尽早, 迅速, 即刻, 稍后, 近期内, 抓紧, 尽速, 赶紧, 赶快, 火速, 按时, 抽空, 有空时, 早日, 按期"
    ),
    blocked=(
        "as soon as, 及时率, 即时通讯, 实时, 马上封侯, 及时雨, 不及时, 立即购买, 立即生效, 立即执行按钮, immediate family, 未及时, "
        "及时性, 快速上马, 立即登录, 立即注册"
    ),
    ask=Ask(
        en="Within how many minutes or hours? For example: \"within {N} minutes\"",
        zh="具体多长时间内？例如：“{数字}分钟内”",
    ),
    skeleton=Skeleton(en="within {N} minutes", zh="{数字}分钟内", blanks=("N",)),
    clarified_by=(time_is_given, apposition_follows),
)
def vague_deadline(hit: Occurrence) -> str | None:
    """A step says that something is urgent instead of naming a time limit.

    Why: soon is two minutes for the customer and two hours for the shift; only a number can be
    kept, and missed.

    Bad:

        1. Wang Wu (Service Agent) replies to the complaint as soon as possible.

    Good:

        1. Wang Wu (Service Agent) replies to the complaint within 10 minutes.

    Bad (zh):

        1. 客服王五及时上报值班经理。

    Good (zh):

        1. 客服王五30分钟内电话上报值班经理。

    Source: INCOSE Guide to Writing Requirements, rule R35 (temporal dependencies); DOE-STD-1029
    on time-dependent steps.
    """
    if hit.word.isascii():
        if _SEQUENCE.match(hit.after):
            return "orders two actions, sets no deadline"
        if _NOT.search(hit.before[-24:]):
            return "is denied"
        if hit.word in ("quickly", "rapidly", "swiftly") and hit.after.strip()[:1] == "":
            return None
    else:
        if _NAME_ZH.match(hit.after):
            return "part of a name"
        if _STATE_ZH.search(hit.before[-4:]):
            return "a state, not an order"
    if _STOP.search(hit.after[:12]) and not hit.word.isascii():
        return "an emergency stop: there is no time to name"
    return None
