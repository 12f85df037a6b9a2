"""Numbers that Word computes: the definitions of lists, and counting through a document."""

from re import Match, compile
from typing import NamedTuple

from sopai.ingest.word_names import PPR, RPR, VAL, Element, number_of, switch_of, value_of, w
from sopai.ingest.word_numerals import BULLET, NONE, custom_numeral, numeral
from sopai.ingest.word_styles import NO_NUMBER, Style, Styles, left_of
from sopai.ingest.word_symbols import symbol

LEVELS = 9
MAX_LINKS = 10
"""List styles that lead to each other; Word makes one step."""

MAX_VALUE = 1_000_000
"""A list of more items is damaged."""

_PLACE = compile(r"%([1-9])")
_BEFORE = " \t\u3000([{（［【〔「《<-–—"
_BEHIND = " \t\u3000)]}）］】〕」》>.．。、,，:：;；-–—"


class Level(NamedTuple):
    """How one level of a list counts and looks (17.9.6)."""

    start: int = 1
    format: str = "decimal"
    picture: str = ""
    text: str = ""
    is_legal: bool = False
    restart: int | None = None
    """The level, from 1, whose numbers make this one start again; 0 for none of them."""

    style: str | None = None
    """The paragraph style that is tied to the level."""

    left: int | None = None
    font: str = ""
    is_hidden: bool = False


class Numbered(NamedTuple):
    """A paragraph's place in a list."""

    list_id: str
    """The same for all items that count together."""

    level: int
    label: str
    """As printed: "(a)", "2.1.", "•"; empty where the level prints nothing."""

    is_bullet: bool
    left: int | None

    @property
    def number(self) -> str | None:
        """The label without punctuation behind it and brackets around it; none for a bullet."""
        return None if self.is_bullet else bare_number(self.label)


class _Num(NamedTuple):
    """An instance of a definition, with what it changes (17.9.15)."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """The numbering part, and the counters of a document that is read from top to bottom."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        """Read the definitions; the counters begin before the first paragraph."""
        self._abstracts: dict[str, dict[int, Level]] = {}
        self._links: dict[str, str] = {}
        self._of_num: dict[str, str] = {}
        self._nums: dict[str, _Num] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._met: set[tuple[str, int]] = set()
        self._styles = styles
        if root is None:
            return
        for element in root.iterfind(w("abstractNum")):
            self._define(element)
        for element in root.iterfind(w("num")):
            self._of_num[element.get(w("numId"), "")] = value_of(element, "abstractNumId") or ""
        for element in root.iterfind(w("num")):
            self._instance(element)

    def count(self, properties: Element | None, style: Style) -> Numbered | None:
        """The next paragraph's place in its list, or nothing if it stands in none.

        Args:
            properties: the paragraph's own properties.
            style: its style.
        """
        direct = properties.find(w("numPr")) if properties is not None else None
        own_id, own_level = value_of(direct, "numId"), number_of(value_of(direct, "ilvl"))
        num_id = own_id if own_id is not None else style.num_id
        num = self._nums.get(num_id or "")
        if num is None or num_id == NO_NUMBER or num_id is None:
            return None
        level = own_level
        if level is None:
            level = self._level_of(num, style) if own_id is None or own_id == style.num_id else 0
        level = min(max(level, 0), LEVELS - 1)
        return self._counted(num_id, num, level)

    def _counted(self, num_id: str, num: _Num, level: int) -> Numbered:
        counts = self._counts.setdefault(num.abstract, [None] * LEVELS)
        if level in num.starts and (num_id, level) not in self._met:
            # Only the level itself starts again: a list that is nested in another one often shares
            # its definition, and says where all levels would start (as pandoc writes it).
            self._met.add((num_id, level))
            counts[level] = None
        value = counts[level]
        counts[level] = _start(num, level) if value is None else min(value + 1, MAX_VALUE)
        for below in range(level + 1, LEVELS):
            restart = _level(num, below).restart
            if restart is None or level < restart:
                counts[below] = None
        own = _level(num, level)
        is_bullet = own.format == BULLET
        label = symbol(own.text, own.font) if is_bullet else _label(num, level, counts)
        label = "" if own.is_hidden else label
        return Numbered(num.abstract, level, label, is_bullet, own.left)

    def _level_of(self, num: _Num, style: Style) -> int:
        """The level that is tied to the style or to one that it is based on."""
        for identity in style.chain:
            for level, definition in num.levels.items():
                if definition.style == identity:
                    return level
        return style.num_level or 0

    def _define(self, element: Element) -> None:
        identity = element.get(w("abstractNumId"), "")
        link = value_of(element, "numStyleLink")
        if link is not None:
            self._links[identity] = link
        levels = [_definition(level) for level in element.iterfind(w("lvl"))]
        self._abstracts[identity] = dict(levels)

    def _instance(self, element: Element) -> None:
        abstract = self._linked(value_of(element, "abstractNumId") or "")
        levels, starts = dict(self._abstracts.get(abstract, {})), {}
        for override in element.iterfind(w("lvlOverride")):
            at = number_of(override.get(w("ilvl")))
            if at is None or not 0 <= at < LEVELS:
                continue
            replaced = override.find(w("lvl"))
            if replaced is not None:
                levels[at] = _definition(replaced)[1]
            start = number_of(value_of(override, "startOverride"))
            if start is not None:
                starts[at] = start
        self._nums[element.get(w("numId"), "")] = _Num(abstract, levels, starts)

    def _linked(self, abstract: str) -> str:
        """The definition that has the levels: a list style leads to another one (17.9.21)."""
        for _ in range(MAX_LINKS):
            link = self._links.get(abstract)
            if link is None:
                break
            abstract = self._of_num.get(self._styles.numbering(link) or "", abstract)
        return abstract


def _definition(element: Element) -> tuple[int, Level]:
    kind = element.find(w("numFmt"))
    if kind is None:  # newer formats stand in alternate content
        kind = next(element.iter(w("numFmt")), None)
    run = element.find(RPR)
    fonts = run.find(w("rFonts")) if run is not None else None
    at = number_of(element.get(w("ilvl"))) or 0
    start = number_of(value_of(element, "start"))
    return min(max(at, 0), LEVELS - 1), Level(
        start=0 if start is None else max(start, 0),
        format=kind.get(VAL, "decimal") if kind is not None else "decimal",
        picture=kind.get(w("format"), "") if kind is not None else "",
        text=(value_of(element, "lvlText") or "")[:100],
        is_legal=bool(switch_of(element, "isLgl")),
        restart=number_of(value_of(element, "lvlRestart")),
        style=value_of(element, "pStyle"),
        left=left_of(element.find(PPR)),
        font=fonts.get(w("ascii"), "") if fonts is not None else "",
        is_hidden=bool(switch_of(run, "vanish")),
    )


def _level(num: _Num, at: int) -> Level:
    return num.levels.get(at) or Level(text=f"%{at + 1}.")


def _start(num: _Num, at: int) -> int:
    return num.starts.get(at, _level(num, at).start)


def _label(num: _Num, at: int, counts: list[int | None]) -> str:
    """The text of a level with the numbers in it; a level not used yet shows its start."""
    own = _level(num, at)
    if own.format == NONE and not own.text.strip():
        return ""

    def shown(place: Match[str]) -> str:
        other = int(place[1]) - 1
        counted = counts[other]
        value = _start(num, other) if counted is None else counted
        level = _level(num, other)
        if own.is_legal and level.format not in (BULLET, NONE, "decimalZero"):
            return str(value)
        if level.format == "custom":
            return custom_numeral(value, level.picture)
        return numeral(value, level.format)

    return _PLACE.sub(shown, own.text).strip()


def bare_number(label: str) -> str | None:
    """A label without punctuation behind it and brackets around it: "(a)" is a, "2.1." is 2.1."""
    bare = label.rstrip(_BEHIND).lstrip(_BEFORE)
    return bare or None
