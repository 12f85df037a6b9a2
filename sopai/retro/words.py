"""Words by which statements and places of an SOP are compared."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from math import log
from re import compile

from sopai.language.lexicon import base_verbs, sections
from sopai.language.numerals import numeral
from sopai.language.script import lowered, normalise
from sopai.retro.amounts import amounts_in

_LATIN = compile(r"[a-zà-ÿ][a-zà-ÿ'’]*(?:-[a-zà-ÿ]+)*")
_CODE = compile(r"#[\w-]+|\b[a-z]+[-_./]?\d+[\w-]*\b|\b\d+[a-z]{1,3}-\d+\b|\b[a-z]+_[a-z_]+\b")
"""Names of things: R-5, #incidents, rst-01, D-12."""

_HAN = compile(r"[\u4e00-\u9fff]+")


COMMON_SHARE = 0.5
"""How much a general word counts, such as "check" or "list"."""


@cache
def _list(section: str) -> frozenset[str]:
    """`empty`: every text has them; `common`: general words; both for English, `empty_zh`."""
    return sections("telling.txt")[section]


@cache
def _irregular() -> dict[str, str]:
    """Forms that no ending explains, and nouns of verbs that reviews and procedures exchange."""
    return dict(pair.split(":") for pair in _list("irregular"))


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
_PARTICLES = ("-back", "-up", "-off", "-over", "-down", "back", "off", "over", "down")
"""Of nouns made of a verb: a rollback is what is rolled back."""

MIN_STEM = 3


def stem(word: str) -> str:
    """A word without its ending: "wrapped" and "wraps" are one."""
    word = _irregular().get(word, word)
    for particle in _PARTICLES:
        if word.endswith(particle) and word.removesuffix(particle) in base_verbs():
            word = word.removesuffix(particle)
            break
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
    empty, empty_zh = _list("empty"), _list("empty_zh")
    for match in _LATIN.finditer(low):
        whole = match.group().strip("'’")
        parts = whole.split("-") if "-" in whole else [whole]
        for part in parts:
            if part not in empty and len(part) > 1:
                found[stem(part)] += 1
    for match in _HAN.finditer(low):
        run = match.group()
        for pair in map("".join, zip(run, run[1:], strict=False)):
            if pair not in empty_zh:
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
    common = {stem(word) for word in _list("common")}
    counts: Counter[str] = Counter()
    total = 0
    for words in texts:
        total += 1
        counts.update(set(words))
    scale = RAREST / log(1 + (total - 0.5) / 1.5) if total else 0.0
    return {
        word: scale
        * log(1 + (total - n + 0.5) / (n + 0.5))
        * (COMMON_SHARE if word in common else 1.0)
        for word, n in counts.items()
    }


RAREST = 2.6
"""What a word of one text alone weighs, however many texts there are: what is close enough does not
depend on how long the SOP is."""


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


def number_in(number: str) -> str:
    """A step's number in digits, Chinese numerals up to 99 too; empty for what is no number."""
    if number[0].isdigit():
        return number
    value = numeral(number)
    return "" if value is None else str(value)
