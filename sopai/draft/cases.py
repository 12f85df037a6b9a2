"""A condition that holds for the whole sentence: each step that is cut off from it keeps it."""

from re import compile

from sopai.draft.kinds import Kind
from sopai.draft.said import Said
from sopai.schema.owner import OwnerKind

_CASE = compile(
    r"\W*(?:(?:and|but|so|then|also|now|oh|right),? )*(?:if|when|whenever|unless|in case|should)\b|"
    r"[那然后再]*(?:如果|要是|若|万一|假如|一旦|遇到|碰到|凡是?)",
    2,
)
"""What opens a condition. "After" and "once" only say what comes first: the order says it too."""

_ENDS = compile(r"[.!?;。！？；\n]")
_WORK = (Kind.STEP, Kind.RULE)


def with_cases(brief: str, plain: str, read: list[Said]) -> list[Said]:
    """The same, where no step has lost the condition that its sentence begins with.

    "If the driver refuses, Kofi writes it down and Ben calls the haulier": Ben calls only then.
    What the responsible person of an exception does next is part of the same exception.

    Args:
        brief: as typed or dictated.
        plain: the same, normalised to the same length.
        read: what its clauses say, in order.
    """
    found: list[Said] = []
    head: Said | None = None
    end = 0
    for one in read:
        is_same = head is not None and _ENDS.search(plain, max(0, end - 1), one.start) is None
        end = one.end
        if one.condition is not None:
            opens = one.kind in (*_WORK, Kind.EXCEPTION) and _CASE.match(plain, one.start)
            head = one if opens else None
        elif head is None or not is_same:
            head = None
        elif one.kind in _WORK:
            if found[-1] is head and head.kind is Kind.EXCEPTION and _is_theirs(head, one):
                head = found[-1] = _joined(brief, head, one)
                continue
            one = one._replace(case=head.condition)
        found.append(one)
    return found


def _is_theirs(head: Said, one: Said) -> bool:
    return one.owner.kind is OwnerKind.NONE or one.owner.text == head.owner.text


def _joined(brief: str, head: Said, one: Said) -> Said:
    return head._replace(
        end=one.end,
        quote=brief[head.start : one.end],
        limit=head.limit if head.limit is not None else one.limit,
        is_time=head.is_time if head.limit is not None else one.is_time,
        tools=tuple(dict.fromkeys((*head.tools, *one.tools))),
    )
