"""VAG006: good and suitable, where a criterion belongs."""

from itertools import product
from re import compile

from sopai.lint.clarifiers import (
    criterion_follows,
    defined_elsewhere,
    document_is_named,
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
_LAW = compile(r"^\s+(?:\w+\s+){0,2}(?:act|law|regulation|directive|authority|supervisory)\b")
_COMPARED = compile(r"\b(?:how|most|as)\s+$")
_POSSIBLE = compile(r"\b(?:can|could|may|might|would)\s+(?:be\s+)?(?:\w+ and\s+)?$")
_AVOIDED = compile(r"\b(?:avoid(?:s|ing)?|prevent(?:s|ing)?|without|no|not \w+|any)\s+$")
_ABOUT_ITSELF = frozenset(words("relevant, appropriate, significant, important, similar, suitable"))
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
            "suitable, appropriate, adequate, reasonable, reasonably, high-quality, high quality, "
            "relevant, significant, significantly, acceptable, satisfactory, sufficiently, "
            "good condition, good quality, meaningful, minor, major, unusual, abnormal, "
            "suspicious, "
            "easy to understand, user-friendly, substantial, considerable, optimal, best possible, "
            "robust, comfortable, large enough, long enough, good enough, clean enough, serious, "
            "severe, too high, too low, too long, too large, too small, too short, too big, "
            "too open, "
            "unreasonable, undue, unnecessary, well-organized, well organized, neat, tidy, "
            "presentable, make sense, makes sense, proper, smell good, smells good, "
            "look similar, looks similar, appear similar, appears similar, "
            "decent, valuable, noticeable, flexible, experienced, competent, the right people, "
            "important, necessary precautions, "
            "sensible, plausible, plausibility, "
            "smell fine, smells fine, feel good, feels good, fair price, safe speed, "
            "safe distance, big difference, big differences, "
            "large difference, large differences, small difference, small differences, "
            "small discrepancies, as far as reasonable, came out badly, "
            "tolerable, can be tolerated, worn out, in bad shape, in good shape, "
            "in good working order, fit for purpose, "
        ),
    ),
    zh=words(
        "良好, 适中, 合适, 合理, 适当, 整洁, 充足, 简要, 重大, 严重, 恰当, 得当, 到位, 优质, "
        "高质量, "
        "美观, 妥当, 明显, 易懂, 简短易懂, 简洁, 有异常, 异常时, 干净, 必要的, "
        "有经验的, 适宜, 恰到好处, 高标准, 高品质, 一定程度, 不必要的, 体面, 得体, 舒适, 完善的, "
        "健全的, 有力的, 有效措施, 有效的措施, 相应的, 较大, 较小, 较高, 较低, 过高, 过低, 过大, "
        "过小, 太高, 太低, 太大, 太小, "
        "整齐, 齐全, 轻松愉快, 像样, 积极向上, 表现突出, 表现优秀, 表现良好, "
        "高价值, 脏的, 情况特殊, 情节严重, 情节较轻, "
        "伤势较重, 不明原因, 看起来舒服, 合情合理, 光线充足, 通风良好, 太大声, 太脏, "
        "太旧, 太热, 太冷, 太烫, 太紧, 太松, 太快, 太慢"
    ),
    blocked=(
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
        document_is_named,
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
    if _POSSIBLE.search(hit.before[-40:]):
        return "tells what may be"
    if _LAW.match(hit.after[:40]):
        return "part of the name of a law or an authority"
    if hit.word in ("unnecessary", "undue", "unreasonable") and _AVOIDED.search(hit.before[-16:]):
        return "what is avoided, none of it"
    if _COMPARED.search(hit.before[-12:]):
        return "compares or asks"
    return None


def _dismiss_zh(hit: Occurrence) -> str | None:
    if hit.word == "干净" and _RESULT_ZH.search(hit.before[-1:]):
        return "the result of cleaning itself"
    if _DENIED_ZH.search(hit.before[-3:]) and hit.word not in ("明显", "必要的"):
        return "is denied or compared"
    if _NAME_ZH.match(hit.after):
        return "part of a name"
    if _SEEN_ZH.search(hit.before[-12:]):
        return "tells what is seen"
    return None
