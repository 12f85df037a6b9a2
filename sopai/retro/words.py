"""Words by which statements and places of an SOP are compared."""

from collections import Counter
from collections.abc import Iterable, Mapping
from math import log
from re import compile

from sopai.language.script import lowered, normalise
from sopai.retro.amounts import amounts_in

_LATIN = compile(r"[a-zà-ÿ][a-zà-ÿ'’]*(?:-[a-zà-ÿ]+)*")
_CODE = compile(r"#[\w-]+|\b[a-z]+[-_./]?\d+[\w-]*\b|\b\d+[a-z]{1,3}-\d+\b|\b[a-z]+_[a-z_]+\b")
"""Names of things: R-5, #incidents, rst-01, D-12."""

_HAN = compile(r"[\u4e00-\u9fff]+")

_EMPTY = frozenset(
    """a about after again all also an and any are as at back be because been before being but by can
    could did do does doesn't done each either every everything for from get gets give given go goes
    had has have he her here him his how i if in instead into is isn't it it's its just like made
    make makes may me more most must my no nobody none nor not nothing now of off on once one only
    or other our out over own per please put same says set shall she should since so some somebody
    someone such take taken takes than that that's the their them then there they thing things this
    those through till to too two under until up us use used very was we were what when where
    whether which while who whoever will with would yet you your decision decided agreed agree rule
    procedure new always never still first last says say said time times day days week weeks month
    minutes minute hours hour three four five""".split()
)
"""Words that every procedure and every review has."""

_COMMON = frozenset(
    """add agree answer anyone arrive ask begin book bring call carry change check close come complete
    continue cover do end enter find finish follow form full good hand happen help hold keep know late
    leave left list look lot mark name need note number old open order page part people person place
    point problem question reach read ready receive right ring run see send short show sign small
    start stay stop talk tell test thing turn use wait want way whole work write wrong yes big second
    third later early enough together else away down open half same different next last main own
    result asked told""".split()
)
"""General words: they say less about which place is meant."""

COMMON_SHARE = 0.5


_EMPTY_HAN = frozenset(
    """以后 之后 然后 所以 因为 这个 那个 我们 他们 大家 没有 不是 就是 还是 都是 可以 需要 应该 必须 第二 二天 当晚 马上 立即 东西 分钟 小时 当天 自己 一起 同时
    一个 一次 一下 的时 时候 如果 要是 但是 不能 什么 怎么 已经 现在 今天 每天 负责 进行 要求 个人 两个 人员 没做 做完 上的 下的 以上 以下 以内""".split()
)

_ENDINGS = (
    ("ies", "y"),
    ("sses", "ss"),
    ("ches", "ch"),
    ("shes", "sh"),
    ("xes", "x"),
    ("'s", ""),
    ("’s", ""),
    ("ings", ""),
    ("ing", ""),
    ("ed", ""),
    ("es", "e"),
    ("s", ""),
)
MIN_STEM = 3

_IRREGULAR = dict(
    pair.split(":")
    for pair in """rang:ring rung:ring wrote:write written:write took:take taken:take sent:send paid:pay
    brought:bring found:find left:leave kept:keep told:tell gave:give given:give made:make broke:break
    broken:break bought:buy caught:catch chose:choose chosen:choose drove:drive driven:drive fell:fall
    fallen:fall felt:feel forgot:forget forgotten:forget froze:freeze frozen:freeze got:get held:hold
    knew:know known:know lost:lose loss:lose met:meet ran:run sold:sell spoke:speak spoken:speak
    stood:stand stuck:stick taught:teach threw:throw thrown:throw worn:wear woke:wake built:build
    lent:lend spent:spend hung:hang laid:lay shown:show grew:grow flew:fly children:child men:man
    women:woman staff's:staff approval:approve approver:approve approvers:approve arrival:arrive
    removal:remove delivery:deliver refusal:refuse payment:pay payments:pay""".split()
)
"""Forms that no ending explains, and nouns made of verbs that reviews and procedures exchange."""


def stem(word: str) -> str:
    """A word without its ending: "wrapped" and "wraps" are one."""
    word = _IRREGULAR.get(word, word)
    for ending, instead in _ENDINGS:
        if (
            word.endswith(ending)
            and len(word) - len(ending) >= MIN_STEM
            and not word.endswith("ss")
        ):
            word = word[: -len(ending)] + instead
            break
    if len(word) > MIN_STEM and word[-1] == word[-2] and word[-1] not in "lsz":
        word = word[:-1]
    return word[:-1] if len(word) > MIN_STEM + 1 and word.endswith("e") else word


def words_of(text: str) -> Counter[str]:
    """The words of a text that tell something: stems, pairs of Chinese characters, numbers."""
    low = lowered(normalise(text))
    found: Counter[str] = Counter()
    for match in _LATIN.finditer(low):
        whole = match.group().strip("'’")
        parts = whole.split("-") if "-" in whole else [whole]
        for part in parts:
            if part not in _EMPTY and len(part) > 1:
                found[stem(part)] += 1
    for match in _HAN.finditer(low):
        run = match.group()
        for pair in map("".join, zip(run, run[1:], strict=False)):
            if pair not in _EMPTY_HAN:
                found[pair] += 1
    for match in _CODE.finditer(low):
        found[match.group()] += 1
    for amount in amounts_in(low):
        if not amount.kind.startswith("count") and any(sign.isdigit() for sign in amount.text):
            found[f"{amount.kind} {amount.text.replace(' ', '')}"] += 1
    return found


def rarity(texts: Iterable[Iterable[str]]) -> dict[str, float]:
    """How much each word tells: the logarithm of how few of the texts have it.

    Source: Robertson, Zaragoza, The probabilistic relevance framework, Found. Trends Inf. Retr. 3
    (2009) 333, formula 3.18, plus one inside so that no weight is negative.
    """
    common = {stem(word) for word in _COMMON}
    counts: Counter[str] = Counter()
    total = 0
    for words in texts:
        total += 1
        counts.update(set(words))
    return {
        word: log(1 + (total - n + 0.5) / (n + 0.5)) * (COMMON_SHARE if word in common else 1.0)
        for word, n in counts.items()
    }


K1, B = 1.2, 0.5
"""Saturation and weight of the length; lower than the usual 0.75: a long step is no broader."""


def closeness(
    asked: Mapping[str, float], words: Mapping[str, int], weights: Mapping[str, float], mean: float
) -> float:
    """How much of what is asked stands in a text (BM25, weighted by how much each word is meant).

    Args:
        asked: words with how much they count, from 0 to 1.
        words: the text's.
        weights: `rarity` of all texts.
        mean: mean number of words of all texts.
    """
    length = sum(words.values())
    norm = K1 * (1 - B + B * length / mean) if mean else K1
    return sum(
        share * weights[word] * words[word] * (K1 + 1) / (words[word] + norm)
        for word, share in asked.items()
        if word in words
    )
