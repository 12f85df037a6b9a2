"""Sentences put behind each other, each with its capital and its full stop."""

from re import compile

from sopai.language.script import language_of

_HALF = compile(
    r"(?<=[\u4e00-\u9fff\d”’」』)）%])\s?(?:(?<!\d)[,;:!?]|[,;:!?](?!\d))(?=\s*[^\s\x00-\x2f]|$)"
)
_FULL = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？"}
_NEAR_HAN = compile(r"[\u4e00-\u9fff]")


def joined(text: str, more: str) -> str:
    """Two sentences, the second with its capital and its full stop."""
    more = more.strip()
    chinese = language_of(text or more) == "zh"
    if chinese and _NEAR_HAN.search(more):
        more = _HALF.sub(lambda sign: _FULL[sign.group().strip()], more)
    stop = "。" if chinese else "."
    first = text.rstrip()
    if first and first[-1] not in '.。!！?？:：;；)）"”」':
        first += stop
    elif first and first[-1] in ')）"”」' and not chinese:
        first += "" if first[-2:-1] in ".!?" else stop
    more = more[:1].upper() + more[1:].rstrip(",;，；")
    if more[-1:] not in ".。!！?？":
        more += stop
    return f"{first}{'' if chinese or not first else ' '}{more}"


def sentence(text: str) -> str:
    """A decision as a sentence of its own."""
    return joined("", text)
