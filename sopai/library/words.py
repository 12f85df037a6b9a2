"""Words of a text, as the word index keeps them and as queries ask for them."""

from re import compile

from sopai.language.script import normalise
from sopai.language.segments import query_words

MAX_QUERY = 2_000
"""Characters of a query that are read; what follows is no question any more."""

MAX_TERMS = 40
"""Different words of a query that are looked up."""

_HAN = compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
_NOT_TEXT = compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
_WORD = compile(r"\w+")
_ENDING = compile(r"(?<=[^\W\d_])['\u2019](?:s|t|re|ve|ll|d|m)\b")
"""What is left of "somebody's", "don't" and "we're" is no word: every SOP has an "s"."""

_EMPTY = frozenset(
    """a about after all an and any are as at be been before but by can could did do does for from
    get had has have how i if in into is it its me my need of on or our out shall should so that
    the their them then there they this to up us was we were what when where which who whom whose
    why will with would you your
    的 了 和 与 或 及 在 是 有 就 都 也 把 被 对 从 到 为 我 我们 你 他 她 它 这 那 吗 呢 吧 啊 请问
    怎么 怎样 如何 什么 怎么办 哪些 哪个 谁 要 应该 需要 可以 一个""".split()
)
"""Words that every procedure has: they say nothing about which one is meant."""


def spaced(text: str) -> str:
    """The text with spaces between its Chinese words, parts of long words added.

    Full-width and Traditional characters become half-width and Simplified ones.
    """
    plain = normalise(_NOT_TEXT.sub(" ", text))
    return _HAN.sub(lambda match: f" {' '.join(query_words(match[0]))} ", plain)


def cleaned(query: str) -> str:
    """What is read of a question: its first `MAX_QUERY` characters, those that are text."""
    return _NOT_TEXT.sub(" ", query[:MAX_QUERY])


def terms(query: str, most: int | None = MAX_TERMS) -> tuple[str, ...]:
    """The different words of a text in lower case, without those that say nothing.

    When all of them say nothing, they are kept: "who" may be looked for.

    Args:
        query: the text.
        most: how many at most; None: all of them.
    """
    found = dict.fromkeys(_WORD.findall(_ENDING.sub("", spaced(query).lower())))
    telling = [term for term in found if term not in _EMPTY]
    return tuple((telling or list(found))[:most])


def cut_short(text: str, length: int) -> str:
    """The beginning of a text on one line, at most `length` characters, whole words if it can."""
    flat = " ".join(text[: 4 * length].split())
    if len(flat) <= length:
        return flat
    whole = flat[:length].rpartition(" ")[0]
    return whole if len(whole) > length // 2 else flat[:length]


def match_any(wanted: tuple[str, ...]) -> str:
    """The FTS5 query for texts with any of these words; quoted, so none can be an operator."""
    return " OR ".join('"' + term.replace('"', '""') + '"' for term in wanted)
