"""Short codes of departments: CS for Customer Service, KF for 客服部."""

from bisect import bisect_right
from collections.abc import Iterator
from re import compile

_WORDS = compile(r"[^\W\d_]+")
_HAN = compile(r"[\u4e00-\u9fff]+")
_LITTLE = frozenset("and of the for a an in to department dept division unit team".split())
_ENDINGS = ("部门", "中心", "团队", "小组", "部", "组", "处", "科", "室")
_MOST = 4
"""Letters of a code."""

_STARTS: tuple[tuple[int, str], ...] = (
    (0xB0A1, "A"), (0xB0C5, "B"), (0xB2C1, "C"), (0xB4EE, "D"), (0xB6EA, "E"), (0xB7A2, "F"),
    (0xB8C1, "G"), (0xB9FE, "H"), (0xBBF7, "J"), (0xBFA6, "K"), (0xC0AC, "L"), (0xC2E8, "M"),
    (0xC4C3, "N"), (0xC5B6, "O"), (0xC5BE, "P"), (0xC6DA, "Q"), (0xC8BB, "R"), (0xC8F6, "S"),
    (0xCBFA, "T"), (0xCDDA, "W"), (0xCEF4, "X"), (0xD1B9, "Y"), (0xD4D1, "Z"),
)  # fmt: skip
"""Where the first letters of pinyin begin: the 3,755 common characters of GB 2312 are in that
order. Source: GB/T 2312-1980, level 1."""

_LAST = 0xD7F9
_PLACES = tuple(place for place, _ in _STARTS)


def codes_for(department: str, length: int, *, is_han: bool) -> Iterator[str]:
    """Codes for a department, the best first; there is always another one.

    Args:
        department: its name.
        length: letters that codes of the house have.
        is_han: they are Chinese characters.
    """
    han = "".join(_HAN.findall(department))
    short = next((han.removesuffix(end) for end in _ENDINGS if han.endswith(end)), han) or han
    if is_han and short:
        yield from dict.fromkeys(short[:size] for size in range(max(2, length), _MOST + 2))
    letters = "".join(_WORDS.findall(_HAN.sub(" ", department)))
    if short:
        first = "".join(filter(None, map(_initial, short)))
        whole = (letters.upper() + first)[: _MOST + 1]
    else:
        whole = _initials(department, length)
    if len(whole) > length >= 2 and short:
        yield whole[:length]
    whole = whole or "X"
    yield whole
    for size in range(2, _MOST + 1):
        if not short and len(letters) >= size:
            yield letters[:size].upper()
    number = 2
    while True:
        yield f"{whole}{number}"
        number += 1


def _initials(department: str, length: int) -> str:
    found = (match[0] for match in _WORDS.finditer(department))
    words = [word for word in found if word.casefold() not in _LITTLE]
    if len(words) == 1:
        word = words[0]
        return word if word.isupper() and len(word) <= _MOST else word[: max(2, length)].upper()
    return "".join(word[0] for word in words)[:_MOST].upper()


def _initial(character: str) -> str | None:
    """The first letter of a common character's pinyin."""
    try:
        code = int.from_bytes(character.encode("gb2312"), "big")
    except UnicodeEncodeError:
        return None
    if not _PLACES[0] <= code <= _LAST:
        return None
    _, letter = _STARTS[bisect_right(_PLACES, code) - 1]
    return letter
