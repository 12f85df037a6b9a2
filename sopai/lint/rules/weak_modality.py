"""VAG011: a recommendation where a step belongs."""

from re import compile

from sopai.lint.clarifiers import defined_elsewhere
from sopai.lint.occurrence import Occurrence
from sopai.lint.registry import Ask, Skeleton, term_rule, words
from sopai.schema.finding import Severity

_NOUN_BEFORE_ZH = compile(
    r"(?:给出?|提出?|改进|优化|整改|修改|改善|意见|收集|采纳|征求|合理化|的|和|与|及|、|听取|"
    r"反馈|处理|该|此|条|或|或是)$"
)
_NOUN_AFTER_ZH = compile(r"^(?:书|箱|栏|表|零售价|者|人|单|稿|如下|是|被|和|与|及|的|、|,|。|:|$)")
_DOING = compile(r"^\s+(?:(?:also|instead)\s+)?(?:\w+ing\b|whether\b|if\b)")
_BY = compile(r"^\s+by\b")
_PREFERS = frozenset(("prefer", "prefer to"))
_PREFERS_SO = compile(r"^[\W\d_]*$|[,:;]\s$|\b(?:please|then|and|always) $|^\W*we\s+$")
_HEAD = compile(r"(?:^|[,:;.-]|\b(?:you|should|please|also|then|or|and|to))\W*$")


@term_rule(
    "VAG011",
    Severity.WARNING,
    en=words(
        "it is recommended, it's recommended, is recommended, are recommended, "
        "recommended to, we recommend, we suggest, it is suggested, it is advisable, "
        "it's advisable, is advisable, is advised to, are advised to, it's a good idea to, "
        "it is a good idea to, it is best to, it's best to, it is better to, it's better to, "
        "it's smart to, it is smart to, it is wise to, it's wise to, you may want to, "
        "you might want to, you may wish to, might be worth, may be worth, consider, "
        "are encouraged to, is encouraged to, it would be good to, it would be helpful to, "
        "it may be helpful to, it is helpful to, it's helpful to, it might help to, "
        "it helps to, it may help to, it can help to, it is useful to, it's useful to, "
        "it can be useful to, it may be useful to, it is worth, it's worth, "
        "worth considering, worth checking, it is a good practice to, "
        "it is good practice to, it's good practice to, it is preferable to, "
        "it is preferred, is preferred, are preferred, prefer, prefer to, is discouraged, "
        "are discouraged, strongly encouraged, strongly recommended, highly recommended, "
        "we would recommend, we'd recommend, i recommend, i'd recommend, i suggest, "
        "would be nice, nice to have, may need to, may be necessary, might be necessary, "
        "another option is, one option is, might be useful, may be useful, may be helpful, "
        "might be helpful, you'll want to, you will want to, you'd better, we prefer, "
        "strongly suggest, we strongly recommend, should probably, probably want, "
        "are encouraged, is encouraged, we encourage, it pays to, no harm in, "
        "doesn't hurt to, does not hurt to, it can't hurt to"
    ),
    zh=words(
        "建议, 不建议, 推荐使用, 为宜, 为佳, 最好, 可以考虑, 可考虑, 宜采用, 不妨, 更推荐, "
        "提倡, 鼓励, 倡导, 希望可以, 最好能, 最好是, 如能, 优先考虑, 优先选择, "
        "应尽量, 尽可能避免, 不鼓励, 不推荐, 不提倡, 推荐做法, 建议可以, "
        "能够的话, 希望大家, 希望各位, 请大家尽量, 可以的话, 可以试试, 试试, 也行"
    ),
    blocked="建议书, 建议箱, 意见建议, 最好的, 最好是否, consider it done",
    ask=Ask(
        en="Is it done or not? "
        'For example: "{verb} {object}", or "if {condition}, {verb} {object}"',
        zh="到底做还是不做？例如：“必须{动作}”，或“{条件}时{动作}”",
    ),
    skeleton=Skeleton(en="must", zh="必须"),
    clarified_by=(defined_elsewhere,),
)
def weak_modality(hit: Occurrence) -> str | None:
    """A step recommends an action instead of ordering it.

    Why: what is recommended is done on quiet days; a step is done or it is not a step.

    Bad:

        1. Before the label is printed, consider weighing the parcel.

    Good:

        1. Li Si (Packer) weighs the parcel before he prints the label.

    Bad (zh):

        1. 建议打包员李四先称重再打印面单。

    Good (zh):

        1. 打包员李四先称重再打印面单。

    Not flagged: recommendations as things (a list of suggestions, 意见和建议), and "should", which
    many companies use for "must".

    Source: GB/T 1.1-2020, annex C: 宜 recommends and 应 requires; ISO/IEC Directives, part 2, 7.
    """
    if hit.word == "consider":
        is_advice = _DOING.match(hit.after) and _HEAD.search(hit.before[-12:])
        return None if is_advice else "names no recommended action"
    if hit.word in _PREFERS and not _PREFERS_SO.search(hit.before):
        return "what somebody likes, no advice"
    if _BY.match(hit.after):
        return "says who recommends it"
    is_thing = _NOUN_AFTER_ZH.match(hit.after) or _NOUN_BEFORE_ZH.search(hit.before[-3:])
    return "a suggestion as a thing" if hit.word == "建议" and is_thing else None
