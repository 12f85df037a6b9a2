"""What of an HTML page is not its text: scripts, menus, hidden parts, embedded things."""

from re import compile

from lxml import etree

_SILENT = frozenset(
    "script style head title meta link base noscript rt rp select datalist button textarea "
    "progress meter map area source track param col colgroup".split()
)
"""Read by nobody: code, alternatives, and what is typed in."""

_EMBEDDED = {
    "iframe": "an embedded page was not read: nothing is fetched",
    "object": "an embedded object was not read",
    "embed": "an embedded object was not read",
    "video": "a video was not read",
    "audio": "a recording was not read",
    "canvas": "a drawing made by a script was not read",
    "svg": "a drawing was not read: write its words into the text",
    "math": "a formula was not read",
    "frameset": "a page of frames was not read: save each frame as a file",
}
_DELETED = frozenset(("del", "s", "strike"))
_MENU_ROLES = frozenset(("navigation", "search", "menu", "menubar", "toolbar", "dialog"))
_MENU_NAME = compile(
    r"(?i)(?:^|[\s_-])(?:sidebar|nav|navbar|navigation|menu|toc|breadcrumbs?|cookies?|pagination|"
    r"skip-?link|share|related)(?:$|[\s_-])"
)
_HIDDEN_STYLE = compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)")
MENU = "a menu was not read"
MENU_SHARE = 0.5
"""Share of a part's words that are links from which a part with the name of a menu is one."""


def omission(element: etree._Element) -> str | None:
    """Why an element is not read; empty when nobody misses it, None when it is read."""
    tag = element.tag
    if tag in _SILENT:
        return ""
    if tag in _EMBEDDED:
        has_text = tag != "svg" or bool(" ".join(map(str, element.itertext())).strip())
        return _EMBEDDED[tag] if has_text else ""
    if tag == "template":
        return _if_words(element, "a template was not read")
    if _is_hidden(element):
        return _if_words(element, "a hidden part was not read: show it if it belongs to the text")
    if tag in _DELETED:
        return _if_words(element, "deleted text was not read")
    if tag == "nav" or element.get("role") in _MENU_ROLES or _is_menu(element):
        return _if_words(element, MENU)
    return None


def _is_hidden(element: etree._Element) -> bool:
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    return style is not None and _HIDDEN_STYLE.search(style) is not None


def _is_menu(element: etree._Element) -> bool:
    name = f"{element.get('class', '')} {element.get('id', '')}"
    if name == " " or element.tag in ("body", "main", "article") or not _MENU_NAME.search(name):
        return False
    words = _count(element)
    links = sum(_count(link) for link in element.iter("a"))
    return words > 0 and links >= MENU_SHARE * words


def _count(element: etree._Element) -> int:
    return sum(len("".join(str(text).split())) for text in element.itertext())


def _if_words(element: etree._Element, why: str) -> str:
    return why if any(str(text).strip() for text in element.itertext()) else ""
