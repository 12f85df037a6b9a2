"""VAG004: from time to time, where a rhythm belongs."""

from re import compile

from sopai.lint.clarifiers import defined_elsewhere, rhythm_is_given
from sopai.lint.occurrence import Occurrence
from sopai.lint.registry import Ask, Skeleton, term_rule, words
from sopai.schema.finding import Severity

_REPEATED = words(
    "backups, checks, reviews, inspections, meetings, maintenance, updates, audits, training, "
    "contact, check-ins, cleaning, basis, intervals, reports, tests"
)
_NOT_ORDERED = compile(
    r"\b(?:how|as|too|more|most|less|very|so|not|cannot|that|which|who|if|when|because|may|might|"
    r"can|could|been)\s+(?:\w+\s+){0,3}$"
)
_TELLS = compile(r"^\s*(?:,|times\b|the case\b|(?:\w+ )?used\b)")
_EVERY = compile(r"^\s*of\s+(?:at (?:least|most)\s+)?\d")
_LOOSE = frozenset(words("often, occasionally"))
_CLOSES = compile(r"^\s*(?:[.,;:!)]|$|and\b|enough\b)")
_NOUN_ZH = compile(r"^(?:存款|报告|会议|刊物|性|表|计划表)")
_READY_ZH = compile(r"(?:保持|可|可以|能|都能|欢迎|是)$")
_INVITES_ZH = compile(
    r"^(?:来|都|可|能|欢迎|联系|提问|咨询|反馈|沟通|查看|访问|待命|[^,。;]{0,16}(?:提问|咨询|"
    r"联系|反馈|都能))"
)


@term_rule(
    "VAG004",
    Severity.WARNING,
    en=(
        *words(
            "regularly, periodically, frequently, often, from time to time, occasionally, "
            "on a periodic basis, routinely, constantly, at intervals, every so often, frequent, "
            "continual, continually, sporadically, on an ongoing basis, on a frequent basis, "
            "periodic, stay in touch, keep in touch, repeatedly, every now and then, "
            "now and then, now and again, every once in a while, once in a while, continuously, "
            "on occasion, many times, as often as possible, as often as needed, "
            "as often as necessary, as frequently as possible, as frequently as needed, "
            "too often, more often, more frequently, remain in contact, stay in contact, "
            "in close contact, keep in contact, on a continuing basis, on a rolling basis, "
            "rarely, seldom, infrequently, at various times, day to day basis, time and again, "
            "several times a day, a few times a day, a few times a week, once every few days, "
            "every few days, every few weeks, every few hours, every few minutes, "
            "every couple of days, every couple of weeks, every couple of hours, "
            "in regular contact"
        ),
        *(f"regular {noun}" for noun in _REPEATED),
    ),
    zh=words(
        "定期, 定时, 不定期, 经常, 适时, 随时, 时常, 常常, 不时, 间隔一段时间, 隔一段时间, "
        "每隔一段时间, 隔三差五, 时不时, 三天两头, 勤换, 勤扫, 勤洗, 勤擦, 要勤, 多擦几下, "
        "偶尔, 过一段时间, 一段时间后, 常态化, 每隔几天, 隔几天, 勤检查, 勤打扫, 勤通风, "
        "勤观察, 勤洗手, 勤整理, 勤清理, 勤盘点, 勤巡查, 勤看, 勤问, 常看, 常检查, 常联系, "
        "多看看, 多巡查, 多带带, 多跑跑, 多转转, 多聊聊, 有空就, 没事就, 必要的时候, 轮着来, "
        "隔一会, 隔一会儿, 每隔一会, 每隔一会儿, 少推销, 隔几个小时, 几天一次, 几周一次, "
        "一阵子, 不间断, 时常看看, 平时多"
    ),
    blocked=(
        "定时器, 定时任务, 定时器响, "
        "定期存款, 定期报告, 定期刊物, 经常性, 随时随地, 随时可用, 经常账户, periodic table, "
        "periodic review date, frequent flyer, 不时之需, 制定期, 规定期, 指定期, 约定期, "
        "固定期, 法定期, 预定期, 既定期, 商定期, 议定期, 鉴定期, "
        "限定期"
    ),
    ask=Ask(
        en='How often, and when? For example: "every {weekday} at {time}"',
        zh="多久一次，什么时候？例如：“每周{星期}{时间}”",
    ),
    skeleton=Skeleton(en="every {weekday} at {time}", zh="每周{星期}{时间}"),
    clarified_by=(rhythm_is_given, defined_elsewhere),
)
def vague_frequency(hit: Occurrence) -> str | None:
    """A step is to be repeated, but nobody knows when it is due.

    Why: what is due regularly is due never; a weekday can be put into a calendar.

    Bad:

        1. Zhao Liu (Shift Lead) backs up the order data regularly.

    Good:

        1. Zhao Liu (Shift Lead) backs up the order data every Monday at 18:00.

    Bad (zh):

        1. 班长赵六定期检查设备。

    Good (zh):

        1. 班长赵六每天9:00检查设备。

    Source: a Chinese SOP guide that replaces 定期检查 by a time, a tool and a tolerance; INCOSE
    Guide to Writing Requirements, rule R7.
    """
    if hit.word.isascii():
        if _NOT_ORDERED.search(hit.clause[0][-60:]):
            return "compares, denies or explains, sets no rhythm"
        if _TELLS.match(hit.after):
            return "tells how often something happens"
        if hit.word == "at intervals" and _EVERY.match(hit.after):
            return "the interval follows"
        if hit.word in _LOOSE and not _CLOSES.match(hit.after):
            return "tells how often something happens"
    elif _NOUN_ZH.match(hit.after):
        return "part of a name"
    elif hit.word == "随时" and (_READY_ZH.search(hit.before[-4:]) or _INVITES_ZH.match(hit.after)):
        return "a state of readiness, or an invitation"
    return None
