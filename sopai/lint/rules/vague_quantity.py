"""VAG005: some, where a number belongs."""

from re import compile

from sopai.lint.clarifiers import amount_follows, defined_elsewhere
from sopai.lint.guards import in_purpose
from sopai.lint.occurrence import Occurrence
from sopai.lint.registry import Ask, Skeleton, term_rule, words
from sopai.schema.finding import Severity

_NUMBER_BESIDE = compile(
    r"^\s*[~£$€¥]?\d|^\s*(?:one|two|three|four|five|ten|half|a third|a quarter)\b|"
    r"^\s*every \d|^\s*[一二两三四五六七八九十半]\s*[个小分天克勺人]|^(?:只?需要?|是|为)\s*\d"
)
_NUMBER_BEFORE = compile(r"\d\s*\S{0,4}\s*$|[一二三四五六七八九十]\S{0,3}$")
_TEST = compile(
    r"^\s*(?:\w+\s+){0,3}(?:to|for)\s+(?:cover|fill|reach|bring|hold|fit|last|see|make|have|keep|"
    r"ensure|support|get|allow|\d)|^[^,。;]{0,10}(?:以|能够?|,使[^,。;]{1,8}(?:到达|达到|没过|浸没))"
)
_ABOUT = frozenset(words("左右, 大约, or so, more or less, approximately, roughly, 一点"))
_TOLD = compile(
    r"\b(?:not|isn't|aren't|wasn't|there (?:is|are|was|were|may|might|could)|if|when|because|after|"
    r"which|that|who|has|have|had|shows?|showed|seen|gives?|by|in|for|from|of|will|can|may|might|"
    r"could|would|allows?|includes?|contains?|covers?|typically|usually|gets?)\s+(?:\w+\s+){0,2}$|"
    r"['’]ll\s+(?:\w+\s+){0,2}$"
)
_LOOSE = frozenset(
    words(
        "several, a few, enough, numerous, a number of, most of the, the majority of, a lot, "
        "a lot of, lots of, plenty of, a handful of, a couple of"
    )
)
"""Words that tell how many there are more often than they order how many."""

_STATED = compile(
    r"\b(?:is|are|was|were|be|become|considered|as|little)\s+$|\b(?:since|because|if)\b[^,]{0,40}$"
)
_DEMANDED = compile(r"\b(?:ensures?|make sure|checks?|verify|verifies|confirms?|must)\b")
_UNIT = compile(r"^\s+(?:second|minute|hour|day|week|time|drop|turn|step|gram|millilit)")
_ENOUGH_FOR = compile(r"\b(?:(?:in order|so as) to|to) (?:have|get|give|leave|ensure|obtain)\s+$")
_THERE = compile(r"\bthere (?:is|are|will be|would be|may be|might be)\s+(?:\w+\s+)?$")
_GIVEN_ZH = compile(r"^[^。;]{0,8}以[^,。;]{1,12}为(?:度|准|宜|限)")
_TWICE_ZH = compile(r"(?:稍微|略微|一点)[^,。;]?$")
_BY_ITSELF_ZH = compile(r"^(?:地|的)?(?:升高|升温|上升|降低|下降|加热过程|融|凝|溶)")
_AVOIDED_ZH = compile(r"(?:避免|以免|防止|免得|留出)[^,。;]{0,6}$")
_DIRECTION_ZH = compile(r"^(?:两侧|两边|手|移动|滑动|转|摇|方向|对称|各)")
_ADJUSTS_ZH = compile(r"^(?:地|的)?(?:调|增|减|提|降|加|放|推|升|扩|缩|添|倒)")
_RESULT_ZH = compile(r"^[,了的]?(?:只?会|容易|易|也|就|则|将|时|导致|不好|影响)")
_TOLD_ZH = compile(r"(?:有|是|出现|存在|产生|造成|过|了|[那这哪])$")


@term_rule(
    "VAG005",
    Severity.WARNING,
    en=words(
        "several, a few, only a few, enough, a lot of, a lot, lots of, a number of, "
        "approximately, roughly, some time, for a while, a bit, a little, a small amount of, "
        "small amounts of, a large amount of, large amounts of, plenty of, numerous, "
        "a couple of, a handful of, too many, too much, not too many, not too much, "
        "excessive, excessively, a great deal, as many as possible, most of the, "
        "the majority of, minimal, sufficient, insufficient, an adequate number, "
        "a sufficient number, a reasonable number, a reasonable amount, a minimal number of, "
        "more or less, or so, plenty, a fair amount, a fair number, a good number, "
        "a good deal, a decent amount, a generous amount, a suitable amount, "
        "an appropriate amount, an appropriate number, a suitable number, a certain amount, "
        "a certain number, quite a few, quite some, very few, a small number of, "
        "a large number of, large numbers of, a limited number of, a bunch of, tons of, "
        "loads of, dozens of, a dash of, a pinch of, a touch of, a splash of, a portion of, "
        "a fraction of, a tad, a little bit, a small quantity, small quantities of, "
        "large quantities of, a sufficient amount, a sufficient quantity, adequate supply, "
        "ample, as few as possible, as many as needed, as many as you need, "
        "as much as needed, as much as necessary, as many as necessary, for a moment, "
        "a few moments, a short time, a short while, a short period, a long time, "
        "for some time, too little, too few, more than enough, a certain level of, "
        "a certain number of, a certain amount of, a certain percentage, a good amount, "
        "a good portion, a high number of, a low number of, a small portion, large volumes, "
        "large amounts, small amounts, a large amount, a small amount, not too long, "
        "for a short time, a hint of, a little more, a little less, a bit more, a bit less, "
        "a few more, a few extra, some extra, lots more, give or take, or thereabouts, "
        "half or so, a fair bit, a good bit, a healthy amount, running low, runs low, "
        "run low, getting low, gets low, nearly empty, almost empty, nearly full, "
        "almost full, nearly out, almost out, about enough, in small amounts, "
        "in large amounts, in small batches, in large batches, a minimum of fuss, "
        "a small delay, a short delay, a long delay, a short break, a while, to a minimum, "
        "some of them"
    ),
    zh=words(
        "适量, 若干, 少量, 一些, 大约, 左右, 足够, 多次, 大量, 少许, 些许, 数次, 几个, 几次, "
        "多余, 略微, 稍许, 一定数量, 一定时间, 一段时间, 不宜过多, 不宜太多, 不宜过高, "
        "不宜太长, 不要太多, 过多, 过少, 适当数量, 逐步, 逐渐, 一点, 少放, 多放, 多加, 少加, "
        "数天, 数日, 几天, 几分钟, 片刻, 一会儿, 足量, 一定比例, 太多, 太少, 太满, 太久, "
        "太长, 太短, 过久, 过长, 过短, 过满, 过快, 过慢, 多一些, 少一些, 多些, 少些, 留些, "
        "别放多, 不宜过久, 大部分, 绝大多数, 绝大部分, 一定的, 一定量, 某些, 个别, 诸多, "
        "众多, 好多, 好几次, 几遍, 几下, 多遍, 数遍, 几人, 几位, 几条, 几件, 几秒, 几秒钟, "
        "几小时, 几周, 几个月, 数小时, 数周, 数月, 大批, 大面积, 小幅, 微量, 约莫, 差不多, "
        "不要过多, 不要过长, 不能太多, 不可太多, 不可过多, 不能过多, 尽量少, 尽量多, 多备, "
        "多准备, 多留, 多带, 留足, 留够, 备足, 备够, 充裕, 够用, 快没了, 快用完, 快用完时, "
        "所剩不多, 偏多, 偏少, 偏高, 偏低, 偏大, 偏小, 稍多, 稍少, 稍大, 稍小, 略多, 略少, "
        "略高, 略低, 略大, 略小, 过量, 超量, 少数, 一小部分, 一点点, 一小撮, 一撮, 几刀, "
        "几块, 几片, 几圈, 几勺, 几滴, 几层, 一块一块, 较多, 较少, 很少, 一两次, 两三次, "
        "三四次, 一两个, 两三个, 三五个, 一两天, 两三天, 三五天, 一两遍, 两三遍, 多打几遍, "
        "多裹几层, 少排, 多订, 少订, 多进, 少进, 多订点, 少订点, 多备点, 多拿点, 少拿点, "
        "多放点, 少放点, 多喝水, 少喝水, 厚一点, 薄一点, 大一点, 小一点, 高一点, 低一点, "
        "长一点, 短一点, 紧一点, 松一点, 淡一点, 浓一点, 宽一点, 远一点, 近一点, 早一点, "
        "晚一点, 少一点, 留一点, 加一点, 放一点, 留点余量, 留有余量, 留有余地, 适当余量, "
        "富余量, 少量多次, 有一阵, 半天左右, 抽几箱, 一阵子再"
    ),
    blocked=(
        "一点一点, "
        "左右两侧, 左右两边, 左右手, 左右滑动, 左右移动, 左右摇, 上下左右, 左右对称, 一点五, "
        "一点击, 十一点, 一些列, 逐步骤, 第一点, 一点半, 一点钟, 任意一点, 每一点, 这一点, 那一点, "
        "统一点, 大量程, error or so, enough said"
    ),
    ask=Ask(
        en='How many, or how much, and with what tolerance? For example: "{N} {unit}"',
        zh="具体多少，允许误差多少？例如：“{数字}{单位}”",
    ),
    skeleton=Skeleton(en="{N} {unit}", zh="{数字}{单位}"),
    clarified_by=(amount_follows, defined_elsewhere),
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
    if hit.word in _ABOUT and _NUMBER_BEFORE.search(hit.before[-8:]):
        return "a number stands beside it"
    if hit.word in ("enough", "sufficient", "足够") and _TEST.match(hit.after):
        return "the test for it follows"
    return _dismiss_en(hit) if hit.word.isascii() else _dismiss_zh(hit)


def _dismiss_en(hit: Occurrence) -> str | None:
    if hit.word in ("sufficient", "insufficient", "enough", "too many", "too much") and (
        _ENOUGH_FOR.search(hit.before[-40:]) or _THERE.search(hit.before[-30:])
    ):
        return "a purpose or a reason"
    if hit.word in ("a bit", "a little", "sufficient") and _STATED.search(hit.before[-40:]):
        return "says how something is"
    if hit.word not in _LOOSE or _UNIT.match(hit.after):
        return None
    told = _TOLD.search(hit.before[-40:]) and not _DEMANDED.search(hit.clause[0])
    if told or _STATED.search(hit.before[-60:]):
        return "tells how many there are, orders no number"
    return in_purpose(hit)


def _dismiss_zh(hit: Occurrence) -> str | None:
    if hit.word == "左右" and _DIRECTION_ZH.match(hit.after):
        return "a direction"
    if hit.word.startswith(("太", "过")) and _RESULT_ZH.match(hit.after):
        return "tells what follows from it"
    if _GIVEN_ZH.match(hit.after):
        return "how much follows"
    if hit.word == "一点" and _TWICE_ZH.search(hit.before[-4:]):
        return "the word before it says so"
    if hit.word in ("逐步", "逐渐") and _BY_ITSELF_ZH.match(hit.after):
        return "what happens by itself"
    if _AVOIDED_ZH.search(hit.before[-12:]):
        return "a purpose"
    if hit.word in ("逐步", "逐渐") and not _ADJUSTS_ZH.match(hit.after):
        return "one after the other, no quantity"
    if hit.word in ("一些", "几个", "大量", "若干", "多次") and _TOLD_ZH.search(hit.before[-3:]):
        return "tells how many there are, orders no number"
    return None
