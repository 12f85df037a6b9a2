"""VAG002: words for how well something is done, without a way to see it."""

from re import compile

from sopai.lint.clarifiers import (
    defined_elsewhere,
    document_says_how,
    meaning_follows,
    number_follows,
    result_is_given,
)
from sopai.lint.guards import in_purpose
from sopai.lint.occurrence import Occurrence
from sopai.lint.registry import Ask, Skeleton, term_rule, words
from sopai.schema.finding import Severity

_CONDITION = compile(
    r"\b(?:if|when|unless|once|whether|until|after|which|who|not|cannot|in case|how|as|so|"
    r"more|less|failure to|used to|able to|in order to|(?:to|that) (?:help|enable|allow|let)\b.*|"
    r"(?:can|could|may|might|will|would))\b[^,.;]{0,60}$|n['’]t\b[^,.;]{0,40}$"
)
_STATE = compile(
    r"\b(?:is|are|be|been|being|was|were|has|have|had|works?|runs?|functions?|behaves?|"
    r"goes)\s+(?:\w+\s+)?$"
)
_DONE = compile(
    r"\b(?:is|are|be)\s+(?:\w+ed|handled|offered|kept|made|given|taken|put|sent|told)\s+$"
)
"""What is done so, not what is so: "visitors are handled with tact"."""

_CHECKS = compile(
    r"\b(?:check|verify|verifies|ensures?|confirms?|make sure|sees?|must|should|shall|needs? to)\b"
)
_CONDITION_ZH = compile(
    r"(?:如果?|若|当|是否|未|没有?|无法|不要|不得|勿|难以)[^,。;]{0,12}$|[不别]$|(?:从而|以便|促进|"
    r"促使|使得?|让)[^,。;]{0,20}$"
)
_AVOIDS = compile(
    r"^,?\s*(?:not to|to|that|as|because|since|you|about|of|when|with|:)?\s*\w.{0,160}?"
    r"\b(?:not to|that means|make sure|don't|do not|avoid)\b|^\s+(?:not to|that)\s+\w|"
    r"^.{0,160}?\b(?:careful|care) (?:not )?to\b|^[^.]{0,40}?\bwithout \w+ing\b"
)
"""What the care is for follows: "be careful not to touch the pellet"."""

_CARE = frozenset(words("be careful, take care, carefully, be cautious, use caution, with care"))
_LISTED = compile(r"^(?:\s+\w+)?, including\b")
_PERMITTED_ZH = compile(r"(?:可以?|能够?)$")
_HAZARD_ZH = compile(
    r"^(?!地|轻|搬|拿|取|操作|处理|驾驶|使用|放|打开|移)[^,。;:]{1,6}(?:[,。;!*]|$)"
)
_TIMED_ZH = compile(r"(?:不要?|不得|不可|勿|别)[^,。;]{0,6}超过\s*\d|\d\s*秒")
_TOLD_ZH = compile(r"(?:会|将|造成|导致|引起|发生)[^,。;]{0,4}$")
_STATE_ZH = compile(r"^(?:的?[,。;]|的(?:了解|理解|认识|知识))|^$")


@term_rule(
    "VAG002",
    Severity.WARNING,
    en=words(
        "properly, correctly, carefully, thoroughly, appropriately, efficiently, "
        "effectively, adequately, gently, smoothly, neatly, diligently, cautiously, "
        "rigorously, closely, vigorously, lightly, sensibly, wisely, thoughtfully, "
        "with care, with caution, with due care, be careful, take care, use caution, "
        "exercise caution, be cautious, be mindful, in an appropriate manner, "
        "in a proper manner, in the usual way, as usual, to the best of your, "
        "conscientiously, meticulously, prudently, in good order, in an orderly manner, "
        "with attention to detail, do your best, gracefully, safely, in your own words, "
        "in plain language, in natural language, in simple terms, securely, clearly, "
        "be clear, briefly, firmly, tightly, loosely, slowly, sparingly, sensitively, "
        "discreetly, tactfully, calmly, moderately, softly, delicately, proactively, "
        "considerately, responsibly, constructively, sensible approach, with tact, "
        "with dignity, with extra care, with great care, with special care, "
        "with particular care, with the utmost care, extra care, special attention, "
        "particular attention, close attention, low profile, best effort, best efforts, "
        "best-effort, best-efforts, at ease, be nice, in a sensible way, in a suitable way, "
        "work area in order, made safe, make safe, keep it short, keep it simple, "
        "keep them short, keep them simple, kept short, kept simple, attentively, cleanly, "
        "comprehensively, concisely, confidently, cooperatively, decisively, exhaustively, "
        "generously, honestly, intelligently, judiciously, meaningfully, mindfully, "
        "objectively, optimally, painstakingly, precisely, productively, quietly, reliably, "
        "satisfactorily, scrupulously, skilfully, skillfully, snugly, suitably, "
        "systematically, tidily, transparently, uniformly, vigilantly, creatively, "
        "realistically, mix well, rinse well, wash well, dry well, clean well, shake well, "
        "stir well, ventilate well, wipe well, in great detail, with discretion, "
        "with due diligence, due diligence, with precision, with accuracy, "
        "to a high standard, high standards, highest standard, highest standards, "
        "be thorough, be sensible, be sensitive, be discreet, be flexible, be vigilant, "
        "be alert, be concise, be brief, be precise, be transparent, be fair, "
        "be proactive, be diligent, be accurate, be creative, be realistic, be responsive, "
        "be attentive, be gentle, be generous, be descriptive, be strategic, be prudent, "
        "be open-minded, be very careful, be extra careful, be especially careful, "
        "be extremely careful, be wary, stay alert, stay vigilant, stay focused, "
        "stay organized, stay organised, stay flexible, keep tidy, keep clean, keep neat, "
        "keep organised, keep organized, kept tidy, kept clean, kept neat, keep it brief, "
        "keep it concise, keep it clear, keep it light, keep it clean, keep it tidy, "
        "keep things simple, keep things tidy, attention to detail, short and to the point, "
        "be smart, with good care, great care, extreme care, every care, due care, "
        "reasonable care, utmost care, care must be taken, care should be taken, "
        "at a comfortable pace, in the right way, in the best way, nice and tidy, "
        "nice and clean, nice and neat, give it a good clean, give it a good wipe, "
        "give it a good shake, give it a good rinse, give it a good stir, a good clean, "
        "a good wipe, a good shake, a good rinse, a good scrub, a quick wipe, a quick rinse, "
        "a quick clean, take your time, go easy on, don't overdo, do not overdo, "
        "don't go overboard, do not go overboard, use your head, with common sense, "
        "as per usual, the usual checks, the usual routine, like always, "
        "the way we always do, lead by example, with a light touch"
    ),
    zh=words(
        "认真, 仔细, 轻放, 大致, 妥善, 正确地, 规范操作, 按规范操作, 做好, 加强, 严格, 充分, "
        "轻轻, 快速, 缓慢, 剧烈, 小心, 谨慎, 细致, 适度, 灵活, 合理地, 高效, 彻底, 细心, "
        "用心, 轻拿轻放, 随意, 稍微, 慢慢, 有序, 有效地, 科学地, 适当地, 大力, 积极, 切实, "
        "认真负责, 全面, 深入, 严肃, 用力, 缓缓, 轻柔, 正确使用, 正确佩戴, 正确操作, "
        "规范填写, 规范使用, 做到位, 用自己的话, 用通俗的语言, 口语化, 耐心, 好好, 密切, "
        "特别留意, 多加留意, 多加注意, 随机应变, 灵活掌握, 灵活应对, 机动处理, 个案处理, "
        "另行处理, 照顾好, 多关心, 亲切, 得体大方, 井然有序, 有条不紊, 张弛有度, 适可而止, "
        "恰如其分, 尽心尽力, 全力以赴, 高度重视, 从严, 多沟通, 多互动, 准确地, 准确无误, "
        "公平公正, 清晰地, 详细地, 尽职尽责, 负责任, 保质保量, 扎实, 稳妥, 稳步, 轻手轻脚, "
        "规范地, 合理安排, 合理调整, 合理分配, 合理使用, 合理控制, 科学合理, 周密, 周全, "
        "有效沟通, 有效控制, 抓好, 抓实, 压实, 夯实, 严防, 严控, 严管, 严查, 严把, 严守, "
        "简单说明, 简单清洁, 简单处理, 简单擦拭, 简单介绍, 简单打扫, 精益求精, 一丝不苟, "
        "循序渐进, 有针对性地, 针对性地, 因地制宜, 因人而异, 讲究方法, 讲究方式, 讲究技巧, "
        "多观察, 多留心, 多问, 多检查, 多练习, 多提醒, 多鼓励, 多表扬, 多陪, 多走动, 多听, "
        "多看多问, 多看少说, 勤沟通, 好好沟通, 好好说, 交代清楚, 交接清楚, 写明白, 弄清楚, "
        "搞清楚, 讲明白, 问明白, 收拾好, 打理好, 安排好, 保管好, 保护好, 沟通好, 协调好, "
        "配合好, 防护好, 控制好, 把握好, 掌握好, 服务好, 招待好, 接待好, 看管好, 跟进好, "
        "当心, 轻柔地, 温柔地, 精心, 悉心, 缓慢地, 灵活运用, 灵活安排, 灵活调整, 眼里有活, "
        "机灵点, 机灵一点, 长点心, 上点心, 用点心, 用点心思, 多用心, 仔细点, 仔细一点, "
        "小心点, 小心一点, 轻点, 轻一点, 慢点, 慢一点, 快一点, 温柔一点, 干净利落, 干脆利落, "
        "手脚麻利, 手脚轻, 麻利, 利索, 心里有数, 做到心中有数, 别写太死, 先易后难, 先慢后快, "
        "有条理, 条理清晰, 尽善尽美, 照顾到位, 点到为止, 见机行事, 马虎不得, 不得马虎, "
        "不要马虎, 不能马虎, 不可大意, 不得大意, 不要大意, 不能大意"
    ),
    blocked=(
        "严格按照, 严格按, 严格遵守, 严格模式, 快速入口, 快速通道, 快速开始, 快速充电, 快速链接, "
        "快速上手, 快速消费, 积极性, 积极分子, 小心地滑, 小心烫, 全面屏, 全面质量, 加强件, 加强筋, "
        "加强版, 灵活性, 随意性, 高效液相, 高效率, 充分必要, 仔细度, 做好了, 全面性, 有序列, "
        "灵活就业, 灵活用工, 做好的, 深入浅出, 用力学, 大力度, closely related"
    ),
    ask=Ask(
        en="How exactly, and how does anybody see that it was done so? "
        'For example: "wrap in {N} layers of {material}"',
        zh="具体怎么做，做到什么程度算完成？例如：“裹{数字}层{材料}，用胶带十字交叉封口”",
    ),
    skeleton=Skeleton(en="with {method} until {result}", zh="用{方法}，直到{结果}"),
    clarified_by=(
        number_follows,
        document_says_how,
        result_is_given,
        meaning_follows,
        defined_elsewhere,
    ),
)
def vague_manner(hit: Occurrence) -> str | None:
    """A step says how well to work with a word that two people act on differently.

    Why: nobody can see whether something was done carefully; layers, seams and clicks can be
    counted.

    Bad:

        1. Li Si (Packer) packs the item carefully.

    Good:

        1. Li Si (Packer) wraps the item in 2 layers of bubble film and tapes every seam.

    Bad (zh):

        1. 打包员李四妥善包装商品。

    Good (zh):

        1. 打包员李四给商品裹2层气泡膜，封口用胶带十字交叉。

    Source: INCOSE Guide to Writing Requirements, rule R7 (vague terms); a Chinese SOP guide that
    names 按规范操作 and 妥善处理 as wordings to avoid.
    """
    return _dismiss_en(hit) if hit.word.isascii() else _dismiss_zh(hit)


def _dismiss_en(hit: Occurrence) -> str | None:
    if _CONDITION.search(hit.clause[0][-100:]):
        return "a condition, a purpose or a denial, not a way of working"
    if in_purpose(hit):
        return in_purpose(hit)
    if hit.word in _CARE and _AVOIDS.match(hit.after):
        return "what the care is for follows"
    if _LISTED.match(hit.after):
        return "what it takes is listed"
    if _is_state(hit) and not _is_demanded(hit):
        return "a state, not a way of working"
    return None


def _is_state(hit: Occurrence) -> bool:
    """Something is so, and nothing is kept or made so."""
    before = hit.before[-40:]
    is_kept = hit.word.startswith(("made ", "kept "))
    return not is_kept and _STATE.search(before) is not None and _DONE.search(before) is None


def _dismiss_zh(hit: Occurrence) -> str | None:
    if _CONDITION_ZH.search(hit.before[-24:]):
        return "a condition or a ban, not a way of working"
    if hit.word == "小心" and _HAZARD_ZH.match(hit.after):
        return "of what to beware follows"
    if hit.before.endswith("更"):
        return "compares"
    if hit.word in ("快速", "迅速") and _TIMED_ZH.search(hit.after + hit.rest[:40]):
        return "how long is given"
    if hit.word == "随意" and _PERMITTED_ZH.search(hit.before[-2:]):
        return "a permission"
    if _TOLD_ZH.search(hit.before[-12:]):
        return "tells what happens, not how to work"
    if hit.word in ("全面", "充分", "高效", "灵活", "有序") and _STATE_ZH.match(hit.after):
        return "says what a thing is like"
    return None


def _is_demanded(hit: Occurrence) -> bool:
    """The state is the task: "check that it is properly closed", or a box to tick."""
    return hit.block.checkbox or _CHECKS.search(hit.before) is not None
