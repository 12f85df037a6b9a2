"""VAG008: and so on, where the list should end."""

from re import compile

from sopai.lint.occurrence import Occurrence
from sopai.lint.registry import Ask, Skeleton, term_rule, words
from sopai.schema.finding import Severity

_EXAMPLES = compile(r"\(\s*(?:e\.?\s?g\b|for example|such as|i\.?\s?e\b|like\b)[^)]*$")
_LIKE = compile(r"\b(?:\w+s|something|anything) (?:like|such as) [^.;]{0,120}$")
_ENDS = compile(r"^\s*(?:[.,;)\]|]|$|-\s)")
_STATED = compile(r"^[\s)]*(?:is|are|was|were|has|have|does|do|can)\b")
_SEQUENCE = compile(r"(?:\b(?:next|previous|following)\b|\d[^,]{0,30},[^,]{0,30}\d)[^.]{0,40}$")
_SEQUELS = frozenset(words("and so on, and so forth"))
_TAILS = frozenset(words("and more, and others, and similar, and such, or similar"))

_CLOSED_ZH = compile(
    r"^\s*+(?:这|以上|上述|共|其他)?\s*+(?:[一二两三四五六七八九十\d]+\s*(?:个|项|种|类|部分|"
    r"步|方面|点|条|张|"
    r"台|人|家|名|份|款|大|者)|其他[一二两三四五六七八九十\d]+)"
)
_EXAMPLE_ZH = compile(r"(?:例如|比如|譬如|诸如|包括|常见|像|如|含|以及)[^。;]{0,110}$")
_SUBJECT_ZH = compile(r"^\W{0,4}[:：]|^(?:因|既|也?都是|均为|属于)")
_OPTION_ZH = compile(r"可(?:以)?(?:搭配|选|换成|替换|加入|用于|参考)[^,。;]{0,50}$")
_LISTED_ZH = compile(r"[、,/和及与或][^。;]{0,24}$")
_WAIT_ZH = compile(
    r"^\s*\d|^(?:待|级|于|同|候|着|会|到|下|效|比|额|价|号|你|我|他|她|它|太|一|了|量|边|差|人来|"
    r"[^,。;、]{1,12}?(?:后|再|才|就|时|完成|结束|为止))"
)
_PART_ZH = compile(
    r"(?:平|同|相|对|均|优|高|中|初|上|下|何|头|一|二|三|特|稍|不|久|你|再|请|耐心|先|要|来|多)$"
)


@term_rule(
    "VAG008",
    Severity.WARNING,
    en=words(
        "etc, etc., et cetera, and so on, and so forth, including but not limited to, "
        "and the like, and others, among others, amongst others, and more, and similar, "
        "or similar, and such, or the like, or something similar, or whatever, "
        "and other things, or anything else, and anything else, among other things, "
        "amongst other things, and whatever, or other such, and other such, "
        "and everything else, and stuff, and things like that, or things like that, "
        "include but are not limited to, includes but is not limited to, not limited to, "
        "any other relevant, and other relevant, or other relevant, and all that, "
        "and other similar, or other similar, and so on and so forth, and similar items, "
        "or similar items, and the usual, and that sort of thing, that kind of thing, "
        "that sort of thing"
    ),
    zh=words(
        "等, 等等, 包括但不限于, 诸如此类, 之类的, 之类, 不限于, 及其他, 以及其他, 及其它, "
        "以及其它, 什么的, 等相关, 及类似, 或类似, 以及类似, 不仅限于, 不局限于, "
        "包含但不限于, 包括但不局限于, 其他可能状况, 其他需要, 其他相关事项, 其他相关工作, "
        "其他异常情况, 其他特殊情况, 啥的, 之类的东西, 诸如此类的, 及其他相关, 以及其他相关, "
        "及相关"
    ),
    blocked=(
        "and more than, and others', more and more, 等待, 等级, 等于, 同等, 相等, 等候, 平等, "
        "稍等, 等同, 等额, 优等, 高等, 初等, 中等, 对等, 均等, 等价, 等比, 等到, 上等, 下等, 一等, "
        "二等, 三等, 等下, 等会, 等着, 何等, 等效, 等温, 等离子, 不等, 请等, 等腰, 等距, 等分, "
        "等量, 等长, 等高, 头等, 特等, 久等, 等号, 等差, 等位, 再等, 等不及, 等不到, 等通知, "
        "等电话, 等回复, 等审批, 等结果"
    ),
    ask=Ask(
        en='Which ones are all of them? For example: "{item}, {item} and {item}; nothing else"',
        zh="全部是哪些？例如：“{项目}、{项目}和{项目}，共{数字}项”",
    ),
    skeleton=Skeleton(en="and {item}", zh="和{项目}"),
)
def open_ended_list(hit: Occurrence) -> str | None:
    """A step's list of things has no end.

    Why: the new colleague does what is listed, the old one what "etc." has always meant.

    Bad:

        1. Li Si (Packer) checks label, seal, weight, etc.

    Good:

        1. Li Si (Packer) checks label, seal and weight.

    Bad (zh):

        1. 打包员李四检查标签、封条、重量等。

    Good (zh):

        1. 打包员李四检查标签、封条、重量等3项。

    Not flagged: lists of examples ("such as", 如……等), since they explain and do not order.

    Source: INCOSE Guide to Writing Requirements, rule R9 (open-ended clauses).
    """
    if hit.word.isascii():
        return _dismiss_en(hit)
    if hit.word == "等":
        return _dismiss_deng(hit)
    if _EXAMPLE_ZH.search(hit.before[-60:]):
        return "a list of examples"
    return None


def _dismiss_en(hit: Occurrence) -> str | None:
    if _EXAMPLES.search(hit.before[-160:]) or _LIKE.search(hit.before[-160:]):
        return "a list of examples"
    if _STATED.match(hit.after):
        return "a statement about the things in the list"
    if hit.document.plain[hit.start : hit.start + 3] == "ETC":
        return "an acronym"
    if hit.word in _SEQUELS and _SEQUENCE.search(hit.before[-80:]):
        return "the sequence goes on by its own rule"
    if hit.word in _TAILS and not (_ENDS.match(hit.after) and "," in hit.before[-60:]):
        return "does not end a list"
    return None


def _dismiss_deng(hit: Occurrence) -> str | None:
    if _WAIT_ZH.match(hit.after) or _PART_ZH.search(hit.before[-2:]):
        return "part of another word, or waiting"
    if _CLOSED_ZH.match(hit.after):
        return "the number of things follows: the list is closed"
    if _EXAMPLE_ZH.search(hit.before[-120:]) or _OPTION_ZH.search(hit.before[-60:]):
        return "a list of examples"
    if _SUBJECT_ZH.match(hit.after):
        return "a statement about the things in the list"
    if not _LISTED_ZH.search(hit.before[-40:]):
        return "ends no list"
    return None
