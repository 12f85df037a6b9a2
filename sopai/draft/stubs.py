"""A few words without a verb belong to their neighbour: "30 minutes max.", "Over 200 euros:"."""

from re import compile

from sopai.draft.kinds import Kind
from sopai.draft.said import Said
from sopai.language.script import normalise
from sopai.language.tags_en import tagged
from sopai.schema.owner import OwnerKind

_CASE = compile(
    r"\W*(?:(?:and|but|so) )?(?:any(?:thing)? |everything |all )?"
    r"(?:above|over|under|below|more than|less than|>|<)(?:\s|\d)",
    2,
)
"""From which amount on something holds."""

_BEFORE_WORK = compile(r"[ \t]*[,:;–—-]?[ \t]*")
_BEHIND_WORK = compile(r"[ \t]*[.,;–—-]?[ \t]*")
_MAYBE = (Kind.STEP, Kind.RULE, Kind.REST)
MOST = 8
"""Words of a stub; more than these say something alone."""


def without_stubs(plain: str, language: str, read: list[Said]) -> list[Said]:
    """The same, where an amount alone is the case of what follows, a time the limit of its step.

    English only: a Chinese clause needs no verb to be one.

    Args:
        plain: the brief, normalised.
        language: `en` or `zh`.
        read: what its clauses say, in order.
    """
    if language != "en":
        return read
    found: list[Said] = []
    case: Said | None = None
    for one in read:
        if case is not None:
            is_next = one.kind in (Kind.STEP, Kind.RULE) and one.condition is None
            if is_next and _BEFORE_WORK.fullmatch(plain, case.end, one.start):
                one = one._replace(case=case.quote.strip(" .,:"))
            else:
                found.append(case)
            case = None
        if not _is_stub(plain, one):
            found.append(one)
        elif _CASE.match(plain, one.start, one.end):
            case = one
        elif found and _is_open(plain, found[-1], one):
            found[-1] = found[-1]._replace(limit=one.limit, is_time=True)
        else:
            found.append(one)
    return found if case is None else [*found, case]


def _is_stub(plain: str, one: Said) -> bool:
    if one.kind not in _MAYBE or one.limit is None or one.owner.kind is not OwnerKind.NONE:
        return False
    tokens = tagged(plain[one.start : one.end])
    words = [token for token in tokens if token.text[-1].isalnum()]
    return len(words) <= MOST and not any(token.tag.startswith("V") for token in tokens)


def _is_open(plain: str, step: Said, one: Said) -> bool:
    """A step right before it, on the same line, that has no limit of its own."""
    is_step = step.kind is Kind.STEP and step.limit is None and one.is_time
    rest = plain[one.start : one.end].replace(normalise(one.limit or ""), "")
    is_all = _NOTHING.fullmatch(rest) is not None
    return is_step and is_all and bool(_BEHIND_WORK.fullmatch(plain, step.end, one.start))


_NOTHING = compile(r"(?:\W|max(?:imum)?|at most|latest|at the latest|that['’]?s it|only|tops)*", 2)
"""What may stand beside a limit that says nothing else."""
