"""VAG002: words for how well something is done, without a way to see it."""

from re import compile

from sopai.lint.clarifiers import apposition_follows, document_is_named, number_is_near, result_is_given
from sopai.lint.occurrence import Occurrence
from sopai.lint.registry import Ask, Skeleton, term_rule, words
from sopai.schema.finding import Severity

_CONDITION = compile(r"\b(?:if|when|unless|once|whether|until|after|that|which|not|in case|only if|ensures? that)\b[^,.;]{0,60}$")
_CHECKED = compile(r"\b(?:is|are|be|been|was|were|has|have|works?|worked|runs?|running|functions?|functioning|behaves?)\s+(?:\w+\s+)?$")
_CONDITION_ZH = compile(r"(?:如果?|若|当|是否|未|没有?|不|无法)[^,。;]{0,12}$")


@term_rule(
    "VAG002",
    Severity.WARNING,
    en=words(
        "properly, correctly, carefully, thoroughly, appropriately, efficiently, effectively, adequately, gently, "
        "smoothly, neatly, diligently, cautiously, rigorously, closely, vigorously, lightly, sensibly, wisely, "
        "with care, with caution, with due care, be careful, take care, use caution, exercise caution, "
        "be cautious, be mindful, be thoughtful, in an appropriate manner, in a proper manner, "
        "in the usual way, as usual, slow down, to the best of, conscientiously, meticulously, prudently, "
        "in good order, in an orderly manner, with attention to detail, do your best, gracefully, safely, securely, "
        "clearly, be clear, briefly, firmly, tightly, loosely"
    ),
    zh=words(
        "认真, 仔细, 妥善, 正确地, 规范操作, 按规范操作, 做好, 加强, 严格, 充分, 轻轻, 快速, 缓慢, 剧烈, 疯狂, 小心, 谨慎, 细致, 适度, 灵活, "
        "合理地, 高效, 彻底, 细心, 用心, 轻拿轻放, 随意, 稍微, 慢慢, 有序, 有效地, 科学地, 适当地, 大力, 积极, 切实, 认真负责, 眼里有活, 多看多问, "
        "全面, 深入, 严肃, 用力, 缓缓, 轻柔, 正确使用, 正确佩戴, 正确操作, 规范填写, 规范使用, 做到位"
    ),
    blocked=(
        "正确率, 正确答案, 严格按照, 严格按, 严格遵守, 快速入口, 快速通道, 快速开始, 积极性, 快速充电, 小心地滑, 全面屏, 全面质量, 加强件, 加强筋, 加强版, 随意性, "
        "灵活性, 有效期, 高效液相, 高效率, 积极分子, 小心烫, 充分必要, 仔细度, 严格模式, 快速链接, 快速上手, 快速消费, 全面小康, 慢慢来, 做好了, safely reboot, correctly configured"
    ),
    ask=Ask(
        en="How exactly, and how does anybody see that it was done so? For example: \"wrap in {N} layers of {material}\"",
        zh="具体怎么做，做到什么程度算完成？例如：“裹{数字}层{材料}，用胶带十字交叉封口”",
    ),
    skeleton=Skeleton(en="with {method} until {result}", zh="用{方法}，直到{结果}", blanks=("method", "result")),
    clarified_by=(document_is_named, result_is_given, number_is_near, apposition_follows),
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
    if hit.word.isascii():
        if _CONDITION.search(hit.before[-80:]):
            return "a condition or a state that is looked at, not a way of working"
        if _CHECKED.search(hit.before[-40:]):
            return "a state, not a way of working"
    elif _CONDITION_ZH.search(hit.before[-14:]):
        return "a condition, not a way of working"
    return None
