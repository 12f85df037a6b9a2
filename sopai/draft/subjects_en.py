"""Who or what does something in an English sentence, told by the parts of speech of its words."""

from collections.abc import Sequence
from typing import NamedTuple

from sopai.draft.phrases_en import FINITE, OPENS, before_aside, beginning_at, ending_at
from sopai.language.tags_en import Token, tagged


class Named(NamedTuple):
    """Somebody or something, as a sentence names it."""

    start: int
    """Offset of its first word."""

    text: str
    head: str
    """Its noun, in lower case: "porter" of "the night porter on duty"."""

    tag: str
    """Of the noun: NN1, or NP0 for a name."""


class Subject(NamedTuple):
    """Somebody or something, and what it does."""

    named: Named
    verb: str
    """What it does, in lower case: the verb itself, or the one behind "must" or "has to"."""

    finite: str
    """Tag of its finite verb: VVD where it did something, VM0 where it must."""

    is_passive: bool
    """Something is done to it: "the form is signed"."""

    is_subordinate: bool
    """It only says when or why: "before the driver leaves"."""


_BETWEEN = frozenset(("AV0", "XX0"))
"""What stands between somebody and what they do: "the clerk always checks"."""


def subjects(text: str) -> list[Subject]:
    """Every subject of a text with what it does, in order."""
    tokens = tagged(text)
    found: list[Subject] = []
    for at, token in enumerate(tokens):
        if token.tag not in FINITE:
            continue
        last = at - 1
        while last >= 0 and tokens[last].tag in _BETWEEN:
            last -= 1
        last = before_aside(tokens, last)
        phrase = ending_at(tokens, last) if last >= 0 else None
        if phrase is not None:
            first, head = phrase
            if any(one.text.lower() in ("who", "whoever") for one in tokens[first:last]):
                last = at - 1  # "who has not run it today", with the word that says when
            done, is_passive = _done(tokens, at)
            found.append(
                Subject(
                    _named(text, tokens, first, last, head),
                    done.text.lower(),
                    token.tag,
                    is_passive,
                    _is_subordinate(tokens, first),
                )
            )
    return found


def has_main(text: str) -> bool:
    """Whether a text that begins with its condition goes on: "if it rains, she waits"."""
    return any(not one.is_subordinate and one.named.start > 0 for one in subjects(text))


MAX_BY = 8
"""Words between "signed" and "by"."""


def agents(text: str) -> list[Named]:
    """By whom, or by what, something is done: "signed by the dresser on duty"."""
    tokens = tagged(text)
    found: list[Named] = []
    for at, token in enumerate(tokens[:-1]):
        if token.text.lower() != "by":
            continue
        is_done = any(_is_done(one) for one in tokens[max(0, at - MAX_BY) : at])
        phrase = beginning_at(tokens, at + 1) if is_done else None
        if phrase is not None:
            found.append(_named(text, tokens, at + 1, *phrase))
    return found


_PAST = frozenset(("VVD", "VBD", "VHD", "VDD"))
_ORDERS = frozenset(("VVB", "VVI", "VVZ"))
_FEELS = frozenset(
    "know think guess hope mean feel wonder love hate remember suppose promise swear wish admit "
    "realise realize apologise".split()
)
"""What somebody does in their head, and what is no step."""


def tells(text: str) -> bool:
    """Whether a clause tells what was, or what its writer thinks: "Mr Dalby died", "I know it"."""
    found = [one for one in subjects(text) if not one.is_subordinate]
    if not found:
        return False
    if all(one.named.head in ("i", "we") and one.verb in _FEELS for one in found):
        return True
    first = found[0].named.start
    is_bound = any(
        token.tag == "VM0" or (token.tag in FINITE | _ORDERS and token.start < first)
        for token in tagged(text)
    )
    return not is_bound and all(one.finite in _PAST for one in found)


def _named(text: str, tokens: Sequence[Token], first: int, last: int, head: int) -> Named:
    start, end = tokens[first].start, tokens[last].end
    return Named(start, text[start:end], tokens[head].text.lower(), tokens[head].tag)


_HELPS = ("VB", "VH", "VM", "VD")
_BE = frozenset(("VBZ", "VBB", "VBD", "VBI", "VBN"))
MAX_HELP = 6
"""Words from "must" to what is done: "must always have been signed"."""


def _done(tokens: Sequence[Token], at: int) -> tuple[Token, bool]:
    """What is done, from a finite verb on, and whether it is done to the subject."""
    verb, is_be = tokens[at], tokens[at].tag in _BE
    if not verb.tag.startswith(_HELPS):
        return verb, False
    for token in tokens[at + 1 : at + MAX_HELP]:
        if token.tag in ("VVI", "VVN", "VVG", "VVB", "VVD"):
            return token, is_be and token.tag in ("VVN", "VVD")
        if token.tag.startswith(_HELPS):
            verb, is_be = token, is_be or token.tag in _BE
        elif token.tag not in ("AV0", "XX0", "TO0"):
            break
    return verb, False


def _is_done(token: Token) -> bool:
    is_past = token.tag in ("VHN", "VVD", "AJ0") and token.text.lower().endswith("ed")
    return token.tag in ("VVN", "VDN") or is_past


_SUBORDINATE = frozenset(
    "if when whenever once unless until till while after before because since as that which what "
    "where how why although though than whether in".split()
)
_GOES_ON = ("so", "then", "otherwise")
_FILLS = frozenset(("AV0", "ITJ", "AVP"))
MAX_BEFORE = 3
"""Words in which a clause shows that it is a condition: "and only if"."""


def _is_subordinate(tokens: Sequence[Token], first: int) -> bool:
    """Whether what stands before a phrase makes it part of a condition, a reason or an object."""
    at, is_filled = first - 1, False
    while at >= 0:
        low = tokens[at].text.lower()
        if low in _GOES_ON or (low == "which" and at > 0 and tokens[at - 1].text == "after"):
            return False
        if tokens[at].tag not in _FILLS or low in _SUBORDINATE:
            break
        is_filled |= tokens[at].tag == "AV0"
        at -= 1
    if at < 0 or not tokens[at].text[-1].isalnum():
        return False
    if tokens[at].text.lower() in _SUBORDINATE:
        return True
    start = at
    while start > 0 and tokens[start - 1].text[-1].isalnum():
        start -= 1
    if tokens[at].tag == "CJC":  # "if it rains and she waits": both are the condition
        before = tokens[start:at]
        is_case = any(token.text.lower() in _SUBORDINATE for token in before[:MAX_BEFORE])
        return is_case and sum(token.tag in FINITE for token in before) == 1
    return not _is_next(tokens, start, at, first, is_filled=is_filled)


def _is_next(
    tokens: Sequence[Token], start: int, last: int, first: int, *, is_filled: bool
) -> bool:
    """Whether the words before a phrase are a clause of their own that ends without a sign.

    "if it still bleeds after five minutes my brother drives": a condition, and then who acts.
    """
    while start < last and tokens[start].tag in ("CRD", "AV0", "CJC"):
        start += 1
    words = tokens[start : last + 1]
    has_verb = any(token.tag in FINITE for token in words)
    if is_filled and has_verb:
        return True  # "it stays there always Nadia signs"
    is_object = tokens[last].tag.startswith("V") and not tokens[last].tag.endswith("N")
    if is_object or tokens[first].tag not in OPENS | {"NP0", "PNP"}:
        return False
    is_case = any(token.text.lower() in _SUBORDINATE for token in words[:MAX_BEFORE])
    return (words[0].tag == "PRP" and not has_verb) or (is_case and has_verb)
