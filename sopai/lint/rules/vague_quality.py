"""VAG006: good and suitable, where a criterion belongs."""

from itertools import product
from re import compile

from sopai.lint.clarifiers import (
    criterion_follows,
    defined_elsewhere,
    document_says_how,
    meaning_follows,
    measure_is_given,
    result_is_given,
)
from sopai.lint.occurrence import Occurrence
from sopai.lint.registry import Ask, Skeleton, term_rule, words
from sopai.schema.finding import Severity

_PREDICATE = compile(
    r"(?:\b(?:is|are|be|being|stay|remain|seems?|becomes?|was|were|feel)|\b(?:it|that|"
    r"this)['’]s)\s+"
    r"(?:\w+ly\s+|not\s+|still\s+|no longer\s+|very\s+|also\s+)?$"
)
_RELATIVE = compile(r"\b(?:that|which|who|whom|what|whether|where|why)\b[^,.;]{0,40}$")
_ONE = compile(r"\b(?:the|its|their|your|each|every)\s+(?:[a-z]+\s+)?$")
_ONE_AFTER = compile(
    r"^\s+(?:[\w-]+\s+){0,2}?(?!\w*s\b)(?:tube|file|"
    r"page|section|number|id|name|repository|repo|crate|branch|"
    r"cluster|namespace|account|environment|channel|folder|directory|field|column|row|cell|"
    r"button|tab|menu|option|label|tag|version|date|region|project|ticket|issue|server|host|"
    r"node|well|slot|port|box|template|form|script|command|role|ticket|checkbox)\b"
)
"""What there is one of in each case: "the appropriate tube" is the one that the step is about."""

_NAMED = compile(r"^\s+(?:\[[^\]]+\][(\[]|`[^`]+`)")
_SUSPECT = compile(
    r"^\s+(?:(?:or|and) \w+\s+)?(?:e-?mails?|messages?|activit\w+|files?|links?|urls?|"
    r"attachments?|log-?ins?|traffic|"
    r"process(?:es)?|domains?|behaviou?rs?|hosts?|accounts?|connections?|packages?|events?)\b"
)
_FOR_GOOD = compile(r"\bto\s+(?:\w+ly\s+)?$")
_OF_WHAT = compile(r"^\s+(?:to|for)\s+\w")
_LAW = compile(r"^\s+(?:\w+\s+){0,2}(?:act|law|regulation|directive|authority|supervisory)\b")
_COMPARED = compile(r"\b(?:how|most|as)\s+$")
_POSSIBLE = compile(r"\b(?:can|could|may|might|would)\s+(?:be\s+)?(?:\w+ and\s+)?$")
_AVOIDED = compile(r"\b(?:avoid(?:s|ing)?|prevent(?:s|ing)?|without|no|not \w+|any)\s+$")
_ABOUT_ITSELF = frozenset(words("relevant, appropriate, significant, important, similar, suitable"))
_CHOSEN = frozenset(words("appropriate, relevant, proper"))
_ODD = words(
    "difficult, complex, complicated, special, exceptional, sensitive, doubtful, problematic, "
    "extreme"
)
_CASES = words("case, cases, circumstances, situation, situations")
_MEASURED = words(
    "full, heavy, light, hot, cold, warm, fast, slow, late, early, dark, bright, loud, tight, "
    "loose, dry, wet, thick, thin, deep, dirty, old, expensive, busy, crowded, strong, weak"
)
_SENSES = words("look, looks, smell, smells, sound, sounds, seem, seems, feel, feels")
_SENSED = words("odd, strange, weird, wrong, bad, dirty, fresh, clean, dark, off")
_RESULT_ZH = compile(r"[洗刷擦冲扫清理拾淘弄倒剔除拭打抹沥剥]$")
_DENIED_ZH = compile(r"(?:不|无|非|没有|比较|更|等于|说明|表示|算|就是)$")
_SEEN_ZH = compile(r"(?:出现|呈现|产生|变得?|显得?|十分|非常|越来越)[^,。;]{0,8}$")
_GRADE_ZH = compile(r"\d\s?分?(?:以上|以下|以内)?[者的]?(?:定?为|是|算|属于?)$")
_WOULD_ZH = compile(r"(?:会|将|可能|否则)[^,。;]{0,3}$")
_BETWEEN_ZH = compile(r"不(?:会|要|能|宜|可)?(?:太|过).{1,12}不(?:会|要|能|宜|可)?(?:太|过)")
_NAME_ZH = compile(r"^(?:度|性|率|级|程度|证|品)")


@term_rule(
    "VAG006",
    Severity.WARNING,
    en=(
        *(f"{a} {noun}" for a, noun in product(_ODD, _CASES)),
        *(f"too {a}" for a in _MEASURED),
        *(f"{sense} {a}" for sense, a in product(_SENSES, _SENSED)),
        *words(
            "common sense, good judgement, good judgment, ensure good, maintain good, keep good, "
            "suitable, appropriate, adequate, reasonable, reasonably, high-quality, "
            "high quality, relevant, significant, significantly, acceptable, satisfactory, "
            "sufficiently, good condition, good quality, meaningful, minor, major, unusual, "
            "abnormal, suspicious, easy to understand, user-friendly, substantial, considerable, "
            "optimal, best possible, robust, comfortable, large enough, long enough, "
            "good enough, clean enough, serious, severe, too high, too low, too long, too large, "
            "too small, too short, too big, too open, unreasonable, undue, unnecessary, "
            "well-organized, well organized, neat, tidy, presentable, make sense, makes sense, "
            "proper, smell good, smells good, look similar, looks similar, appear similar, "
            "appears similar, decent, valuable, noticeable, flexible, experienced, competent, "
            "the right people, important, necessary precautions, sensible, plausible, "
            "plausibility, smell fine, smells fine, feel good, feels good, fair price, "
            "safe speed, safe distance, big difference, big differences, large difference, "
            "large differences, small difference, small differences, small discrepancies, "
            "as far as reasonable, came out badly, tolerable, can be tolerated, worn out, "
            "in bad shape, in good shape, in good working order, fit for purpose, safe location, "
            "safe area, safe spot, secure place, secure location, secure area, quiet place, "
            "quiet area, dry place, cool place, easy to read, easy to find, easily visible, "
            "clearly visible, well-maintained, well-lit, well-ventilated, well ventilated, "
            "well lit, well-trained, well trained, suitably qualified, knowledgeable, "
            "trustworthy, trivial, non-trivial, nontrivial, poor condition, bad condition, "
            "messy, cluttered, too much time, worthwhile, appropriate parties, "
            "interested parties, right person, right team, the right person, the right team, "
            "the right channel, the appropriate person, anything unusual, anything suspicious, "
            "anything strange, anything odd, anything wrong, hard to read, difficult to read, "
            "hard to understand, difficult to understand, self-explanatory, well-documented, "
            "well documented, well-written, reasonable condition, out of the ordinary, "
            "out of place, higher than usual, lower than usual, longer than usual, "
            "more than usual, higher than normal, lower than normal, slower than usual, "
            "strong enough, big enough, small enough, high enough, low enough, old enough, "
            "fast enough, close enough, far enough, clear enough, warm enough, dry enough, "
            "clean and tidy, neat and tidy, in working order, good working order, "
            "extenuating circumstances, high-profile, high profile, state of the art, "
            "state-of-the-art, cost-effective, easily identifiable, easily recognisable, "
            "easily recognizable, easily understood, looks sad, looks tired, looks about right, "
            "about right, in a good state, in a bad state, in a state, in decent shape, "
            "spick and span, spotless, shipshape, up to par, good hygiene, good lighting, "
            "good ventilation, good communication, good impression, good overview, good fit, "
            "good contact, good reason, good relationship, good relationships, good visibility, "
            "good candidate, good practice, poor quality, poor performance, poor lighting, "
            "obvious things, obvious errors, obvious issues, obvious problems, obvious damage, "
            "obvious defects, simple request, simple requests, simple case, simple cases, "
            "simple change, simple changes, simple question, simple questions, simple task, "
            "simple tasks, urgent case, urgent cases, urgent request, urgent requests, "
            "urgent matter, urgent matters, urgent issue, urgent issues, urgent task, "
            "urgent tasks, urgent order, urgent orders, urgent item, urgent items, large order, "
            "large orders, big order, big orders, small order, small orders, heavy item, "
            "heavy items, bulky item, bulky items, large item, large items, small item, "
            "small items, big item, big items, large amount, large sum, large sums, big claim, "
            "big claims, large claim, large claims, small claim, small claims, small repair, "
            "small repairs, big job, big jobs, small job, small jobs, large group, large groups, "
            "expensive item, expensive items, high-value item, high-value items, "
            "high-value order, high-value orders, difficult customer, difficult customers, "
            "angry customer, angry customers, good customer, good customers, regular customer, "
            "regular customers, important customer, important customers, difficult question, "
            "difficult questions, tricky question, tricky questions, tricky case, tricky cases, "
            "difficult client, difficult clients, vulnerable people, key people, key points, "
            "key stakeholders, key information, key messages, key questions, necessary steps, "
            "necessary measures, necessary arrangements, necessary adjustments, "
            "necessary action, necessary actions, necessary documents, necessary information, "
            "necessary support, necessary equipment, necessary tools, necessary materials, "
            "necessary approvals, necessary permissions, necessary paperwork, "
            "necessary preparations, necessary changes, necessary repairs, "
            "essential information, good time, nice and warm, very full, fairly full, "
            "quite full, very busy, really busy, very late, quite late, very old, quite old, "
            "very dirty, really dirty, quite dirty, very heavy, really heavy, quite heavy, "
            "very hot, really hot, quite hot, very wet, really wet, very cold, really cold, "
            "very large, very small, very long, very slow, very urgent, really urgent, "
            "fairly new, long-term relationship, reasonable price, reasonable prices, "
            "fair share, healthy relationship"
        ),
    ),
    zh=words(
        "良好, 适中, 合适, 合理, 适当, 整洁, 充足, 简要, 重大, 严重, 恰当, 得当, 到位, 优质, "
        "高质量, 美观, 妥当, 明显, 易懂, 简短易懂, 简洁, 有异常, 异常时, 干净, 必要的, "
        "有经验的, 适宜, 恰到好处, 高标准, 高品质, 一定程度, 不必要的, 体面, 得体, 舒适, "
        "完善的, 健全的, 有力的, 有效措施, 有效的措施, 相应的, 较大, 较小, 较高, 较低, 过高, "
        "过低, 过大, 过小, 太高, 太低, 太大, 太小, 整齐, 齐全, 轻松愉快, 像样, 积极向上, "
        "表现突出, 表现优秀, 表现良好, 高价值, 脏的, 情况特殊, 情节严重, 情节较轻, 伤势较重, "
        "不明原因, 看起来舒服, 合情合理, 光线充足, 通风良好, 太大声, 太脏, 太旧, 太热, 太冷, "
        "太烫, 太紧, 太松, 太快, 太慢, 较好, 较差, 较重, 较轻, 较长, 较短, 较远, 较近, "
        "较复杂, 较严重, 比较复杂, 比较严重, 比较大, 比较急, 较急, 紧急的, 重要客户, 大客户, "
        "老客户, 重点客户, 优质客户, 熟客, 难缠, 疑难, 棘手, 不正常, 不对劲, 破旧, "
        "陈旧, 老旧, 脏污, 脏乱, 凌乱, 杂乱, 清爽, 异响, 杂音, 杂音大, 牢固, 牢靠, 平整, "
        "光滑, 光亮, 美观大方, 大方得体, 干净整洁, 窗明几净, 一尘不染, 井井有条, 称职, 胜任, "
        "有能力, 有经验, 经验丰富, 业务熟练, 责任心强, 令人满意, 优秀的, 优良, 出色, 卓越, "
        "有价值, 有意义, 必要信息, 必要措施, 必要准备, 必要手续, 相应措施, 相应处理, "
        "安全的地方, 安全位置, 安全距离, 安全区域, 安全地带, 通风处, 阴凉处, 干燥处, 显眼, "
        "醒目, 要紧, 高档, 高端, 脸色不好, 精神不好, 状态不好, 不太好, 太离谱, 离谱, 清干净, "
        "弄干净, 年纪大的, 不烫嘴, 不佳, 欠佳, 偏差较大, 差异较大, 影响较大, 影响较小, "
        "金额较大, 数量较大, 问题较大, 说得过去, 过得去, 差得不多, 好一点的, 干净一点, "
        "干净点, 亮一点, 看着舒服, 看起来整齐, 看着整齐, 像样点, 状态好, 状态差, 情绪不稳, "
        "身体不适, 天气恶劣, 恶劣天气, 较大金额, 较高价值, 性价比, 有问题的, 可疑, 不靠谱, "
        "靠谱, 质量好, 质量差, 效果好, 效果差, 卖得好, 卖不动, 不好的, 好的习惯, 良好习惯, "
        "太远, 太近, 太薄, 太厚, 太湿, 太干, 太咸, 太淡, 太甜, 太稀, 太稠, 太重, 太轻, 太早, "
        "太晚, 太挤, 太吵, 太贵, 太便宜, 太暗, 太亮, 关键时刻"
    ),
    blocked=(
        "acceptable use policy, acceptable use policies, "
        "minor version, major version, major release, minor release, major incident, "
        "minor incident, major.minor, proper name, proper noun, important note, important to, "
        "important not to, important that, competent authority, 合适的时候, 合适性, 合理性, "
        "干净整洁度, 整洁度, 重大危险源, 重大事故, 重大活动, 严重程度, 严重性, 严重级别, 严重等级, "
        "严重级, 严重不良, 严重警告, 明显标识, 简洁版, 太大意, 适当沟通, 有异常时, 过高温, 过低温, "
        "异常时间, 综合理, 结合理, 到位置, 配合理"
    ),
    ask=Ask(
        en='By what does anybody see it? For example: "{criterion}, measured with {tool}"',
        zh="按什么判断？例如：“{标准}，用{工具}测量”",
    ),
    skeleton=Skeleton(en="{criterion}", zh="{标准}"),
    clarified_by=(
        criterion_follows,
        document_says_how,
        meaning_follows,
        measure_is_given,
        result_is_given,
        defined_elsewhere,
    ),
)
def vague_quality(hit: Occurrence) -> str | None:
    """A step asks for a quality that it does not describe.

    Why: a suitable box is whatever lies nearest; a size and a limit can be picked and checked.

    Bad:

        1. Li Si (Packer) takes a suitable box from the shelf.

    Good:

        1. Li Si (Packer) takes box size M from the shelf for volumes up to 8 L, else size L.

    Bad (zh):

        1. 打包员李四选择合适的纸箱。

    Good (zh):

        1. 打包员李四取M号纸箱，体积超过8升时取L号。

    Source: INCOSE Guide to Writing Requirements, rule R7; GB/T 1.1-2020 on requirements that can
    be verified.
    """
    return _dismiss_en(hit) if hit.word.isascii() else _dismiss_zh(hit)


def _dismiss_en(hit: Occurrence) -> str | None:
    if hit.word in _ABOUT_ITSELF and (
        _PREDICATE.search(hit.before[-30:]) or _RELATIVE.search(hit.before[-50:])
    ):
        return "says something about a thing, asks for nothing"
    if hit.word in _CHOSEN and (reason := _said_which(hit)) is not None:
        return reason
    if hit.word == "suspicious" and _SUSPECT.match(hit.after):
        return "names what is looked for"
    if hit.word.startswith(("ensure", "maintain", "keep")) and _FOR_GOOD.search(hit.before[-16:]):
        return "a purpose"
    if _POSSIBLE.search(hit.before[-40:]):
        return "tells what may be"
    if _LAW.match(hit.after[:40]):
        return "part of the name of a law or an authority"
    if hit.word in ("unnecessary", "undue", "unreasonable") and _AVOIDED.search(hit.before[-16:]):
        return "what is avoided, none of it"
    if _COMPARED.search(hit.before[-12:]):
        return "compares or asks"
    return None


def _said_which(hit: Occurrence) -> str | None:
    """Why "the appropriate tube" leaves nothing open."""
    if _ONE.search(hit.before[-24:]) and _ONE_AFTER.match(hit.after[:48]):
        return "there is one that it can be"
    if _NAMED.match(hit.after_as_written):
        return "a link or a name in code says which"
    if hit.word == "relevant" and _OF_WHAT.match(hit.after):
        return "to what it is relevant follows"
    return None


def _dismiss_zh(hit: Occurrence) -> str | None:
    if hit.word == "干净" and _RESULT_ZH.search(hit.before[-1:]):
        return "the result of cleaning itself"
    if _DENIED_ZH.search(hit.before[-3:]) and hit.word not in ("明显", "必要的"):
        return "is denied or compared"
    if _NAME_ZH.match(hit.after):
        return "part of a name"
    if _GRADE_ZH.search(hit.before[-16:]):
        return "the name of a grade behind its numbers"
    if hit.word in ("严重", "明显") and _WOULD_ZH.search(hit.before[-6:]):
        return "tells what comes of it"
    if hit.word == "适中" and _BETWEEN_ZH.search(hit.before):
        return "both ends are given"
    if _SEEN_ZH.search(hit.before[-12:]):
        return "tells what is seen"
    return None
