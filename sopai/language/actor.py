"""Somebody who acts, as a phrase names them: the value shared by both languages."""

from functools import lru_cache
from re import IGNORECASE, compile
from typing import Literal, NamedTuple

from sopai.language.lexicon import chinese_nouns, english_nouns
from sopai.schema.owner import Found, Owner, OwnerKind

_OUTSIDER = compile(
    r"\b(?:customer|user|client|guest|visitor|patient|parent|caller|tenant|student|supplier|"
    r"buyer|shopper|passenger|applicant|candidate)s?$|"
    r"(?:客户|顾客|客人|用户|买家|患者|病人|家长|学生|供应商|访客|来访者|申请人)$",
    IGNORECASE,
)

_BEFORE_OF = compile(r"\s(?:of|for|in|with|at|on)\s")
"""What ends the head of a phrase: "Scheduling of the scanner"."""


class Actor(NamedTuple):
    """Who a phrase names. `reader` is "you"; `pronoun` points back to somebody."""

    kind: OwnerKind | Literal["reader", "pronoun", "name"]
    """`name` is a capitalised word that may be a person or a product."""

    text: str
    """The words of the document."""

    role: str | None = None
    person: str | None = None


@lru_cache(maxsize=4096)
def owner_of(actor: Actor, found: Found) -> Owner:
    """The owner that an actor makes, and where it was found."""
    if actor.kind in ("reader", "pronoun"):
        return Owner(kind=OwnerKind.ROLE, role=actor.text, text=actor.text, found=found)
    if actor.kind == "name":
        return Owner(kind=OwnerKind.PERSON, person=actor.text, text=actor.text, found=found)
    return Owner(
        kind=OwnerKind(actor.kind),
        role=actor.role,
        person=actor.person,
        text=actor.text,
        found=found,
    )


def is_activity(words: str) -> bool:
    """Whether the name of a department says as well what is done: "Spectral QC", "Shipping", 采购.

    Where such words stand by themselves, as in a heading, they announce work and name nobody.
    """
    last = _BEFORE_OF.split(words.lower(), maxsplit=1)[0].split()[-1:]
    if words.isascii():
        return bool(last) and last[0] in english_nouns("activities")
    return words.endswith(tuple(chinese_nouns("activities")))


def is_outsider(words: str) -> bool:
    """Whether words name somebody whom a company serves or buys from, and who owns no step."""
    return _OUTSIDER.search(words) is not None
