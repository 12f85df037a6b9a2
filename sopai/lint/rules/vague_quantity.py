"""VAG005: some, where a number belongs."""

from re import compile

from sopai.lint.clarifiers import apposition_follows
from sopai.lint.occurrence import Occurrence
from sopai.lint.registry import Ask, Skeleton, term_rule, words
from sopai.schema.finding import Severity

_NUMBER_BESIDE = compile(r"^\s*\d|^\s*(?:one|two|three|half|a third|a quarter)\b|^\s*[一二两三四五六七八九十半]\s*[个小分天克勺]")
_NUMBER_BEFORE = compile(r"\d\s*\S{0,4}$")
_TEST = compile(r"^\s*(?:\w+\s+){0,3}(?:to|for)\s+\w+|^[^,。;]{0,10}(?:以|能够?)")
_DIRECTION_ZH = compile(r"^(?:两侧|两边|手|移动|滑动|转|摇|方向|对称|各)")


@term_rule(
    "VAG005",
    Severity.WARNING,
    en=words(
        "several, a few, enough, a lot of, lots of, lots, a number of, approximately, roughly, some time, "
        "for a while, a bit, a little, a small amount, small amount of, a large amount, large amount of, "
        "plenty of, numerous, a couple of, too many, too much, excessive, excessively, a handful of, a lot, "
        "additional detail, as much as you can, as many as possible, most of the, the majority of, minimal, "
        "an adequate number, a sufficient number, a reasonable number, a reasonable amount, sufficient, insufficient, "
        "some ways, more or less, or so, a minimal number of, a great deal, not too much, not too many, only a few"
    ),
    zh=words(
        "适量, 若干, 少量, 一些, 大约, 左右, 足够, 多次, 大量, 少许, 些许, 数次, 几个, 几次, 多余, 略微, 稍许, 一定数量, 一定时间, 一段时间, 部分时间, "
        "不宜过多, 不宜太多, 不宜过高, 不宜太长, 不要太多, 过多, 过少, 适当数量, 逐步, 逐渐, 一点, 少放, 多放, 多加, 少加, 薄片, 小洞, 温水, 数天, 数日, 几天, 几分钟, 片刻, 一会儿"
    ),
    blocked=(
        "左右两侧, 左右两边, 左右手, 左右滑动, 左右移动, 左右摇, 上下左右, 左右对称, 多余字符, 一点五, 一点击, 十一点, 重点, 特点, 要点, 一些列, 足够长度校验, "
        "error or so, 逐步骤, enough said, 第一点, 一点半, 一点钟, 任意一点, 每一点, 这一点, 那一点"
    ),
    ask=Ask(
        en="How many, or how much, and with what tolerance? For example: \"{N} {unit}\"",
        zh="具体多少，允许误差多少？例如：“{数字}{单位}”",
    ),
    skeleton=Skeleton(en="{N} {unit}", zh="{数字}{单位}", blanks=("N", "unit")),
    clarified_by=(apposition_follows,),
)
def vague_quantity(hit: Occurrence) -> str | None:
    """A step leaves open how many or how much.

    Why: enough labels are one label for the new colleague and three for the customs.

    Bad:

        1. Li Si (Packer) adds several labels to the parcel.

    Good:

        1. Li Si (Packer) adds 2 labels to the parcel.

    Bad (zh):

        1. 打包员李四在盒内涂适量胶水。

    Good (zh):

        1. 打包员李四在盒内涂5 ml胶水。

    Source: INCOSE Guide to Writing Requirements, rule R7 (vague quantifiers).
    """
    if _NUMBER_BESIDE.match(hit.after[:20]):
        return "a number follows"
    if _NUMBER_BEFORE.search(hit.before[-8:]) and hit.word in ("左右", "or so", "more or less", "大约"):
        return "a number stands beside it"
    if hit.word in ("enough", "sufficient", "足够") and _TEST.match(hit.after):
        return "the test for it follows"
    if hit.word == "左右" and _DIRECTION_ZH.match(hit.after):
        return "a direction"
    if hit.word in ("a bit", "a little") and hit.after.startswith((" of ", " bit")):
        return None
    return None
