"""Initials that a document explains: "TK (Tom Keane)", "Anya Singh (AS)"."""

from re import compile

from sopai.language.actor import Actor
from sopai.schema.owner import OwnerKind

_NAME = r"(?P<name>[A-Z][a-z]+(?:[ -][A-Z][a-z]+){1,2})"
_BEFORE = compile(rf"\b(?P<short>[A-Z]{{2,3}})\s?(?:\(|=|:|–|-)\s?{_NAME}")
_AFTER = compile(rf"\b{_NAME}\s?\((?P<short>[A-Z]{{2,3}})\)")
_USED = compile(r"(?:\bby|[–—-]|\(|\[)\s?(?P<short>[A-Z]{2,3})(?=[)\]\s.;,]|$)")
MAX_TEXT = 20_000
"""Characters of a document in which initials are explained."""


def initials_of(plain: str) -> dict[str, str]:
    """Name by initials, for initials that are the first letters of the name beside them."""
    found: dict[str, str] = {}
    for pattern in (_BEFORE, _AFTER):
        for match in pattern.finditer(plain, 0, MAX_TEXT):
            name = match["name"]
            if "".join(part[0] for part in name.replace("-", " ").split()) == match["short"]:
                found.setdefault(match["short"], name)
    return found


def initialled(text: str, initials: dict[str, str]) -> Actor | None:
    """The person whose initials stand behind an item or an agent: "load the van – TK"."""
    for match in _USED.finditer(text):
        name = initials.get(match["short"])
        if name is not None:
            return Actor(OwnerKind.PERSON, match["short"], person=name)
    return None
