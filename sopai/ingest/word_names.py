"""Names of elements and attributes of Word's XML (ISO/IEC 29500-1, clause 17)."""

from functools import cache

from lxml import etree

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
MATHS = "http://schemas.openxmlformats.org/officeDocument/2006/math"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"

Element = etree._Element


@cache
def w(name: str) -> str:
    """An element or attribute of Word's own namespace, as lxml names it."""
    return f"{{{MAIN}}}{name}"


P, R, T, TBL = w("p"), w("r"), w("t"), w("tbl")
PPR, RPR, VAL, ID = w("pPr"), w("rPr"), w("val"), w("id")
SDT, SDT_CONTENT = w("sdt"), w("sdtContent")
TXBX_CONTENT = w("txbxContent")
ALTERNATE = f"{{{COMPATIBILITY}}}AlternateContent"
CHOICE = f"{{{COMPATIBILITY}}}Choice"
FALLBACK = f"{{{COMPATIBILITY}}}Fallback"
REL_ID = f"{{{RELATIONS}}}id"
REL_EMBED = f"{{{RELATIONS}}}embed"
REL_LINK = f"{{{RELATIONS}}}link"

_OFF = frozenset(("0", "false", "off", "none"))


def value_of(element: Element | None, name: str) -> str | None:
    """The value of a child, as in `<w:pStyle w:val="Title"/>`."""
    child = element.find(w(name)) if element is not None else None
    return None if child is None else child.get(VAL)


def number_of(text: str | None) -> int | None:
    """A whole number as attributes hold it, or nothing if it is none of a sensible size."""
    digits = (text or "").removeprefix("-")
    if not digits.isascii() or not digits.isdigit() or len(digits) > 9:
        return None
    return int(text or "")


def switch_of(element: Element | None, name: str) -> bool | None:
    """An on-off property such as `<w:b/>`; nothing where it is not said."""
    child = element.find(w(name)) if element is not None else None
    return None if child is None else child.get(VAL, "1").lower() not in _OFF


def branch_of(alternate: Element) -> Element | None:
    """The one branch of alternate content that is read: what new programs show, else the old."""
    choice = alternate.find(CHOICE)
    return choice if choice is not None else alternate.find(FALLBACK)
