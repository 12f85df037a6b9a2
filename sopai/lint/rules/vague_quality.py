"""VAG006: good and suitable, where a criterion belongs."""

from re import compile

from sopai.lint.clarifiers import apposition_follows, document_is_named, number_is_near
from sopai.lint.occurrence import Occurrence
from sopai.lint.registry import Ask, Skeleton, term_rule, words
from sopai.schema.finding import Severity

_PREDICATE = compile(r"\b(?:is|are|be|being|stay|remain|seems?|becomes?|was|were)\s+(?:\w+ly\s+|not\s+|still\s+|no longer\s+)?$")
_RELATIVE = compile(r"\b(?:that|which|who|whom|what|whether|where)\b[^,.;]{0,40}$")
_EITHER = compile(r"^\s+\w+(?:\s\w+)?\s?:\s*(?:either|one of|the)\b")
_LAW = compile(r"\b(?:act|law|regulation|directive|policy)\b")


@term_rule(
    "VAG006",
    Severity.WARNING,
    en=words(
        "suitable, appropriate, adequate, reasonable, high-quality, high quality, relevant, significant, significantly, "
        "acceptable, satisfactory, sufficiently, good condition, in good condition, good quality, meaningful, minor, "
        "major, unusual, abnormal, anything unusual, anything suspicious, suspicious, easy to understand, user-friendly, "
        "substantial, considerable, optimal, best possible, robust, comfortable, large enough, long enough, "
        "serious, severe, critical enough, too open, too high, too low, too long, too large, reasonably, "
        "unreasonable, undue, unnecessary, well-organized, well organized, neat, tidy, clean enough, presentable, "
        "make sense, makes sense, interesting, proper, good enough, looks good, looks ok, looks right, looks fine, "
        "decent, valuable, as clean as possible, noticeable, fair, flexible, experienced, competent, trusted, "
        "the right people, important, necessary precautions, similar, bold, healthy, low"
    ),
    zh=words(
        "良好, 合适, 合理, 适当, 整洁, 充足, 简要, 重大, 重大的, 严重, 严重的, 恰当, 得当, 到位, 优质, 高质量, 美观, 妥当, 明显, 简短易懂, 简洁, 易懂, 方便的, 有异常的, 是否正常, 是否异常, "
        "有异常, 异常时, 干净的, 干净, 大争议, 小的争议, 必要的, 精致, 老员工, 有经验的, 适宜, 恰到好处, 高标准, 高品质, 一定程度, 不必要的, 体面, 得体, 舒适, 美味, 完善的, 健全的, 有力的, "
        "有效的措施, 有效措施, 相应的, 较大, 较小, 较高, 较低, 过高, 过低, 过大, 过小, 太高, 太低, 太大, 太小"
    ),
    blocked=(
        "good manufacturing practice, good morning, normal saline, normal mode, minor version, major version, major release, minor release, "
        "合适的时候, 合格证, 合格品, 合理性, 干净整洁度, 重大危险源, 严重程度, 严重性, 严重级别, 严重等级, 重大事故, 重大活动, 严重不良, 合适性, important note, is important, "
        "important to, severity, major incident, minor incident, major.minor, proper name, proper noun, similarly, dissimilar, similarity, "
        "similar to, relevantly, low-pass, low pass, lower, low priority, fairly, unfair, critical, tidyup, flow, interestingly, follow, "
        "long-term, serious injury, 明显标识, 简洁版, 严重警告, 太大意, 整洁度, 严重级, 健康, trusted users, trusted advisor, boldness, bold text, "
        "fairness, fair use, lowercase, low-level, below, slow, allow, 适当沟通, 方便的话, 异常时间"
    ),
    ask=Ask(
        en="By what does anybody see it? For example: \"{criterion}, measured with {tool}\"",
        zh="按什么判断？例如：“{标准}，用{工具}测量”",
    ),
    skeleton=Skeleton(en="{criterion}", zh="{标准}", blanks=("criterion",)),
    clarified_by=(apposition_follows, document_is_named, number_is_near),
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
    if not hit.word.isascii():
        return _dismiss_zh(hit)
    if hit.word in ("relevant", "appropriate", "significant", "important") and (
        _PREDICATE.search(hit.before[-30:]) or _RELATIVE.search(hit.before[-50:])
    ):
        return "says something about a thing, asks for nothing"
    if _EITHER.match(hit.after):
        return "which ones follows"
    if hit.word == "low" and not hit.before.rstrip().endswith(("with", "keep", "stuff")):
        return "a level, not a quality"
    if _LAW.search(hit.after[:30]):
        return "part of the name of a law or policy"
    if hit.before.rstrip().endswith(("how", "more", "most", "as", "not", "no")) and hit.word not in (
        "appropriate", "suitable",
    ):  # fmt: skip
        return "compares or denies"
    return None


def _dismiss_zh(hit: Occurrence) -> str | None:
    if hit.before.endswith(("不", "无", "非", "没有")) and hit.word not in ("明显", "必要的"):
        return "is denied"
    if hit.after.startswith(("度", "性", "率", "级", "程度", "证", "品")):
        return "part of a name"
    return None
