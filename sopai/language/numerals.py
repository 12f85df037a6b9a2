"""Whole numbers in digits or Chinese numerals, as they count steps."""

_DIGITS = "零一二三四五六七八九"


def numeral(written: str) -> int | None:
    """The number that a text is: digits, or Chinese numerals up to 99; None for anything else."""
    if written.isdecimal():
        return int(written)
    tens, ten, ones = written.partition("十")
    if len(tens) > 1 or len(ones) > 1 or not written:
        return None
    if any(one not in _DIGITS for one in (tens, ones)):
        return None
    if not ten:
        return _DIGITS.index(tens)
    return (_DIGITS.index(tens) if tens else 1) * 10 + (_DIGITS.index(ones) if ones else 0)
