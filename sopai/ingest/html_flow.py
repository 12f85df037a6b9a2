"""The blocks of an HTML page in reading order, before anybody writes them."""

from collections.abc import Iterator
from re import compile
from typing import NamedTuple

from lxml import etree

from sopai.ingest.html_numbers import item_numbers, list_level
from sopai.ingest.html_omitted import omission
from sopai.ingest.html_tables import is_layout

MAX_DEPTH = 150
"""Elements inside each other; the words of what is deeper are taken without their structure."""

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol "
    "option p pre search section summary table tbody td tfoot th thead tr ul".split()
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = frozenset(("ol", "ul", "menu", "dir"))
_BOLD = frozenset(("b", "strong"))
_SPACE = compile(r"[ \t\n\r\f\v\xa0]+")
_INVISIBLE = compile(r"[\u200b-\u200d\u2060\ufeff\u00ad]")
_PERMALINKS = frozenset(("", "¶", "#", "§", "🔗", "⚓", "↑", "↩", "↩︎"))
_TITLES = frozenset(("title", "MsoTitle"))
_STYLE_BOLD = compile(r"font-weight\s*:\s*(?:bold|[6-9]00)")


class Flow(NamedTuple):
    """A block of a page."""

    kind: str
    """`heading`, `paragraph`, `item`, `code`, `table`, `picture` or `lost`."""

    text: str
    line: int
    level: int = 0
    number: str | None = None
    ordered: bool = False
    checkbox: bool = False
    bold: bool = False
    inside: bool = False
    """It belongs to the list item before it."""

    links: tuple[tuple[int, int, str], ...] = ()
    """Start and end inside the text, and address."""

    table: etree._Element | None = None
    href: str = ""
    """A picture's address."""

    why: str = ""
    """Why it was not read."""

    is_title: bool = False


class _Item(NamedTuple):
    """A list item that has not been written yet."""

    level: int
    number: str | None
    ordered: bool
    has_box: bool = False


class Page:
    """Walks through elements and gathers their blocks."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.flows: list[Flow] = []
        self._text = ""
        self._bold = 0
        self._links: list[tuple[int, int, str]] = []
        self._pictures: list[Flow] = []
        self._line = 0
        self._has_box = False
        self._item: _Item | None = None
        self._inside = False

    def walk(self, root: etree._Element) -> list[Flow]:
        """The blocks of an element and of all that it holds."""
        self._children(root, 0, 0)
        self._flush()
        return self.flows

    def _children(self, element: etree._Element, depth: int, bold: int) -> None:
        self._words(element.text, element, bold)
        for child in element:
            if isinstance(child.tag, str):
                self._element(child, depth + 1, bold)
            self._words(child.tail, child, bold)

    def _element(self, element: etree._Element, depth: int, bold: int) -> None:
        tag = element.tag
        why = omission(element)
        if why is not None:
            if why:
                words = " ".join(_all_words(element).split())
                self._pictures.append(Flow("lost", words, source_line(element), why=why))
            return
        if depth > MAX_DEPTH:
            self._words(_all_words(element), element, bold)
        elif tag in BLOCKS:
            self._flush()
            self._block(element, depth, bold)
            self._flush()
        else:
            self._inline(element, depth, bold)

    def _block(self, element: etree._Element, depth: int, bold: int) -> None:
        tag = element.tag
        self._line = source_line(element)
        if tag in _HEADINGS:
            self._children(element, depth, 0)
            self._heading(_HEADINGS[tag], is_title=_is_title(element))
        elif tag in _LISTS:
            self._list(element, depth)
        elif tag == "table":
            if is_layout(element):
                self._children(element, depth, bold)
            else:
                self.flows.append(Flow("table", "", source_line(element), table=element))
        elif tag == "pre":
            self.flows.append(Flow("code", _all_words(element).strip("\n"), source_line(element)))
        elif tag == "dl":
            self._definitions(element, depth)
        elif tag in ("summary", "legend"):
            self._children(element, depth, 1)
        else:
            self._paragraph(element, depth, bold + _is_bold(element))

    def _paragraph(self, element: etree._Element, depth: int, bold: int) -> None:
        if _is_title(element):
            self._children(element, depth, 0)
            self._heading(1, is_title=True)
            return
        level = list_level(element) if element.tag == "p" else None
        if level is None:
            self._children(element, depth, bold)
            return
        self._item, self._inside = _Item(level, None, False), False
        self._children(element, depth, bold)
        self._flush()
        self._item, self._inside = None, False

    def _heading(self, level: int, *, is_title: bool) -> None:
        text = self._text.strip()
        if text:
            links = tuple(self._links)
            flow = Flow("heading", text, self._line, level, links=links, is_title=is_title)
            self.flows.append(flow)
            self._item, self._inside = None, False
        self._clear()

    def _list(self, element: etree._Element, depth: int) -> None:
        outer, was_inside = self._item, self._inside
        level = sum(above.tag in _LISTS for above in element.iterancestors())
        numbers = item_numbers(element)
        for child, number in zip(_items(element), numbers, strict=True):
            self._flush()
            self._line = source_line(child)
            self._item = _Item(level, number, element.tag == "ol" and number is not None)
            self._inside = False
            if child.tag == "li":
                self._children(child, depth + 1, 0)
            else:
                self._element(child, depth + 1, 0)
            self._flush()
            self._item = None
        self._item, self._inside = outer, was_inside or level > 0

    def _definitions(self, element: etree._Element, depth: int) -> None:
        """Terms and what they mean, each term with its meanings as one item."""
        for child in element.iter("dt", "dd"):
            if child.tag == "dt":
                self._flush()
                self._line = source_line(child)
                self._item, self._inside = _Item(0, None, False), False
                self._children(child, depth + 1, 0)
                if self._text.strip():
                    self._text = self._text.rstrip(" :：") + ": "
            else:
                self._children(child, depth + 1, 0)
                self._text = self._text.rstrip() + " " if self._text else ""
        self._flush()
        self._item, self._inside = None, False

    def _inline(self, element: etree._Element, depth: int, bold: int) -> None:
        tag = element.tag
        if tag == "br":
            self._text = self._text.rstrip(" ") + "\n"
        elif tag == "img":
            self._picture(element)
        elif tag == "input":
            self._has_box = self._has_box or element.get("type", "").lower() == "checkbox"
        elif tag == "a" and element.get("href"):
            self._link(element, depth, bold)
        else:
            self._children(element, depth, bold + (tag in _BOLD or _is_bold(element)))

    def _link(self, element: etree._Element, depth: int, bold: int) -> None:
        href = element.get("href", "").strip()
        is_permalink = href.startswith("#") and _all_words(element).strip() in _PERMALINKS
        if is_permalink and element.find(".//img") is None:
            return
        start = len(self._text)
        self._children(element, depth, bold)
        if len(self._text) > start and not href.startswith(("#", "javascript:")):
            self._links.append((start, len(self._text.rstrip()), href))

    def _picture(self, element: etree._Element) -> None:
        source = element.get("src") or element.get("data-src") or ""
        if "1" in (element.get("width"), element.get("height")) or not source:
            return
        href = source.partition(";")[0] if source.startswith("data:") else source.strip()
        name = element.get("alt") or element.get("title") or ""
        self._pictures.append(Flow("picture", name, source_line(element), href=href))

    def _words(self, text: str | None, element: etree._Element, bold: int) -> None:
        if not text:
            return
        words = _SPACE.sub(" ", _INVISIBLE.sub("", text))
        if not self._text or self._text[-1] in " \n":
            words = words.lstrip(" ")
        if not words:
            return
        if not self._text:
            self._line = self._line or source_line(element)
        self._bold += len(words.replace(" ", "")) if bold else 0
        self._text += words

    def _flush(self) -> None:
        """End the block that was gathered."""
        text = self._text.rstrip()
        if text:
            links = tuple((start, min(end, len(text)), href) for start, end, href in self._links)
            bold = self._bold >= len("".join(text.split()))
            item = self._item or (_Item(0, None, False) if self._has_box else None)
            if item is not None and not self._inside:
                self.flows.append(
                    Flow(
                        "item",
                        text,
                        self._line,
                        item.level,
                        item.number,
                        item.ordered,
                        self._has_box,
                        bold,
                        links=links,
                    )
                )
                self._inside = self._item is not None
            else:
                inside = self._inside
                flow = Flow("paragraph", text, self._line, bold=bold, inside=inside, links=links)
                self.flows.append(flow)
        self._clear()

    def _clear(self) -> None:
        self._text, self._bold, self._links, self._line = "", 0, [], 0
        self._has_box = False
        self.flows += self._pictures
        self._pictures = []


def _items(element: etree._Element) -> Iterator[etree._Element]:
    """The items of a list; a list that stands directly in a list counts as one."""
    return (child for child in element if isinstance(child.tag, str))


def _all_words(element: etree._Element) -> str:
    return _INVISIBLE.sub("", "".join(map(str, element.itertext())))


def source_line(element: etree._Element) -> int:
    """The line that an element begins on."""
    line = element.sourceline
    return line if isinstance(line, int) else 1


def _is_title(element: etree._Element) -> bool:
    """Whether Pandoc or Word marked an element as the document's title."""
    return not _TITLES.isdisjoint(element.get("class", "").split())


def _is_bold(element: etree._Element) -> bool:
    style = element.get("style")
    return style is not None and _STYLE_BOLD.search(style) is not None
