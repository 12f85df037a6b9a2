"""VAG004: from time to time, where a rhythm belongs."""

from re import compile

from sopai.lint.clarifiers import apposition_follows, rhythm_is_given
from sopai.lint.occurrence import Occurrence
from sopai.lint.registry import Ask, Skeleton, term_rule, words
from sopai.schema.finding import Severity

_HOW = compile(r"\b(?:how|as|too|more|most|less|very|so|not)\s+$")
_NOUN_ZH = compile(r"^(?:存款|报告|会议|刊物|性|表|计划表)")
_READY_ZH = compile(r"保持$|可$|可以$")


@term_rule(
    "VAG004",
    Severity.WARNING,
    en=words(
        "regularly, periodically, frequently, often, from time to time, occasionally, on a regular basis, "
        "on a periodic basis, routinely, continuously, constantly, at regular intervals, at intervals, every so often, "
        "frequent, continuous, continual, continually, sporadically, now and then, on an ongoing basis, "
        "on a frequent basis, regular basis, periodic, remain in contact, stay in touch, keep in touch, repeatedly"
    ),
    zh=words("定期, 不定期, 经常, 适时, 随时, 时常, 常常, 不时, 时刻, 平时, 间隔一段时间, 隔一段时间, 日常性地"),
    blocked=(
        "定期存款, 定期报告, 定期刊物, 经常性, 随时随地, 时刻表, 平时段, 随时可用, 经常账户, periodic table, continuous integration, "
        "continuous delivery, continuous deployment, continuous improvement, frequent flyer, periodic review date, regularly scheduled"
    ),
    ask=Ask(
        en="How often, and when? For example: \"every {weekday} at {time}\"",
        zh="多久一次，什么时候？例如：“每周{星期}{时间}”",
    ),
    skeleton=Skeleton(en="every {weekday} at {time}", zh="每周{星期}{时间}", blanks=("weekday", "time")),
    clarified_by=(rhythm_is_given, apposition_follows),
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
        if _HOW.search(hit.before[-12:]):
            return "compares or asks, sets no rhythm"
    else:
        if _NOUN_ZH.match(hit.after):
            return "part of a name"
        if hit.word in ("随时", "时刻") and _READY_ZH.search(hit.before[-4:]):
            return "a state of readiness"
    return None
