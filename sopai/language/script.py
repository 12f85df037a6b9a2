"""Which language a text is in, and one spelling for what is written in several ways."""

from functools import cache
from importlib.resources import files
from re import ASCII, compile

_HAN = compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_LATIN_WORD = compile(r"[A-Za-z]{2,}", ASCII)

FULL_WIDTH = "，：；（）！？、％～＋－／＝＜＞［］｛｝　．０１２３４５６７８９"
HALF_WIDTH = ",:;()!?、%~+-/=<>[]{} .0123456789"
"""Full-width punctuation and digits, and what stands for them in `plain`. The enumeration
comma and the full stop keep their own signs: they separate different things."""


def language_of(text: str) -> str:
    """`zh` when a text has more Han characters than a third of its Latin words, else `en`.

    A Chinese procedure is full of English product names; an English one has no Han
    characters. Only the first 8,000 characters are counted.
    """
    sample = text[:8_000]
    if sample.isascii():
        return "en"
    return "zh" if 3 * len(_HAN.findall(sample)) > len(_LATIN_WORD.findall(sample)) else "en"


MAX_REPLACED = 40
"""Different characters up to which replacing each is faster than translating all."""


def normalise(text: str) -> str:
    """The text in simplified characters and half-width punctuation, of the same length."""
    if text.isascii():
        return text
    table = _table()
    found = [code for code in map(ord, set(text)) if code in table]
    if len(found) > MAX_REPLACED:
        return text.translate(table)
    for code in found:
        text = text.replace(chr(code), chr(table[code]))
    return text


@cache
def _table() -> dict[int, int]:
    """Source: one-to-one characters of OpenCC's Traditional to Simplified dictionary."""
    lines = (files("sopai.language") / "data" / "traditional.txt").read_text("utf-8").splitlines()
    table = dict(zip(map(ord, lines[0]), map(ord, lines[1]), strict=True))
    table.update(zip(map(ord, FULL_WIDTH), map(ord, HALF_WIDTH), strict=True))
    return table


def lowered(text: str) -> str:
    """The text in lower case, of the same length: a few letters grow when lowered."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
