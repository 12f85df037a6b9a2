"""Numbers and bullets that an author typed, or that a format keeps as text: `3.`, `(a)`, `•`."""

from re import compile
from typing import NamedTuple

_HAN = "一二三四五六七八九十百"
_NUMBER = compile(
    r"(?P<number>\d{1,3}(?:\.\d{1,3}){0,4})"
    r"(?P<end>[.)、）．]|(?<=\.\d)(?=\s)|(?<=\.\d\d)(?=\s)|:(?=\s))(?!\d)[ \t\u3000]*(?=\S)|"
    rf"[(（](?P<round>\d{{1,2}}|[a-zA-Z]|[ivx]{{1,5}}|[{_HAN}]{{1,3}})[)）][ \t\u3000]*(?=\S)|"
    r"(?P<letter>[a-zA-Z]|[ivx]{2,5}|[IVX]{2,5})[.)][ \t\u3000]+(?=\S)|"
    rf"第(?P<step>[{_HAN}\d]{{1,3}})步[:：、 \t\u3000]*(?=\S)|"
    r"(?:Step|STEP|步骤)[ \t]?(?P<word>\d{1,3})[:.)：、]?[ \t]+(?=\S)|"
    r"(?P<circle>[①-⑳])[ \t\u3000]*(?=\S)|"
    rf"(?P<chapter>[{_HAN}]{{1,3}})、[ \t\u3000]*(?=\S)"
)
_BOX = compile(r"(?:(?:[□☐☑☒⬜❏❑❒\uf0a8\uf06f\uf071]|\[[ xX]?\])[ \t\u3000]*)+(?=\S)")
_BULLET = compile(
    r"(?:[•·●○▪▫■◆◇►▶➢➤➔→❖‣⁃∙⚫⁎*§✔✓]|[\ue000-\uf8ff\U000f0000-\U0010ffff]|"
    r"[–—-](?=[ \t\u3000])|o(?=[ \t\u3000]{2}))[ \t\u3000]*(?=\S)"
)
_HEADING = compile(
    r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,4})"
    r"(?:[.)、．]?[ \t\u3000]+|[.)、．](?=[^\d\s]))(?=\S)|"
    rf"(?P<chapter>[{_HAN}]{{1,3}})[、.][ \t\u3000]*(?=\S)|"
    rf"第(?P<part>[{_HAN}\d]{{1,3}})[章节部分][:：、 \t\u3000]*(?=\S)"
)


class Typed(NamedTuple):
    """What stands before the words of an item or a heading."""

    number: str | None
    """Without punctuation; None for a bullet or a box."""

    checkbox: bool
    length: int
    """Characters before the words."""

    shape: str = ""
    """`1`, `1.1`, `(1)`, `a`, `•` ...: items of one shape stand on one level."""


def typed_item(text: str) -> Typed | None:
    """The number, bullet or box at the head of a line of a list; None when there is none."""
    box = _BOX.match(text)
    if box:
        return Typed(None, True, box.end(), "☐")
    match = _NUMBER.match(text)
    if match:
        kind = str(match.lastgroup if match.lastgroup != "end" else "number")
        dots = match["number"].count(".") if match["number"] else 0
        return Typed(match[kind], False, match.end(), _shape(kind, match[kind], dots))
    bullet = _BULLET.match(text)
    return Typed(None, False, bullet.end(), bullet.group().strip()) if bullet else None


def typed_heading(text: str) -> Typed | None:
    """The number at the head of a heading; `5 Whys` has one only for who knows its neighbours."""
    match = _HEADING.match(text)
    if match is None:
        return None
    number = match["number"] or match["chapter"] or match["part"]
    is_bare = match["number"] is not None and "." not in match.group().strip(" \t\u3000")
    if is_bare and text[len(match["number"])] not in ")、．":
        return None
    return Typed(number, False, match.end(), _shape("heading", number, number.count(".")))


def _shape(kind: str, number: str, dots: int) -> str:
    if kind in ("round", "letter"):
        case = "1" if number.isdigit() else "A" if number.isupper() else "a"
        return f"{kind} {case}"
    return f"{kind} {dots}"
