"""VAG003: soon, where a time limit belongs."""

from re import compile

from sopai.lint.clarifiers import defined_elsewhere, time_is_given
from sopai.lint.guards import in_purpose
from sopai.lint.occurrence import Occurrence
from sopai.lint.registry import Ask, Skeleton, term_rule, words
from sopai.schema.finding import Severity

_SEQUENCE = compile(
    r"^\s*(?:after|before|following|upon|once|when|prior|adjacent|next to|below|above|visible|"
    r"obvious|preceding|available)\b"
)
_NOT_ORDERED = compile(
    r"\b(?:not|never|without|helps?|whether|when|where|will|would|can|may|might|could|which|that|"
    r"who|because|if|unless|so|how|as|too|almost|was|were|been|has|have|had)\b[^,;:]{0,60}$|"
    r"(?:n['’]t|['’]ll)\b[^,;:]{0,60}$"
)
_ANNOUNCED = compile(r"\b(?:coming|available|very)\s+$")
_ON_THE_DOT = compile(
    r"^\s+at\s+(?:the\s+)?(?:\w+\s+)?(?:\d|noon|midnight|start|end|close|opening)\b"
)
_AT_ONCE = frozenset(
    words("immediately, right away, shortly, soon, 立即, 马上, 立刻, 即刻, 第一时间, 迅速")
)
"""Words that can order two actions; "as soon as possible after" still names no limit."""

_SEQUENCE_ZH = compile(
    r"(?:后|之后|以后|结束|完成|时)(?:的[^,。;]{1,6})?\s*[,应须要可需的]{0,3}$|"
    r"\d\s*(?:秒|分钟?|小时)[\s*]*,\s*$"
)
_STATE_ZH = compile(r"(?:不|未|没有?能?|是否|会|将会|可能|已|可以?|能够?|能)$")
_PURPOSE_ZH = compile(r"(?:以便?|以使|使|为了|从而|避免|确保|保证|否则|防止)[^,。;]{0,12}$")
_HARMS_ZH = compile(r"^[^,。;]{0,12}会(?:损|导致|造成|引起|影响|使|把|让)")
_STOP = compile(r"^[^,。;]{0,6}(?:急停|停机|断电|关阀|切断|撤离|报警|停止)")
_STOP_EN = compile(
    r"^[^,.;]{0,16}\b(?:emergency (?:stop|shut-?off|button|switch)|e-stop|evacuates?|"
    r"calls? (?:911|112|999))\b"
)


_ADJECTIVE = compile(r"^\s+\w+(?:ing|ed)\s+\w+")


@term_rule(
    "VAG003",
    Severity.ERROR,
    en=words(
        "immediately, asap, a.s.a.p., as soon as possible, as quickly as possible, promptly, "
        "as fast as possible, as early as possible, as soon as practical, "
        "as soon as practicable, in a timely manner, in a timely fashion, timely, soon, "
        "shortly, without delay, without undue delay, right away, straight away, "
        "straightaway, instantly, at the earliest opportunity, at your earliest convenience, "
        "expeditiously, in due course, urgently, with urgency, when you get a chance, "
        "when time permits, as time permits, swiftly, speedily, quickly, rapidly, "
        "sooner rather than later, in the near future, within a reasonable time, "
        "in good time, a quick check, a quick look, a quick call, a quick briefing, "
        "quick response, prompt response, prompt action, at the first opportunity, "
        "as early as practicable, before long, in a reasonable time, within reasonable time, "
        "within a short time, before it is too late, as soon as you can, "
        "as soon as is practical, as soon as is practicable, as soon as feasible, "
        "as soon as reasonably possible, as soon as reasonably practicable, "
        "as promptly as possible, well in advance, well ahead, early enough, soon after, "
        "shortly after, shortly afterwards, soon afterwards, when convenient, "
        "at a convenient time, at a later time, at a later date, at some point, "
        "without hesitation, with high priority, as a priority, as a matter of urgency, "
        "as a matter of priority, in short order, within a short period, "
        "within a short period of time, in a short time, until further notice, "
        "for as long as necessary, as long as necessary, as long as needed, for too long, "
        "at the appropriate time, at a suitable time, at an appropriate time, "
        "at the right time, at the proper time, when the time is right, "
        "in a reasonable timeframe, in a reasonable time frame, "
        "within a reasonable timeframe, within a reasonable time frame, "
        "within a reasonable period, a reasonable period of time, punctually, "
        "on a timely basis, as timely as possible, as quick as possible, at the earliest, "
        "at the earliest possible, at your earliest, earliest possible, soonest, "
        "with all haste, a quick reply, a prompt reply, ahead of time, in plenty of time, "
        "in no time, nice and early, don't let it fester, don't leave it too long, "
        "don't wait too long, do not wait too long, before it gets too late, "
        "when there is time, when there's time, when you have time, when you have a moment, "
        "when you have a minute, when you find time, when things are quiet, when it's quiet, "
        "when it is quiet, when it gets quiet, when it calms down, down the line, "
        "down the road, one of these days, some day soon, for the time being, at short notice"
    ),
    zh=words(
        "及时, 尽快, 立即, 马上, 立刻, 第一时间, 尽早, 迅速, 即刻, 稍后, 近期内, 抓紧, 尽速, "
        "赶紧, 赶快, 火速, 抽空, 有空时, 早日, 提前通知, 提前告知, 提前准备, 提前安排, "
        "提前联系, 提前沟通, 提前做好, 随后尽快, 等太久, 合理时间内, 短时间内, 规定时间内, "
        "在规定时间内, 从速, 不要拖, 别拖, 按时, 准时, 如期, 按期, 不得拖延, 不要拖延, "
        "不拖延, 避免拖延, 越早越好, 早点, 早些, 提早, 近期, 短期内, 届时, 择期, 择日, 择机, "
        "适当时候, 合适时机, 方便时, 方便的时候, 有时间时, 空闲时, 闲时, 不忙时, 得空, 晚点, "
        "晚些时候, 过几天, 改天, 当即, 随即, 加急, 优先处理, 从快, 快点, 快些, 不得延误, "
        "不得耽误, 不能耽搁, 别耽误, 最短时间内, 最快速度, 最快时间, 一定时间内, 合理时间, "
        "合理期限, 规定期限内, 规定的时间内, 约定时间内, 一定期限内, 较短时间, 较长时间, "
        "快速响应, 快速处理, 快速恢复, 提前打招呼, 提前报备, 提前讲, 提前换, 提前预约, "
        "提前确认, 提前到岗, 提前到达, 提前备好, 提前备货, 提前订, 提前报, 提前跟, 提前和, "
        "提前与, 提前想好, 提前部署, 提前介入, 闲下来, 忙完, 空下来, 有空的时候, 没事的时候, "
        "不要等太久, 别等太久, 拖太久, 来得慢, 来得及, 先放一放, 缓一缓, 等一等再, 过阵子, "
        "过段时间, 有时间再, 有空再, 后续再, 以后再, 再安排, 过会儿, 过一会儿, 待会儿, "
        "一会儿再, 回头再"
    ),
    blocked=(
        "抽空了, as soon as, 及时率, 及时性, 及时雨, 不及时, 未及时, 马上封侯, 立即购买, 立即生效, "
        "立即登录, 立即注册, 立即支付, 以及时间, 及时间, 快速上马上"
    ),
    ask=Ask(
        en='Within how many minutes or hours? For example: "within {N} minutes"',
        zh="具体多长时间内？例如：“{数字}分钟内”",
    ),
    skeleton=Skeleton(en="within {N} minutes", zh="{数字}分钟内"),
    clarified_by=(time_is_given, defined_elsewhere),
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
    return _dismiss_en(hit) if hit.word.isascii() else _dismiss_zh(hit)


def _dismiss_en(hit: Occurrence) -> str | None:
    if hit.word in _AT_ONCE and _SEQUENCE.match(hit.after):
        return "orders two actions, sets no deadline"
    if hit.word == "promptly" and _ON_THE_DOT.match(hit.after):
        return "not later than the point of time that follows"
    if hit.word in ("rapidly", "quickly", "fast") and _ADJECTIVE.match(hit.after):
        return "says what a thing is like"
    if _NOT_ORDERED.search(hit.clause[0]):
        return "is denied, expected or a condition, not ordered"
    if _STOP_EN.match(hit.after):
        return "an emergency stop: there is no time to name"
    if _ANNOUNCED.search(hit.before) and hit.word == "soon":
        return "announces something"
    return in_purpose(hit)


def _dismiss_zh(hit: Occurrence) -> str | None:
    if _STATE_ZH.search(hit.before[-4:]):
        return "a state, not an order"
    if hit.word in _AT_ONCE and _SEQUENCE_ZH.search(hit.before[-14:]):
        return "orders two actions, sets no deadline"
    if _HARMS_ZH.match(hit.after):
        return "tells what comes of it"
    if _PURPOSE_ZH.search(hit.before[-20:]):
        return "a purpose, not an order"
    if _STOP.match(hit.after):
        return "an emergency stop: there is no time to name"
    return None
