"""Styles of a Word file: what a paragraph or a run takes from the styles it is based on."""

from re import IGNORECASE, compile
from typing import NamedTuple

from sopai.ingest.word_names import PPR, RPR, VAL, Element, number_of, switch_of, value_of, w

_HEADING = compile(r"(?:heading|标题|標題|überschrift|titre)\s*(?P<level>[1-9])\b", IGNORECASE)
_TITLE = compile(r"(?:document )?title|标题|標題|文档标题|文件标题|文件名称", IGNORECASE)
_CONTINUED = compile(r"list continue|caption|列表接续|题注|標號", IGNORECASE)
_CONTENTS = compile(r"toc\s*\d|table of figures|目录\s*\d", IGNORECASE)

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
            for number, link in enumerate(reversed(self._chain(identity))):
                style = _laid_over(style, self._elements[link], is_base=number == 0)
            self._known[identity] = style._replace(chain=tuple(self._chain(identity)))
        return self._known[identity]

    def letters(self, properties: Element | None) -> Letters:
        """What the properties of a run say, with its character style."""
        if properties is None:
            return PLAIN
        named = self._character(value_of(properties, "rStyle"))
        bold, hidden = switch_of(properties, "b"), switch_of(properties, "vanish")
        size = number_of(value_of(properties, "sz"))
        return Letters(
            named.is_bold if bold is None else bold,
            named.is_hidden if hidden is None else hidden,
            named.size if size is None else size,
        )

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
                properties = self._elements[link].find(RPR)
                bold, hidden = switch_of(properties, "b"), switch_of(properties, "vanish")
                size = number_of(value_of(properties, "sz"))
                found = Letters(
                    found.is_bold if bold is None else bold,
                    found.is_hidden if hidden is None else hidden,
                    found.size if size is None else size,
                )
            self._letters[identity] = found
        return self._letters[identity]

    def _chain(self, identity: str) -> list[str]:
        """The style and those it is based on; a ring, as damaged files have, ends where it began."""
        chain: list[str] = []
        link: str | None = identity
        while link in self._elements and link not in chain:
            chain.append(link)
            link = value_of(self._elements[link], "basedOn")
        return chain


def _laid_over(base: Style, element: Element, *, is_base: bool) -> Style:
    """A style laid over the one that it is based on."""
    name = (value_of(element, "name") or element.get(w("styleId"), "")).strip()
    paragraph, run = element.find(PPR), element.find(RPR)
    changes: dict[str, object] = {
        "outline": _outline(paragraph, name),
        "left": left_of(paragraph),
        "is_bold": switch_of(run, "b"),
        "is_hidden": switch_of(run, "vanish"),
        "size": number_of(value_of(run, "sz")),
    }
    centred = value_of(paragraph, "jc")
    if centred is not None:
        changes["is_centred"] = centred == "center"
    numbering = paragraph.find(w("numPr")) if paragraph is not None else None
    if numbering is not None:
        changes["num_id"] = value_of(numbering, "numId")
        changes["num_level"] = number_of(value_of(numbering, "ilvl"))
    for field, pattern in (
        ("is_title", _TITLE),
        ("continues", _CONTINUED),
        ("is_contents", _CONTENTS),
    ):
        # Only the base of a chain, such as Normal, says nothing about those based on it.
        if pattern.fullmatch(name) or (pattern is _CONTINUED and pattern.match(name)):
            changes[field] = True
    return base._replace(**{key: value for key, value in changes.items() if value is not None})


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


__all__ = ["NO_NUMBER", "PLAIN", "VAL", "Letters", "Style", "Styles", "left_of"]
