"""Sentences put behind each other, each with its capital and its full stop."""

from sopai.language.script import language_of


def joined(text: str, more: str) -> str:
    """Two sentences, the second with its capital and its full stop."""
    more = more.strip()
    chinese = language_of(text or more) == "zh"
    stop = "。" if chinese else "."
    first = text.rstrip()
    if first and first[-1] not in '.。!！?？:：;；)）"”」':
        first += stop
    elif first and first[-1] in ')）"”」' and not chinese:
        first += "" if first[-2:-1] in ".!?" else stop
    more = more[:1].upper() + more[1:]
    if more[-1:] not in ".。!！?？":
        more += stop
    return f"{first}{'' if chinese or not first else ' '}{more}"


def sentence(text: str) -> str:
    """A decision as a sentence of its own."""
    return joined("", text)
