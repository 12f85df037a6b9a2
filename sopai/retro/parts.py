"""A decision that is about two things, cut in two: each has a place of its own."""

from re import IGNORECASE, compile

from sopai.language import performer_en
from sopai.retro.values import Kind, Statement

_CUT = compile(r"(?:[,;]\s+and|;)\s+(?:that\s+|then\s+)?", IGNORECASE)
_SUBJECT = compile(
    r"(?:whoever|if|when|any(?:thing|one|body)|every(?:one|body|thing)?|each)\b", IGNORECASE
)

MIN_WORDS = 5
"""Words of a part: a shorter one belongs to its neighbour."""


def parts_of(statement: Statement) -> tuple[Statement, ...]:
    """A statement as it is, or a decision by its parts.

    Args:
        statement: any statement.
    """
    if statement.kind is not Kind.DECISION or statement.end - statement.start != len(
        statement.plain
    ):
        return (statement,)
    plain = statement.plain
    bounds = [(0, 0)]
    for match in _CUT.finditer(plain):
        left, right = plain[bounds[-1][1] : match.start()], plain[match.end() :]
        if len(left.split()) >= MIN_WORDS <= len(right.split()) and _begins(right):
            bounds.append((match.start(), match.end()))
    if len(bounds) == 1:
        return (statement,)
    ends = [start for start, _ in bounds[1:]] + [len(plain)]
    return tuple(
        statement._replace(
            start=statement.start + first,
            end=statement.start + last,
            plain=plain[first:last],
        )
        for (_, first), last in zip(bounds, ends, strict=True)
    )


def _begins(right: str) -> bool:
    """Somebody else acts there, or another condition begins."""
    if _SUBJECT.match(right):
        return True
    acts = performer_en.subject(performer_en.take_apart(right))
    return acts is not None and acts.actor.kind not in ("pronoun", "reader")
