"""Fields of a Word file: which part of the runs between their marks is shown (17.16)."""

from re import compile

from sopai.ingest.word_names import Element, switch_of, w

_UNSEEN = frozenset(
    ("PAGE", "NUMPAGES", "SECTIONPAGES", "TOC", "INDEX", "TOA", "XE", "TC", "RD", "PRIVATE")
)
"""Fields whose result is no text of the document: the page's number, a list of the headings."""

_ADDRESS = compile(r'^\s*HYPERLINK\s+(?:\\\S+\s+)*"([^"]{1,2000})"')
UNTICKED, TICKED = "☐", "☒"


class Field:
    """A field that has begun."""

    def __init__(self, start: int) -> None:
        """Begin, where the paragraph's text has `start` characters."""
        self.code = ""
        self.start = start
        self.is_open = False
        """Its result has begun."""

    @property
    def kind(self) -> str:
        """The first word of its code."""
        return self.code.strip().partition(" ")[0].upper()

    @property
    def is_seen(self) -> bool:
        """Its result is text of the document."""
        return self.is_open and self.kind not in _UNSEEN

    @property
    def address(self) -> str | None:
        """Where it leads, if it is a link."""
        found = _ADDRESS.match(self.code)
        return found[1] if found else None


def box_of(mark: Element) -> str:
    """The box of an old form field, ticked or not; empty for other fields."""
    box = mark.find(f"{w('ffData')}/{w('checkBox')}")
    if box is None:
        return ""
    ticked = switch_of(box, "checked")
    return TICKED if (switch_of(box, "default") if ticked is None else ticked) else UNTICKED
