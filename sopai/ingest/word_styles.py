"""Styles of a Word file: what a paragraph or a run takes from the styles it is based on."""

from re import IGNORECASE, compile
from typing import NamedTuple, TypeVar

from sopai.ingest.word_names import PPR, RPR, Element, number_of, switch_of, value_of, w

_HEADING = compile(r"(?:heading|标题|標題|überschrift|titre)\s*(?P<level>[1-9])\b", IGNORECASE)
_TITLE = compile(r"(?:document )?title|标题|標題|文档标题|文件标题|文件名称", IGNORECASE)
_CONTINUED = compile(r"list continue|caption|列表接续|题注|標號", IGNORECASE)
_CONTENTS = compile(r"toc\s*\d|table of figures|目录\s*\d", IGNORECASE)

_Value = TypeVar("_Value")

MAX_CHAIN = 50
"""Styles that are based on each other; people make three or four."""

NO_NUMBER = "0"
"""The numId that takes a number away (17.9.18)."""


class Style(NamedTuple):
    """A paragraph style with everything that it takes from those it is based on."""

    outline: int | None = None
    """Outline level from 0 (17.3.1.20); nothing for body text."""

    is_title: bool = False
    continues: bool = False
    """It goes on with what stands before it: a list's further paragraph, a caption."""

    is_contents: bool = False
    """A line of a table of contents."""

    num_id: str | None = None
    num_level: int | None = None
    chain: tuple[str, ...] = ()
    """Its own id and those of the styles it is based on, nearest first."""

    left: int | None = None
    """Indentation in twentieths of a point."""

    is_bold: bool | None = None
    is_hidden: bool | None = None
    is_centred: bool | None = None
    size: int | None = None
    """Size of letters in half points."""


class Letters(NamedTuple):
    """What a run's own properties and its character style say; nothing where they are silent."""

    is_bold: bool | None
    is_hidden: bool | None
    size: int | None


PLAIN = Letters(None, None, None)


class Styles:
    """The styles part; a style is worked out when it is first asked for."""

    def __init__(self, root: Element | None) -> None:
        """Begin with the root of the styles part, if the file has one."""
        self._elements: dict[str, Element] = {}
        self._default = ""
        self._known: dict[str, Style] = {}
        self._letters: dict[str, Letters] = {}
        for element in root.iterfind(w("style")) if root is not None else ():
            identity = element.get(w("styleId"), "")
            self._elements.setdefault(identity, element)
            is_default = element.get(w("default")) in ("1", "true", "on")
            if is_default and element.get(w("type")) == "paragraph":
                self._default = identity

    def paragraph(self, identity: str | None) -> Style:
        """The style of a paragraph that names this one, or none."""
        identity = self._default if identity not in self._elements else identity or ""
        if identity not in self._known:
            style = Style()
            chain = self._chain(identity)
            for link in reversed(chain):
                style = _laid_over(style, self._elements[link])
            self._known[identity] = style._replace(chain=tuple(chain))
        return self._known[identity]

    def letters(self, properties: Element | None) -> Letters:
        """What the properties of a run say, with its character style."""
        if properties is None:
            return PLAIN
        return _own_letters(properties, self._character(value_of(properties, "rStyle")))

    def numbering(self, identity: str | None) -> str | None:
        """The numId of a numbering style, as `numStyleLink` asks for it."""
        element = self._elements.get(identity or "")
        properties = element.find(PPR) if element is not None else None
        return value_of(properties.find(w("numPr")), "numId") if properties is not None else None

    def _character(self, identity: str | None) -> Letters:
        if identity is None or identity not in self._elements:
            return PLAIN
        if identity not in self._letters:
            found = PLAIN
            for link in reversed(self._chain(identity)):
                found = _own_letters(self._elements[link].find(RPR), found)
            self._letters[identity] = found
        return self._letters[identity]

    def _chain(self, identity: str) -> list[str]:
        """It and those it is based on; a ring, as damaged files have, ends where it began."""
        chain: list[str] = []
        link: str | None = identity
        while link in self._elements and link not in chain and len(chain) < MAX_CHAIN:
            chain.append(link)
            link = value_of(self._elements[link], "basedOn")
        return chain


def _own_letters(properties: Element | None, base: Letters) -> Letters:
    return Letters(
        _first(switch_of(properties, "b"), base.is_bold),
        _first(switch_of(properties, "vanish"), base.is_hidden),
        _first(number_of(value_of(properties, "sz")), base.size),
    )


def _laid_over(base: Style, element: Element) -> Style:
    """A style laid over the one that it is based on."""
    name = (value_of(element, "name") or element.get(w("styleId")) or "").strip()
    paragraph, run = element.find(PPR), element.find(RPR)
    numbering = paragraph.find(w("numPr")) if paragraph is not None else None
    centred = value_of(paragraph, "jc")
    return Style(
        outline=_first(_outline(paragraph, name), base.outline),
        is_title=base.is_title or _TITLE.fullmatch(name) is not None,
        continues=base.continues or _CONTINUED.match(name) is not None,
        is_contents=base.is_contents or _CONTENTS.fullmatch(name) is not None,
        num_id=_first(value_of(numbering, "numId"), base.num_id),
        num_level=_first(number_of(value_of(numbering, "ilvl")), base.num_level),
        left=_first(left_of(paragraph), base.left),
        is_bold=_first(switch_of(run, "b"), base.is_bold),
        is_hidden=_first(switch_of(run, "vanish"), base.is_hidden),
        is_centred=base.is_centred if centred is None else centred == "center",
        size=_first(number_of(value_of(run, "sz")), base.size),
    )


def _first(own: _Value | None, inherited: _Value | None) -> _Value | None:
    return inherited if own is None else own


def _outline(properties: Element | None, name: str) -> int | None:
    """The outline level; 9 is body text, which a style may go back to."""
    level = number_of(value_of(properties, "outlineLvl"))
    if level is not None:
        return level
    named = _HEADING.match(name)
    return int(named["level"]) - 1 if named else None


def left_of(properties: Element | None) -> int | None:
    """Where the text of a paragraph begins, in twentieths of a point from the margin."""
    indent = properties.find(w("ind")) if properties is not None else None
    if indent is None:
        return None
    return number_of(indent.get(w("left")) or indent.get(w("start")))
