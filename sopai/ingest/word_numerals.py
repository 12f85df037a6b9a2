"""Numbers as Word prints them in front of paragraphs (17.18.59, ST_NumberFormat)."""

from collections.abc import Callable

MAX_ROMAN = 3999
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_PLAIN = "〇一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_FORMAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
_CARDINALS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_CHICAGO = "*†‡§"
_KANA = (
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
)
_IROHA = (
    "イロハニホヘトチリヌルヲワカヨタレソツ"
    "ネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン"
)
_GANADA = "가나다라마바사아자차카타파하"
_CHOSUNG = "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"
BULLET = "bullet"
NONE = "none"


def numeral(value: int, kind: str) -> str:
    """A number in a format of Word; decimal digits for a format that is not known here.

    Args:
        value: from 0.
        kind: as `w:numFmt` names it.
    """
    made = _FORMATS.get(kind)
    return made(value) if made is not None else str(value)


def _roman(value: int) -> str:
    if not 0 < value <= MAX_ROMAN:
        return str(value)
    text = ""
    for worth, sign in _ROMAN:
        text += sign * (value // worth)
        value %= worth
    return text


def _letters(value: int) -> str:
    """From a to z, then aa to zz, as Word counts on by repeating."""
    if value < 1:
        return str(value)
    return chr(ord("a") + (value - 1) % 26) * min((value - 1) // 26 + 1, 30)


def _from(signs: str) -> Callable[[int], str]:
    """One sign a number, from the first on and around again."""
    return lambda value: signs[(value - 1) % len(signs)] if value > 0 else str(value)


def _shifted(first: int, start: str, last: int) -> Callable[[int], str]:
    """Signs that follow each other in Unicode, as ① does; plain digits beyond the last."""
    return lambda value: chr(ord(start) + value - first) if first <= value <= last else str(value)


def _circled(value: int) -> str:
    if 21 <= value <= 35:
        return chr(0x3251 + value - 21)
    if 36 <= value <= 50:
        return chr(0x32B1 + value - 36)
    return _shifted(0, "⓪", 0)(value) if value == 0 else _shifted(1, "①", 20)(value)


def _digits(signs: str) -> Callable[[int], str]:
    return lambda value: "".join(signs[int(digit)] for digit in str(max(0, value)))


def _counted(signs: str, units: str, *, short_ten: bool) -> Callable[[int], str]:
    """一, 十一, 二十, 一百零一, as numbers are spoken in Chinese and Japanese."""

    def spoken(value: int) -> str:
        if not 0 < value < 10_000:
            return signs[0] if value == 0 else str(value)
        text, has_gap = "", False
        for power in (3, 2, 1, 0):
            digit = value // 10**power % 10
            if digit == 0:
                has_gap = bool(text)
                continue
            text += (signs[0] if has_gap and signs[0] != " " else "") + signs[digit]
            text += units[power - 1] if power else ""
            has_gap = False
        is_ten = short_ten and 10 <= value < 20
        return text[1:] if is_ten else text

    return spoken


def _japanese(value: int) -> str:
    """十, 百 and 千 stand alone for one of them, and no sign stands for a gap."""
    if not 0 < value < 10_000:
        return "〇" if value == 0 else str(value)
    text = ""
    for power, unit in ((3, "千"), (2, "百"), (1, "十"), (0, "")):
        digit = value // 10**power % 10
        if digit:
            text += ("" if digit == 1 and power else _PLAIN[digit]) + unit
    return text


def _ordinal(value: int) -> str:
    ending = "th" if 10 <= value % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


def _cardinal_word(value: int) -> str:
    if not 0 <= value < 100:
        return str(value)
    if value < 20:
        return _CARDINALS[value].capitalize()
    rest = f"-{_CARDINALS[value % 10]}" if value % 10 else ""
    return f"{_TENS[value // 10 - 2]}{rest}".capitalize()


def _ordinal_word(value: int) -> str:
    if not 0 < value < 100:
        return _ordinal(value)
    if value < 20:
        return _ORDINALS[value - 1].capitalize()
    tens = _TENS[value // 10 - 2]
    if value % 10 == 0:
        return f"{tens[:-1]}ieth".capitalize()
    return f"{tens}-{_ORDINALS[value % 10 - 1]}".capitalize()


def _sexagenary(value: int) -> str:
    """甲子, the cycle of sixty."""
    return _from(_STEMS)(value) + _from(_BRANCHES)(value) if value > 0 else str(value)


def _padded(width: int) -> Callable[[int], str]:
    return lambda value: f"{value:0{width}d}"


def _chinese(value: int) -> str:
    """九十九, and from a hundred on digit by digit: 一○○ (17.18.59, chineseCounting)."""
    return _SPOKEN(value) if value < 100 else _digits("○一二三四五六七八九")(value)


_SPOKEN = _counted("零一二三四五六七八九", "十百千", short_ten=True)
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": _padded(2),
    "upperRoman": lambda value: _roman(value).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda value: _letters(value).upper(),
    "lowerLetter": _letters,
    "ordinal": _ordinal,
    "cardinalText": _cardinal_word,
    "ordinalText": _ordinal_word,
    "hex": lambda value: f"{value:X}",
    "chicago": lambda value: _from(_CHICAGO)(value) * min((value - 1) // 4 + 1, 30),
    "numberInDash": lambda value: f"- {value} -",
    "decimalFullWidth": lambda value: str(value).translate(_WIDE),
    "decimalFullWidth2": lambda value: str(value).translate(_WIDE),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedFullstop": _shifted(1, "⒈", 20),
    "decimalEnclosedParen": _shifted(1, "⑴", 20),
    "ideographEnclosedCircle": _shifted(1, "㊀", 10),
    "ideographDigital": _digits(_PLAIN),
    "japaneseDigitalTenThousand": _digits(_PLAIN),
    "taiwaneseDigital": _digits("○一二三四五六七八九"),
    "koreanDigital": _digits("영일이삼사오육칠팔구"),
    "koreanDigital2": _digits("零一二三四五六七八九"),
    "chineseCounting": _chinese,
    "chineseCountingThousand": _SPOKEN,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _SPOKEN,
    "chineseLegalSimplified": _counted(_FORMAL, "拾佰仟", short_ten=False),
    "ideographLegalTraditional": _counted(_FORMAL_TRADITIONAL, "拾佰仟", short_ten=False),
    "japaneseCounting": _japanese,
    "japaneseLegal": _counted("零壱弐参四伍六七八九", "拾百阡", short_ten=False),
    "koreanCounting": _counted("영일이삼사오육칠팔구", "십백천", short_ten=True),
    "ideographTraditional": _from(_STEMS),
    "ideographZodiac": _from(_BRANCHES),
    "ideographZodiacTraditional": _sexagenary,
    "aiueo": _from(_KANA),
    "aiueoFullWidth": _from(_KANA),
    "iroha": _from(_IROHA),
    "irohaFullWidth": _from(_IROHA),
    "ganada": _from(_GANADA),
    "chosung": _from(_CHOSUNG),
    "russianLower": _from(_RUSSIAN),
    "russianUpper": lambda value: _from(_RUSSIAN)(value).upper(),
    BULLET: lambda _: "",
    NONE: lambda _: "",
}
"""Formats by the name that Word gives them; `custom` has a picture of its own, as 001, 002."""


def custom_numeral(value: int, picture: str) -> str:
    """A number in a format that the file draws itself: `001, 002, 003, ...`."""
    first = picture.partition(",")[0].strip()
    return _padded(len(first))(value) if first.isdigit() and len(first) <= 9 else str(value)
