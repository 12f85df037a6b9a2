"""What a clause in English wants of a draft: its form, and each part of it read strictly."""

from re import IGNORECASE, Match, compile

from sopai.draft.deadlines import as_limit, limit_at
from sopai.draft.doer import Known, as_owner, neither
from sopai.draft.new_words import new_words
from sopai.draft.wishes import Span, Where, Wish, first_read, readers_of
from sopai.errors import DraftError

_NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
).split()
_ORDINALS = "zeroth first second third fourth fifth sixth seventh eighth ninth tenth".split()
_BEFORE_LAST = ("penultimate", "last but one")
_AFTER = frozenset(("after", "behind", "below", "following", "under"))
_FIRST = frozenset(("start", "beginning", "top", "front", "first"))


def read_english(clause: str, known: Known) -> tuple[Wish, ...]:
    """What a clause wants; nothing when no form is all of it.

    Raises:
        DraftError: a form fits, and a part of it is not understood.
    """
    return first_read("en", _READERS, clause, known)


_TOKEN = compile(
    r"(?P<nth>penultimate|second[ -](?:to[ -])?last|last but one|\d+(?:st|nd|rd|th)?|"
    rf"\b(?:{'|'.join((*_ORDINALS, *_NUMBERS))}|last|final)\b(?! one\b)|"
    rf"\b(?:{'|'.join(_ORDINALS)}|last|final)\b(?= one\b))(?P<one> one\b)?|"
    r"[-–]|\bto\b|\bthrough\b"
)
_GROUP = compile(r"(?:the )?(?P<end>first|last) (?P<count>\w+) steps")


def spans_of(said: str) -> tuple[Span, ...]:
    """The steps that are named: "steps 2, 4 and 6-8", "the last step"."""
    low = said.lower()
    group = _GROUP.fullmatch(low)
    if group is not None:
        count = _number(group["count"])
        return ((1, count),) if group["end"] == "first" else ((-count, -1),)
    if low.startswith(("all", "each", "every")):
        return ((1, -1),)
    found: list[Span] = []
    is_range = False
    for token in _TOKEN.finditer(low):
        if token["nth"] is None:
            is_range = bool(found)
            continue
        number = _number(token["nth"])
        first = found.pop()[0] if is_range else number
        found.append((first, number))
        is_range = False
    return tuple(found)


def _number(said: str) -> int:
    if said in ("last", "final"):
        return -1
    if said in _BEFORE_LAST or said.endswith("last"):
        return -2
    if said in _NUMBERS:
        return _NUMBERS.index(said)
    return _ORDINALS.index(said) if said in _ORDINALS else int(said.rstrip("stndrh"))


def _steps(match: Match[str]) -> tuple[Span, ...]:
    parts = match.groupdict()
    return spans_of(parts.get("steps") or parts.get("any") or "")


def _split(match: Match[str], _known: Known) -> tuple[Wish, ...]:
    count = match.groupdict().get("count") or "two"
    return (Wish("split", _steps(match), parts=_number(count.lower())),)


def _move(match: Match[str], _known: Known) -> tuple[Wish, ...]:
    parts = match.groupdict()
    if parts.get("way"):
        way: Where = "up" if parts["way"].lower() in ("up", "earlier") else "down"
        count = _number((parts.get("count") or "one").lower())
        return (Wish("move", _steps(match), where=way, parts=count),)
    place, where = _place(match)
    return (Wish("move", _steps(match), place=place, where=where),)


def _place(match: Match[str]) -> tuple[Span, Where]:
    parts = match.groupdict()
    if parts.get("end"):
        is_first = parts["end"].lower() in _FIRST
        return ((1, 1), "before") if is_first else ((-1, -1), "after")
    place = spans_of(parts["place"])[0]
    if not parts.get("where"):
        return place, "as"
    return place, "after" if parts["where"].lower() in _AFTER else "before"


def _action(match: Match[str], known: Known) -> tuple[Wish, ...]:
    told = _parts(_steps(match), match["text"], known)
    limit = as_limit(match["text"])
    if limit is not None:
        return (Wish("limit", _steps(match), _small(limit)),)
    return told or (Wish("action", _steps(match), new_words(match["text"], known)),)


def _limited(match: Match[str], _known: Known) -> tuple[Wish, ...]:
    limit = as_limit(match["limit"]) or as_limit(f"by {match['limit']}")
    if limit is None:
        raise neither(match["limit"])
    return (Wish("limit", _steps(match), _small(limit)),)


def _at_most(match: Match[str], _known: Known) -> tuple[Wish, ...]:
    limit = as_limit(f"at most {match['limit']}")
    if limit is None:
        raise neither(match["limit"])
    return (Wish("limit", _steps(match), limit),)


def _owned(match: Match[str], known: Known) -> tuple[Wish, ...]:
    parts = match.groupdict()
    said, other = parts["owner"], parts.get("other")
    said = f"not {other} but {said}" if other else said
    both = _parts(_steps(match), f"by {said}", known)
    if len(both) > 1 and both[0].kind == "owner" and not parts.get("more"):
        return both
    owner = owner_wish(_steps(match), said, known)
    rest = (parts.get("more") or "").strip(" ,.")
    more = _parts(_steps(match), rest, known) if rest else ()
    if rest and not more:
        raise neither(rest)
    return (owner, *more)


def _told(match: Match[str], known: Known) -> tuple[Wish, ...]:
    found = _parts(_steps(match), match["rest"], known)
    if not found:
        raise neither(match["rest"])
    return found


_BE_DONE = compile(
    r"[ ,]*(?:(?:and|but) )?(?:it )?(?:(?:is|are|to be|be|gets|(?:should|must|has to|have to|needs "
    r"to|will|shall) be) )?(?:(?:done|finished|completed|performed|handled|ready)\b)? *",
    IGNORECASE,
)
_LABEL = compile(
    r"[ ,;]*(?:(?P<owner>owner)|(?:time )?(?:limit|deadline)|due(?: date)?)(?: is)?(?: ?:)? "
    r"(?:by )?(?P<rest>.+)",
    IGNORECASE,
)
_WORD_ENDS = compile(r"(?=[ ,])|$")


def _parts(steps: tuple[Span, ...], said: str, known: Known) -> tuple[Wish, ...]:
    """Who does a step, and its limit, in either order; nothing unless all words are understood."""
    label = _LABEL.fullmatch(said)
    if label is not None and label["owner"] is None:
        due = as_limit(label["rest"]) or as_limit(f"by {label['rest']}")
        return (Wish("limit", steps, _small(due)),) if due is not None else ()
    if label is not None:
        said = f"by {label['rest']}"
    lead = _BE_DONE.match(said)
    text = said[lead.end() if lead else 0 :].rstrip(" ,")
    match = limit_at(text, 0)
    if match is not None:
        limit = Wish("limit", steps, _small(match.group()))
        return _with_rest(limit, text[match.end() :], known)
    if not text.lower().startswith(("by ", "not by ", "not done by ")):
        return ()
    for end in reversed([found.start() for found in _WORD_ENDS.finditer(text, 4)]):
        try:
            found = _with_rest(owner_wish(steps, text[:end], known), text[end:], known)
        except DraftError:
            continue
        if found:
            return found
    return ()


def _with_rest(first: Wish, rest: str, known: Known) -> tuple[Wish, ...]:
    if not rest.strip(" ,."):
        return (first,)
    more = _parts(first.steps, rest, known)
    is_new = more and first.kind not in {one.kind for one in more}
    return (first, *more) if is_new else ()


def _small(limit: str) -> str:
    """A limit as it stands within a sentence: "Within 10 Minutes" is "within 10 minutes"."""
    if not limit[:1].isupper():
        return limit
    return _OWN_NAME.sub(lambda name: name.group().title(), limit.lower())


_OWN_NAME = compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|"
    r"august|september|october|november|december)"
)


_INSTEAD = (
    compile(
        r"(?:by )?not (?:done )?(?:by )?(?P<other>.+?),? but (?:by )?(?P<owner>.+)", IGNORECASE
    ),
    compile(
        r"(?:by )?(?P<owner>.+?),? (?:and not|not|instead of|rather than|in place of) (?:by )?"
        r"(?P<other>.+)",
        IGNORECASE,
    ),
)


def owner_wish(steps: tuple[Span, ...], said: str, known: Known) -> Wish:
    """Who shall do steps: "Anna", "not Tom but Anna", "Anna instead of Tom".

    Raises:
        DraftError: that names nobody, or several.
    """
    text = said.strip(" ,")
    match = next((found for form in _INSTEAD if (found := form.fullmatch(text))), None)
    if match is None:
        bare = text[3:] if text.lower().startswith("by ") else text
        return Wish("owner", steps, as_owner(bare, known))
    other = as_owner(match["other"], known)
    return Wish("owner", steps, as_owner(match["owner"], known), instead_of=other)


_READERS = {
    **readers_of(_steps, _place),
    "split": _split,
    "move": _move,
    "limit": _limited,
    "at most": _at_most,
    "owner": _owned,
    "told": _told,
    "action": _action,
}
