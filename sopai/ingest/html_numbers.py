"""Numbers of HTML list items as a browser prints them (HTML, section 4.4.5)."""

from re import compile

from lxml import etree

MAX_NUMBER = 99_999
"""What is larger is printed as it stands."""

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_INTEGER = compile(r"\s*([+-]?\d{1,6})")
_STYLE = compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)")
_TYPES = {
    "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A",
    "lower-roman": "i", "upper-roman": "I", "decimal": "1", "none": "none",
}  # fmt: skip
_WORD_LIST = compile(r"mso-list\s*:\s*l\d+\s+level(\d)")


def item_numbers(element: etree._Element) -> list[str | None]:
    """The printed number of each child of a list; None for bullets and for what is no item."""
    children = [child for child in element if isinstance(child.tag, str)]
    if element.tag != "ol":
        return [None] * len(children)
    items = [child for child in children if child.tag == "li"]
    is_reversed = element.get("reversed") is not None
    start = _integer(element.get("start"))
    at = start if start is not None else len(items) if is_reversed else 1
    kind = _kind(element)
    found: list[str | None] = []
    for child in children:
        if child.tag != "li":
            found.append(None)
            continue
        value = _integer(child.get("value"))
        at = at if value is None else value
        found.append(number_words(at, child.get("type") or kind))
        at += -1 if is_reversed else 1
    return found


def list_level(element: etree._Element) -> int | None:
    """The depth, from 0, of a paragraph that Word saved as a list item; None for any other."""
    match = _WORD_LIST.search(element.get("style", ""))
    return int(match[1]) - 1 if match and match[1] != "0" else None


def number_words(number: int, kind: str) -> str | None:
    """A number in the way of a list's type: `1`, `a`, `A`, `i`, `I`; None for the type `none`."""
    if kind == "none":
        return None
    if kind in ("a", "A") and 0 < number <= MAX_NUMBER:
        words = _letters(number)
    elif kind in ("i", "I") and 0 < number < 4000:
        words = _roman(number)
    else:
        return str(number)
    return words.upper() if kind.isupper() else words


def _letters(number: int) -> str:
    words = ""
    while number:
        number, rest = divmod(number - 1, 26)
        words = chr(97 + rest) + words
    return words


def _roman(number: int) -> str:
    words = ""
    for value, letters in _ROMAN:
        while number >= value:
            words += letters
            number -= value
    return words


def _kind(element: etree._Element) -> str:
    style = _STYLE.search(element.get("style", ""))
    if style and style[1] in _TYPES:
        return _TYPES[style[1]]
    return element.get("type", "1")


def _integer(value: str | None) -> int | None:
    match = _INTEGER.match(value or "")
    return int(match[1]) if match else None
