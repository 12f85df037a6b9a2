"""What a section is about, from the words of its heading."""

from functools import cache, lru_cache
from re import Pattern, compile

from sopai.language.lexicon import vocabulary
from sopai.schema.document import SectionKind

_NUMBERING = compile(
    r"^[\s*_#]*(?:(?i:section|part|chapter|appendix)\s+\d+[.:)]?\s+(?=\S)|"
    r"(?i:step|步骤)\s?(?:\d{1,2}|[一二三四五六七八九十]{1,2})(?:[.:、,)]\s*|\s+(?:[–—-]\s)?)(?=\S)|"
    r"第?[一二三四五六七八九十]{1,3}[、.章节部分步:)]\s*|[(][一二三四五六七八九十\d]{1,3}[)]\s*|"
    r"\d+(?:\.\d+)*[.、)]?\s+|\d+[、.)]\s*|[A-Z][.)]\s+|[ivxIVX]+[.)]\s+)?"
)
_SIGNS = compile(r"[^\w\s\u4e00-\u9fff&/'-]+")

_LOOSE_KINDS = frozenset(
    {
        SectionKind.EXCEPTIONS,
        SectionKind.METRICS,
        SectionKind.HISTORY,
        SectionKind.DEFINITIONS,
        SectionKind.SUPERVISION,
        SectionKind.RESPONSIBILITIES,
    }
)
"""Kinds whose words count also inside a longer heading."""

MAX_LOOSE = 60
"""Characters of a heading in which such words are looked for."""


def heading_text(plain: str) -> str:
    """A heading's words without numbering and signs."""
    text = _NUMBERING.sub("", plain.strip(" \t#*_:"), count=1)
    return " ".join(text.split()).strip(" *_:-–—")


def announced_kind(line: str) -> SectionKind:
    """What a line that is a heading by its words alone announces: "Exceptions:".

    Args:
        line: any line, in plain text.
    """
    return _whole(_bare(heading_text(line)))


def _bare(title: str) -> str:
    return " ".join(_SIGNS.sub(" ", title).split()).lower()


@lru_cache(maxsize=4096)
def _whole(text: str) -> SectionKind:
    whole, _ = _patterns()
    return next((kind for kind, pattern in whole if pattern.match(text)), SectionKind.OTHER)


@lru_cache(maxsize=4096)
def section_kind(title: str) -> SectionKind:
    """What a heading announces; OTHER when its words say nothing known.

    Args:
        title: the heading as `heading_text` gives it.
    """
    text = _bare(title)
    kind = _whole(text)
    if kind is not SectionKind.OTHER:
        return kind
    _, loose = _patterns()
    if len(text) <= MAX_LOOSE:
        for kind, pattern in loose:
            if pattern.search(text):
                return kind
    return SectionKind.OTHER


_Patterns = tuple[tuple[SectionKind, Pattern[str]], ...]


@cache
def _patterns() -> tuple[_Patterns, _Patterns]:
    """Patterns in lower case for whole headings, and for words inside longer ones."""
    entries = [(SectionKind(name), en, zh) for name, en, zh in vocabulary("headings.txt")]
    whole = tuple((kind, compile(f"^(?:{en}|{zh})$")) for kind, en, zh in entries)
    loose = tuple(
        (kind, compile(rf"\b(?:{en})\b|{zh.replace('.{0,6}', '').replace('.*', '')}"))
        for kind, en, zh in entries
        if kind in _LOOSE_KINDS
    )
    return whole, loose
